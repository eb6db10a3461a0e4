//! Findings as SARIF 2.1.0, which editors and platforms for source code show.

use alir::diagnostic::{Diagnostic, Rule, Severity, Span};
use alir::lang::{Lang, Words};
use alir::rules;
use serde_json::{Value, json};

use super::from_here;
use crate::source::Source;

/// Everything that was found, as one log with one run.
pub(crate) fn log(sources: &[Source], lang: Lang) -> Value {
    let known: Vec<&Rule> = rules::all().collect();
    let results = sources.iter().flat_map(|source| {
        source.findings.iter().map(|finding| result(source, finding, &known, lang)).collect::<Vec<_>>()
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "alir",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "language": match lang { Lang::Id => "id", Lang::En => "en" },
                "rules": known.iter().map(|rule| self::rule(rule, lang)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

/// A rule; its help is in both languages, that of the reader first.
fn rule(rule: &Rule, lang: Lang) -> Value {
    let both = |words: Words, between: &str| {
        let (first, second) = match lang {
            Lang::Id => (words.id, words.en),
            Lang::En => (words.en, words.id),
        };
        format!("{first}{between}{second}")
    };
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.title.to(lang)},
        "fullDescription": {"text": rule.about.to(lang)},
        "help": {"text": both(rule.about, "\n\n--\n\n"), "markdown": both(rule.about, "\n\n---\n\n")},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(source: &Source, finding: &Diagnostic, known: &[&Rule], lang: Lang) -> Value {
    let hints = finding.hints.iter().map(|hint| hint.to(lang));
    let message = std::iter::once(finding.message.to(lang)).chain(hints).collect::<Vec<_>>().join("\n");
    let artifact = json!({"uri": uri(&from_here(&source.name))});
    let mut place = json!({"artifactLocation": artifact});
    if let Some(text) = &source.text {
        place["region"] = region(finding.span, text);
    }
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    });
    if let Some(index) = known.iter().position(|rule| rule.code == finding.code) {
        result["ruleIndex"] = json!(index);
    }
    if let (Some(fix), Some(text)) = (&finding.fix, &source.text) {
        let description = finding.hints.first().map_or(fix.text.as_str(), |hint| hint.to(lang));
        result["fixes"] = json!([{
            "description": {"text": description},
            "artifactChanges": [{
                "artifactLocation": artifact,
                "replacements": [{
                    "deletedRegion": region(fix.span, text),
                    "insertedContent": {"text": fix.text},
                }],
            }],
        }]);
    }
    result
}

/// A span in lines and columns, both from 1; the end is the column behind the last letter.
fn region(span: Span, text: &str) -> Value {
    let (line, column) = span.position(text);
    let (end_line, end_column) = span.end_position(text);
    json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
}

/// A name as a reference to a file: relative, or from the root of the machine.
pub(crate) fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
        if plain {
            uri.push(char::from(byte));
        } else {
            uri.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    // On Windows a name may begin with a drive.
    let drive = name.as_bytes().get(1) == Some(&b':');
    match (uri.starts_with('/'), drive) {
        (true, _) => format!("file://{uri}"),
        (false, true) => format!("file:///{uri}"),
        (false, false) => uri,
    }
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_become_references() {
        assert_eq!(uri("a/b c.yaml"), "a/b%20c.yaml");
        assert_eq!(uri("x:y/é.yaml"), "file:///x%3Ay/%C3%A9.yaml");
        assert_eq!((uri("/a.yaml"), uri("../a.yaml")), ("file:///a.yaml".into(), "../a.yaml".into()));
    }
}

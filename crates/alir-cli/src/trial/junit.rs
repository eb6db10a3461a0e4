//! Tests for machines that build: `JUnit` XML, written by hand, as it is small.

use std::fmt::Write as _;

use alir::lang::Lang;
use alir::scenario::Miss;

use super::{Broken, Tested, Tests, Tried};

/// The tests as `JUnit` XML: a suite a file, a case a scenario.
pub(crate) fn report(tests: &Tests, lang: Lang) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let seconds: f64 = tests.files.iter().map(seconds).sum();
    let (all, failed, broken) = (tests.scenarios() + tests.broken(), tests.failed(), tests.broken());
    open(
        &mut xml,
        0,
        "testsuites",
        &[
            ("name", "alir"),
            ("tests", &all.to_string()),
            ("failures", &failed.to_string()),
            ("errors", &broken.to_string()),
            ("time", &format!("{seconds:.3}")),
        ],
    );
    for tested in &tests.files {
        suite(&mut xml, tested, lang);
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn seconds(tested: &Tested) -> f64 {
    tested.results.iter().map(|tried| tried.took.as_secs_f64()).sum()
}

fn suite(xml: &mut String, tested: &Tested, lang: Lang) {
    let Tested { source, broken, results } = tested;
    let failed = results.iter().filter(|tried| !tried.ran.passed()).count();
    let errors = usize::from(!broken.is_empty());
    open(
        xml,
        1,
        "testsuite",
        &[
            ("name", &source.name),
            ("tests", &(results.len() + errors).to_string()),
            ("failures", &failed.to_string()),
            ("errors", &errors.to_string()),
            ("time", &format!("{:.3}", seconds(tested))),
        ],
    );
    if errors > 0 {
        open(xml, 2, "testcase", &[("classname", &source.name), ("name", "(berkas)"), ("time", "0.000")]);
        for Broken { file, text, findings } in broken {
            for finding in findings {
                let place = (file.as_str(), text.as_deref().unwrap_or_default());
                element(xml, "error", finding, place, &[], lang);
            }
        }
        xml.push_str("    </testcase>\n");
    }
    for Tried { id, ran, took, .. } in results {
        let time = format!("{:.3}", took.as_secs_f64());
        open(xml, 2, "testcase", &[("classname", &source.name), ("name", id), ("time", &time)]);
        for Miss { finding, expected, found } in &ran.misses {
            let place = (source.name.as_str(), source.text.as_deref().unwrap_or_default());
            element(xml, "failure", finding, place, &[("harapan", expected), ("hasil", found)], lang);
        }
        xml.push_str("    </testcase>\n");
    }
    xml.push_str("  </testsuite>\n");
}

/// A failure or an error: what it is as an attribute, where and how to mend it inside.
fn element(
    xml: &mut String,
    name: &str,
    finding: &alir::Diagnostic,
    (file, text): (&str, &str),
    more: &[(&str, &str)],
    lang: Lang,
) {
    open(xml, 3, name, &[("type", finding.code), ("message", finding.message.to(lang))]);
    xml.pop(); // The words follow at once.
    let (line, column) = finding.span.position(text);
    let _ = write!(xml, "{}:{line}:{column}", escaped(file));
    for (key, value) in more {
        let _ = write!(xml, "\n{key}: {}", escaped(value));
    }
    for hint in &finding.hints {
        let _ = write!(xml, "\n{}", escaped(hint.to(lang)));
    }
    let _ = writeln!(xml, "</{name}>");
}

fn open(xml: &mut String, depth: usize, name: &str, attributes: &[(&str, &str)]) {
    let _ = write!(xml, "{}<{name}", "  ".repeat(depth));
    for (key, value) in attributes {
        let _ = write!(xml, " {key}=\"{}\"", escaped(value));
    }
    xml.push_str(">\n");
}

/// The text with what XML gives a meaning to written otherwise; letters that no XML may hold are replaced.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_that_somebody_has_typed_breaks_the_xml() {
        assert_eq!(escaped("a < \"b\" & c > 'd'"), "a &lt; &quot;b&quot; &amp; c &gt; 'd'");
        assert_eq!(escaped("]]>\u{1}\u{ffff}é\n"), "]]&gt;\u{fffd}\u{fffd}é&#10;");
    }
}

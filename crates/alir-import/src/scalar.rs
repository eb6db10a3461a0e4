//! Words as YAML: bare where that is safe, else in quotes.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text as a value of YAML on its own line.
///
/// ```
/// assert_eq!(alir_import::scalar("Surat: baru"), "\"Surat: baru\"");
/// assert_eq!(alir_import::scalar("Surat baru"), "Surat baru");
/// ```
pub fn scalar(text: &str) -> String {
    block(text).into_owned()
}

/// A text as a value on its own line.
pub(crate) fn block(text: &str) -> Cow<'_, str> {
    let first = text.chars().next();
    let safe_start = first.is_some_and(|c| c.is_alphanumeric() || c == '(') || text.starts_with("../");
    let unsafe_part = text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.ends_with(' ')
        || text.chars().any(|c| c.is_control() || is_odd(c));
    let reserved =
        ["null", "true", "false", "yes", "no", "on", "off"].contains(&text.to_lowercase().as_str());
    if safe_start && !unsafe_part && !reserved { Cow::Borrowed(text) } else { Cow::Owned(quoted(text)) }
}

/// A text as a value of YAML, also inside `[...]` or `{...}`.
///
/// ```
/// assert_eq!(alir_import::flow("a, b.yaml"), "\"a, b.yaml\"");
/// assert_eq!(alir_import::flow("../a b.yaml"), "../a b.yaml");
/// ```
pub fn flow(text: &str) -> Cow<'_, str> {
    if text
        .contains(['[', ']', '{', '}', ',', ':', '#', '"', '\'', '&', '*', '!', '|', '>', '%', '@', '`', '?'])
    {
        return Cow::Owned(quoted(text));
    }
    block(text)
}

/// A key.
pub(crate) fn key(text: &str) -> Cow<'_, str> {
    flow(text)
}

fn is_odd(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || is_odd(c) => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

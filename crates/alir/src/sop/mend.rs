//! A change to a text that changes one word of it, and nothing else.

use super::yaml::{Node, Value, parse};
use crate::diagnostic::{Fix, Span};

/// The text with a fix made: everything around the words that are replaced stays as it is, comments and layout too.
/// `None` if the text read again would differ in anything but that one key or value, or could not be read.
///
/// ```
/// use alir::diagnostic::{Fix, Span};
/// use alir::sop::mended;
///
/// let text = "sop: a\nnma: A # name\n";
/// let fix = |text: &str| Fix { span: Span::new(7, 10), text: text.into() };
/// assert_eq!(mended(text, &fix("nama")).unwrap(), "sop: a\nnama: A # name\n");
/// assert_eq!(mended(text, &fix("nama: x\nlain")), None);
/// ```
pub fn mended(text: &str, fix: &Fix) -> Option<String> {
    let (start, end) = (fix.span.start as usize, fix.span.end as usize);
    let words = text.get(start..end).filter(|words| !words.is_empty() && !words.contains('\n'))?;
    let changed = format!("{}{}{}", text.get(..start)?, fix.text, text.get(end..)?);
    let (before, after) = (tree(text)?, tree(&changed)?);
    let mut found = 0;
    let shift = i64::try_from(fix.text.len()).ok()? - i64::try_from(words.len()).ok()?;
    let change = Change { span: fix.span, shift, text: &fix.text };
    (change.only(&before, &after, &mut found) && found == 1).then_some(changed)
}

/// The tree of a text without mistakes of syntax. A key that stands twice is none: the change may have brought it.
fn tree(text: &str) -> Option<Node<'_>> {
    let mut findings = Vec::new();
    let (root, whole) = parse(text, &mut findings);
    root.filter(|_| whole && findings.is_empty())
}

struct Change<'a> {
    span: Span,
    shift: i64,
    text: &'a str,
}

impl Change<'_> {
    /// Whether two trees differ only in the scalar that is changed; it is counted.
    fn only(&self, before: &Node<'_>, after: &Node<'_>, found: &mut u32) -> bool {
        match (&before.value, &after.value) {
            (Value::Text(_), Value::Text(new)) if before.span == self.span => {
                *found += 1;
                new == self.text && after.span.start == self.span.start
            }
            (Value::Empty, Value::Empty) => true,
            (Value::Text(one), Value::Text(other)) => {
                let moved = if before.span.start > self.span.start { self.shift } else { 0 };
                one == other && i64::from(before.span.start) + moved == i64::from(after.span.start)
            }
            (Value::List(one), Value::List(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| self.only(one, other, found))
            }
            (Value::Map(one), Value::Map(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|((key, value), (new_key, new_value))| {
                        self.only(key, new_key, found) && self.only(value, new_value, found)
                    })
            }
            (Value::Empty | Value::Text(_) | Value::List(_) | Value::Map(_), _) => false,
        }
    }
}

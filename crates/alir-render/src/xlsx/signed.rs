//! Who signs, as words of a cell: the office, empty lines to sign in, the name, and what stands below it.

use alir::sop::Approval;

use super::sheet::Run;
use super::styles;
use crate::document::content::Signatory;

/// Empty lines for a signature, a stamp or the QR code of an electronic signature.
const LINES: usize = 4;

/// Who signs.
pub(super) struct Signed {
    above: String,
    name: String,
    below: String,
}

impl Signed {
    /// Those of an approval, with room to sign; `before` stands over the office.
    pub(super) fn of(approval: Option<&Approval>, before: &[String]) -> Self {
        let Signatory { mut above, name, below } = Signatory::of(approval, before);
        if approval.is_some() {
            above.extend(vec![String::new(); LINES]);
        }
        if name.is_some() || !below.is_empty() {
            // What comes begins a line of its own.
            above.push(String::new());
        }
        Self { above: above.join("\n"), name: name.unwrap_or_default(), below: below.join("\n") }
    }

    /// All of it.
    pub(super) fn words(&self) -> String {
        self.runs(1.0).into_iter().map(|run| run.words).collect()
    }

    /// The same with the name in bold letters, underlined if anything stands below it.
    pub(super) fn runs(&self, points: f64) -> [Run; 3] {
        let plain = || styles::letters(points);
        let name = if self.below.is_empty() {
            plain().set_bold()
        } else {
            plain().set_bold().set_underline(rust_xlsxwriter::FormatUnderline::Single)
        };
        let gap = if self.name.is_empty() || self.below.is_empty() { "" } else { "\n" };
        [
            Run { words: self.above.clone(), look: plain() },
            Run { words: self.name.clone(), look: name },
            Run { words: format!("{gap}{}", self.below), look: plain() },
        ]
    }
}

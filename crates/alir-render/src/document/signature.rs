//! Who signs: the office, free room for a signature or a QR code, name, rank and number.

use alir::sop::Approval;

use crate::form::TABLE_PEN;
use crate::page::Item;

use super::content::Signatory;
use super::setting::{SetLine, Setting};

/// Room for a signature, a stamp or the QR code of an electronic signature.
const ROOM: f64 = 18.0;
/// Between the baseline of a name and the line below it.
const UNDERLINE: f64 = 0.6;

/// The lines of who signs, above and below the free room.
pub(super) struct Signature {
    above: Vec<SetLine>,
    below: Vec<(SetLine, bool)>,
    setting: Setting,
    width: f64,
}

impl Signature {
    /// Who signs, in a block so wide. `before` stands over the office: place and date.
    pub(super) fn of(approval: Option<&Approval>, before: &[String], width: f64, setting: Setting) -> Self {
        let Signatory { above, name, below } = Signatory::of(approval, before);
        let set = |text: &String| setting.lines(text, width);
        let (place, office) = above.split_at(before.len().min(above.len()));
        let mut above: Vec<SetLine> = place.iter().flat_map(set).collect();
        if !above.is_empty() && !office.is_empty() {
            above.push(SetLine { text: String::new(), last: true });
        }
        above.extend(office.iter().flat_map(set));
        let rest = below.iter().flat_map(set).map(|line| (line, false));
        let bold = Setting { bold: true, ..setting };
        let name = name.iter().flat_map(|name| bold.lines(name, width)).map(|line| (line, true));
        let below = name.chain(rest).collect();
        Self { above, below, setting, width }
    }

    /// How high it is.
    pub(super) fn height(&self) -> f64 {
        self.setting.height(self.above.len() + self.below.len()) + ROOM
    }

    /// Its lines, in a place whose height may be larger: what is more is room to sign.
    pub(super) fn items(&self, left: f64, top: f64, height: f64) -> Vec<Item> {
        let mut items = self.setting.all(&self.above, left, self.width, top);
        let below = top + height - self.setting.height(self.below.len());
        for (at, (line, bold)) in self.below.iter().enumerate() {
            let setting = Setting { bold: *bold, ..self.setting };
            let item = setting.set(line, left, self.width, below + self.setting.height(at));
            // The name is underlined, as far as there is something below it.
            let next_is_name = self.below.get(at + 1).is_none_or(|(_, bold)| *bold);
            let rule = match &item {
                Item::Text(text) if *bold && !next_is_name => {
                    let y = text.baseline + UNDERLINE;
                    Some(Item::rule((text.x, y), (text.x + text.width, y), TABLE_PEN))
                }
                Item::Text(_)
                | Item::Line { .. }
                | Item::Polygon { .. }
                | Item::Capsule { .. }
                | Item::Image { .. } => None,
            };
            items.push(item);
            items.extend(rule);
        }
        items
    }
}

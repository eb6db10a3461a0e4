//! Marks on steps and arrows: signs, colours and dashes.

use std::fmt::Write as _;

use super::Mm;
use crate::drawing::Layout;
use crate::signs::BADGE;

/// The colours of the style sheet in light surroundings.
const LIGHT: [(&str, &str); 9] = [
    ("tinta", "#1a1a1a"),
    ("kertas", "#fff"),
    ("garis", "#767676"),
    ("kepala", "#eef1f4"),
    ("isi", "#fff"),
    ("tambah", "#0a6b2d"),
    ("hapus", "#b3261e"),
    ("ubah", "#8a5a00"),
    ("pindah", "#1f5fbf"),
];

/// Rules in which each variable has its colour before it: office programs do not know variables, and would paint all black.
pub(super) fn with_fallbacks(rules: &str) -> String {
    let mut out = rules.to_owned();
    for (name, colour) in LIGHT {
        for property in ["fill", "stroke"] {
            let variable = format!("{property}:var(--{name})");
            out = out.replace(&variable, &format!("{property}:{colour};{variable}"));
        }
    }
    out
}

/// What is marked: how a step differs from that of another SOP, or how far a case has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// Only this SOP has it.
    Added,
    /// Only this SOP has it; the newer one it is compared with does not.
    Removed,
    /// Both have it, with other words or ways.
    Changed,
    /// Both have it, at another place.
    Moved,
    /// The case has passed it.
    Done,
    /// Somebody has to act.
    Open,
    /// Its limit has passed.
    Overdue,
    /// It was left undone.
    Skipped,
    /// The case was sent back from it or past it.
    SentBack,
    /// The case has gone this way.
    Taken,
    /// The case has gone another way.
    NotTaken,
}

impl Mark {
    /// Its sign; arrows need none.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "\u{2212}",
            Self::Changed => "~",
            Self::Moved => "\u{2195}",
            Self::Done => "\u{2713}",
            Self::Open => "\u{25CF}",
            Self::Overdue => "!",
            Self::Skipped => "\u{BB}",
            Self::SentBack => "\u{AB}",
            Self::Taken | Self::NotTaken => "",
        }
    }

    /// Its class in the drawing's style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Added => "tambah",
            Self::Removed => "hapus",
            Self::Changed => "ubah",
            Self::Moved => "pindah",
            Self::Done => "beres",
            Self::Open => "terbuka",
            Self::Overdue => "terlambat",
            Self::Skipped => "lewat",
            Self::SentBack => "kembali",
            Self::Taken => "ditempuh",
            Self::NotTaken => "takditempuh",
        }
    }

    /// The variable of its colour. What means the same has the same.
    fn colour(self) -> &'static str {
        match self {
            Self::Added | Self::Done | Self::Taken => "tambah",
            Self::Removed | Self::Overdue => "hapus",
            Self::Changed | Self::SentBack => "ubah",
            Self::Moved | Self::Open => "pindah",
            Self::Skipped | Self::NotTaken => "garis",
        }
    }

    /// Its colour in light surroundings, red, green and blue.
    #[cfg(feature = "png")]
    pub(crate) fn light(self) -> [u8; 3] {
        let own =
            LIGHT.iter().find(|(name, _)| *name == self.colour()).map_or("#000000", |(_, colour)| *colour);
        let part = |at: usize| own.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        [1, 3, 5].map(|at| part(at).unwrap_or_default())
    }

    /// Width of its lines in mm, and their dashes.
    pub(crate) fn stroke(self) -> (f64, &'static str) {
        match self {
            Self::Added | Self::Changed | Self::Moved | Self::Done | Self::Taken => (0.6, ""),
            Self::Open => (1.0, ""),
            Self::Overdue => (1.0, "2.4 .6"),
            Self::Removed | Self::SentBack => (0.6, "1.2 .8"),
            Self::Skipped => (0.5, ".5 .8"),
            Self::NotTaken => (0.2, ".6 .9"),
        }
    }

    /// The rules of the style sheet for its ground, its sign, its symbols and its arrows.
    pub(super) fn style(self) -> String {
        let (class, colour) = (self.class(), self.colour());
        let (width, dashes) = self.stroke();
        let dashes = if dashes.is_empty() { String::new() } else { format!(";stroke-dasharray:{dashes}") };
        let line = format!("{{stroke:var(--{colour});stroke-width:{width}{dashes}}}");
        format!(
            ".alir .{class} .latar{{fill:var(--{colour});fill-opacity:.1}}\
             .alir .{class} .tanda{{fill:var(--{colour})}}\
             .alir .{class} .simbol{line}\
             .alir .panah.{class} path{line}\
             .alir .panah.{class} .ujung{{fill:var(--{colour});stroke:none}}"
        )
    }
}

/// The signs of a row.
pub(super) fn write_signs(out: &mut String, layout: &Layout, row: usize, signs: &str) -> std::fmt::Result {
    let (x, y, size) = if let Some(badge) = layout.badge(row) {
        let (x, y) = (Mm(badge.x), Mm(badge.y));
        writeln!(out, "<circle class=\"simbol\" cx=\"{x}\" cy=\"{y}\" r=\"{BADGE}\"/>")?;
        (badge.x, badge.y + 1.2, 3.5)
    } else {
        let (ground, number) =
            (layout.ground(row), layout.columns.first().map_or(0.0, |column| column.width));
        (ground.left + number / 2.0, ground.top + ground.height - 2.0, 5.0)
    };
    let (x, y) = (Mm(x), Mm(y));
    writeln!(
        out,
        "<text class=\"tanda\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"middle\">{signs}</text>"
    )
}

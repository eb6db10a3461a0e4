//! The two languages of every message: a text that lacks one does not compile.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language in which people read messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Indonesian, the language of the offices and the default.
    #[default]
    Id,
    /// English.
    En,
}

impl std::str::FromStr for Lang {
    type Err = Text;

    /// Reads `id` or `en`, also with a country and an encoding behind it (`id_ID.UTF-8`).
    fn from_str(text: &str) -> Result<Self, Text> {
        match text.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "id" | "in" | "ms" => Ok(Self::Id),
            "en" => Ok(Self::En),
            _ => Err(Text::new(
                format!("bahasa `{text}` tidak dikenal; pilih `id` atau `en`"),
                format!("unknown language `{text}`; choose `id` or `en`"),
            )),
        }
    }
}

/// One message in both languages.
///
/// ```
/// use alir::lang::{Lang, Text};
/// let text = Text::new("langkah tidak ada", "no such step");
/// assert_eq!(text.to(Lang::Id), "langkah tidak ada");
/// assert_eq!(text.to_string(), "no such step");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A message from its two wordings.
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn to(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// English, as in logs and in Rust errors.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// A fixed message in both languages, for tables of constants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The wording in one language.
    pub const fn to(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// The months, January first.
pub const MONTHS: [Words; 12] = [
    Words { id: "Januari", en: "January" },
    Words { id: "Februari", en: "February" },
    Words { id: "Maret", en: "March" },
    Words { id: "April", en: "April" },
    Words { id: "Mei", en: "May" },
    Words { id: "Juni", en: "June" },
    Words { id: "Juli", en: "July" },
    Words { id: "Agustus", en: "August" },
    Words { id: "September", en: "September" },
    Words { id: "Oktober", en: "October" },
    Words { id: "November", en: "November" },
    Words { id: "Desember", en: "December" },
];

/// Builds a [`Text`] from two format strings: `say!(id: "...", en: "...")`.
macro_rules! say {
    (id: $id:literal, en: $en:literal $(,)?) => {
        $crate::lang::Text::new(format!($id), format!($en))
    };
}
pub(crate) use say;

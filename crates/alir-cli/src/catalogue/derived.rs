//! What is said of SOPs that are made from others.

use alir::lang::Text;

use super::say;

pub(crate) fn goes_round(base: &str) -> Text {
    say!(id: "`{base}` diturunkan dari berkas ini sendiri, atau turunannya terlalu bertingkat", en: "`{base}` is derived from this very file, or there are too many layers")
}

pub(crate) fn not_there(base: &str) -> Text {
    say!(id: "`{base}` tidak dapat dibaca", en: "`{base}` cannot be read")
}

pub(crate) fn has_errors(base: &str) -> Text {
    say!(id: "`{base}` bukan SOP, atau memuat kesalahan", en: "`{base}` is no SOP, or has errors")
}

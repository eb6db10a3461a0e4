//! Every text of the command line, each in both languages: one that lacks a language does not compile.

pub(crate) mod adapting;
pub(crate) mod checking;
pub(crate) mod dates;
pub(crate) mod derived;
pub(crate) mod comparison;
pub(crate) mod difference;
pub(crate) mod drawing;
pub(crate) mod errors;
pub(crate) mod facts;
pub(crate) mod figures;
pub(crate) mod lsp;
pub(crate) mod migration;
pub(crate) mod numbers;
pub(crate) mod making;
pub(crate) mod options;
pub(crate) mod printing;
pub(crate) mod screens;
pub(crate) mod simulation;
pub(crate) mod time;
pub(crate) mod trial;
pub(crate) mod trying;
pub(crate) mod usage;
pub(crate) mod verbs;

use alir::lang::Words;

/// Fixed words in both languages.
const fn words(id: &'static str, en: &'static str) -> Words {
    Words { id, en }
}

/// Builds a text from two format strings: `say!(id: "...", en: "...")`.
macro_rules! say {
    (id: $id:literal, en: $en:literal $(,)?) => {
        alir::lang::Text::new(format!($id), format!($en))
    };
}
use say;

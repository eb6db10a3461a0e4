//! What is wrong with the arguments.

use alir::lang::Text;

use super::say;
use super::verbs::VerbWords;

pub(crate) fn unknown_argument(given: &str) -> Text {
    if given.starts_with('-') {
        say!(id: "pilihan `{given}` tidak dikenal di sini", en: "there is no option `{given}` here")
    } else {
        say!(id: "`{given}` tidak diharapkan di sini", en: "`{given}` is not expected here")
    }
}

pub(crate) fn unknown_verb(given: &str) -> Text {
    say!(id: "perintah `{given}` tidak dikenal", en: "there is no command `{given}`")
}

pub(crate) fn no_verb() -> Text {
    say!(id: "sebut perintahnya", en: "name a command")
}

pub(crate) fn missing(what: &str) -> Text {
    say!(id: "yang belum disebut: `{what}`", en: "still missing: `{what}`")
}

pub(crate) fn no_value(option: &str) -> Text {
    say!(id: "`{option}` memerlukan isi", en: "`{option}` needs a value")
}

pub(crate) fn wrong_value(option: &str, value: &str) -> Text {
    say!(id: "`{value}` tidak dapat dipakai untuk `{option}`", en: "`{value}` cannot be used for `{option}`")
}

pub(crate) fn twice(option: &str) -> Text {
    say!(id: "`{option}` hanya satu kali", en: "`{option}` can be given once only")
}

pub(crate) fn not_together(option: &str, other: &str) -> Text {
    say!(id: "`{option}` tidak dapat bersama `{other}`", en: "`{option}` cannot go together with `{other}`")
}

pub(crate) fn not_utf8() -> Text {
    say!(id: "ada masukan yang bukan teks UTF-8", en: "some of the input is not UTF-8 text")
}

pub(crate) fn choose(allowed: &str) -> Text {
    say!(id: "pilih dari `{allowed}`", en: "choose from `{allowed}`")
}

pub(crate) fn see_help(verb: Option<&VerbWords>) -> Text {
    let Some(VerbWords { name, alias, .. }) = verb else {
        return say!(id: "lihat `alir --help`", en: "see `alir --help`");
    };
    let alias = if alias.is_empty() { name } else { alias };
    say!(id: "lihat `alir {alias} --help`", en: "see `alir {name} --help`")
}

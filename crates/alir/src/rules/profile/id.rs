//! PRF013: the id of a profile can be typed, and be the name of a folder.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::rules::is_id;
use crate::sop::Loc;

pub(super) const RULE: Rule = Rule {
    code: "PRF013",
    severity: Severity::Error,
    title: Words { id: "bentuk id profil", en: "the form of a profile's id" },
    about: Words {
        id: "Id profil memakai huruf kecil, angka dan tanda hubung, diawali huruf (`lima-puluh-kota`). SOP menyebutnya pada `profil`, dan profil dicari di folder bernama id itu.",
        en: "The id of a profile is made of lower-case letters, digits and hyphens, a letter first (`lima-puluh-kota`). SOPs name it under `profil`, and the profile is looked for in a folder of that name.",
    },
};

pub(super) fn look(id: &Loc<String>, findings: &mut Vec<Diagnostic>) {
    if id.is_empty() || is_id(id, '-') {
        return; // That the id is missing is said by the reader.
    }
    let words = id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let plain = words.collect::<Vec<_>>().join("-").to_lowercase();
    let finding = Diagnostic::error(
        "PRF013",
        id.span,
        say!(id: "`{id}` bukan id profil yang sah", en: "`{id}` is not a valid id of a profile"),
    );
    findings.push(if is_id(&plain, '-') && plain != id.value {
        finding.hint(say!(id: "tulis `{plain}`", en: "write `{plain}`"))
    } else {
        finding.hint(say!(id: "pakai huruf kecil, angka dan tanda hubung, diawali huruf", en: "use lower-case letters, digits and hyphens, a letter first"))
    });
}

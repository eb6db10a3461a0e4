//! PRF010: an early warning comes after a share of the time.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::sop::Loc;
use crate::time::{Office, Share};

pub(super) const RULE: Rule = Rule {
    code: "PRF010",
    severity: Severity::Error,
    title: Words { id: "peringatan dini bukan persentase", en: "the early warning is no percentage" },
    about: Words {
        id: "`peringatan_dini: 80%` memperingatkan bila 80 persen waktu sebuah tugas sudah lewat. Tulis 1% sampai 99%, atau `tidak` bila tidak perlu diperingatkan.",
        en: "`peringatan_dini: 80%` warns when 80 percent of the time of a task have passed. Write 1% to 99%, or `tidak` for no warning.",
    },
};

/// The share that is written, that of the default office when nothing is written, or none.
pub(super) fn read(text: Option<&Loc<String>>, findings: &mut Vec<Diagnostic>) -> Option<Share> {
    let Some(text) = text else { return Office::usual().early_warning };
    let given = text.trim();
    if given == "tidak" {
        return None;
    }
    let number = given.trim_end_matches("persen").trim_end_matches('%').trim_end();
    let share = number.parse().ok().filter(|share| (1..=99).contains(share) && !number.starts_with('+'));
    if share.is_none() {
        findings.push(
            Diagnostic::error(
                "PRF010",
                text.span,
                say!(id: "`{given}` bukan 1% sampai 99%", en: "`{given}` is not 1% to 99%"),
            )
            .hint(say!(id: "tulis misalnya `80%`, atau `tidak`", en: "write `80%`, for example, or `tidak`")),
        );
    }
    share.map(Share)
}

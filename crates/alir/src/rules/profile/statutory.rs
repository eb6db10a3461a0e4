//! PRF011: the time limit of applications is a time.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::lang::{Words, say};
use crate::sop::Loc;
use crate::time::{self, NotATime, Office, Printed, StandardTime};

pub(super) const RULE: Rule = Rule {
    code: "PRF011",
    severity: Severity::Error,
    title: Words { id: "batas permohonan tidak dipahami", en: "the time limit is not understood" },
    about: Words {
        id: "`batas_permohonan` berlaku bila SOP tidak menyebut batas: menurut UU 30/2014 pasal 53, lima hari kerja setelah permohonan lengkap. Tulis sebuah waktu, misalnya `5 hari kerja`, atau `tidak` bila tidak dipakai.",
        en: "`batas_permohonan` holds where a SOP names no limit: by law 30/2014 article 53, five working days after the application is complete. Write a time such as `5 hari kerja`, or `tidak` to do without.",
    },
};

/// The time that is written, that of the default office when nothing is written, or none.
pub(super) fn read(text: Option<&Loc<String>>, findings: &mut Vec<Diagnostic>) -> Option<StandardTime> {
    let Some(text) = text else { return Office::usual().statutory };
    let given = text.trim();
    if given == "tidak" {
        return None;
    }
    let what = match time::read(text) {
        Ok(Printed::Time(time)) => return Some(time),
        Ok(Printed::Depends) => {
            say!(id: "`{given}` bukan batas waktu", en: "`{given}` is not a time limit")
        }
        Err(NotATime { what, .. }) => what,
    };
    findings.push(
        Diagnostic::error("PRF011", text.span, what)
            .hint(say!(id: "tulis misalnya `5 hari kerja`, atau `tidak`", en: "write `5 hari kerja`, for example, or `tidak`")),
    );
    None
}

//! SOP035: forks do not lie in one another deeper than a case can hold.

use super::{Check, Rule, Subject};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::limits;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP035",
        severity: Severity::Error,
        title: Words { id: "`serentak` bersarang terlalu dalam", en: "forks that are nested too deep" },
        about: Words {
            id: "Sebuah jalan dari `serentak` sampai di `serentak` lain sebelum bergabung, di dalamnya lagi, dan seterusnya, lebih dalam daripada yang dapat dijalankan sebuah berkas. Gabungkan jalan-jalan lebih awal, atau tulis satu `serentak` dengan semua jalannya.",
            en: "A way of a fork comes to another fork before it has joined, in it to a third, and so on, deeper than a case can be run. Let ways join earlier, or write one fork with all of its ways.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let most = limits::MAX_NESTED_FORKS;
    for (defect, _) in &subject.soundness.defects {
        let Defect::TooDeep { fork } = defect else { continue };
        findings.push(
            Diagnostic::error(
                "SOP035",
                subject.span(fork),
                say!(id: "mulai dari `{fork}`, lebih dari {most} `serentak` bersarang", en: "from `{fork}` on, more than {most} forks lie in one another"),
            )
            .hint(say!(id: "gabungkan jalan-jalannya lebih awal", en: "let the ways join earlier")),
        );
    }
}

//! SOP022: the bound of a loop says which time leads where.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};
use crate::sop::{Bound, missing};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP022",
        severity: Severity::Error,
        title: Words { id: "batas pengulangan tidak lengkap", en: "an incomplete bound of a loop" },
        about: Words {
            id: "`maks_ulang: {kali: 3, lalu: langkah}` berarti: jalan kembali ditempuh paling banyak dua kali, yang ketiga menuju `lalu`. `kali` sekurangnya 2; tanpa `lalu` berkas tidak akan tahu ke mana.",
            en: "`maks_ulang: {kali: 3, lalu: step}` means: the way back is taken at most twice, the third time leads to `lalu`. `kali` is at least 2; without `lalu` the case would not know where to go.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.sop.steps.iter() {
        let of_branches = step.branches.iter().filter_map(|(_, branch)| branch.bound.as_ref());
        for Bound { times, then } in step.bound.iter().chain(of_branches) {
            if then.as_str().is_empty() {
                findings.push(missing("lalu", if then.span.end == 0 { id.span } else { then.span }));
            }
            if times.value < 2 {
                let span = if times.span.end == 0 { id.span } else { times.span };
                findings.push(
                    Diagnostic::error("SOP022", span, say!(id: "`kali` pada `{id}` sekurangnya 2", en: "`kali` of `{id}` is at least 2"))
                        .hint(say!(id: "tulis misalnya `maks_ulang: {{kali: 3, lalu: langkah}}`", en: "write `maks_ulang: {{kali: 3, lalu: step}}`, for example")),
                );
            }
        }
    }
}

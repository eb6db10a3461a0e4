//! SOP102: an automatic decision has a branch for all values.

use super::{Check, Rule, Subject, shown, step_at};
use crate::condition::Coverage;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Text, Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP102",
        severity: Severity::Error,
        title: Words { id: "keputusan otomatis dengan celah", en: "an automatic decision with a gap" },
        about: Words {
            id: "Untuk nilai isian tertentu tidak ada cabang yang `bila`-nya berlaku, sehingga berkas tidak tahu ke mana. Temuan menyebut satu contoh. Ubah `bila`, atau tambahkan cabang tanpa `bila` di akhir, misalnya `lainnya: id_langkah`.",
            en: "For some values of the fields no branch has a `bila` that holds, so that a case would not know where to go. The finding names an example. Change a `bila`, or add a branch without one at the end, such as `lainnya: step`.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (at, coverage) in &subject.fields.coverages {
        let (Coverage::Decided { gap: Some(gap), .. }, Some((id, _))) = (coverage, step_at(subject, *at))
        else {
            continue;
        };
        let Text { id: values, en } = shown(&subject.flow.data.fields, gap);
        findings.push(
            Diagnostic::error("SOP102", id.span, say!(id: "`{id}`: tidak ada cabang untuk {values}", en: "`{id}`: there is no branch for {en}"))
                .hint(say!(id: "ubah `bila` sebuah cabang, atau tambahkan `lainnya: ...` di akhir", en: "change the `bila` of a branch, or add `lainnya: ...` at the end")),
        );
    }
}

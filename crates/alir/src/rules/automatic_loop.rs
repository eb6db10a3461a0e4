//! SOP030: no circle runs without a person.

use super::{Check, Rule, Subject, shown};
use crate::analysis::Defect;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP030",
        severity: Severity::Error,
        title: Words { id: "putaran tanpa orang", en: "a circle without a person" },
        about: Words {
            id: "Sebuah putaran hanya terdiri dari `serentak`, `gabung` dan keputusan otomatis, atau dari langkah `sekali_per` yang sesudah dikerjakan dilewati: mesin akan berputar tanpa henti, karena tidak ada yang dikerjakan orang. Letakkan sebuah kegiatan atau keputusan di dalam putaran.",
            en: "A circle is made of forks, joins and automatic decisions only, or of `sekali_per` steps that are passed by once they were done: the engine would run round for ever, because nobody is asked. Put a task or a decision into the circle.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (defect, run) in &subject.soundness.defects {
        let Defect::WithoutPerson { step } = defect else { continue };
        let finding = Diagnostic::error(
            "SOP030",
            subject.span(step),
            say!(id: "putaran melalui `{step}` tidak melibatkan siapa pun", en: "the circle through `{step}` asks nobody"),
        )
        .hint(say!(id: "letakkan kegiatan atau keputusan di dalam putaran", en: "put a task or a decision into the circle"));
        findings.push(shown(finding, run.as_ref()));
    }
}

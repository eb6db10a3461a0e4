//! SOP073: an activity does not name who does it.

use super::{Check, Rule, Subject, enough, is_active, lanes, named, place, split, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP073",
        severity: Severity::Warning,
        title: Words { id: "kegiatan menyebut pelaksananya", en: "an activity names its performer" },
        about: Words {
            id: "Pada SOP, kegiatan adalah kata kerja tanpa subjek; siapa yang mengerjakan terlihat dari lajur pelaksana (PermenPANRB 35/2012). `Operator memeriksa berkas` ditulis `Memeriksa berkas` dengan `oleh: operator`. Dengan begitu nama jabatan dapat diganti di satu tempat saja.",
            en: "In a SOP an activity is a verb without a subject; who does it is seen from the lane (PermenPANRB 35/2012). `Operator memeriksa berkas` is written `Memeriksa berkas` with `oleh: operator`. So the name of an office can be changed in one place.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let lanes = lanes(subject);
    for (id, step) in subject.filled.steps.iter() {
        let Some(task) = &step.task else { continue };
        let activity = words(task);
        let Some(names) = named(&activity, &lanes) else { continue };
        if enough(findings) {
            return;
        }
        let (who, _) = split(task, names);
        let finding = Diagnostic::warning(
            "SOP073",
            place(task, id.span),
            say!(id: "kegiatan `{id}` menyebut pelaksananya, `{who}`", en: "the activity `{id}` names its performer, `{who}`"),
        );
        let verb = (names..activity.len()).find(|at| is_active(&activity[*at]));
        findings.push(match verb {
            Some(at) => {
                let (_, rest) = split(task, at);
                let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
                let (first, more) = split(rest, 1);
                let verb = capital(first);
                // The beginning is enough to see what is meant.
                let more = more.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
                finding.hint(say!(id: "awali dengan kata kerjanya: `{verb} {more} ...`", en: "begin with its verb: `{verb} {more} ...`"))
            }
            None => finding.hint(say!(id: "tulis kata kerja tanpa subjek, misalnya `Memeriksa ...`", en: "write a verb without a subject, `Memeriksa ...` for example")),
        });
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

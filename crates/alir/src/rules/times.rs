//! SOP060: the printed time of a step is understood.

use super::{Check, Rule, Subject, enough};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Words;
use crate::time::read;

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP060",
        severity: Severity::Warning,
        title: Words { id: "waktu tidak dipahami", en: "a time that is not understood" },
        about: Words {
            id: "Dari `waktu` dihitung tenggat setiap tugas. Yang dipahami: `30 menit`, `2 jam`, `1-4 jam`, `3 hari kerja`, `5 (lima) hari kalender`, `1 x 24 jam`, `1 minggu`, `2 bulan`, `1 tahun`, dengan atau tanpa `paling lambat` atau `maksimal`; juga `tergantung ...`, yang tidak punya tenggat. Waktu lain tidak ditebak: tugasnya berjalan tanpa tenggat.\n\nBila teks tercetak harus tetap ada, tulis artinya di sampingnya: `waktu: {tercetak: secukupnya, arti: 2 jam}`.",
            en: "The due date of each task is counted from `waktu`. What is understood: `30 menit`, `2 jam`, `1-4 jam`, `3 hari kerja`, `5 (lima) hari kalender`, `1 x 24 jam`, `1 minggu`, `2 bulan`, `1 tahun`, with or without `paling lambat` or `maksimal`; also `tergantung ...`, which has no due date. Another time is not guessed: its task has no due date.\n\nWhere the printed text has to stay, write what it means beside it: `waktu: {tercetak: secukupnya, arti: 2 jam}`.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.filled.steps.iter() {
        let Some(time) = step.time.as_ref().filter(|time| time.meaning.is_none()) else { continue };
        if time.printed.trim().is_empty() {
            continue;
        }
        if let Err(wrong) = read(&time.printed) {
            if enough(findings) {
                return;
            }
            let span = if time.printed.span.end == 0 { id.span } else { time.printed.span };
            findings.push(Diagnostic::warning("SOP060", span, wrong.what).hint(wrong.hint));
        }
    }
}

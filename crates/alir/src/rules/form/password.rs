//! SOP094: no step handles a password.

use super::{Check, Rule, Subject, enough, place, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::{Words, say};

pub(super) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP094",
        severity: Severity::Warning,
        title: Words { id: "kata sandi disebut", en: "a password is mentioned" },
        about: Words {
            id: "Langkah ini menyebut kata sandi. Kata sandi tidak diarsipkan, tidak dikirim dalam dokumen dan tidak diketahui orang lain; yang diarsipkan adalah nama akun dan penanggung jawabnya. Ubah langkahnya, misalnya `Mengarsipkan nama akun admin` dan `Mengirim tautan untuk membuat kata sandi sendiri`.",
            en: "This step mentions a password. A password is not filed, not sent in a document and not known to others; what is filed is the name of the account and who answers for it. Change the step, to `Mengarsipkan nama akun admin` and `Mengirim tautan untuk membuat kata sandi sendiri` for example.",
        },
    },
    run,
    needs_whole_flow: false,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (id, step) in subject.filled.steps.iter() {
        let single = [&step.task, &step.decision, &step.wait, &step.remark].into_iter().flatten();
        let mut texts = single.chain(&step.needs.0).chain(&step.yields.0);
        let Some(text) = texts.find(|text| mentions(text)) else { continue };
        if enough(findings) {
            return;
        }
        findings.push(
            Diagnostic::warning("SOP094", place(text, id.span), say!(id: "langkah `{id}` menyebut kata sandi", en: "the step `{id}` mentions a password"))
                .hint(say!(id: "arsipkan nama akunnya saja, misalnya `Mengarsipkan nama akun admin`", en: "file the name of the account only, `Mengarsipkan nama akun admin` for example")),
        );
    }
}

fn mentions(text: &str) -> bool {
    let words = words(text);
    let alone =
        |word: &String| matches!(word.as_str(), "password" | "pasword" | "passphrase" | "passwordnya");
    words.iter().any(alone) || words.windows(2).any(|pair| pair[0] == "kata" && pair[1].starts_with("sandi"))
}

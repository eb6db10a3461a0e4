//! SOP050: what is read into a SOP and not printed in its source.

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::{Words, say};
use crate::sop::{Definition, Inferred};

pub(super) const RULE: Rule = Rule {
    code: "SOP050",
    severity: Severity::Info,
    title: Words { id: "disimpulkan, tidak tercetak", en: "inferred, not printed" },
    about: Words {
        id: "Bagian ini tidak tercetak pada naskah sumber, tetapi disimpulkan; alasannya tertulis pada `disimpulkan`. Pejabat yang mengesahkan SOP perlu menyetujuinya atau memperbaikinya. `alir periksa --disimpulkan` mendaftarnya.",
        en: "This is not printed in the source but inferred; the reason stands under `disimpulkan`. Whoever approves the SOP should confirm or mend it. `alir check --inferred` lists these.",
    },
};

pub(super) fn list(sop: &Definition) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    of(sop.inferred.as_ref(), sop.id.as_str(), sop.id.span, &mut found);
    for (id, step) in sop.steps.iter() {
        of(step.inferred.as_ref(), id.as_str(), id.span, &mut found);
    }
    found
}

fn of(inferred: Option<&Inferred>, owner: &str, span: Span, found: &mut Vec<Diagnostic>) {
    for (field, inference) in inferred.iter().flat_map(|inferred| inferred.iter()) {
        let reason = &inference.reason.value;
        let span = if inference.reason.span.end == 0 { span } else { inference.reason.span };
        let message = match &inference.confidence {
            Some(sure) => {
                let sure = &sure.value;
                say!(id: "`{field}` pada `{owner}` disimpulkan (keyakinan {sure}): {reason}", en: "`{field}` of `{owner}` is inferred (confidence {sure}): {reason}")
            }
            None => {
                say!(id: "`{field}` pada `{owner}` disimpulkan: {reason}", en: "`{field}` of `{owner}` is inferred: {reason}")
            }
        };
        found.push(Diagnostic { severity: Severity::Info, ..Diagnostic::error("SOP050", span, message) });
    }
}

//! SOP104: a condition looks at a field only when it has certainly been given.

use super::{Check, Rule, Subject, enough, node};
use crate::condition::Condition;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::{Words, say};

pub(in crate::rules) const CHECK: Check = Check {
    rule: Rule {
        code: "SOP104",
        severity: Severity::Error,
        title: Words { id: "isian dipakai sebelum terisi", en: "a field used before it is given" },
        about: Words {
            id: "Sebuah syarat memakai isian yang pada suatu jalan belum ditanyakan: tidak ada `isi` untuknya, atau hanya dengan `wajib: tidak`, atau di cabang lain. Tanyakan dengan `isi` pada langkah sebelumnya yang selalu dilewati, atau tulis apa yang berlaku bila kosong, misalnya `ada jumlah dan jumlah > 5`.",
            en: "A condition looks at a field that on some way was not asked for: no `isi` names it, or only with `wajib: tidak`, or on another branch. Ask for it with `isi` on an earlier step that is always passed, or say what holds when it is not given: `ada jumlah dan jumlah > 5`.",
        },
    },
    run,
    needs_whole_flow: true,
};

fn run(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let (data, fields) = (subject.fields, &subject.flow.data.fields);
    for written in &data.conditions {
        let Ok(condition) = &written.read else { continue };
        let guarded: Vec<_> = data
            .of(written.at)
            .filter(|other| other.branch.is_some() == written.branch.is_some())
            .filter_map(|other| other.read.as_ref().ok())
            .flat_map(Condition::asks_whether)
            .collect();
        // A step's own fields are there when its `syarat` is looked at.
        let asks = &subject.flow.graph[node(written.at)].asks;
        for place in condition.looks_at() {
            let Some(name) = fields.at(place).map(|field| field.name.as_str()) else { continue };
            let own = written.branch.is_none() && asks.iter().any(|ask| ask.required && ask.field == name);
            if own || guarded.contains(&place) || !data.may_be_missing(place, written.at) || enough(findings)
            {
                continue;
            }
            let (id, whole) = (
                written.step,
                written.place(Span::new(0, u32::try_from(written.text.len()).unwrap_or(u32::MAX))),
            );
            findings.push(
                Diagnostic::error("SOP104", whole, say!(id: "`{name}` dipakai pada `{id}`, tetapi mungkin belum terisi", en: "`{name}` is used on `{id}`, but may not have been given"))
                    .hint(say!(id: "tambahkan `isi: [{name}]` pada langkah sebelumnya, atau tulis `ada {name} dan ...`", en: "add `isi: [{name}]` to an earlier step, or write `ada {name} dan ...`")),
            );
        }
    }
}

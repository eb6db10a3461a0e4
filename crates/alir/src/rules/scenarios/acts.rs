//! UJI013: each act of a scenario says one thing, and what it needs.

use super::NO_ACT;
use super::words::moment;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{Text, say};
use crate::sop::{Intervention, Loc, Scenario, Verb};
use crate::time;

pub(super) fn look(scenario: &Scenario, findings: &mut Vec<Diagnostic>) {
    for act in &scenario.interventions {
        if let Some(wrong) = verbs(act) {
            findings.push(wrong);
            continue;
        }
        for (verb, place) in act.verbs() {
            of_verb(verb, place, act, findings);
        }
    }
}

/// Whether an act is not exactly one.
fn verbs(act: &Loc<Intervention>) -> Option<Diagnostic> {
    let mut verbs = act.verbs();
    let Some((first, _)) = verbs.next() else {
        return Some(wrong(
            act.span,
            say!(id: "tindakan ini tidak menyebut apa yang dilakukan", en: "this act does not say what is done"),
            say!(id: "tulis satu dari `kembalikan`, `tarik`, `lewati`, `tangguhkan`, `lanjutkan`, `batalkan`", en: "write one of `kembalikan`, `tarik`, `lewati`, `tangguhkan`, `lanjutkan`, `batalkan`"),
        ));
    };
    let (second, place) = verbs.next()?;
    let (first, second) = (first.key(), second.key());
    Some(wrong(
        place.span,
        say!(id: "satu tindakan tidak dapat sekaligus `{first}` dan `{second}`", en: "one act cannot be both `{first}` and `{second}`"),
        say!(id: "tulis dua tindakan, masing-masing diawali `- `", en: "write two acts, each beginning with `- `"),
    ))
}

fn of_verb(verb: Verb, place: &Loc<String>, act: &Intervention, findings: &mut Vec<Diagnostic>) {
    let key = verb.key();
    let of_time = time::moment(place).is_some();
    if verb.is_of_a_step() && of_time {
        findings.push(wrong(
            place.span,
            say!(id: "`{key}` menyebut langkah, bukan saat", en: "`{key}` names a step, not a time"),
            say!(id: "tulis `{{{key}: langkah, pada: {place}}}`", en: "write `{{{key}: step, pada: {place}}}`"),
        ));
    }
    // What begins with a digit is not meant as a step there.
    let is_step = !place.starts_with(|c: char| c.is_ascii_digit());
    if verb == Verb::Resume || !verb.is_of_a_step() && !is_step {
        moment(place, false, findings);
    }
    match (&act.to, verb) {
        (None, Verb::Return) => findings.push(wrong(
            place.span,
            say!(id: "`{place}` dikembalikan ke langkah mana?", en: "to which step is `{place}` sent back?"),
            say!(id: "tulis `{{kembalikan: {place}, ke: ...}}`", en: "write `{{kembalikan: {place}, ke: ...}}`"),
        )),
        (Some(to), Verb::Recall | Verb::Skip | Verb::Suspend | Verb::Resume | Verb::Cancel) => {
            findings.push(misplaced("ke", to.span, key));
        }
        (Some(_), Verb::Return) | (None, _) => {}
    }
    if let Some(visit) = &act.visit {
        if verb == Verb::Resume || of_time {
            findings.push(misplaced("kali", visit.span, key));
        } else if visit.value == 0 {
            findings.push(wrong(
                visit.span,
                say!(id: "`kali` dihitung dari 1", en: "`kali` counts from 1"),
                say!(id: "tulis `kali: 1` untuk kali pertama", en: "write `kali: 1` for the first time"),
            ));
        }
    }
    if verb.is_of_a_step() {
        act.at.iter().for_each(|at| moment(at, false, findings));
        return;
    }
    if let Some(at) = &act.at {
        findings.push(wrong(
            at.span,
            say!(id: "`pada` tidak berlaku untuk `{key}`", en: "`pada` does not go with `{key}`"),
            say!(id: "tulis `{key}: {at}`", en: "write `{key}: {at}`"),
        ));
    }
    act.by.iter().for_each(|by| findings.push(misplaced("oleh", by.span, key)));
}

fn misplaced(what: &str, span: Span, key: &str) -> Diagnostic {
    wrong(
        span,
        say!(id: "`{what}` tidak berlaku untuk `{key}` ini", en: "`{what}` does not go with this `{key}`"),
        say!(id: "hapus `{what}`", en: "take `{what}` out"),
    )
}

fn wrong(span: Span, what: Text, hint: Text) -> Diagnostic {
    Diagnostic::error(NO_ACT, span, what).hint(hint)
}

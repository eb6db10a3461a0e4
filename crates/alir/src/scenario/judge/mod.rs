//! What was expected against what came.

mod notices;

use chrono::{DateTime, Utc};

use super::{Miss, Offer, Trace};
use crate::diagnostic::{Diagnostic, Span, shortened};
use crate::id::StepId;
use crate::lang::{Text, say};
use crate::limits::MAX_MESSAGE_BYTES;
use crate::rules::{NOT_MET, WHOLE};
use crate::sop::{Expectation, Loc, Texts};
use crate::time::{Zone, moment};

/// Everything that was expected and did not come.
pub(super) fn compare(
    chart: &crate::chart::Chart,
    zone: Zone,
    id: &Loc<String>,
    expected: &Expectation,
    trace: &Trace,
) -> Vec<Miss> {
    let mut judge = Judge { chart, zone, trace, id: id.span, misses: Vec::new() };
    if let Some(steps) = &expected.steps {
        judge.steps(steps);
    }
    judge.visited(&expected.visited, &expected.not_visited);
    judge.ends(&expected.end);
    if let Some(text) = &expected.ended_at {
        judge.ended_at(text);
    }
    judge.lists(expected);
    for (step, texts) in expected.due.iter() {
        judge.due(step, texts, |offer| offer.limit, say!(id: "tenggat", en: "due date"));
    }
    for (step, texts) in expected.target.iter() {
        judge.due(step, texts, |offer| offer.target, say!(id: "sasaran", en: "target"));
    }
    expected.promised.iter().for_each(|(step, text)| judge.promised(step, text));
    judge.notices(expected);
    judge.misses
}

struct Judge<'a> {
    chart: &'a crate::chart::Chart,
    zone: Zone,
    trace: &'a Trace,
    /// Where the id of the scenario stands, for what stands nowhere else.
    id: Span,
    misses: Vec<Miss>,
}

impl Judge<'_> {
    fn miss(&mut self, span: Span, expected: &str, found: &str, what: Text, hint: Text) {
        let fit = |text: Text| {
            Text::new(shortened(&text.id, MAX_MESSAGE_BYTES), shortened(&text.en, MAX_MESSAGE_BYTES))
        };
        let finding = Diagnostic::error(NOT_MET, span, fit(what)).hint(fit(hint));
        self.misses.push(Miss { finding, expected: expected.to_owned(), found: found.to_owned() });
    }

    /// The steps in their order: the first that is another one is told, the rest would follow from it.
    fn steps(&mut self, expected: &Texts) {
        let done: Vec<&str> = self.trace.done.iter().map(StepId::as_str).collect();
        let wanted: Vec<&str> = expected.iter().collect();
        let Some(at) = (0..done.len().max(wanted.len())).find(|at| done.get(*at) != wanted.get(*at)) else {
            return;
        };
        let span = expected.0.get(at).or(expected.0.last()).map_or(self.id, |text| text.span);
        let (n, all) = (at + 1, listed(&done));
        let what = match (wanted.get(at), done.get(at)) {
            (Some(wanted), Some(found)) => {
                say!(id: "langkah ke-{n}: diharapkan `{wanted}`, yang selesai `{found}`", en: "step number {n}: expected `{wanted}`, but `{found}` was done")
            }
            (Some(wanted), None) => {
                say!(id: "langkah ke-{n}: diharapkan `{wanted}`, tetapi berkas sudah berakhir", en: "step number {n}: expected `{wanted}`, but the case was over")
            }
            (None, found) => {
                let found = found.copied().unwrap_or_default();
                say!(id: "sesudah ini masih selesai `{found}`", en: "`{found}` was done behind these")
            }
        };
        let (wanted, found) = (wanted.join(", "), done.join(", "));
        self.miss(
            span,
            &wanted,
            &found,
            what,
            say!(id: "yang selesai berturut-turut: {all}", en: "in this order were done: {all}"),
        );
    }

    fn visited(&mut self, visited: &Texts, not_visited: &Texts) {
        let path = listed(&self.trace.done.iter().map(StepId::as_str).collect::<Vec<_>>());
        // What was done has been listed, if the order was another one.
        let hint = if self.misses.is_empty() {
            say!(id: "yang selesai berturut-turut: {path}", en: "in this order were done: {path}")
        } else {
            say!(id: "periksa `jawaban`", en: "look at `jawaban`")
        };
        let came = |step: &Loc<String>| self.trace.has_visited(&StepId::from(step.as_str()));
        let missed: Vec<_> = visited.0.iter().filter(|step| !came(step)).collect();
        let unwanted: Vec<_> = not_visited.0.iter().filter(|step| came(step)).collect();
        for step in missed {
            self.miss(
                step.span,
                step,
                "",
                say!(id: "`{step}` tidak dilewati", en: "the case does not come to `{step}`"),
                hint.clone(),
            );
        }
        for step in unwanted {
            self.miss(
                step.span,
                "",
                step,
                say!(id: "`{step}` dilewati", en: "the case comes to `{step}`"),
                hint.clone(),
            );
        }
    }

    fn ends(&mut self, expected: &Texts) {
        let found: Vec<&str> = self.trace.ends.iter().map(String::as_str).collect();
        let wanted: Vec<&str> = expected.iter().collect();
        if wanted.is_empty() || wanted == found {
            return;
        }
        let at = (0..wanted.len()).find(|at| found.get(*at) != wanted.get(*at)).unwrap_or(wanted.len() - 1);
        let (all, wish) = (listed(&found), listed(&wanted));
        self.miss(
            expected.0[at].span,
            &wanted.join(", "),
            &found.join(", "),
            say!(id: "diharapkan berakhir pada {wish}, tercapai {all}", en: "expected to end at {wish}, but {all} was reached"),
            say!(id: "tulis `akhir` seperti `selesai` dalam SOP, atau perbaiki jawabannya", en: "write `akhir` as `selesai` in the SOP, or mend the answers"),
        );
    }

    fn ended_at(&mut self, text: &Loc<String>) {
        let found = self.shown(self.trace.ended_at);
        if !same(text, &found) {
            self.miss(text.span, text, &found, say!(id: "diharapkan selesai {text}, selesai {found}", en: "expected to be over at {text}, but was at {found}"), self.clock());
        }
    }

    fn due(
        &mut self,
        step: &Loc<StepId>,
        texts: &Texts,
        of: fn(&Offer) -> Option<DateTime<Utc>>,
        what: Text,
    ) {
        let Text { id, en } = what;
        let offers = self.trace.offers.get(&step.value).cloned().unwrap_or_default();
        for (at, text) in texts.0.iter().enumerate() {
            let Some(offer) = offers.get(at) else {
                let hint = say!(id: "hapus waktu ini, atau perbaiki jawabannya", en: "take this out, or mend the answers");
                let what = if at == 0 {
                    say!(id: "`{step}` tidak pernah ditawarkan", en: "`{step}` is never offered")
                } else {
                    say!(id: "`{step}` hanya ditawarkan {at} kali", en: "`{step}` is offered {at} times only")
                };
                self.miss(text.span, text, "", what, hint);
                // That there are no further visits, follows.
                return;
            };
            let found = self.shown(of(offer));
            if same(text, &found) {
                continue;
            }
            let (since, printed) = (
                self.shown(Some(offer.at)),
                self.chart.step(step.as_str()).and_then(|step| step.time.clone()),
            );
            let hint = match printed {
                Some(printed) => {
                    say!(id: "waktu baku `{printed}`, ditawarkan {since}", en: "standard time `{printed}`, offered at {since}")
                }
                None => say!(id: "langkah ini tidak punya waktu baku", en: "this step has no standard time"),
            };
            self.miss(text.span, text, &found, say!(id: "{id} `{step}`: diharapkan {text}, terhitung {found}", en: "{en} of `{step}`: expected {text}, counted {found}"), hint);
        }
    }

    fn promised(&mut self, step: &Loc<StepId>, text: &Loc<String>) {
        let of = (step.as_str() != WHOLE || self.chart.step(WHOLE).is_some()).then(|| step.value.clone());
        let found = self.shown(self.trace.promised.get(&of).copied());
        if !same(text, &found) {
            self.miss(text.span, text, &found, say!(id: "janji `{step}`: diharapkan {text}, terhitung {found}", en: "the promise `{step}`: expected {text}, counted {found}"), self.clock());
        }
    }

    /// The same ones, in whatever order.
    fn exactly(&mut self, expected: &[(&str, Span)], at: Span, found: &[&str], of: Text, hint: Text) {
        let mut wanted: Vec<&str> = expected.iter().map(|(name, _)| *name).collect();
        let mut came = found.to_vec();
        wanted.sort_unstable();
        came.sort_unstable();
        if wanted == came {
            return;
        }
        let wrong = expected.iter().find(|(name, _)| !found.contains(name)).or(expected.first());
        let span = wrong.map_or(at, |(_, span)| *span);
        let (wish, all) = (listed(&wanted), listed(found));
        let Text { id, en } = of;
        self.miss(
            span,
            &wanted.join(", "),
            &found.join(", "),
            say!(id: "{id}: diharapkan {wish}, terjadi {all}", en: "{en}: expected {wish}, found {all}"),
            hint,
        );
    }

    /// By which clocks times are told.
    fn clock(&self) -> Text {
        let zone = self.zone.name();
        say!(id: "semua jam menurut {zone}; periksa `mulai` dan `lama`", en: "all times are {zone}; look at `mulai` and `lama`")
    }

    /// A time as it is written in a scenario.
    fn shown(&self, at: Option<DateTime<Utc>>) -> String {
        at.map_or_else(|| NONE.to_owned(), |at| self.zone.local(at).format("%Y-%m-%d %H:%M").to_string())
    }
}

const NONE: &str = "tidak ada";

/// Whether what is written means what was found, to the minute.
fn same(written: &str, found: &str) -> bool {
    match moment(written) {
        Some(at) => moment(found) == Some(at),
        None => written.trim().eq_ignore_ascii_case(found),
    }
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() {
        return "-".to_owned();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

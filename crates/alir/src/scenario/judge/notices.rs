//! Who performs what with which documents, and what time has brought: against what was expected.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Judge, same};
use crate::diagnostic::Span;
use crate::id::StepId;
use crate::lang::{Text, say};
use crate::rules::WHOLE;
use crate::sop::{Expectation, Loc, Notices, Ordered, Texts, Told};

/// Something that has happened, by name, and when.
type Happened = Vec<(String, DateTime<Utc>)>;

impl Judge<'_> {
    /// Performers and documents of steps.
    pub(super) fn lists(&mut self, expected: &Expectation) {
        let trace = self.trace;
        for (step, wanted) in expected.performers.iter() {
            let of = say!(id: "pelaksana `{step}`", en: "the performers of `{step}`");
            let hint = say!(id: "periksa `oleh` pada langkah itu dalam SOP", en: "look at `oleh` of that step in the SOP");
            self.list(step, wanted, &listed(&trace.performers, step), of, hint);
        }
        for (key, wanted, found) in [
            ("kelengkapan", &expected.documents, &trace.documents),
            ("output", &expected.outputs, &trace.outputs),
        ] {
            for (step, wanted) in wanted.iter() {
                let of = say!(id: "`{key}` dari `{step}`", en: "the `{key}` of `{step}`");
                let hint = say!(id: "periksa `{key}` pada langkah itu dalam SOP, dan apakah langkah itu selesai", en: "look at `{key}` of that step in the SOP, and whether the step is done");
                self.list(step, wanted, &listed(found, step), of, hint);
            }
        }
    }

    fn list(&mut self, step: &Loc<StepId>, wanted: &Texts, found: &[&str], of: Text, hint: Text) {
        let wanted: Vec<_> = wanted.0.iter().map(|text| (text.as_str(), text.span)).collect();
        self.exactly(&wanted, step.span, found, of, hint);
    }

    /// Warnings, what became overdue, and who was told.
    pub(super) fn notices(&mut self, expected: &Expectation) {
        let trace = self.trace;
        let of_step = |(step, at): &(StepId, DateTime<Utc>)| (step.as_str().to_owned(), *at);
        let of_promise = |(step, at): &(Option<StepId>, DateTime<Utc>)| {
            (step.as_ref().map_or(WHOLE, |step| step.as_str()).to_owned(), *at)
        };
        let found: [(&Option<Notices>, Happened, Text); 4] = [
            (
                &expected.warned,
                trace.warned.iter().map(of_step).collect(),
                say!(id: "yang diperingatkan", en: "what was warned of"),
            ),
            (
                &expected.overdue,
                trace.overdue.iter().map(of_step).collect(),
                say!(id: "yang terlambat", en: "what became overdue"),
            ),
            (
                &expected.warned_promises,
                trace.warned_promises.iter().map(of_promise).collect(),
                say!(id: "janji yang diperingatkan", en: "the promises that were warned of"),
            ),
            (
                &expected.broken,
                trace.broken.iter().map(of_promise).collect(),
                say!(id: "janji yang terlambat", en: "the promises that were broken"),
            ),
        ];
        for (wanted, found, of) in found {
            if let Some(Notices { steps }) = wanted {
                self.noticed(steps, &found, of);
            }
        }
        if let Some(wanted) = &expected.escalated {
            self.escalated(wanted);
        }
    }

    /// The steps, whatever their order, and the times of those that name theirs.
    fn noticed(&mut self, wanted: &Ordered<StepId, Texts>, found: &[(String, DateTime<Utc>)], of: Text) {
        let names: Vec<_> = wanted.iter().map(|(step, _)| (step.as_str(), step.span)).collect();
        let came = distinct(found.iter().map(|(name, _)| name.as_str()));
        let Text { id, en } = of;
        self.exactly(&names, self.id, &came, Text::new(id.clone(), en.clone()), self.clock());
        for (step, Texts(texts)) in
            wanted.iter().filter(|(step, texts)| !texts.is_empty() && came.contains(&step.as_str()))
        {
            let times = found.iter().filter(|(name, _)| *step.value.as_str() == **name);
            let times: Vec<String> = times.map(|(_, at)| self.shown(Some(*at))).collect();
            self.times(texts, &times, say!(id: "{id}: `{step}`", en: "{en}: `{step}`"));
        }
    }

    /// The same times in the same order.
    fn times(&mut self, wanted: &[Loc<String>], found: &[String], of: Text) {
        let differs = |at: &usize| match (wanted.get(*at), found.get(*at)) {
            (Some(text), Some(found)) => !same(text, found),
            _ => true,
        };
        let Some(at) = (0..wanted.len().max(found.len())).find(differs) else { return };
        let span = wanted.get(at).or(wanted.last()).map_or(self.id, |text| text.span);
        let wish = wanted.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(", ");
        let (all, Text { id, en }) = (found.join(", "), of);
        self.miss(
            span,
            &wish,
            &all,
            say!(id: "{id}: diharapkan {wish}, terjadi {all}", en: "{en}: expected {wish}, found {all}"),
            self.clock(),
        );
    }

    /// Who was told of which step: the lanes, and the times of those that name theirs.
    fn escalated(&mut self, wanted: &Ordered<StepId, Vec<Told>>) {
        let trace = self.trace;
        let names: Vec<_> = wanted.iter().map(|(step, _)| (step.as_str(), step.span)).collect();
        let came = distinct(trace.escalated.iter().map(|(step, ..)| step.as_str()));
        let of = say!(id: "yang dieskalasi", en: "what was escalated");
        self.exactly(&names, self.id, &came, of, self.clock());
        for (step, wanted) in wanted.iter().filter(|(step, _)| came.contains(&step.as_str())) {
            let told: Vec<_> = trace.escalated.iter().filter(|(of, ..)| *of == step.value).collect();
            let lanes: Vec<&str> = told.iter().map(|(_, to, _)| to.as_str()).collect();
            let to: Vec<(&str, Span)> = wanted.iter().map(|told| (told.to.as_str(), told.to.span)).collect();
            let before = self.misses.len();
            let of = say!(id: "eskalasi `{step}`", en: "the escalation of `{step}`");
            self.exactly(
                &to,
                step.span,
                &lanes,
                of,
                say!(id: "periksa `eskalasi` dalam SOP", en: "look at `eskalasi` in the SOP"),
            );
            if self.misses.len() > before {
                continue;
            }
            for (at, Told { to, at: time }) in wanted.iter().enumerate() {
                let Some(text) = time else { continue };
                let nth = wanted[..at].iter().filter(|told| told.to == *to).count();
                let found = told.iter().filter(|(_, lane, _)| *lane == to.value).nth(nth);
                let found = self.shown(found.map(|(.., at)| *at));
                let of =
                    say!(id: "eskalasi `{step}` kepada `{to}`", en: "the escalation of `{step}` to `{to}`");
                self.times(std::slice::from_ref(text), &[found], of);
            }
        }
    }
}

/// What a step has of something.
fn listed<'t, T: AsRef<str>>(of: &'t BTreeMap<StepId, Vec<T>>, step: &StepId) -> Vec<&'t str> {
    of.get(step).into_iter().flatten().map(AsRef::as_ref).collect()
}

/// Each name once.
fn distinct<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut found = Vec::new();
    for name in names {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

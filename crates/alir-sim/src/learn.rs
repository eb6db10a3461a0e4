//! Answers that people gave in real cases, counted: where shares come from when nobody knows them.

use std::collections::BTreeMap;

use alir::analysis::shares::folded;
use alir::{Event, Instance, StepId, TaskId};

/// How often each answer was given at each decision, by people or by conditions.
///
/// ```
/// use alir::{Command, Context, Instance, decide};
/// use alir_sim::Answers;
/// # let chart = alir::load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  layak: {keputusan: Layak?, oleh: x, cabang: {ya: terbit, tidak: tolak}}\n  terbit: {selesai: T}\n  tolak: {selesai: S}")?;
/// # let (mut case, x, now) = (Instance::default(), "x".into(), chrono::DateTime::UNIX_EPOCH);
/// # for event in decide(&chart, &case, &Command::start(), Context::new(now, &x))? { case.apply(event); }
/// # let answer = Command::answer(case.task("layak")?, "ya");
/// # for event in decide(&chart, &case, &answer, Context::new(now, &x))? { case.apply(event); }
/// let mut answers = Answers::default();
/// answers.add(&case); // a case in which `layak` was answered with `ya`
/// assert_eq!(answers.count("layak", "ya"), 1);
/// # Ok::<(), alir::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers(BTreeMap<StepId, BTreeMap<String, u64>>);

impl Answers {
    /// Counts the answers of a case that hold: neither undone by a rewind nor taken back.
    pub fn add(&mut self, case: &Instance) {
        let mut given: Vec<(Option<TaskId>, &StepId, &str)> = Vec::new();
        // What conditions choose belongs to the task that was done before them.
        let mut last = None;
        for recorded in case.effective() {
            match &recorded.event {
                Event::Answered { task, step, label, .. } => given.push((Some(*task), step, label)),
                Event::Branched { step, label, .. } => given.push((last, step, label)),
                Event::Recalled { task, .. } => given.retain(|(done, ..)| *done != Some(*task)),
                _ => {}
            }
            last = recorded.event.acts_on().or(last);
        }
        for (_, step, label) in given {
            *self.0.entry(step.clone()).or_default().entry(folded(label)).or_default() += 1;
        }
    }

    /// How often an answer was given.
    pub fn count(&self, step: &str, label: &str) -> u64 {
        self.0.get(step).and_then(|labels| labels.get(&folded(label))).copied().unwrap_or(0)
    }

    /// How many answers there are in all.
    pub fn total(&self) -> u64 {
        self.0.values().flat_map(BTreeMap::values).sum()
    }
}

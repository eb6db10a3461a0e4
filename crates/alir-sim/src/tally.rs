//! What is written down while cases run.

use std::collections::BTreeMap;

use crate::model::Model;

/// How long a case took, in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct CaseTime {
    /// Its number in its run.
    pub(crate) case: u32,
    /// By the clock.
    pub(crate) elapsed: i64,
    /// In office hours: what the office answers for.
    pub(crate) office: i64,
    /// In office hours: while only people outside had anything to do.
    pub(crate) outside: i64,
}

/// What happened in one run; times in milliseconds of working time.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Tally {
    pub(crate) cases: Vec<CaseTime>,
    pub(crate) lanes: Vec<LaneTally>,
    /// By the places of [`crate::Model`]'s work.
    pub(crate) works: Vec<WorkTally>,
    /// The time over which it was looked at who is busy.
    pub(crate) window: i64,
    pub(crate) ends: BTreeMap<String, u64>,
    /// Cases in which something that was promised came too late.
    pub(crate) broken: u64,
}

/// What a lane has done.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct LaneTally {
    /// How long each task waited for somebody.
    pub(crate) waits: Vec<i64>,
    /// How long people worked within the window, all together.
    pub(crate) busy: i64,
    /// How long they worked on the cases that count.
    pub(crate) work: i64,
}

/// What was done at a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct WorkTally {
    pub(crate) done: u64,
    pub(crate) wait: i64,
    pub(crate) work: i64,
    /// How many had a limit, and how many kept it.
    pub(crate) due: u64,
    pub(crate) on_time: u64,
}

impl Tally {
    pub(crate) fn new(model: &Model) -> Self {
        Self {
            cases: Vec::new(),
            lanes: vec![LaneTally::default(); model.lanes.len()],
            works: vec![WorkTally::default(); model.works.len()],
            window: 0,
            ends: BTreeMap::new(),
            broken: 0,
        }
    }

    /// Several, one behind the other.
    pub(crate) fn of(model: &Model, parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::new(model);
        for part in parts {
            all.add(part);
        }
        all
    }

    fn add(&mut self, other: Self) {
        self.cases.extend(other.cases);
        for (lane, more) in self.lanes.iter_mut().zip(other.lanes) {
            lane.waits.extend(more.waits);
            lane.busy += more.busy;
            lane.work += more.work;
        }
        for (work, more) in self.works.iter_mut().zip(other.works) {
            work.done += more.done;
            work.wait += more.wait;
            work.work += more.work;
            work.due += more.due;
            work.on_time += more.on_time;
        }
        self.window += other.window;
        for (end, count) in other.ends {
            *self.ends.entry(end).or_default() += count;
        }
        self.broken += other.broken;
    }
}

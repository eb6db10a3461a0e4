//! Moving a case to another text of its SOP: what becomes of each part of it, and what stands in the way.
//!
//! A place of the flow is the same in both texts when its step is (by id, or by the mapping) and lies on the same ways
//! of the same forks. So what the check says of the new text holds for a case that has been moved there: it stands
//! where a case that had begun there could stand.

mod apply;
mod fields;
mod moved;
mod places;
mod reason;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::{Instance, OpenTask, Place};
use crate::chart::{Chart, Step, StepKind};
use crate::diff::Pairs;
use crate::id::{RoleId, StepId, TaskId, ThreadId};
use crate::sop::JoinMode;
use places::Places;

pub use moved::{Branch, MovedTask};
pub use reason::{Note, Reason};

/// Which step of the new text takes the place of one of the old, where that is not the one with the same id.
pub type Mapping = BTreeMap<StepId, StepId>;

/// What would become of a case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// What keeps it from being moved; if there is nothing, it can go.
    pub reasons: Vec<Reason>,
    /// What will be otherwise for the people who have to do with it.
    pub notes: Vec<Note>,
    /// The steps that were mapped and that the case has to do with.
    pub(crate) mapped: BTreeSet<StepId>,
    /// Open tasks with their step and lane in the new text.
    pub(crate) tasks: Vec<(TaskId, StepId, RoleId)>,
    pub(crate) withdrawn: Vec<(TaskId, StepId)>,
    pub(crate) offered: Vec<(StepId, RoleId, ThreadId)>,
    /// Steps of its past to which it cannot be sent back any more.
    pub(crate) gone: Vec<StepId>,
    pub(crate) branches: Vec<Branch>,
    /// Steps, by their old ids, whose promises lose their object.
    pub(crate) dropped: Vec<StepId>,
}

/// Whether a case can go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// As it is.
    AsIs,
    /// With the mapping that was given.
    Mapped,
    /// When steps are mapped that the new text has not.
    NeedsMapping,
    /// Not at all.
    Cannot,
}

impl Verdict {
    /// The lower-case English word, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AsIs => "as_is",
            Self::Mapped => "mapped",
            Self::NeedsMapping => "needs_mapping",
            Self::Cannot => "cannot",
        }
    }
}

impl Plan {
    /// Whether the case can go.
    pub fn verdict(&self) -> Verdict {
        match self.reasons.as_slice() {
            [] if self.mapped.is_empty() => Verdict::AsIs,
            [] => Verdict::Mapped,
            all if all.iter().all(|reason| matches!(reason, Reason::NoSuchStep { .. })) => {
                Verdict::NeedsMapping
            }
            _ => Verdict::Cannot,
        }
    }
}

/// What would become of a case that runs by `from` if it were moved to `to`. Changes nothing.
///
/// ```
/// use alir::instance::migration::{Mapping, Verdict, plan};
/// use alir::{Command, Context, Instance, decide, load};
/// let old = load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {kegiatan: k, oleh: x}\n  t: {selesai: T}")?;
/// let new = load(&old.text().replace("  s:", "  periksa:"))?;
/// let (mut case, x) = (Instance::default(), "x".into());
/// let now = chrono::DateTime::UNIX_EPOCH;
/// for event in decide(&old, &case, &Command::start(), Context::new(now, &x))? {
///     case.apply(event);
/// }
/// assert_eq!(plan(&old, &new, &case, &Mapping::new()).verdict(), Verdict::NeedsMapping);
/// let mapping = Mapping::from([("s".into(), "periksa".into())]);
/// assert_eq!(plan(&old, &new, &case, &mapping).verdict(), Verdict::Mapped);
/// # Ok::<(), alir::Error>(())
/// ```
pub fn plan(from: &Chart, to: &Chart, case: &Instance, mapping: &Mapping) -> Plan {
    let mut draft = Draft { from, to, mapping, plan: Plan::default() };
    draft.mapping_is_right();
    let Some(places) = Places::of(to) else {
        draft.refuse(Reason::TooIntricate);
        return draft.plan;
    };
    let branches = places::branches(case);
    draft.threads(case, &places, &branches);
    draft.past(case, &places, &branches);
    draft.promises(case);
    let here: Vec<(&StepId, StepId)> =
        case.state().threads.iter().filter_map(|thread| draft.here(&thread.at)).collect();
    if draft.plan.reasons.is_empty() {
        let missing = fields::missing(from, to, case.state(), &here, &|id| draft.renamed(id));
        draft.plan.reasons.extend(missing);
    }
    draft.unfit(case);
    draft.plan
}

struct Draft<'a> {
    from: &'a Chart,
    to: &'a Chart,
    mapping: &'a Mapping,
    plan: Plan,
}

impl<'a> Draft<'a> {
    /// The id of a step in the new text.
    fn renamed(&self, old: &StepId) -> StepId {
        self.mapping.get(old).unwrap_or(old).clone()
    }

    fn refuse(&mut self, reason: Reason) {
        if !self.plan.reasons.contains(&reason) {
            self.plan.reasons.push(reason);
        }
    }

    fn mapping_is_right(&mut self) {
        for (old, new) in self.mapping {
            if self.to.step(new.as_str()).is_none() {
                self.refuse(Reason::NoTarget { step: old.clone(), to: new.clone() });
            }
        }
    }

    /// The step of the new text that takes the place of one where the case is.
    fn step(&mut self, old: &StepId) -> Option<&'a Step> {
        let new = self.renamed(old);
        let found = self.to.step(new.as_str());
        if found.is_some() && new != *old {
            self.plan.mapped.insert(old.clone());
        }
        if found.is_none() && !self.mapping.contains_key(old) {
            let likely = Pairs::of(self.from, self.to).second(old).cloned();
            self.refuse(Reason::NoSuchStep { step: old.clone(), likely });
        }
        found
    }

    fn here<'p>(&self, place: &'p Place) -> Option<(&'p StepId, StepId)> {
        match place {
            Place::Step(step) | Place::Waiting(step) => Some((step, self.renamed(step))),
            Place::Moving | Place::Divided => None,
        }
    }

    /// Looks at where the threads are.
    fn threads(&mut self, case: &Instance, places: &Places, branches: &BTreeMap<ThreadId, Branch>) {
        let state = case.state();
        for thread in &state.threads {
            let (old, waits) = match &thread.at {
                Place::Step(step) => (step, false),
                Place::Waiting(step) => (step, true),
                Place::Divided | Place::Moving => continue,
            };
            let chain = self.chain(&state.path(thread.id), branches);
            let Some(step) = self.step(old) else { continue };
            let (was, now) = (old.clone(), step.id.clone());
            if waits && step.kind != StepKind::Join(JoinMode::All) {
                self.refuse(Reason::NotAJoin { step: was, to: now });
                continue;
            }
            if !waits && !step.is_work() {
                self.refuse(Reason::NotWork { step: was, to: now });
                continue;
            }
            let Some(chain) = chain else { continue };
            if !places.has(&step.id, &chain) {
                self.refuse(Reason::Elsewhere { step: was, to: now });
                continue;
            }
            if !waits {
                self.tasks(state.tasks.iter().filter(|task| task.thread == thread.id), old, step, thread.id);
            }
        }
        let live: Vec<&Branch> = state.threads.iter().filter_map(|thread| branches.get(&thread.id)).collect();
        let live: Vec<Branch> = live.into_iter().filter_map(|branch| self.branch(branch).ok()).collect();
        self.plan.branches = live;
    }

    /// A branch in the new text.
    fn branch(&self, old: &Branch) -> Result<Branch, Reason> {
        let fork = self.renamed(&old.fork);
        let Some(new) = self.to.step(fork.as_str()) else {
            return Err(Reason::NoSuchStep { step: old.fork.clone(), likely: None });
        };
        let before = self.from.step(old.fork.as_str());
        let ways = |chart: &'a Chart, step: &Step| -> Vec<&'a StepId> {
            chart.exits(step).map(|exit| &exit.to.id).collect()
        };
        let before = before.map(|step| ways(self.from, step)).unwrap_or_default();
        let after = ways(self.to, new);
        if new.kind != StepKind::Fork || before.len() != after.len() {
            return Err(Reason::OtherBranches {
                fork: old.fork.clone(),
                before: before.len(),
                after: after.len(),
            });
        }
        let targets: Vec<StepId> = before.into_iter().map(|id| self.renamed(id)).collect();
        let way = places::same_way(&targets, &after, old.way);
        way.map(|way| Branch { thread: old.thread, fork, way }).ok_or_else(|| Reason::OtherBranches {
            fork: old.fork.clone(),
            before: targets.len(),
            after: after.len(),
        })
    }

    /// The branches on which a thread is, outermost first, in the new text; none if they have no counterpart.
    fn chain(
        &mut self,
        path: &[ThreadId],
        branches: &BTreeMap<ThreadId, Branch>,
    ) -> Option<Vec<(StepId, usize)>> {
        let mut chain = Vec::new();
        let mut whole = true;
        for branch in path.iter().filter_map(|thread| branches.get(thread)) {
            // Notes what is missing, with what it may have become.
            if self.step(&branch.fork).is_none() {
                whole = false;
                continue;
            }
            match self.branch(branch) {
                Ok(branch) => chain.push((branch.fork, branch.way)),
                Err(reason) => {
                    self.refuse(reason);
                    whole = false;
                }
            }
        }
        whole.then_some(chain)
    }

    /// Looks at the open tasks of a step: each stays on its list if the step still has it, goes to a lane that has come
    /// instead, or is no longer needed.
    fn tasks<'t>(
        &mut self,
        open: impl Iterator<Item = &'t OpenTask>,
        old: &StepId,
        step: &Step,
        thread: ThreadId,
    ) {
        let open: Vec<&OpenTask> = open.collect();
        let before = self.from.step(old.as_str());
        let is_open = |role: &RoleId| open.iter().any(|task| task.role == *role);
        let all = before.filter(|step| step.mode == JoinMode::All);
        let done: Vec<&RoleId> =
            all.iter().flat_map(|step| &step.roles).filter(|role| !is_open(role)).collect();
        let mut vacant: Vec<&RoleId> =
            step.roles.iter().filter(|role| !is_open(role) && !done.contains(role)).collect();
        vacant.reverse();
        let mut stays = false;
        for task in open {
            if step.roles.contains(&task.role) {
                self.plan.tasks.push((task.id, step.id.clone(), task.role.clone()));
                stays = true;
            } else if let Some(role) = vacant.pop() {
                self.plan.tasks.push((task.id, step.id.clone(), role.clone()));
                let from = task.role.clone();
                self.plan.notes.push(Note::Lane { step: step.id.clone(), from, to: role.clone() });
                stays = true;
            } else {
                // It is moved all the same, so that nothing of it is left in the old text.
                self.plan.tasks.push((task.id, step.id.clone(), task.role.clone()));
                self.plan.withdrawn.push((task.id, step.id.clone()));
                self.plan.notes.push(Note::Withdrawn { step: step.id.clone(), role: task.role.clone() });
            }
        }
        for role in vacant.into_iter().rev() {
            self.plan.offered.push((step.id.clone(), role.clone(), thread));
            self.plan.notes.push(Note::Offered { step: step.id.clone(), role: role.clone() });
            stays = true;
        }
        if !stays {
            self.refuse(Reason::NothingLeft { step: old.clone() });
        }
        if before.is_some_and(|before| before.kind != step.kind) {
            self.plan.notes.push(Note::Kind { step: step.id.clone(), kind: step.kind });
        }
    }

    /// Looks at the steps to which the case could be sent back.
    fn past(&mut self, case: &Instance, places: &Places, branches: &BTreeMap<ThreadId, Branch>) {
        for (step, visit) in &case.visits {
            let chain: Result<Vec<_>, Reason> = visit
                .path
                .iter()
                .filter_map(|thread| branches.get(thread))
                .map(|branch| self.branch(branch))
                .collect();
            let new = self.to.step(self.renamed(step).as_str()).filter(|step| step.is_work());
            let same = |chain: Vec<Branch>| {
                let places_of: Vec<(StepId, usize)> =
                    chain.iter().map(|branch| (branch.fork.clone(), branch.way)).collect();
                new.is_some_and(|new| places.has(&new.id, &places_of)).then_some(chain)
            };
            match chain.ok().and_then(same) {
                Some(chain) => {
                    let known: BTreeSet<ThreadId> =
                        self.plan.branches.iter().map(|branch| branch.thread).collect();
                    self.plan
                        .branches
                        .extend(chain.into_iter().filter(|branch| !known.contains(&branch.thread)));
                }
                None => self.plan.gone.push(step.clone()),
            }
        }
        let here: BTreeSet<&StepId> = case.state().tasks.iter().map(|task| &task.step).collect();
        let lost: Vec<StepId> = self.plan.gone.iter().filter(|step| !here.contains(step)).cloned().collect();
        if !lost.is_empty() {
            self.plan.notes.push(Note::NoWayBack { steps: lost });
        }
        self.plan.branches.sort_by_key(|branch| branch.thread);
    }

    fn promises(&mut self, case: &Instance) {
        let steps = case.state().promises.iter().filter_map(|promise| promise.step.as_ref());
        let lost: Vec<StepId> =
            steps.filter(|step| self.to.step(self.renamed(step).as_str()).is_none()).cloned().collect();
        self.plan.notes.extend(lost.iter().map(|step| Note::PromiseDropped { step: step.clone() }));
        self.plan.dropped = lost;
    }

    /// Notes the values that no longer fit their fields.
    fn unfit(&mut self, case: &Instance) {
        for (name, value) in case.state().fields() {
            let field = self.to.fields().get(name);
            if field.is_some_and(|field| field.kind.read(value).is_err()) {
                self.plan.notes.push(Note::Unfit { field: name.clone(), value: value.clone() });
            }
        }
    }
}

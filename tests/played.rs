//! Every run that the engine itself makes of a SOP: what can be done in a case, one step after the other.

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};

use alir::chart::Step;
use alir::instance::{Mark, Status, Trial};
use alir::sop::JoinMode;
use alir::{Act, Actor, Chart, Command, Context, Event, Instance, StepId, ThreadId, decide};
use chrono::DateTime;

use crate::every_state::key;

/// A step that was done, and the answer.
pub(crate) type Sign = (String, Option<String>);

/// What was done, and the names of the ends.
pub(crate) type Word = (Vec<Sign>, BTreeSet<String>);

/// A case, and what was done in it.
#[derive(Clone)]
struct Played {
    case: Instance,
    word: Word,
}

/// Everything that can come of doing one task, or of beginning.
fn acted(chart: &Chart, before: &[Mark], played: &Played, act: &Act, sign: Option<&Sign>) -> Vec<Played> {
    let lanes = chart.definition().lanes.iter().map(|(lane, _)| lane.as_str());
    let by = lanes.fold(Actor::new("uji"), Actor::with_role);
    let (mut script, mut found) = (Vec::new(), Vec::new());
    loop {
        let taken: RefCell<Vec<(usize, usize)>> = RefCell::default();
        let choose = |step: &Step| {
            let mut taken = taken.borrow_mut();
            let way = script.get(taken.len()).copied().unwrap_or(0);
            taken.push((way, chart.exits(step).count()));
            way
        };
        let mut context = Context::new(DateTime::UNIX_EPOCH, &by).in_trial(Trial(&choose));
        context.done_before = before;
        // A flow that goes round by itself comes to nothing.
        if let Ok(events) = decide(chart, &played.case, &Command::new(act.clone()), context) {
            let mut after = played.clone();
            after.word.0.extend(sign.cloned());
            for event in events {
                match &event.event {
                    Event::Branched { step, label, .. } => {
                        after.word.0.push((step.to_string(), Some(label.clone())));
                    }
                    Event::Reached { end, .. } => {
                        after.word.1.insert(end.clone());
                    }
                    _ => {}
                }
                after.case.apply(event);
            }
            found.push(after);
        }
        let mut taken = taken.into_inner();
        if taken.len() > 12 {
            return found;
        }
        while taken.last().is_some_and(|(way, ways)| way + 1 == *ways) {
            taken.pop();
        }
        let Some((way, _)) = taken.last_mut() else { return found };
        *way += 1;
        script = taken.into_iter().map(|(way, _)| way).collect();
    }
}

/// Every way in which a case can begin.
fn begun(chart: &Chart, before: &[Mark]) -> Vec<Played> {
    let keys = chart.steps().filter_map(|step| Some((step.once_per.clone()?, "1".to_owned()))).collect();
    let nothing = Played { case: Instance::default(), word: Word::default() };
    acted(chart, before, &nothing, &Act::Start { keys, received: None }, None)
}

/// Everything that can come next in a case: one step done, by all who have to.
fn next(chart: &Chart, before: &[Mark], played: &Played) -> Vec<Played> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for task in played.case.state().open_tasks() {
        if !seen.insert((task.step.clone(), task.thread)) {
            continue;
        }
        let step = chart.step(task.step.as_str()).unwrap();
        let labels: Vec<Option<String>> = if step.is_decision() {
            chart.exits(step).map(|exit| exit.label.map(str::to_owned)).collect()
        } else {
            vec![None]
        };
        let all = if step.mode == JoinMode::All { step.roles.len().max(1) } else { 1 };
        for label in labels {
            let sign = (task.step.to_string(), label);
            let mut cases = vec![played.clone()];
            for left in (0..all).rev() {
                let sign = (left == 0).then_some(&sign);
                let does = |played: &Played| shared(chart, before, played, (&task.step, task.thread), sign);
                cases = cases.iter().flat_map(does).collect();
            }
            found.extend(cases);
        }
    }
    found
}

/// What can come of the first open task of a step, done or answered; only the last of those who have to counts.
fn shared(
    chart: &Chart,
    before: &[Mark],
    played: &Played,
    (step, thread): (&StepId, ThreadId),
    sign: Option<&Sign>,
) -> Vec<Played> {
    let open = played.case.state().open_tasks();
    let task = open.iter().find(|task| task.step == *step && task.thread == thread).unwrap();
    let (task, documents) = (task.id, chart.step(step.as_str()).unwrap().needs.clone());
    let act = match sign.and_then(|sign| sign.1.clone()) {
        None => Act::Complete { task, documents, outputs: vec![], fields: [].into(), note: None },
        Some(label) => Act::Answer { task, label, documents, fields: [].into(), note: None },
    };
    acted(chart, before, played, &act, sign)
}

fn is_over(played: &Played) -> bool {
    matches!(played.case.state().status(), Status::Ended { .. })
}

/// Every run of at most so many acts; none if that is too much to look at.
fn short(chart: &Chart, before: &[Mark], most: usize) -> Option<BTreeSet<Word>> {
    let (mut found, mut open, mut looked) = (BTreeSet::new(), begun(chart, before), 0);
    while let Some(played) = open.pop() {
        looked += 1;
        if looked > 1_500 {
            return None;
        }
        if played.word.0.len() > most {
            continue;
        }
        if is_over(&played) {
            found.insert(played.word);
        } else if played.word.0.len() < most {
            open.extend(next(chart, before, &played));
        }
    }
    Some(found)
}

/// Whether a chart allows a run, steps passed over that `counts` leaves out.
pub(crate) fn allows(chart: &Chart, before: &[Mark], word: &Word, counts: &dyn Fn(&str) -> bool) -> bool {
    let projected =
        |word: &Word| -> Vec<Sign> { word.0.iter().filter(|sign| counts(&sign.0)).cloned().collect() };
    let wanted = projected(word);
    let mut seen = BTreeSet::new();
    let mut open: VecDeque<Played> = begun(chart, before).into();
    while let Some(mut played) = open.pop_front() {
        let so_far = projected(&played.word);
        if !wanted.starts_with(&so_far) || !played.word.1.is_subset(&word.1) {
            continue;
        }
        if is_over(&played) {
            if so_far.len() == wanted.len() && played.word.1 == word.1 {
                return true;
            }
            continue;
        }
        let once = |sign: &&Sign| chart.step(&sign.0).is_some_and(|step| step.once_per.is_some());
        let once: BTreeSet<&Sign> = played.word.0.iter().filter(once).collect();
        if seen.insert((key(&played.case), so_far.len(), played.word.1.clone(), format!("{once:?}"))) {
            played.word.0 = so_far;
            // What was passed over is not needed any more, but which one-time steps were done is.
            open.extend(next(chart, before, &played));
        }
    }
    false
}

/// One-time steps of both that other cases have done, as each of the two sees it.
pub(crate) fn marks(chart: &Chart, done: &BTreeSet<String>) -> Vec<Mark> {
    let of = |step: &Step| {
        let key = step.once_per.clone().filter(|_| done.contains(step.id.as_str()))?;
        Some(Mark { step: step.id.clone(), key, value: "1".to_owned() })
    };
    chart.steps().filter_map(of).collect()
}

fn once(chart: &Chart) -> BTreeSet<String> {
    chart.steps().filter(|step| step.once_per.is_some()).map(|step| step.id.to_string()).collect()
}

fn subsets(of: &BTreeSet<String>) -> Vec<BTreeSet<String>> {
    let mut found = vec![BTreeSet::new()];
    for one in of {
        let with: Vec<_> =
            found.iter().map(|these: &BTreeSet<String>| &BTreeSet::from([one.clone()]) | these).collect();
        found.extend(with);
    }
    found
}

/// Whether the second allows a run of the first, whatever other cases have done of what only it does once.
pub(crate) fn any_allows(
    charts: [&Chart; 2],
    done: &BTreeSet<String>,
    word: &Word,
    counts: &dyn Fn(&str) -> bool,
) -> bool {
    let (own, theirs) = (once(charts[0]), once(charts[1]));
    let shared = &own & &theirs;
    let agree = |other: &BTreeSet<String>| (done & &shared) == (other & &shared);
    subsets(&theirs)
        .iter()
        .filter(|other| agree(other))
        .any(|other| allows(charts[1], &marks(charts[1], other), word, counts))
}

/// The length of the shortest run of the first that the second does not allow; an error if it is too much to look.
pub(crate) fn shortest(
    charts: [&Chart; 2],
    most: usize,
    counts: &dyn Fn(&str) -> bool,
) -> Result<Option<usize>, ()> {
    let mut best = None;
    for done in subsets(&once(charts[0])) {
        for word in short(charts[0], &marks(charts[0], &done), most).ok_or(())? {
            let length = word.0.len();
            if best.is_none_or(|best| length < best) && !any_allows(charts, &done, &word, counts) {
                best = Some(length);
            }
        }
    }
    Ok(best)
}

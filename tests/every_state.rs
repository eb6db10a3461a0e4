//! A search through every state of the engine itself, against which the verdict on a flow is held.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use alir::chart::Step;
use alir::instance::{Place, Status, Trial};
use alir::{Act, Actor, Chart, Command, Context, Event, Instance, Recorded, Rejection, decide};
use chrono::DateTime;

/// What a search through all states of the engine says.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    /// From every state an end can be reached, and these steps came about.
    Sound(BTreeSet<String>),
    /// A state from which none can be reached.
    Stuck,
    /// The flow went round by itself.
    Endless,
    /// Too many states, or threads without end.
    TooMany,
}

/// What of a case decides on how it can go on.
pub(crate) fn key(case: &Instance) -> String {
    let state = case.state();
    let mut names = BTreeMap::new();
    for thread in state.threads() {
        let next = names.len();
        names.entry(thread.id).or_insert(next);
    }
    // Threads are told by the way from the main one, not by the number that they were given.
    let mut lines: Vec<String> = state
        .threads()
        .iter()
        .map(|thread| {
            let parent = thread.parent.map(|parent| names.get(&parent).copied().unwrap_or(99));
            match &thread.at {
                Place::Step(step) => format!("{parent:?} at {step}"),
                Place::Waiting(join) => format!("{parent:?} waits {join}"),
                Place::Divided => format!("{} {parent:?} divided", names[&thread.id]),
                Place::Moving => unreachable!("because a command is over"),
            }
        })
        .collect();
    lines.sort();
    let mut loops = BTreeMap::new();
    for recorded in case.log() {
        if let Event::Looped { step, label, count } = &recorded.event {
            loops.insert((step.clone(), label.clone()), (*count).min(3));
        }
    }
    format!("{lines:?} {loops:?}")
}

/// More choices than these between two tasks are taken for a circle.
const MOST_CHOICES: usize = 100;

/// What can come of an act, whatever automatic decisions choose. An error when the flow goes round by itself.
fn outcomes(chart: &Chart, case: &Instance, act: &Act) -> Result<Vec<Instance>, Rejection> {
    let by = Actor::from("a");
    let (mut script, mut found) = (Vec::new(), Vec::new());
    loop {
        let taken: RefCell<Vec<(usize, usize)>> = RefCell::default();
        let choose = |step: &Step| {
            let mut taken = taken.borrow_mut();
            let way = script.get(taken.len()).copied().unwrap_or(0);
            taken.push((way, chart.exits(step).count()));
            way
        };
        let context = Context::new(DateTime::UNIX_EPOCH, &by).in_trial(Trial(&choose));
        let mut after = case.clone();
        for event in decide(chart, case, &Command::new(act.clone()), context)? {
            after.apply(event);
        }
        found.push(after);
        let mut taken = taken.into_inner();
        if taken.len() > MOST_CHOICES {
            return Err(Rejection::EndlessLoop);
        }
        while taken.last().is_some_and(|(way, ways)| way + 1 == *ways) {
            taken.pop();
        }
        let Some((way, _)) = taken.last_mut() else { return Ok(found) };
        *way += 1;
        script = taken.into_iter().map(|(way, _)| way).collect();
    }
}

fn branched(recorded: &Recorded) -> Option<String> {
    match &recorded.event {
        Event::Branched { step, .. } => Some(step.to_string()),
        _ => None,
    }
}

/// Looks at every state that a case can come to, and gives up beyond so many.
pub(crate) fn search(chart: &Chart, most: usize) -> Verdict {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let (mut cases, mut before, mut ends): (Vec<Instance>, Vec<Vec<usize>>, Vec<usize>) = Default::default();
    let mut steps = BTreeSet::new();
    let mut open = VecDeque::new();
    let Ok(first) = outcomes(chart, &Instance::default(), &Act::Start { keys: [].into(), received: None })
    else {
        return Verdict::Endless;
    };
    for first in first {
        steps.extend(first.log().iter().filter_map(branched));
        seen.insert(key(&first), cases.len());
        open.push_back(cases.len());
        cases.push(first);
        before.push(Vec::new());
    }
    while let Some(at) = open.pop_front() {
        let case = cases[at].clone();
        // What is offered and withdrawn at once did not come about.
        steps.extend(case.state().open_tasks().iter().map(|task| task.step.to_string()));
        steps.extend(case.state().threads().iter().filter_map(|thread| match &thread.at {
            Place::Waiting(join) => Some(join.to_string()),
            _ => None,
        }));
        for recorded in case.log() {
            match &recorded.event {
                Event::Forked { step, .. } | Event::Joined { step, .. } | Event::Reached { step, .. } => {
                    steps.insert(step.to_string());
                }
                _ => {}
            }
        }
        match case.state().status() {
            Status::Ended { .. } => {
                ends.push(at);
                continue;
            }
            _ if case.state().threads().len() > 16 => return Verdict::TooMany,
            _ => {}
        }
        for task in case.state().open_tasks() {
            let step = chart.step(task.step.as_str()).unwrap();
            let labels: Vec<_> = chart.exits(step).filter_map(|exit| exit.label).collect();
            let acts: Vec<Act> = if labels.is_empty() {
                vec![Act::Complete {
                    task: task.id,
                    documents: vec![],
                    outputs: vec![],
                    fields: [].into(),
                    note: None,
                }]
            } else {
                let answer = |label: &&str| Act::Answer {
                    task: task.id,
                    label: (*label).to_owned(),
                    documents: vec![],
                    fields: [].into(),
                    note: None,
                };
                labels.iter().map(answer).collect()
            };
            for act in acts {
                let Ok(outcomes) = outcomes(chart, &case, &act) else { return Verdict::Endless };
                for next in outcomes {
                    // Of several ways into one state, each counts.
                    steps.extend(next.log()[case.log().len()..].iter().filter_map(branched));
                    let known = cases.len();
                    let place = *seen.entry(key(&next)).or_insert(known);
                    if place == known {
                        if known >= most {
                            return Verdict::TooMany;
                        }
                        cases.push(next);
                        before.push(Vec::new());
                        open.push_back(place);
                    }
                    before[place].push(at);
                }
            }
        }
    }
    let mut finishes = vec![false; cases.len()];
    while let Some(at) = ends.pop() {
        if !std::mem::replace(&mut finishes[at], true) {
            ends.extend(&before[at]);
        }
    }
    if finishes.iter().all(|finishes| *finishes) { Verdict::Sound(steps) } else { Verdict::Stuck }
}

//! A run that shows what is wrong with a flow: done as it says, it leads there.

use std::cell::RefCell;
use std::collections::BTreeMap;

use alir::analysis::Defect;
use alir::chart::Step;
use alir::diagnostic::Run;
use alir::instance::{Status, Trial};
use alir::sop::JoinMode;
use alir::{Act, Actor, Chart, Command, Context, Event, Instance, Rejection, StepId, decide};
use chrono::DateTime;

/// Does what a run says, each task in the order in which it opened, and returns the case.
fn replay(chart: &Chart, run: &Run) -> Result<Instance, Rejection> {
    let mut case = Instance::default();
    let labels =
        |step: &StepId| run.answers.iter().find(|(other, _)| other == step).map(|(_, labels)| labels);
    let chosen: RefCell<BTreeMap<StepId, usize>> = RefCell::default();
    let choose = |step: &Step| {
        let mut chosen = chosen.borrow_mut();
        let count = chosen.entry(step.id.clone()).or_default();
        // Behind what the run shows, it does not matter.
        let Some(labels) = labels(&step.id) else { return 0 };
        // Conditions choose again as they did.
        let label = labels.get(*count).or(labels.last()).unwrap();
        *count += 1;
        chart.exits(step).position(|exit| exit.label == Some(label)).unwrap()
    };
    // What is done once for a key is passed by only in a case that has one.
    let keys = chart.steps().filter_map(|step| Some((step.once_per.clone()?, "1".to_owned()))).collect();
    let submit = |case: &mut Instance, act: Act, role: &str| -> Result<(), Rejection> {
        let by = Actor::from(role);
        let context = Context::new(DateTime::UNIX_EPOCH, &by).in_trial(Trial(&choose));
        for event in decide(chart, case, &Command::new(act), context)? {
            case.apply(event);
        }
        Ok(())
    };
    let lanes = &chart.definition().lanes;
    let begins = chart.start().roles.first().or(lanes.iter().next().map(|(id, _)| &id.value));
    let begins = begins.map(alir::RoleId::as_str).unwrap_or_default();
    submit(&mut case, Act::Start { keys, received: None }, begins)?;
    let mut answers: BTreeMap<_, _> =
        run.answers.iter().map(|(step, labels)| (step.clone(), labels.iter())).collect();
    for step in &run.steps {
        let about = chart.step(step.as_str()).unwrap_or_else(|| panic!("there is no step {step}"));
        let shares = if about.mode == JoinMode::All { about.roles.len().max(1) } else { 1 };
        for _ in 0..shares {
            let open = case.state().open_tasks().first().cloned();
            let task = open.unwrap_or_else(|| panic!("nothing is open at {step}"));
            assert_eq!(task.step, *step, "the run does tasks in the order in which they open");
            let documents = about.needs.clone();
            let act = match answers.get_mut(step) {
                Some(labels) => {
                    let label = labels.next().unwrap_or_else(|| panic!("no answer left for {step}")).clone();
                    Act::Answer { task: task.id, label, documents, fields: [].into(), note: None }
                }
                None => {
                    Act::Complete { task: task.id, documents, outputs: vec![], fields: [].into(), note: None }
                }
            };
            submit(&mut case, act, task.role.as_str())?;
        }
    }
    Ok(case)
}

/// Whether a run shows what it is told with; if not, what it led to.
pub(crate) fn seen(chart: &Chart, defect: &Defect, run: &Run) -> Result<(), String> {
    if matches!(defect, Defect::PilesUp { .. }) {
        // The engine would make ten thousand threads of it before it gives up.
        return Ok(());
    }
    let replayed = replay(chart, run);
    let open = |case: &Instance, step: &_| {
        case.state().open_tasks().iter().filter(|task| task.step == *step).count()
    };
    let there = match (defect, &replayed) {
        (Defect::Deadlock { .. }, Ok(case)) => {
            *case.state().status() == Status::Running && case.state().open_tasks().is_empty()
        }
        (Defect::NoEnd { step } | Defect::NoEndLater { step }, Ok(case)) => open(case, step) > 0,
        (Defect::Twice { step, .. }, Ok(case)) => {
            let shares = chart.step(step.as_str()).map_or(1, |step| step.roles.len().max(1));
            open(case, step) > shares
        }
        (Defect::JoinWithoutFork { join }, Ok(case)) => case.log().iter().any(|recorded| {
            matches!(&recorded.event, Event::Joined { step, thread } if step == join && thread.0 == 0)
        }),
        (Defect::WithoutPerson { .. } | Defect::JoinWithoutFork { .. }, Err(refused)) => {
            matches!(refused, Rejection::EndlessLoop | Rejection::TooDeep { .. })
        }
        _ => false,
    };
    let led_to = || format!("{:?}", replayed.as_ref().map(Instance::state));
    if there { Ok(()) } else { Err(led_to()) }
}

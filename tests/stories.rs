//! Stories: a SOP, then who does what and what is open then, as text files in `stories/`.
//!
//! Above the line `---` stands the SOP (YAML, or `sop: FILE` alone), and behind a line `--- NAME` another version of it, to
//! which `migrate NAME old=new` moves the case. Below, each line is a command, `actor: verb
//! ...`, and the line `=> ...` behind it says what it led to: open tasks as `step(role)`, `ended NAME`,
//! `cancelled`, `suspended`, or `rejected CODE`; the values of fields as `{jumlah=6}` behind it. An actor is `budi[role,role]`, or a role under its own name.

use alir::instance::{Output, Status};
use alir::{Act, Actor, Chart, Command, Context, Event, Instance, Rejection, TaskId, decide};
use chrono::{DateTime, TimeDelta};
use std::collections::BTreeMap;

use crate::shared::root;

#[test]
fn every_story_goes_as_it_is_told() {
    let mut told = 0;
    let folder = root().join("tests/stories");
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        tell(&path.display().to_string(), &text);
        told += 1;
    }
    assert!(told >= 8, "only {told} stories in {}", folder.display());
}

fn tell(name: &str, text: &str) {
    let (sop, story) = text.split_once("\n---\n").unwrap_or_else(|| panic!("{name}: no line ---"));
    let sop = match sop
        .lines()
        .find_map(|line| line.strip_prefix("sop: ").filter(|path| path.starts_with("sops/")))
    {
        Some(path) => std::fs::read_to_string(root().join(path)).unwrap(),
        None => sop.to_owned(),
    };
    let mut texts = sop.split("\n--- ");
    let load = |sop: &str| alir::load(sop).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut chart = load(texts.next().unwrap_or_default());
    let others: BTreeMap<&str, Chart> = texts
        .map(|text| text.split_once('\n').unwrap_or_else(|| panic!("{name}: no text behind `--- {text}`")))
        .map(|(version, text)| (version, load(text)))
        .collect();
    let mut case = Instance::default();
    let mut now = DateTime::UNIX_EPOCH;
    let mut last: Option<Result<(), Rejection>> = None;
    for (number, line) in story.lines().enumerate() {
        let line = line.trim();
        let place = format!("{name}, line {} below ---: {line}", number + 1);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(expected) = line.strip_prefix("=>") {
            let outcome = last.take().unwrap_or_else(|| panic!("{place}: no command before it"));
            assert_eq!(shown(&outcome, &case), expected.trim(), "{place}");
            continue;
        }
        assert!(last.is_none(), "{place}: the command before it has no `=>`");
        now += TimeDelta::minutes(1);
        let (actor, command) = line.split_once(": ").unwrap_or_else(|| panic!("{place}: no actor"));
        let actor = actor_of(actor);
        let outcome = act(command, &case, &others).and_then(|(act, target)| {
            let context = Context { target, ..Context::new(now, &actor) };
            let events = decide(&chart, &case, &Command::new(act), context)?;
            chart = target.unwrap_or(&chart).clone();
            let mut again = Instance::replay(case.log().iter().cloned());
            for event in events {
                again.apply(event.clone());
                case.apply(event);
            }
            assert_eq!(again, case, "{place}");
            Ok(())
        });
        last = Some(outcome);
    }
    assert!(last.is_none(), "{name}: the last command has no `=>`");
}

fn actor_of(text: &str) -> Actor {
    match text.strip_suffix(']').and_then(|text| text.split_once('[')) {
        Some((person, roles)) => {
            roles.split(',').fold(Actor::new(person), |actor, role| actor.with_role(role.trim()))
        }
        None => Actor::from(text),
    }
}

/// A command from its words; a step stands for the task that is open (or was done last) there.
fn act<'t>(
    text: &str,
    case: &Instance,
    others: &'t BTreeMap<&str, Chart>,
) -> Result<(Act, Option<&'t Chart>), Rejection> {
    if let Some(words) = text.strip_prefix("migrate ") {
        let words: Vec<&str> = words.split_whitespace().collect();
        let target = &others[words[0]];
        let pair = |word: &&str| word.split_once('=').map(|(old, new)| (old.into(), new.into()));
        let mapping = words[1..].iter().filter_map(pair).collect();
        let to = target.fingerprint().clone();
        return Ok((Act::Migrate { to, mapping, new_times: false }, Some(target)));
    }
    act_here(text, case).map(|act| (act, None))
}

fn act_here(text: &str, case: &Instance) -> Result<Act, Rejection> {
    let (text, reason) = text.split_once(" because ").unwrap_or((text, ""));
    let words: Vec<&str> = text.split_whitespace().collect();
    let reason = reason.to_owned();
    let rest = |from: usize| words[from.min(words.len())..].join(" ");
    Ok(match words.as_slice() {
        ["start", keys @ ..] => Act::Start {
            keys: keys
                .iter()
                .filter_map(|key| key.split_once('='))
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
            received: None,
        },
        ["complete", step, documents @ ..] => {
            let (fields, documents): (Vec<&str>, Vec<&str>) =
                documents.iter().partition(|word| word.contains('='));
            let (documents, outputs): (Vec<&str>, Vec<&str>) =
                documents.iter().copied().partition(|name| !name.starts_with('+'));
            Act::Complete {
                task: task(case, step)?,
                documents: documents.into_iter().map(|name| name.replace('_', " ")).collect(),
                outputs: outputs
                    .into_iter()
                    .map(|name| Output { name: name[1..].replace('_', " "), reference: None })
                    .collect(),
                fields: values(&fields),
                note: None,
            }
        }
        ["answer", step, words @ ..] => {
            let (fields, label): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.contains('='));
            Act::Answer {
                task: task(case, step)?,
                label: label.join(" "),
                documents: Vec::new(),
                fields: values(&fields),
                note: None,
            }
        }
        ["claim", step] => Act::Claim { task: task(case, step)? },
        ["release", step] => Act::Release { task: task(case, step)? },
        ["delegate", step, "to", person] => {
            Act::Delegate { task: task(case, step)?, to: (*person).into(), instruction: reason }
        }
        ["return", step, "to", to] => Act::Return { task: task(case, step)?, to: (*to).into(), reason },
        ["recall", step] => Act::Recall { task: done_last(case, step) },
        ["rewind", number] => Act::Rewind { to: number.parse().expect("a number"), reason },
        ["skip", step] => Act::Skip { task: task(case, step)?, reason },
        ["note", ..] => Act::Note { text: rest(1) },
        ["suspend"] => Act::Suspend { reason },
        ["resume"] => Act::Resume,
        ["cancel"] => Act::Cancel { reason },
        other => panic!("unknown command {other:?}"),
    })
}

/// `jumlah=6`; `_` stands for a space.
fn values(words: &[&str]) -> BTreeMap<String, String> {
    let pair =
        |word: &&str| word.split_once('=').map(|(name, value)| (name.to_owned(), value.replace('_', " ")));
    words.iter().filter_map(pair).collect()
}

/// `step` or `step(role)`.
fn task(case: &Instance, step: &str) -> Result<TaskId, Rejection> {
    match step.strip_suffix(')').and_then(|step| step.split_once('(')) {
        Some((step, role)) => case.state().task_of(step, role),
        None => case.task(step),
    }
}

fn done_last(case: &Instance, at: &str) -> TaskId {
    let done = case.log().iter().rev().find_map(|recorded| match &recorded.event {
        Event::Completed { task, step, .. }
        | Event::Answered { task, step, .. }
        | Event::Skipped { task, step, .. }
            if step == at =>
        {
            Some(*task)
        }
        _ => None,
    });
    done.or_else(|| case.task(at).ok()).unwrap_or_default()
}

fn shown(outcome: &Result<(), Rejection>, case: &Instance) -> String {
    if let Err(rejection) = outcome {
        return format!("rejected {}", rejection.code());
    }
    let fields: Vec<_> =
        case.state().fields().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let fields = if fields.is_empty() { String::new() } else { format!(" {{{}}}", fields.join(" ")) };
    let stands = match case.state().status() {
        Status::Ended { end } => format!("ended {end}"),
        Status::Running => {
            let open = case.state().open_tasks().iter().map(|task| match &task.assignee {
                Some(person) => format!("{}({}: {person})", task.step, task.role),
                None => format!("{}({})", task.step, task.role),
            });
            open.collect::<Vec<_>>().join(" ")
        }
        other => other.as_str().to_owned(),
    };
    stands + &fields
}

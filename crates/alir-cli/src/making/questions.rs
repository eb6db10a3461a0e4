//! What has to be known of a SOP: taken from options, from a file of steps, or asked.

use std::path::Path;

use alir::lang::Text;
use alir::time;

use super::plan::{Plan, Target, Told, names};
use crate::ask::{Question, answer, any, ask, filled};
use crate::catalogue::{errors, making as words};
use crate::failure::Failure;
use crate::out::Out;
use crate::source;

/// What options have answered beforehand.
#[derive(Debug, Default)]
pub(crate) struct Given<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) agency: Option<&'a str>,
    pub(crate) lanes: Option<&'a str>,
    pub(crate) external: Option<&'a str>,
    pub(crate) steps: Option<&'a Path>,
}

/// Asks for what is not given.
pub(crate) fn interview(out: &mut Out, given: &Given<'_>) -> Result<Plan, Failure> {
    let name = answer(out, given.name, &Question::new(&words::ask_name(), "--name"), filled)?;
    let mut plan = Plan { name, ..Plan::default() };
    plan.agency = answer(out, given.agency, &Question::new(&words::ask_agency(), "--agency"), any)?;
    plan.lanes = answer(out, given.lanes, &Question::new(&words::ask_lanes(), "--lanes"), |text| {
        Some(names(text)).filter(|names| !names.is_empty()).ok_or_else(words::must_be_filled)
    })?;
    let external = given.external.or(given.lanes.map(|_| ""));
    let text = words::ask_external(&plan.lanes.join(", "));
    plan.external = answer(out, external, &Question::new(&text, "--external"), |text| plan.who(text))?;
    match given.steps {
        Some(file) => steps_of_file(&mut plan, file)?,
        None => ask_steps(out, &mut plan)?,
    }
    Ok(plan)
}

fn time_of(text: &str) -> Result<String, Text> {
    if text.is_empty() {
        return Ok(String::new());
    }
    time::read(text).map(|_| text.to_owned()).map_err(|wrong| words::wrong(&wrong.what, &wrong.hint))
}

/// Where an answer leads; steps are numbered up to `most`.
fn target(text: &str, most: usize) -> Result<Target, Text> {
    match (text.to_lowercase().as_str(), text.parse::<usize>()) {
        ("", _) => Ok(Target::Next),
        ("selesai" | "end", _) => Ok(Target::End),
        (_, Ok(number)) if (1..=most).contains(&number) => Ok(Target::Step(number)),
        (_, _) => Err(words::unknown_target(text, most)),
    }
}

fn ask_steps(out: &mut Out, plan: &mut Plan) -> Result<(), Failure> {
    const OPTION: &str = "--steps";
    loop {
        let number = plan.steps.len() + 1;
        let text = ask(out, &Question::new(&words::ask_step(number), OPTION), |text| {
            if text.is_empty() && number == 1 { Err(words::no_step_yet()) } else { Ok(text.to_owned()) }
        })?;
        if text.is_empty() {
            break;
        }
        let mut told = Told { text, ..Told::default() };
        told.who = if plan.lanes.len() == 1 {
            vec![0]
        } else {
            ask(out, &Question::new(&words::ask_who(&plan.lanes), OPTION), |text| {
                plan.who(text)
                    .and_then(|who| if who.is_empty() { Err(words::must_be_filled()) } else { Ok(who) })
            })?
        };
        told.time = ask(out, &Question::new(&words::ask_time(), OPTION), time_of)?;
        told.output = ask(out, &Question::new(&words::ask_output(), OPTION), any)?;
        if told.is_decision() {
            let labels = ask(out, &Question::new(&words::ask_labels(), OPTION), |text| {
                let labels = if text.is_empty() { names("ya, tidak") } else { names(text) };
                if labels.len() < 2 { Err(words::two_answers()) } else { Ok(labels) }
            })?;
            told.answers = labels.into_iter().map(|label| (label, Target::Next)).collect();
        }
        plan.steps.push(told);
    }
    // Where answers lead is asked at the end, when every step has its number.
    let most = plan.steps.len();
    for (number, told) in (1..).zip(&mut plan.steps) {
        for (label, to) in &mut told.answers {
            let text = words::ask_target(number, &told.text, label);
            *to = ask(out, &Question::new(&text, OPTION), |text| target(text, most))?;
        }
    }
    Ok(())
}

/// Reads a file of steps: `performer | activity | time | output | ya=3, tidak=1`, one a line.
fn steps_of_file(plan: &mut Plan, file: &Path) -> Result<(), Failure> {
    let name = source::name(file);
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::yours(source::UNREADABLE, errors::unreadable(&name, &error)))?;
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines().map(str::trim))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .collect();
    if lines.is_empty() {
        return Err(Failure::yours("no_steps", words::no_step_yet()));
    }
    for (number, line) in &lines {
        let told = step_of_line(plan, line, lines.len())
            .map_err(|why| Failure::yours("not_a_step", words::in_line(*number, &why)))?;
        plan.steps.push(told);
    }
    Ok(())
}

fn step_of_line(plan: &Plan, line: &str, most: usize) -> Result<Told, Text> {
    let mut parts = line.split('|').map(str::trim);
    let mut part = || parts.next().unwrap_or_default();
    let (who, text, time, output, answers) = (part(), part(), part(), part(), part());
    let who = plan.who(who)?;
    if who.is_empty() || text.is_empty() {
        return Err(words::must_be_filled());
    }
    let mut told = Told {
        text: text.to_owned(),
        who,
        time: time_of(time)?,
        output: output.to_owned(),
        answers: Vec::new(),
    };
    for answer in names(answers) {
        let (label, to) = answer.split_once('=').ok_or_else(words::no_answers_here)?;
        told.answers.push((label.trim().to_owned(), target(to.trim(), most)?));
    }
    match (told.is_decision(), told.answers.len()) {
        (true, 0 | 1) => Err(words::two_answers()),
        (false, 1..) => Err(words::no_answers_here()),
        (true, _) | (false, 0) => Ok(told),
    }
}

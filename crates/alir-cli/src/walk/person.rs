//! A person who is asked step by step.

use std::io::{self, BufRead, IsTerminal};

use alir::Chart;
use alir::chart::Step;
use alir::instance::OpenTask;

use super::{Doer, labels, plain};
use crate::catalogue::{errors, screens};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::view::step_title;

/// A person at the keyboard, or a file in place of one.
pub(crate) struct Person<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) out: &'a std::cell::RefCell<&'a mut Out>,
}

impl Person<'_> {
    /// What a step is about: number, text, lane, documents, time.
    fn show(&mut self, task: &OpenTask, step: &Step) -> Result<(), Failure> {
        let mut out = self.out.borrow_mut();
        let mut text = vec![String::new(), Paint::Bold.on(&clean(&step_title(step)))];
        let lane = self.chart.lane(&task.role);
        let lines = [
            (screens::LANE, lane.to_owned()),
            (screens::NEEDS, step.needs.join("; ")),
            (screens::TIME, task.due.as_deref().unwrap_or_default().to_owned()),
            (screens::YIELDS, step.yields.join("; ")),
        ];
        for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
            let name = Paint::Dim.on(&format!("{:<12}", out.words(*name)));
            text.push(format!("  {name} {}", clean(value)));
        }
        out.ask(&(text.join("\n") + "\n"))
    }

    /// The next line that the person types.
    fn hear(&mut self, prompt: &str, step: &Step) -> Result<String, Failure> {
        self.out.borrow_mut().ask(&Paint::Cyan.on(prompt))?;
        self.out.borrow_mut().ask(" ")?;
        let mut line = Vec::new();
        let read = io::stdin()
            .lock()
            .read_until(b'\n', &mut line)
            .map_err(|error| Failure::ours("input", errors::no_input(&error)))?;
        if read == 0 {
            self.out.borrow_mut().ask("\n")?;
            return Err(Failure::yours("end_of_input", errors::end_of_input(&step.id))
                .hint(errors::answers_instead()));
        }
        if !io::stdin().is_terminal() {
            self.out.borrow_mut().ask("\n")?;
        }
        Ok(String::from_utf8_lossy(&line).trim().to_owned())
    }
}

impl Doer for Person<'_> {
    fn complete(&mut self, task: &OpenTask, step: &Step) -> Result<(), Failure> {
        self.show(task, step)?;
        let prompt = self.out.borrow().words(screens::PRESS_ENTER);
        self.hear(prompt, step).map(drop)
    }

    fn answer(&mut self, task: &OpenTask, step: &Step) -> Result<String, Failure> {
        self.show(task, step)?;
        let labels = labels(self.chart, step);
        for (number, exit) in (1..).zip(self.chart.exits(step).filter(|exit| exit.label.is_some())) {
            let label = clean(exit.label.unwrap_or_default());
            let to = format!("→ {}", clean(&step_title(exit.to)));
            self.out.borrow_mut().ask(&format!("  {number}) {label}  {}\n", Paint::Dim.on(&to)))?;
        }
        let prompt = self.out.borrow().say(&screens::which(labels.len())).to_owned();
        loop {
            let given = self.hear(&prompt, step)?;
            let by_label = labels.iter().find(|label| plain(label) == plain(&given));
            let by_number = given.parse::<usize>().ok().and_then(|number| labels.get(number.checked_sub(1)?));
            if let Some(label) = by_label.or(by_number) {
                return Ok((*label).to_owned());
            }
            let text = errors::not_an_answer(&step.id, &given, &labels);
            if !io::stdin().is_terminal() {
                // Nobody is there who could think again.
                return Err(Failure::yours("not_an_answer", text));
            }
            let mut out = self.out.borrow_mut();
            let text = format!("{}\n", Paint::Yellow.on(&clean(out.say(&text))));
            out.ask(&text)?;
        }
    }
}

//! A person who is asked step by step.

use std::io::{self, BufRead, IsTerminal};

use alir::chart::Step;
use alir::condition::Field;
use alir::instance::OpenTask;
use alir::lang::Text;
use alir::{Chart, Rejection};

use super::{Doer, Fields, Values, labels, plain};
use crate::catalogue::{errors, screens};
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::view::{condition, step_title};

/// A person at the keyboard, or a file in place of one.
pub(crate) struct Person<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) out: &'a std::cell::RefCell<&'a mut Out>,
    /// Values that need not be asked for.
    pub(crate) fields: Fields,
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
            (screens::CONDITION, condition(self.chart, step).unwrap_or_default().to_owned()),
        ];
        for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
            let name = Paint::Dim.on(&format!("{:<12}", out.words(*name)));
            text.push(format!("  {name} {}", clean(value)));
        }
        out.ask(&(text.join("\n") + "\n"))
    }

    /// What the person gives for a field; nothing where it need not be given or stays as it is.
    fn value(
        &mut self,
        step: &Step,
        field: &Field,
        required: bool,
        known: Option<&String>,
    ) -> Result<Option<String>, Failure> {
        let prompt = {
            let out = self.out.borrow();
            let expected = field.kind.expected();
            let or_else = match known {
                Some(known) => Some(screens::stays(known)),
                None if !required => Some(screens::may_be_empty()),
                None => None,
            };
            let or_else = or_else.map(|text| format!("; {}", out.say(&text))).unwrap_or_default();
            clean(&format!("  {} ({}{or_else}):", field.title, out.say(&expected))).into_owned()
        };
        loop {
            let given = self.hear(&prompt, step)?;
            if given.is_empty() && (!required || known.is_some()) {
                return Ok(None);
            }
            match field.kind.read(&given) {
                Ok(_) => return Ok(Some(given)),
                Err(wrong) if given.is_empty() => self.again("no_value", &wrong.hint)?,
                Err(wrong) => {
                    let why = Rejection::NotAValue { field: field.name.clone(), given, hint: wrong.hint };
                    self.again(why.code(), &why.text())?;
                }
            }
        }
    }

    /// Says what was wrong, so that the person can think again; fails when nobody is there.
    fn again(&mut self, code: &'static str, text: &Text) -> Result<(), Failure> {
        if !io::stdin().is_terminal() {
            return Err(Failure::yours(code, text.clone()));
        }
        self.warn(text)
    }

    fn warn(&mut self, text: &Text) -> Result<(), Failure> {
        let mut out = self.out.borrow_mut();
        let text = format!("{}\n", Paint::Yellow.on(&clean(out.say(text))));
        out.ask(&text)
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
        if !step.asks.is_empty() {
            // Who gives the last value has done it.
            return Ok(());
        }
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
            self.again("not_an_answer", &errors::not_an_answer(&step.id, &given, &labels))?;
        }
    }

    fn fields(&mut self, step: &Step, known: &Values) -> Result<Values, Failure> {
        let mut values = Values::new();
        for ask in &step.asks {
            let value = match (self.fields.next(&ask.field), self.chart.fields().get(&ask.field)) {
                (Some(value), _) => Some(value),
                (None, Some(field)) => self.value(step, field, ask.required, known.get(&ask.field))?,
                (None, None) => None,
            };
            values.extend(value.map(|value| (ask.field.clone(), value)));
        }
        Ok(values)
    }

    fn tries_again(&mut self, why: &Rejection) -> Result<bool, Failure> {
        let can = matches!(why, Rejection::ConditionNotMet { .. } | Rejection::NotAValue { .. });
        if can && io::stdin().is_terminal() {
            self.warn(&why.text())?;
        }
        Ok(can && io::stdin().is_terminal())
    }
}

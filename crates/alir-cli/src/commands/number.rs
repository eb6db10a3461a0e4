//! `alir number`: gives the next number of an office's pattern.

use std::path::PathBuf;

use alir::engine::Wanted;
use alir::{Act, Actor, Command, CommandId, Context, decide};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::args;
use crate::case::Case;
use crate::catalogue::numbers as words;
use crate::failure::Failure;
use crate::out::{Out, clean};
use crate::profile;
use crate::view::local;

#[derive(Args, Debug)]
pub(crate) struct Number {
    pattern: String,
    #[arg(long, visible_alias = "kantor", aliases = ["profile", "profil"])]
    office: PathBuf,
    #[arg(long, visible_alias = "kata", num_args = 1..)]
    words: Vec<String>,
    #[arg(long = "for", visible_alias = "untuk")]
    case: Option<String>,
}

#[derive(Serialize)]
struct NumberView<'a> {
    number: &'a str,
    counter: u32,
    /// The name of the pattern, and the office.
    pattern: &'a str,
    office: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<&'a str>,
    at: String,
    repeated: bool,
}

impl Number {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let given_words = args::words(&self.words)?;
        let office = profile::load(&self.office)?;
        let case = self.case.as_deref().map(|id| Case::open(app, id)).transpose()?;
        let by = match &case {
            Some(case) => app.must_act(case.chart.definition().lanes.iter().map(|(role, _)| &role.value))?,
            None => app.actor()?.unwrap_or_else(|| Actor::from(office.id.as_str())),
        };
        let note = |number: &str, out: &Out| {
            let text = out.say(&words::noted(&self.pattern, number)).to_owned();
            // The number is its own id: who repeats the command after a crash notes it once.
            Command::new(Act::Note { text }).with_id(CommandId::from(format!("nomor/{number}")))
        };
        if let Some(case) = &case {
            // Whose note would be refused gets no number.
            let context = Context::new(case.place.now, &by).at(&case.place.office);
            decide(&case.chart, &case.instance, &note("-", &app.out), context)
                .map_err(|rejection| Failure::refused(&rejection, case.place.zone()))?;
        }
        let command = app.command_id();
        let wanted = Wanted {
            pattern: &self.pattern,
            words: &given_words,
            instance: case.as_ref().map(|case| &case.id),
            command: command.as_ref(),
            by: &by,
        };
        let given = if let Some(case) = &case {
            let given = case.engine.next_number(&office, &wanted)?;
            case.engine.submit(&case.id, &note(&given.number, &app.out), &by)?;
            given
        } else {
            app.engine_or_new()?.next_number(&office, &wanted)?
        };
        let out = &mut app.out;
        if out.is_json() {
            return out.json(&NumberView {
                number: &given.number,
                counter: given.counter,
                pattern: &self.pattern,
                office: &office.id,
                instance: self.case.as_deref(),
                at: local(given.at, office.calendar.zone()),
                repeated: given.repeated,
            });
        }
        out.line(&clean(&given.number))
    }
}

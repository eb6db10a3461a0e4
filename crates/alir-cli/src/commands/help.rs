//! `alir help`: what the commands do.

use clap::{Args, CommandFactory};

use crate::app::App;
use crate::args::Cli;
use crate::catalogue::{errors, usage, verbs};
use crate::failure::Failure;
use crate::help;

#[derive(Args, Debug)]
pub(crate) struct Help {
    verb: Option<String>,
}

impl Help {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let command = help::in_language(Cli::command(), app.out.lang());
        if let Some(verb) = self.verb.as_deref().filter(|verb| verbs::find(verb).is_none()) {
            let failure = Failure::yours("usage", usage::unknown_verb(verb));
            let names = verbs::VERBS.iter().flat_map(|known| [known.name, known.alias]);
            let names = names.filter(|name| !name.is_empty());
            return Err(match alir::diagnostic::nearest(verb, names) {
                Some(near) => failure.hint(errors::did_you_mean(near)),
                None => failure.hint(usage::see_help(None)),
            });
        }
        help::write(&command, self.verb.as_deref(), &mut app.out)
    }
}

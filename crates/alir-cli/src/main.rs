//! The command `alir`: where the library, a store and a terminal come together.

mod adapt;
mod app;
mod args;
mod ask;
mod case;
mod catalogue;
mod checking;
mod commands;
mod comparison;
mod csv;
mod derived;
mod difference;
mod duration;
mod facts;
mod failure;
mod files;
mod figures;
mod findings;
mod help;
mod lsp;
mod making;
mod manner;
mod offices;
mod out;
mod outcome;
mod possible;
mod printing;
mod profile;
mod report;
mod shelf;
mod simulate;
mod source;
mod table;
mod trial;
mod usage;
mod view;
mod walk;
mod written;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use tracing_subscriber::EnvFilter;

use crate::app::App;
use crate::args::Cli;
use crate::catalogue::errors;
use crate::failure::Failure;
use crate::manner::Manner;
use crate::out::Out;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let manner = Manner::find(&args, |name| std::env::var(name).ok());
    match work(&args, manner) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report::tell(&failure, manner),
    }
}

fn work(args: &[OsString], manner: Manner) -> Result<(), Failure> {
    let mut out = Out::new(manner);
    let command = help::in_language(Cli::command(), manner.lang);
    if args.len() < 2 {
        help::write(&command, None, &mut out)?;
        out.flush()?;
        return Err(Failure::Said);
    }
    let parsed = command.try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    let Cli { global, verb } = match parsed {
        Ok(cli) => cli,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                out.text(&error.render().ansi().to_string())?;
                return out.flush();
            }
            _ => return Err(usage::explain(&error, args)),
        },
    };
    begin_log()?;
    let mut app = App { out, global };
    let done = commands::dispatch(verb, &mut app);
    // What was said before a failure comes before it.
    app.out.flush().and(done)
}

/// Spans and events of the engine on standard error, if `ALIR_LOG` asks for them.
fn begin_log() -> Result<(), Failure> {
    let Some(asked) = std::env::var("ALIR_LOG").ok().filter(|asked| !asked.is_empty()) else { return Ok(()) };
    let filter: EnvFilter =
        asked.parse().map_err(|_| Failure::yours("usage", errors::no_log_filter(&asked)))?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    Ok(())
}

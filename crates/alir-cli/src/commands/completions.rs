//! `alir completions`: lets a shell complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::app::App;
use crate::args::Cli;
use crate::failure::Failure;
use crate::help;

#[derive(Args, Debug)]
pub(crate) struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let mut command = help::in_language(Cli::command(), app.out.lang());
        // Into memory first: the generator would panic on a closed pipe.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, "alir", &mut script);
        app.out.raw(&script)
    }
}

//! `alir perform`: a recurring duty was done once.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Perform {
    #[command(flatten)]
    at: AtStep,
    #[arg(long, visible_alias = "catatan")]
    note: Option<String>,
}

impl Perform {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        case.submit(app, Act::Perform { task, note: self.note }, &actor)
    }
}

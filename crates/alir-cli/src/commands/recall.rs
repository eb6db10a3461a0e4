//! `alir recall`: takes back one's own completion while the next step has not begun (*tarik kembali*).

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Recall {
    #[command(flatten)]
    at: AtStep,
}

impl Recall {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.done_task(app, &self.at)?;
        case.submit(app, Act::Recall { task }, &actor)
    }
}

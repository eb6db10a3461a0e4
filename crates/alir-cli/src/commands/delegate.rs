//! `alir delegate`: hands a task to somebody (*disposisi*).

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::AtStep;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Delegate {
    #[command(flatten)]
    at: AtStep,
    #[arg(long, visible_alias = "kepada")]
    to: String,
    #[arg(long, visible_alias = "instruksi", default_value = "")]
    instruction: String,
}

impl Delegate {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        let to = self.to.as_str().into();
        case.submit(app, Act::Delegate { task, to, instruction: self.instruction }, &actor)
    }
}

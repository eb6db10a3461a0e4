//! `alir note`: writes something into the history of a case.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Note {
    id: String,
    #[arg(required = true)]
    text: Vec<String>,
}

impl Note {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.id)?;
        case.steer(app, Act::Note { text: self.text.join(" ") })
    }
}

//! `alir answer`: a decision is answered.

use alir::Act;
use clap::Args;

use crate::app::App;
use crate::args::{self, AtStep, Papers};
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Answer {
    #[command(flatten)]
    at: AtStep,
    #[arg(required = true)]
    label: Vec<String>,
    #[command(flatten)]
    papers: Papers,
}

impl Answer {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        let documents = self.papers.documents(case.step(&self.at.step)?);
        // A label of several words need not be quoted.
        let label = self.label.join(" ");
        let fields = args::fields(&self.papers.fields)?;
        case.submit(app, Act::Answer { task, label, documents, fields, note: self.papers.note }, &actor)
    }
}

//! `alir complete`: a task is done.

use alir::Act;
use alir::chart::Step;
use alir::instance::Output;
use clap::Args;

use crate::app::App;
use crate::args::{self, AtStep, Papers};
use crate::case::Case;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Complete {
    #[command(flatten)]
    at: AtStep,
    #[command(flatten)]
    papers: Papers,
    #[arg(long, visible_alias = "keluaran", num_args = 1..)]
    output: Vec<String>,
}

impl Complete {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.at.id)?;
        let (task, actor) = case.task(app, &self.at)?;
        let step = case.step(&self.at.step)?;
        let outputs = self.output.iter().map(|given| output(step, given)).collect();
        let documents = self.papers.documents(step);
        let fields = args::fields(&self.papers.fields)?;
        case.submit(app, Act::Complete { task, documents, outputs, fields, note: self.papers.note }, &actor)
    }
}

/// `Surat tugas=800/12/2026` is the document and where to find it. The name itself may hold the sign.
fn output(step: &Step, given: &str) -> Output {
    let known = |name: &str| step.yields.iter().find(|known| same(known, name)).cloned();
    let mut parts = given.match_indices('=').map(|(at, _)| (&given[..at], &given[at + 1..]));
    let (name, reference) = parts
        .find_map(|(name, reference)| Some((known(name)?, Some(reference))))
        .or_else(|| known(given).map(|name| (name, None)))
        .or_else(|| given.split_once('=').map(|(name, reference)| (name.to_owned(), Some(reference))))
        .unwrap_or_else(|| (given.to_owned(), None));
    Output { name, reference: reference.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()) }
}

impl Papers {
    /// The documents of the step that were named, as the step names them.
    pub(crate) fn documents(&self, step: &Step) -> Vec<String> {
        if self.all_documents {
            return step.needs.clone();
        }
        self.documents
            .iter()
            .map(|given| step.needs.iter().find(|needed| same(needed, given)).unwrap_or(given).clone())
            .collect()
    }
}

/// Nobody should have to mind capitals.
fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

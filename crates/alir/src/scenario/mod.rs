//! Scenario tests of a SOP: a case runs as its scenario says, in virtual time, and is compared with what was expected.

mod coverage;
mod judge;
mod run;
mod trace;

use crate::chart::Chart;
use crate::diagnostic::Diagnostic;
use crate::instance::Instance;
use crate::sop::{Loc, Scenario};
use crate::time::Office;

pub use coverage::{Coverage, Covered};
pub use trace::{Offer, Trace, Way};

/// A scenario that was run.
#[derive(Clone, Debug)]
pub struct Ran {
    /// The case, with its whole history.
    pub case: Instance,
    /// What happened in it, as expectations look at it.
    pub trace: Trace,
    /// What was expected and did not come; nothing if the scenario has passed.
    pub misses: Vec<Miss>,
}

/// An expectation that was not met, or why the scenario could not go on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Miss {
    /// What is wrong, at the expectation.
    pub finding: Diagnostic,
    /// What was expected, as it is written.
    pub expected: String,
    /// What was found, written in the same way.
    pub found: String,
}

impl Ran {
    /// Whether all that was expected has come.
    pub fn passed(&self) -> bool {
        self.misses.is_empty()
    }
}

/// Runs a scenario. Pure: the same arguments always give the same result.
///
/// Each task is done in the order in which it opened, at the time that the scenario says, at once if it says nothing,
/// with all its documents; what runs side by side goes on in the order of time, and deadlines are noted when they pass.
/// Acts besides (`tindakan`) come before tasks of the same time. What the scenario gives and nobody asks for is a miss
/// too. What is wrong with the scenario itself [`crate::rules::scenarios`] tells.
///
/// ```
/// use alir::sop::{Document, read};
/// let chart = alir::load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, waktu: 1 jam, selesai: Selesai}}")?;
/// let text = "uji: a.yaml\nskenario: {lancar: {harapan: {akhir: Selesai, tenggat: {s: 2026-11-23 10:30}}}}";
/// let Some(Document::Scenarios(given)) = read(text).value else { panic!() };
/// let (id, scenario) = given.scenarios.iter().next().unwrap();
/// let ran = alir::scenario::run(&chart, alir::time::Office::usual(), id, scenario);
/// assert_eq!((ran.misses.len(), ran.misses[0].found.as_str()), (1, "2026-11-23 11:00"));
/// # Ok::<(), alir::Error>(())
/// ```
pub fn run(chart: &Chart, office: &Office, id: &Loc<String>, scenario: &Scenario) -> Ran {
    let (case, trace, left) = run::to_the_end(chart, office, id, scenario);
    let mut misses = match left {
        Ok(unused) => {
            let mut misses = judge::compare(chart, office.calendar.zone(), id, &scenario.expected, &trace);
            misses.extend(unused);
            misses
        }
        // Where it could not go on, what should have followed is no news.
        Err(broken_off) => vec![broken_off],
    };
    misses.sort_by_key(|miss| miss.finding.span);
    Ran { case, trace, misses }
}

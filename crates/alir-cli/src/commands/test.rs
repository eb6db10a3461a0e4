//! `alir test`: runs the scenarios beside SOPs, and tells what none of them visits.

use std::path::PathBuf;

use clap::Args;

use crate::app::App;
use crate::catalogue::trial as words;
use crate::failure::Failure;
use crate::trial;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Test {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long)]
    junit: Option<PathBuf>,
    #[arg(long, visible_alias = "cakupan")]
    min_coverage: Option<String>,
}

impl Test {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let wanted = self.min_coverage.as_deref().map(percent).transpose()?;
        let tests = trial::run(trial::load(&self.paths)?, &app.out);
        if let Some(file) = &self.junit {
            written::put(file, &trial::report(&tests, app.out.lang()))?;
        }
        if app.out.is_json() {
            app.out.json(&trial::View::of(&tests, wanted, app.out.lang()))?;
        } else {
            trial::write(&mut app.out, &tests, wanted)?;
        }
        let enough = wanted.is_none_or(|wanted| tests.reach(wanted));
        if tests.failed() + tests.broken() == 0 && enough { Ok(()) } else { Err(Failure::Said) }
    }
}

/// `100%`, `99,5 %` or `80`.
fn percent(given: &str) -> Result<f64, Failure> {
    let number = given.trim().trim_end_matches('%').trim_end().replace(',', ".");
    match number.parse::<f64>() {
        Ok(share) if (0.0..=100.0).contains(&share) => Ok(share),
        Ok(_) | Err(_) => Err(Failure::yours("usage", words::no_percent(given)).hint(words::write_percent())),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_is_written_in_several_ways() {
        for (given, share) in [("100%", 100.0), ("99,5 %", 99.5), ("80", 80.0), ("0", 0.0)] {
            assert!((percent(given).unwrap() - share).abs() < 1e-9, "{given}");
        }
        for given in ["", "%", "101", "-1", "banyak", "nan", "inf"] {
            assert!(percent(given).is_err(), "{given}");
        }
    }
}

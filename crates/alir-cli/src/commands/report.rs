//! `alir report`: how long things took, against what is printed, and the monitoring table that follows from it.

use std::path::{Path, PathBuf};

use alir::{Clock, SystemClock};
use clap::Args;

use crate::app::App;
use crate::catalogue::{errors, figures as words};
use crate::csv;
use crate::failure::Failure;
use crate::figures::collect::{Wanted, collect};
use crate::figures::monitoring::{self, Row};
use crate::figures::period::Dates;
use crate::figures::sheet::Sheet;
use crate::figures::{json, rows, text};
use crate::out::Out;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Report {
    #[arg(long)]
    sop: Option<String>,
    #[arg(long, visible_alias = "dari")]
    from: Option<String>,
    #[arg(long, visible_alias = "sampai")]
    to: Option<String>,
    #[arg(long, visible_alias = "semua")]
    all: bool,
    #[arg(long, visible_alias = "pemantauan")]
    monitoring: bool,
    #[arg(long, visible_alias = "batas", default_value_t = 80, requires = "monitoring",
        value_parser = clap::value_parser!(u8).range(1..=100))]
    threshold: u8,
    #[arg(long)]
    csv: Option<PathBuf>,
}

impl Report {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let to_stdout = self.csv.as_deref() == Some(Path::new("-"));
        if to_stdout && app.out.is_json() {
            return Err(Failure::yours("usage", errors::one_output()));
        }
        let wanted = Wanted {
            sop: self.sop.as_deref().map(Into::into),
            dates: Dates::read(self.from.as_deref(), self.to.as_deref())?,
            monitoring: self.monitoring,
            unfinished: self.all,
            now: SystemClock.now(),
        };
        let sheets = collect(&app.out, &app.engine()?, &wanted)?;
        let tables: Vec<_> = if self.monitoring {
            sheets.iter().map(|sheet| monitoring::rows(sheet, self.threshold)).collect()
        } else {
            Vec::new()
        };
        let store = app.db();
        let out = &mut app.out;
        if let Some(file) = &self.csv {
            let cells = if self.monitoring {
                rows::monitoring(sheets.iter().zip(tables.iter().map(Vec::as_slice)), out.lang())
            } else {
                rows::figures(&sheets, out.lang())
            };
            let table = csv::table(&cells);
            if to_stdout {
                return out.raw(table.as_bytes());
            }
            write(file, &table, &store)?;
            if !out.is_json() {
                let written = words::written(cells.len() - 1, &file.display().to_string());
                return out.line(out.say(&written));
            }
        }
        if self.monitoring { self.show_monitoring(out, &sheets, &tables) } else { show(out, &sheets) }
    }

    fn show_monitoring(&self, out: &mut Out, sheets: &[Sheet], tables: &[Vec<Row>]) -> Result<(), Failure> {
        let tables = sheets.iter().zip(tables);
        if out.is_json() {
            let lang = out.lang();
            let sops = tables.map(|(sheet, rows)| json::monitored(sheet, rows, lang)).collect();
            return out.json(&json::Monitoring { threshold_percent: self.threshold, sops });
        }
        apart(out, tables, |out, (sheet, rows)| text::monitoring(out, sheet, rows, self.threshold))
    }
}

/// Writes the table to a file, in the place of what was there; but never in that of the store.
fn write(file: &Path, table: &str, store: &Path) -> Result<(), Failure> {
    let place = |path: &Path| path.canonicalize().ok();
    if place(file).is_some_and(|there| place(store) == Some(there)) {
        return Err(Failure::yours("usage", errors::is_the_store(file)));
    }
    written::put(file, table)
}

fn show(out: &mut Out, sheets: &[Sheet]) -> Result<(), Failure> {
    if out.is_json() {
        return out.json(&json::Report { sops: sheets.iter().map(json::sop).collect() });
    }
    apart(out, sheets, text::figures)
}

/// Writes one behind the other with a line between them; says so if there are none.
fn apart<T>(
    out: &mut Out,
    parts: impl IntoIterator<Item = T>,
    write: impl Fn(&mut Out, T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut parts = parts.into_iter().peekable();
    if parts.peek().is_none() {
        return out.line(out.words(words::NOTHING));
    }
    for (at, part) in parts.enumerate() {
        if at > 0 {
            out.line("")?;
        }
        write(out, part)?;
    }
    Ok(())
}

//! `alir publish`: makes SOPs and profiles those that new cases and new tasks go by.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alir::Chart;
use alir::sop::Document;
use alir::time::Office;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::catalogue::time as words;
use crate::failure::Failure;
use crate::files::find;
use crate::out::clean;
use crate::profile;
use crate::shelf::Shelf;
use crate::source::Source;

#[derive(Args, Debug)]
pub(crate) struct Publish {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Published<'a> {
    sops: Vec<&'a str>,
    profiles: Vec<&'a str>,
}

impl Publish {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let mut charts: Vec<Chart> = Vec::new();
        let mut offices: BTreeMap<String, Office> = BTreeMap::new();
        // All is read first, so that a mistake in one file publishes none.
        for path in find(&self.paths)? {
            let source = Source::load(&path);
            match &source.document {
                Some(Document::Profile(_)) => {
                    let office = profile::compile(&source, &Shelf::default())?;
                    offices.insert(office.id.clone(), office);
                }
                Some(Document::Decree(_) | Document::Holidays(_)) if !source.has_errors() => {}
                // Whether they pass has nothing to do with what is published.
                Some(Document::Scenarios(_)) => {}
                Some(
                    Document::Sop(_) | Document::Decree(_) | Document::Holidays(_) | Document::Overlay(_),
                )
                | None => {
                    let chart = source.ready()?;
                    let office = profile::of_sop(&path, chart.definition())?;
                    offices.extend(office.map(|office| (office.id.clone(), office)));
                    charts.push(chart);
                }
            }
        }
        let engine = app.engine_or_new()?;
        for chart in &charts {
            engine.publish(chart)?;
        }
        for office in offices.values() {
            engine.publish_office(office)?;
        }
        let out = &mut app.out;
        let published = Published {
            sops: charts.iter().map(|chart| chart.sop().as_str()).collect(),
            profiles: offices.keys().map(String::as_str).collect(),
        };
        if out.is_json() {
            return out.json(&published);
        }
        for (kind, names) in [(words::SOP, &published.sops), (words::PROFILE, &published.profiles)] {
            for name in names {
                out.line(&format!("{} {}", out.words(kind), clean(name)))?;
            }
        }
        Ok(())
    }
}

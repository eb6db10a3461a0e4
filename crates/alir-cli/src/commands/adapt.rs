//! `alir adapt`: an overlay is written from a few answers, and follows its base later.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use alir::Chart;
use alir::diff::Diff;
use alir::lang::{Lang, Text, Words};
use alir::rules::is_id;
use alir::sop::Document;
use alir_import::sop_id_of;
use chrono::Datelike;
use clap::Args;
use serde_json::json;

use crate::adapt::follow::{self, News, Since};
use crate::adapt::kept;
use crate::adapt::write::{Own, overlay};
use crate::app::App;
use crate::args;
use crate::ask::{Question, answer, any, filled};
use crate::catalogue::{adapting as words, making};
use crate::difference;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::shelf::Shelf;
use crate::source::{Source, name};
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Adapt {
    base: PathBuf,
    overlay: Option<PathBuf>,
    #[arg(short, long, visible_alias = "keluaran")]
    output: Option<PathBuf>,
    #[arg(long)]
    id: Option<String>,
    #[arg(long, visible_alias = "kabupaten")]
    region: Option<String>,
    #[arg(long, visible_alias = "instansi", num_args = 1..)]
    agency: Vec<String>,
    #[arg(long)]
    unit: Option<String>,
    #[arg(long, visible_alias = "pengesah")]
    approver: Option<String>,
    #[arg(long, visible_alias = "nama-pengesah")]
    approver_name: Option<String>,
    #[arg(long)]
    nip: Option<String>,
    #[arg(long, visible_alias = "parameter", num_args = 1..)]
    parameters: Vec<String>,
    #[arg(long, visible_alias = "pelaksana", num_args = 1..)]
    lanes: Vec<String>,
    #[arg(long, visible_alias = "profil")]
    profile: Option<String>,
    #[arg(long, visible_alias = "paksa")]
    force: bool,
    #[arg(long, visible_alias = "tetap")]
    keep: bool,
}

impl Adapt {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let usage = |text| Failure::yours("usage", text);
        let act = self.base.to_str().filter(|word| ["status", "update"].contains(word));
        match (act, &self.overlay) {
            (Some(act), None) => Err(usage(words::no_overlay(act))),
            (Some("update"), Some(file)) => update(&mut app.out, file, self.keep),
            (Some(_), Some(file)) => status(&mut app.out, file),
            (None, Some(_)) => Err(usage(words::too_many())),
            (None, None) => self.begin(app),
        }
    }

    /// Asks, and writes an overlay.
    fn begin(self, app: &mut App) -> Result<(), Failure> {
        let Some(output) = self.output.clone() else {
            return Err(Failure::yours("usage", words::no_output()).hint(words::output_example()));
        };
        let there = name(&output);
        let same = |a: &Path, b: &Path| {
            std::fs::canonicalize(a).ok().is_some_and(|a| std::fs::canonicalize(b).is_ok_and(|b| a == b))
        };
        if same(&self.base, &output) {
            return Err(Failure::yours("is_base", words::is_base()));
        }
        written::free(&output, self.force)?;
        let base = Source::load(&self.base).ready()?;
        let (file, force) = (self.base.clone(), self.force);
        let own = self.own(&mut app.out, &base, &output)?;
        if let Some(folder) = output.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = overlay(&base, &from(&output, &file)?, &own);
        let made = Source::on(&Shelf::default(), there.clone(), text.clone());
        if made.chart.is_none() {
            return Err(follow::refused(&output, made));
        }
        kept::keep(&output, &base)?;
        written::new(&output, &text, force)?;
        if app.out.is_json() {
            return app.out.json(&json!({"file": there, "sop": own.id, "kept": name(&kept::place(&output, kept::short(base.fingerprint())))}));
        }
        app.out.line("")?;
        for text in [words::written(&there), words::next(&there)] {
            let line = app.out.say(&text).to_owned();
            app.out.line(&clean(&line))?;
        }
        Ok(())
    }

    /// What the office says, from options and answers.
    fn own(self, out: &mut Out, base: &Chart, output: &Path) -> Result<Own, Failure> {
        let sop = base.definition();
        let given =
            named(&self.parameters, words::A_PARAMETER, sop.parameters.iter().map(|(id, _)| id.as_str()))?;
        let lanes = named(&self.lanes, words::A_LANE, sop.lanes.iter().map(|(id, _)| id.as_str()))?;
        let intro = out.say(&words::intro(&sop.name)).to_owned();
        out.ask(&format!("{}\n", clean(&intro)))?;
        let mut ask = |given: Option<&str>,
                       text: Text,
                       option,
                       default,
                       read: &dyn Fn(&str) -> Result<String, Text>| {
            answer(out, given, &Question::new(&text, option).or(default), read)
        };
        let region = ask(self.region.as_deref(), words::ask_region(), "--region", None, &filled)?;
        let id = format!("{}-{}", base.sop(), sop_id_of(&region));
        let valid = |id: &str| if is_id(id, '-') { Ok(id.to_owned()) } else { Err(words::no_id(id)) };
        let id = ask(self.id.as_deref(), words::ask_id(), "--id", Some(&id), &valid)?;
        let agency = Some(self.agency.join("|")).filter(|given| !given.is_empty());
        let trimmed = |text: &str| filled(text.trim_matches(['|', ' ']));
        let agency = ask(agency.as_deref(), words::ask_agency(), "--agency", None, &trimmed)?;
        let unit = ask(self.unit.as_deref(), words::ask_unit(), "--unit", Some(""), &any)?;
        let approval = sop.identity.as_ref().and_then(|identity| identity.approved_by.as_ref());
        let office = approval.and_then(|approval| approval.office.as_ref()).map(|office| office.as_str());
        let office = office.filter(|office| !office.is_empty());
        let office = ask(self.approver.as_deref(), words::ask_approver(), "--approver", office, &filled)?;
        let name = ask(self.approver_name.as_deref(), words::ask_name(), "--approver-name", Some(""), &any)?;
        let nip = if name.is_empty() {
            self.nip.unwrap_or_default()
        } else {
            ask(self.nip.as_deref(), words::ask_nip(), "--nip", Some(""), &any)?
        };
        let mut parameters = Vec::new();
        for (name, parameter) in sop.parameters.iter() {
            let text = words::ask_parameter(name, parameter.about.as_ref().map(|about| about.as_str()));
            let fits = |value: &str| match parameter.wrong(value) {
                Some(wrong) => Err(making::wrong(&wrong.what, &wrong.hint)),
                None => Ok(value.to_owned()),
            };
            let (given, value) = (given.get(name.as_str()).map(String::as_str), parameter.text());
            let answer = ask(given, text, "--parameters", Some(value), &fits)?;
            parameters.extend((answer != value).then(|| (name.to_string(), answer)));
        }
        let mut own_lanes = Vec::new();
        for (id, lane) in sop.lanes.iter() {
            let given = lanes.get(id.as_str()).map(String::as_str);
            let answer = ask(given, words::ask_lane(&lane.name), "--lanes", Some(&lane.name), &any)?;
            own_lanes.extend((answer != lane.name.value).then(|| (id.to_string(), answer)));
        }
        Ok(Own {
            id,
            region,
            version: format!("{}.1", crate::offices::now().year()),
            profile: self.profile.or_else(|| profile_beside(output)),
            agency: agency
                .split('|')
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect(),
            unit,
            office,
            name,
            nip,
            parameters,
            lanes: own_lanes,
        })
    }
}

/// Pairs of which each names something that the base has.
fn named<'n>(
    given: &[String],
    kind: Words,
    known: impl Iterator<Item = &'n str>,
) -> Result<BTreeMap<String, String>, Failure> {
    let (pairs, known) = (args::keys(given)?, known.collect::<Vec<_>>());
    match pairs.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(Failure::yours("unknown", words::unknown(kind, name, &known.join("`, `")))),
        None => Ok(pairs),
    }
}

/// The id of the profile in the overlay's folder, if there is one.
fn profile_beside(output: &Path) -> Option<String> {
    let path = output.parent().unwrap_or(Path::new("")).join("profil.yaml");
    match Source::load(&path).document? {
        Document::Profile(profile) => Some(profile.id.value),
        Document::Sop(_)
        | Document::Decree(_)
        | Document::Holidays(_)
        | Document::Scenarios(_)
        | Document::Overlay(_) => None,
    }
}

/// A file, counted from the folder of another one.
fn from(output: &Path, file: &Path) -> Result<String, Failure> {
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (folder, file) = (std::fs::canonicalize(folder)?, std::fs::canonicalize(file)?);
    Ok(name(&pathdiff::diff_paths(&file, &folder).unwrap_or(file)))
}

fn status(out: &mut Out, file: &Path) -> Result<(), Failure> {
    let standing = follow::standing(file)?;
    if out.is_json() {
        return out.json(&view(&standing.since));
    }
    show(out, &standing)?;
    match standing.since {
        Since::Same => Ok(()),
        Since::Unpinned | Since::Unknown | Since::Changed(_) => {
            out.line("")?;
            out.line(out.words(words::TAKE_OVER))
        }
    }
}

fn update(out: &mut Out, file: &Path, keep: bool) -> Result<(), Failure> {
    let standing = follow::standing(file)?;
    if !out.is_json() {
        show(out, &standing)?;
    }
    let hint = match &standing.since {
        Since::Changed(news) => (!news.covered.is_empty()).then(words::decide),
        Since::Unknown => Some(words::unknown_then()),
        Since::Same | Since::Unpinned => None,
    };
    if let Some(hint) = hint.filter(|_| !keep) {
        if out.is_json() {
            out.json(&view(&standing.since))?;
        }
        return Err(Failure::yours("collides", words::collides()).hint(hint));
    }
    let taken = !matches!(standing.since, Since::Same);
    let text = follow::pinned(file, &standing)?;
    kept::keep(file, &standing.base)?;
    if taken {
        written::replace(file, &standing.text, &text)?;
    }
    if out.is_json() {
        return out.json(&view(&standing.since));
    }
    if taken {
        out.line("")?;
        out.line(out.words(words::TAKEN))?;
    }
    Ok(())
}

fn show(out: &mut Out, standing: &follow::Standing) -> Result<(), Failure> {
    match &standing.since {
        Since::Same => out.line(out.words(words::SAME)),
        Since::Unpinned => out.line(out.words(words::UNPINNED)),
        Since::Unknown => out.line(out.words(words::UNKNOWN)),
        Since::Changed(news) => show_news(out, news, &standing.base),
    }
}

fn show_news(out: &mut Out, news: &News, base: &Chart) -> Result<(), Failure> {
    out.line(&Paint::Bold.on(out.words(words::CHANGED)))?;
    if news.changes.is_empty() {
        out.line(out.words(words::WORDS_ONLY))?;
    }
    difference::changes(out, &news.changes, base)?;
    out.line("")?;
    if news.covered.is_empty() {
        return out.line(out.words(words::ALL_ARRIVES));
    }
    out.line(&Paint::Bold.on(out.words(words::COVERED)))?;
    difference::changes(out, &news.covered, base)?;
    for line in own_words(news, out.lang()) {
        out.line(&clean(&line))?;
    }
    Ok(())
}

/// What the overlay says where it covers the base.
fn own_words(news: &News, lang: Lang) -> Vec<String> {
    let here = words::OWN.to(lang);
    let mut lines = vec![String::new()];
    for lane in &news.covered.lanes {
        let id = news.lanes.get(&lane.id).unwrap_or(&lane.id);
        let own = news.own.lanes.iter().find(|own| own.id == *id);
        lines.extend(own.map(|own| format!("  {}: {here} {}", lane.id, own.name)));
    }
    for step in &news.covered.steps {
        let Some(own) =
            news.own.steps.iter().find(|own| own.id == step.id || own.was.as_ref() == Some(&step.id))
        else {
            continue;
        };
        for change in &step.changes {
            let own = own.changes.iter().find(|own| own.key == change.key).and_then(|own| own.after.as_ref());
            lines.extend(own.map(|own| format!("  {} › {}: {here} {own}", step.id, change.key)));
        }
    }
    for change in &news.covered.rest {
        let own = news.own.rest.iter().find(|own| own.key == change.key).and_then(|own| own.after.as_ref());
        lines.extend(own.map(|own| format!("  {}: {here} {own}", change.key)));
    }
    if lines.len() == 1 { Vec::new() } else { lines }
}

fn view(since: &Since) -> serde_json::Value {
    let none = Diff::default();
    let (state, changes, covered) = match since {
        Since::Same => ("same", &none, &none),
        Since::Unpinned => ("unpinned", &none, &none),
        Since::Unknown => ("unknown", &none, &none),
        Since::Changed(news) => ("changed", &news.changes, &news.covered),
    };
    json!({"base": state, "changes": difference::parts(changes), "covered": difference::parts(covered)})
}

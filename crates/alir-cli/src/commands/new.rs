//! `alir new`: makes a SOP file from questions, from a template, or from a table.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use alir_import::{Entry, Written, import, sop_id_of};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::catalogue::{errors, making as words};
use crate::failure::Failure;
use crate::making::{Given, interview, template};
use crate::out::{Out, Paint, clean};
use crate::source::{Source, UNREADABLE, name};
use crate::table::{Column, write};
use crate::walk::quoted;
use crate::written;

/// A larger table is refused; one more byte is read to see it.
const MAX_TABLE_BYTES: u64 = 32 << 20;

#[derive(Args, Debug)]
pub(crate) struct New {
    file: Option<PathBuf>,
    /// `template NAME`, or the name alone.
    #[arg(long, visible_alias = "dari", num_args = 1..=2, conflicts_with_all = ["from_table", "lanes", "external", "steps"])]
    from: Vec<String>,
    #[arg(long, visible_alias = "dari-tabel", conflicts_with_all = ["lanes", "external", "steps"])]
    from_table: Option<PathBuf>,
    #[arg(long, visible_alias = "lembar", requires = "from_table")]
    sheet: Option<String>,
    #[arg(long, visible_alias = "daftar-templat")]
    templates: bool,
    #[arg(long, visible_alias = "nama")]
    name: Option<String>,
    #[arg(long, visible_alias = "instansi")]
    agency: Option<String>,
    #[arg(long, visible_alias = "pelaksana")]
    lanes: Option<String>,
    #[arg(long, visible_alias = "luar")]
    external: Option<String>,
    #[arg(long, visible_alias = "langkah")]
    steps: Option<PathBuf>,
    #[arg(long, visible_alias = "paksa")]
    force: bool,
}

#[derive(Serialize)]
struct MadeView<'a> {
    file: &'a str,
    sop: &'a str,
    lanes: usize,
    steps: usize,
    questions: Vec<QuestionView<'a>>,
}

#[derive(Serialize)]
struct QuestionView<'a> {
    line: usize,
    step: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct TemplateView {
    name: &'static str,
    about: &'static str,
}

impl New {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let out = &mut app.out;
        if self.templates {
            return list(out);
        }
        let Some(file) = self.file.as_deref() else {
            return Err(Failure::yours("usage", words::which_file()));
        };
        written::free(file, self.force)?;
        let (title, agency) = (self.name.as_deref(), self.agency.as_deref().map(str::trim));
        let written = if let Some(wanted) = self.from.last() {
            template(wanted, title, agency)?
        } else if let Some(table) = &self.from_table {
            of_table(table, self.sheet.as_deref(), title, agency)?
        } else {
            let (lanes, external) = (self.lanes.as_deref(), self.external.as_deref());
            let given = Given { name: title, agency, lanes, external, steps: self.steps.as_deref() };
            interview(out, &given)?.draft().write()
        };
        let source = Source::of(name(file), written.text.clone());
        if source.has_errors() {
            return Err(source.rejected(Failure::sop).hint(words::not_written()));
        }
        written::new(file, &written.text, self.force)?;
        tell(out, source, &written)
    }
}

/// Reads a table, with the name and the agency that are given before those in it.
fn of_table(
    table: &Path,
    sheet: Option<&str>,
    title: Option<&str>,
    agency: Option<&str>,
) -> Result<Written, Failure> {
    let mut bytes = Vec::new();
    File::open(table)
        .and_then(|file| file.take(MAX_TABLE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| Failure::yours(UNREADABLE, errors::unreadable(&name(table), &error)))?;
    let mut draft = import(&bytes, sheet).map_err(|refusal| {
        let failure = Failure::yours(refusal.code(), words::of_file(&name(table), &refusal.text()));
        refusal.hint().into_iter().fold(failure, Failure::hint)
    })?;
    if let Some(file) = table.file_name() {
        draft.source = Some(file.to_string_lossy().into_owned());
    }
    if let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) {
        draft.id = sop_id_of(title);
        title.clone_into(&mut draft.name);
        draft.name_asks.clear();
    }
    if let Some(agency) = agency {
        draft.identity.retain(|(key, _)| key != "instansi");
        if !agency.is_empty() {
            draft.identity.insert(0, ("instansi".to_owned(), Entry::Text(agency.to_owned())));
        }
    }
    Ok(draft.write())
}

fn tell(out: &mut Out, source: Source, written: &Written) -> Result<(), Failure> {
    let file = source.name.clone();
    let chart = source.ready()?;
    let definition = chart.definition();
    let (lanes, steps) = (definition.lanes.iter().count(), definition.steps.iter().count());
    let lang = out.lang();
    if out.is_json() {
        let question = |question: &alir_import::Question| {
            (question.line, question.step.clone(), question.text.to(lang).to_owned())
        };
        let all: Vec<_> = written.questions.iter().map(question).collect();
        let questions = all
            .iter()
            .map(|(line, step, text)| QuestionView { line: *line, step: step.as_deref(), text })
            .collect();
        return out.json(&MadeView { file: &file, sop: chart.sop().as_str(), lanes, steps, questions });
    }
    let made = words::made(&file, chart.sop().as_str(), lanes, steps);
    out.line(&Paint::Green.on(&clean(out.say(&made))))?;
    if !written.questions.is_empty() {
        let head = words::to_answer(written.questions.len());
        out.line("")?;
        out.line(&Paint::Yellow.on(out.say(&head)))?;
        for question in &written.questions {
            let step = question.step.as_ref().map(|step| format!("`{step}`: ")).unwrap_or_default();
            let place = Paint::Cyan.on(&format!("{}:{}:", clean(&file), question.line));
            out.line(&format!("  {place} {}{}", clean(&step), clean(out.say(&question.text))))?;
        }
    }
    out.line("")?;
    out.line(&Paint::Bold.on(&format!("{}:", out.words(words::NEXT))))?;
    let typed = if file.starts_with('-') { format!("./{file}") } else { file };
    for verb in words::NEXT_VERBS {
        out.line(&format!("  alir {} {}", out.words(verb), quoted(&typed)))?;
    }
    Ok(())
}

fn list(out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang();
    if out.is_json() {
        let views: Vec<_> = words::TEMPLATES
            .iter()
            .map(|(name, about)| TemplateView { name, about: about.to(lang) })
            .collect();
        return out.json(&views);
    }
    let columns = words::TEMPLATE_HEAD.map(|head| Column::new(head.to(lang)));
    let rows: Vec<_> = words::TEMPLATES
        .iter()
        .map(|(name, about)| vec![(*name).to_owned(), about.to(lang).to_owned()])
        .collect();
    write(out, &columns, &rows)
}

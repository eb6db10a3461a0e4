//! `alir draw`: a SOP as a drawing.

use std::path::{Path, PathBuf};

use alir::analysis::facts::Assumed;
use alir::lang::Lang;
use alir_render::{Layout, Style, dot, mermaid, png, svg};
use clap::Args;

use super::stats::known;
use crate::app::App;
use crate::case::Case;
use crate::catalogue::drawing as words;
use crate::drawing;
use crate::failure::Failure;
use crate::pages::{Around, Link};
use crate::printing::Masthead;
use crate::site::base_of;
use crate::source::Source;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Draw {
    #[arg(required_unless_present = "case", conflicts_with = "case")]
    sop: Option<PathBuf>,
    #[arg(long, visible_alias = "berkas")]
    case: Option<String>,
    #[arg(short, long, visible_alias = "hasil")]
    output: PathBuf,
    #[arg(long, visible_alias = "polos")]
    plain: bool,
    // Elsewhere `--as` says who acts; nobody acts here. The same id takes its place.
    #[arg(id = "actor", long = "as", visible_alias = "sebagai")]
    form: Option<String>,
}

/// What a drawing is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Svg,
    Png,
    Mermaid,
    Dot,
    Html,
}

impl Form {
    /// All of them, as they are named.
    const ALL: [Self; 5] = [Self::Svg, Self::Png, Self::Mermaid, Self::Dot, Self::Html];

    /// The ending of its files.
    const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
            Self::Html => "html",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending().eq_ignore_ascii_case(name))
    }

    /// What is asked for: by name, or by the ending of the file.
    fn find(output: &Path, named: Option<&str>) -> Result<Self, Failure> {
        let endings = Self::ALL.map(Self::ending);
        if let Some(name) = named {
            let wrong = || Failure::yours("usage", words::no_such_form(name, &endings));
            return Self::named(name.trim_start_matches('.')).ok_or_else(wrong);
        }
        let ending = output.extension().and_then(|ending| ending.to_str());
        match ending.and_then(Self::named) {
            Some(form) => Ok(form),
            None if output == Path::new("-") => Ok(Self::Svg),
            None => {
                let failure = Failure::yours("usage", words::not_a_drawing(output, &endings));
                Err(failure.hint(words::name_it_so(output)))
            }
        }
    }
}

impl Draw {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let form = Form::find(&self.output, self.form.as_deref())?;
        let (lang, style) = (app.out.lang(), if self.plain { Style::Plain } else { Style::Table });
        if self.plain && matches!(form, Form::Mermaid | Form::Dot) {
            return Err(Failure::yours("usage", words::plain_already(form.ending())));
        }
        if let Some(id) = &self.case {
            let case = Case::open(app, id)?;
            let content = of_case(&case, form, style, lang).ok_or_else(|| {
                let failure = Failure::yours("usage", words::no_case_so(form.ending()));
                failure.hint(words::name_it_so(&self.output))
            })?;
            let db = app.db();
            return written::write(&mut app.out, &self.output, content, &[&db]);
        }
        let sop = self.sop.unwrap_or_default();
        let content = of_sop(&sop, form, style, lang)?;
        written::write(&mut app.out, &self.output, content, &[&sop])
    }
}

/// The file of a SOP.
fn of_sop(sop: &Path, form: Form, style: Style, lang: Lang) -> Result<Vec<u8>, Failure> {
    let source = Source::load(sop);
    let text = match form {
        Form::Svg => svg::draw(&layout(source, style)?, &svg::Options::default()),
        Form::Png => return Ok(png::draw(&layout(source, style)?)),
        Form::Mermaid => mermaid::write(&source.ready()?),
        Form::Dot => dot::write(&source.ready()?),
        Form::Html => {
            let base = if source.is_derived() { base_of(sop, &source.name) } else { None };
            let base = base.map(|text| Link { href: None, text });
            let known = known(sop, source, &Assumed::default())?;
            let masthead = Masthead::of(&known.name, &known.chart);
            drawing::sop_page(&known, &masthead, style, Around { base, ..Around::default() }, lang)
        }
    };
    Ok(text.into_bytes())
}

/// The drawing of a SOP, in the language of its office.
fn layout(source: Source, style: Style) -> Result<Layout, Failure> {
    let name = source.name.clone();
    let chart = source.ready()?;
    Ok(Layout::drawn(&chart, style, Masthead::of(&name, &chart).head.language))
}

/// The file of a case; none where a form cannot show how far it has come.
fn of_case(case: &Case, form: Form, style: Style, lang: Lang) -> Option<Vec<u8>> {
    match form {
        Form::Svg => {
            let drawn = drawing::of_case(case, style, lang);
            Some(svg::draw(&drawn.layout, &drawn.options).into_bytes())
        }
        Form::Html => Some(drawing::case_page(case, style, lang).into_bytes()),
        Form::Png => {
            let drawn = drawing::of_case(case, style, lang);
            Some(png::draw_marked(&drawn.layout, &drawn.options))
        }
        Form::Mermaid | Form::Dot => None,
    }
}

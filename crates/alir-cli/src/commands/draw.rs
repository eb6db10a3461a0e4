//! `alir draw`: a SOP as a drawing.

use std::path::{Path, PathBuf};

use alir::Chart;
use alir_render::{Layout, dot, mermaid, svg};
use clap::Args;

use crate::app::App;
use crate::case::Case;
use crate::catalogue::drawing as words;
use crate::drawing;
use crate::failure::Failure;
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
    // Elsewhere `--as` says who acts; nobody acts here. The same id takes its place.
    #[arg(id = "actor", long = "as", visible_alias = "sebagai")]
    form: Option<String>,
}

/// What a drawing is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Svg,
    Mermaid,
    Dot,
}

impl Form {
    /// All of them, as they are named.
    const ALL: [Self; 3] = [Self::Svg, Self::Mermaid, Self::Dot];

    /// The ending of its files.
    const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
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
        let Some(id) = &self.case else {
            let sop = self.sop.unwrap_or_default();
            let chart = Source::load(&sop).ready()?;
            return written::write(&mut app.out, &self.output, &drawn(&chart, form), &[&sop]);
        };
        let case = Case::open(app, id)?;
        let drawn = drawing::of_case(&case, app.out.lang());
        let text = match form {
            Form::Svg => svg::draw(&drawn.layout, &drawn.options),
            Form::Mermaid | Form::Dot => {
                let failure = Failure::yours("usage", words::no_case_so(form.ending()));
                return Err(failure.hint(words::name_it_so(&self.output)));
            }
        };
        let db = app.db();
        written::write(&mut app.out, &self.output, &text, &[&db])
    }
}

fn drawn(chart: &Chart, form: Form) -> String {
    match form {
        Form::Svg => svg::draw(&Layout::of(chart), &svg::Options::default()),
        Form::Mermaid => mermaid::write(chart),
        Form::Dot => dot::write(chart),
    }
}

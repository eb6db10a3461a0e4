//! `alir draw`: a SOP as a drawing.

use std::path::{Path, PathBuf};

use alir_render::{Layout, svg};
use clap::Args;

use crate::app::App;
use crate::catalogue::drawing as words;
use crate::failure::Failure;
use crate::source::Source;
use crate::written;

#[derive(Args, Debug)]
pub(crate) struct Draw {
    sop: PathBuf,
    #[arg(short, long, visible_alias = "hasil")]
    output: PathBuf,
}

impl Draw {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let ending = self.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
        if !ending && self.output != Path::new("-") {
            let failure = Failure::yours("usage", words::not_a_drawing(&self.output));
            return Err(failure.hint(words::name_it_so(&self.output)));
        }
        let layout = Layout::of(&Source::load(&self.sop).ready()?);
        let drawing = svg::draw(&layout, &svg::Options::default());
        written::write(&mut app.out, &self.output, &drawing, &[&self.sop])
    }
}

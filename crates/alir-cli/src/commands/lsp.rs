//! `alir lsp`: serves a text editor.

use alir::lang::Lang;
use clap::Args;

use crate::app::App;
use crate::failure::Failure;
use crate::lsp::serve;

#[derive(Args, Debug)]
pub(crate) struct Lsp {
    #[arg(long)]
    stdio: bool,
}

impl Lsp {
    #[expect(clippy::unused_self, reason = "`--stdio` changes nothing: there is no other way")]
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let around = || std::env::var("ALIR_LANG").is_ok_and(|lang| lang.parse::<Lang>().is_ok());
        serve(app.out.lang(), app.global.lang.is_none() && !around())
    }
}

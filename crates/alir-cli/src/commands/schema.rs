//! `alir schema`: the JSON Schema by which an editor helps to write SOP files.

use alir::sop::schema;
use clap::{Args, ValueEnum};

use crate::app::App;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub(crate) struct Schema {
    #[arg(value_enum, default_value = "sop")]
    kind: Kind,
}

/// The kinds of file.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Sop,
    #[value(alias = "keputusan")]
    Decree,
    #[value(alias = "profil")]
    Profile,
    #[value(alias = "libur")]
    Holidays,
    #[value(alias = "uji")]
    Scenarios,
    #[value(alias = "turunan")]
    Overlay,
}

impl Schema {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        app.out.json(&match self.kind {
            Kind::Sop => schema::sop(),
            Kind::Decree => schema::decree(),
            Kind::Profile => schema::profile(),
            Kind::Holidays => schema::holidays(),
            Kind::Scenarios => schema::scenarios(),
            Kind::Overlay => schema::overlay(),
        })
    }
}

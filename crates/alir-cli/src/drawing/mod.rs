//! Drawings of SOPs, of cases too, alone and on pages.

mod case;
mod page;
mod story;

use alir::Chart;
use alir_render::Layout;

pub(crate) use case::of_case;
pub(crate) use page::{case_page, head, sop_page};

/// Which drawing of a SOP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    /// The table, with a column for each lane.
    Table,
    /// The flowchart alone, with words in its symbols.
    Plain,
}

impl Style {
    /// The one that is asked for first, and the other one.
    const fn both(self) -> [Self; 2] {
        match self {
            Self::Table => [Self::Table, Self::Plain],
            Self::Plain => [Self::Plain, Self::Table],
        }
    }

    /// The drawing in this style.
    pub(crate) fn layout(self, chart: &Chart) -> Layout {
        match self {
            Self::Table => Layout::of(chart),
            Self::Plain => Layout::plain(chart),
        }
    }
}

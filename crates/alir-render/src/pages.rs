//! The table on pages: as many rows on each as fit, with connectors where arrows go to another page.

use alir::Chart;

use crate::drawing::Layout;

/// How much room a page has for the table, in mm.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// The table on pages.
#[derive(Clone, PartialEq, Debug)]
pub struct Tables {
    /// The table on each page, with its head; its upper left corner is at (0, 0). They have no title, and the same columns.
    pub pages: Vec<Layout>,
    /// By what everything on the pages must be multiplied so that it fits: 1 unless the table is too wide for the frame.
    pub scale: f64,
}

impl Tables {
    /// The table of a chart, for pages that have so much room.
    pub fn of(chart: &Chart, frame: Frame) -> Self {
        let whole = Layout::of(chart);
        let scale = (frame.width / whole.width).min(1.0);
        Self { pages: vec![whole], scale }
    }
}

//! Draws standard operating procedures: the swimlane table of `PermenPANRB` 35/2012 as one layout, and as SVG; the flow
//! alone as Mermaid and DOT.
//!
//! [`Layout::of`] places everything in millimetres: columns, rows, symbols, arrows and lines of text. It is plain data, so
//! an exporter only has to write it down; [`svg::draw`] is one. Letters are measured by the table of a font, not on a
//! screen: the same chart is always the same drawing.
//!
//! [`Printed`] is the document that an office signs, as pages; `pdf::write` makes a file of it.
//!
//! ```
//! let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x}\n  e: {selesai: E}\n";
//! let layout = alir_render::Layout::of(&alir::load(text)?);
//! assert_eq!((layout.symbols.len(), layout.arrows.len()), (2, 1));
//! let drawing = alir_render::svg::draw(&layout, &alir_render::svg::Options::default());
//! assert!(drawing.contains("<g class=\"langkah\" id=\"langkah-s\""));
//! # Ok::<(), alir::Error>(())
//! ```

// In the order in which they may know each other.
mod metrics; // how wide letters are
mod wrap; // texts broken into lines
mod form; // the measures of the printed form
mod drawing; // the layout as plain data
mod branches; // the branches of the flow as lanes
mod grid; // which step stands in which row and lanes
mod route; // how arrows go
mod cells; // the words in the cells of the table
mod place; // where everything stands
mod notes; // a further column of remarks
mod pages; // the table on pages
mod logo; // the logo of an office
pub mod page; // printed pages as plain data
mod ruling; // the lines of a table
mod signs; // where marks stand
mod document; // what is printed, and its pages
pub mod svg; // the layout as SVG
#[cfg(any(feature = "pdf", feature = "png"))]
mod fonts; // the letters of documents
#[cfg(feature = "pdf")]
pub mod pdf; // documents as PDF
#[cfg(feature = "png")]
pub mod png; // the layout as PNG
mod flow; // the flow without places
pub mod mermaid; // the flow as Mermaid
pub mod dot; // the flow as DOT
#[cfg(feature = "xlsx")]
pub mod xlsx; // documents as workbooks

pub use document::{Document, Enactment, Heading, Options, Printed, Shrunk};
pub use drawing::{
    Anchor, Arrow, Column, ColumnKind, Head, Label, Layout, Line, Link, Point, Row, RowKind, Shape, Style,
    Symbol,
};
pub use logo::{Logo, LogoError, LogoKind};
pub use pages::{Frame, Tables};

//! The flow as DOT, the language of Graphviz.

use std::fmt::Write as _;

use alir::Chart;

use crate::drawing::Shape;
use crate::flow::Flow;
use crate::wrap;

/// How wide words are before they are broken (mm), and their size in points.
const WIDE: f64 = 48.0;
const POINTS: f64 = 10.0;

/// The flow of a chart as a directed graph, with a cluster for each lane. In an SVG that Graphviz makes of it, each step has
/// the id that it has in ours: `langkah-ID`.
///
/// ```
/// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x}\n  e: {selesai: E}\n";
/// let drawing = alir_render::dot::write(&alir::load(text)?);
/// assert!(drawing.starts_with("digraph \"a\" {\n") && drawing.contains("  \"s\" -> \"e\";\n"));
/// # Ok::<(), alir::Error>(())
/// ```
pub fn write(chart: &Chart) -> String {
    let mut out = String::new();
    // Writing to a text does not fail.
    lines(&mut out, chart, &Flow::of(chart)).unwrap_or_default();
    out
}

fn lines(out: &mut String, chart: &Chart, flow: &Flow<'_>) -> std::fmt::Result {
    writeln!(out, "digraph {} {{", Quoted(chart.sop().as_str()))?;
    // With `newrank`, what follows stands below, in whatever lane.
    writeln!(
        out,
        "  graph [label={}, labelloc=t, fontname=\"Arial\", fontsize=13, newrank=true, nodesep=0.4, ranksep=0.4];",
        Quoted(&broken(&flow.name, 3.0 * WIDE))
    )?;
    out.push_str("  node [fontname=\"Arial\", fontsize=10, margin=\"0.15,0.08\"];\n");
    out.push_str("  edge [fontname=\"Arial\", fontsize=9];\n");
    for (at, (lane, nodes)) in flow.lanes.iter().enumerate() {
        let indent = if lane.is_some() { "    " } else { "  " };
        if let Some(lane) = lane {
            writeln!(out, "  subgraph cluster_{} {{\n    label={};", at + 1, Quoted(lane))?;
        }
        for node in nodes {
            let form = match node.shape {
                Shape::Capsule => "shape=box, style=rounded",
                Shape::Box => "shape=box",
                Shape::Diamond => "shape=diamond",
                Shape::Pentagon => "shape=invhouse",
            };
            let words: Vec<String> = node.lines.iter().map(|line| broken(line, WIDE)).collect();
            let id = node.step.id.as_str();
            writeln!(
                out,
                "{indent}{} [{form}, id={}, label={}, tooltip={}];",
                Quoted(id),
                Quoted(&format!("langkah-{id}")),
                Quoted(&words.join("\n")),
                Quoted(&node.about)
            )?;
        }
        if lane.is_some() {
            out.push_str("  }\n");
        }
    }
    for way in &flow.ways {
        write!(out, "  {} -> {}", Quoted(way.from.id.as_str()), Quoted(way.to.id.as_str()))?;
        if let Some(label) = &way.label {
            write!(out, " [label={}]", Quoted(&broken(label, WIDE)))?;
        }
        out.push_str(";\n");
    }
    out.push_str("}\n");
    Ok(())
}

/// A text in lines of at most so much.
fn broken(text: &str, most: f64) -> String {
    wrap::lines(text, most, POINTS, false).join("\n")
}

/// A text between quotation marks. `\` begins something in labels, and `&` an entity.
struct Quoted<'t>(&'t str);

impl std::fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("\"")?;
        self.0.chars().try_for_each(|c| match c {
            '"' => f.write_str("\\\""),
            '\\' => f.write_str("\\\\"),
            '&' => f.write_str("&amp;"),
            '\n' => f.write_str("\\n"),
            c if c.is_control() => f.write_str("\u{FFFD}"),
            c => std::fmt::Write::write_char(f, c),
        })?;
        f.write_str("\"")
    }
}

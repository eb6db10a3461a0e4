//! The flow as Mermaid: a flowchart that web pages and Markdown viewers draw.

use std::fmt::Write as _;

use alir::{Chart, StepId};

use crate::drawing::Shape;
use crate::flow::Flow;

/// The flow of a chart as a Mermaid flowchart, with a box around each lane.
///
/// ```
/// let text = "sop: a\nnama: A\npelaksana: {x: X}\nlangkah:\n  s: {no: 1, kegiatan: Menulis, oleh: x}\n  e: {selesai: E}\n";
/// let drawing = alir_render::mermaid::write(&alir::load(text)?);
/// assert!(drawing.contains("langkah_s([\"1#46; Menulis\"])\n") && drawing.contains("langkah_s --> langkah_e\n"));
/// # Ok::<(), alir::Error>(())
/// ```
pub fn write(chart: &Chart) -> String {
    let mut out = String::new();
    // Writing to a text does not fail.
    lines(&mut out, &Flow::of(chart)).unwrap_or_default();
    out
}

fn lines(out: &mut String, flow: &Flow<'_>) -> std::fmt::Result {
    writeln!(out, "---\ntitle: {}\n---\nflowchart TB", Quoted(&flow.name))?;
    for (at, (lane, nodes)) in flow.lanes.iter().enumerate() {
        let indent = if lane.is_some() { "    " } else { "  " };
        if let Some(lane) = lane {
            writeln!(out, "  subgraph jalur_{}[\"{}\"]", at + 1, Label(lane))?;
        }
        for node in nodes {
            let (open, close) = match node.shape {
                Shape::Capsule => ("([", "])"),
                Shape::Diamond => ("{", "}"),
                Shape::Box | Shape::Pentagon => ("[", "]"),
            };
            let words: Vec<String> = node.lines.iter().map(|line| Label(line).to_string()).collect();
            writeln!(out, "{indent}{}{open}\"{}\"{close}", Id(&node.step.id), words.join("<br>"))?;
        }
        if lane.is_some() {
            out.push_str("  end\n");
        }
    }
    for way in &flow.ways {
        let (from, to) = (Id(&way.from.id), Id(&way.to.id));
        match &way.label {
            Some(label) => writeln!(out, "  {from} -->|\"{}\"| {to}", Label(label))?,
            None => writeln!(out, "  {from} --> {to}")?,
        }
    }
    Ok(())
}

/// The name of a step, which is made of letters, digits and `_`: without something before it, `end` and the like would be
/// words of Mermaid's own.
struct Id<'s>(&'s StepId);

impl std::fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "langkah_{}", self.0.as_str())
    }
}

/// Words within quotation marks. They are read as Markdown and HTML, and everything that means something in one of
/// these is written as Mermaid writes characters: `#35;` for `#`.
struct Label<'t>(&'t str);

impl std::fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = self.0.trim().chars().peekable();
        let mut first = true;
        let mut before = ' ';
        while let Some(c) = letters.next() {
            // `1. ` and `- ` begin lists, and names with points in them are links.
            let list = first && matches!(c, '-' | '+') || before.is_ascii_digit() && matches!(c, '.' | ')');
            let link = c == '.' && letters.peek().is_some_and(|next| next.is_alphanumeric());
            match c {
                c if c.is_whitespace() => f.write_str(" ")?,
                c if c.is_control() => f.write_str("\u{FFFD}")?,
                c if list || link || !(c.is_alphanumeric() || !c.is_ascii() || PLAIN.contains(c)) => {
                    write!(f, "#{};", u32::from(c))?;
                }
                c => std::fmt::Write::write_char(f, c)?,
            }
            first = false;
            before = c;
        }
        Ok(())
    }
}

/// ASCII signs that mean nothing to anybody.
const PLAIN: &str = " ,.?!()/'-+=";

/// A text as YAML has it between quotation marks.
struct Quoted<'t>(&'t str);

impl std::fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("\"")?;
        self.0.chars().try_for_each(|c| match c {
            '"' | '\\' | '<' | '>' | '%' | '#' | '{' | '}' => write!(f, "\\x{:02x}", u32::from(c)),
            c if c.is_control() => f.write_str("\u{FFFD}"),
            c => std::fmt::Write::write_char(f, c),
        })?;
        f.write_str("\"")
    }
}

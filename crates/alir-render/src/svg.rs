//! The layout as SVG: for screens in light and dark, for printers, without colour too, with text that can be selected.

pub(crate) mod legend;
mod marks;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use alir::StepId;
use alir::sop::PrintedLanguage;

use crate::drawing::{Anchor, Arrow, Layout, Line, Point, RowKind, Shape, Symbol};
use crate::page::Area;

pub use marks::Mark;

/// What an SVG shows beside the layout.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What ids begin with, so that several drawings can stand on one page: `a-` makes `a-langkah-cek_nama`.
    pub prefix: String,
    /// Steps that are marked, with colour and signs; the first mark of a step gives its colour.
    pub steps: BTreeMap<StepId, Vec<Mark>>,
    /// Arrows that are marked, by their place in [`Layout::arrows`].
    pub arrows: BTreeMap<usize, Mark>,
    /// What a mark is called, for those who cannot see it.
    pub words: BTreeMap<Mark, String>,
    /// Lines that stand below the drawing.
    pub foot: Vec<String>,
    /// Marks that are explained below these, in [`Options::words`].
    pub legend: Vec<Mark>,
}

/// Colours are variables, so that a page can set its own; in print all is black on white.
const STYLE: &str = "\
.alir{--tinta:#1a1a1a;--kertas:#fff;--garis:#767676;--kepala:#eef1f4;--isi:#fff;\
--tambah:#0a6b2d;--hapus:#b3261e;--ubah:#8a5a00;--pindah:#1f5fbf;background:var(--kertas);\
font-family:Arial,'Liberation Sans',Arimo,Helvetica,sans-serif}\
@media (prefers-color-scheme:dark){.alir{--tinta:#e8e8e8;--kertas:#16181b;--garis:#80868d;--kepala:#24282d;--isi:#24282d;\
--tambah:#5fd38a;--hapus:#ff8a80;--ubah:#f0b64c;--pindah:#86b4ff}}\
@media print{.alir{--tinta:#000;--kertas:#fff;--garis:#000;--kepala:#fff;--isi:#fff;\
--tambah:#000;--hapus:#000;--ubah:#000;--pindah:#000}}\
.alir text{fill:var(--tinta);white-space:pre}\
.alir .kertas{fill:var(--kertas)}.alir .kepala{fill:var(--kepala)}\
.alir .garis{stroke:var(--garis);stroke-width:.2;fill:none}\
.alir .simbol{fill:var(--isi);stroke:var(--tinta);stroke-width:.3}\
.alir .panah path,.alir .sambung{fill:none;stroke:var(--tinta);stroke-width:.3;stroke-linejoin:round}\
.alir .panah .ujung{fill:var(--tinta);stroke:none}\
.alir .latar{fill:none}\
.alir .tanda{font-weight:bold}\
.alir .langkah:target .latar{fill:var(--pindah);fill-opacity:.18}";

/// The drawing as one SVG element.
pub fn draw(layout: &Layout, options: &Options) -> String {
    let (width, height) = (Mm(layout.width), Mm(layout.height + legend::height(layout, options)));
    let title = Escaped(&layout.title);
    let lang = match layout.language {
        PrintedLanguage::Indonesian => "id",
        PrintedLanguage::English => "en",
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"alir\" role=\"group\" lang=\"{lang}\" width=\"{width}mm\" \
         height=\"{height}mm\" viewBox=\"0 0 {width} {height}\" aria-label=\"{title}\">\n<title>{title}</title>\n<style>{}",
        marks::with_fallbacks(STYLE)
    );
    let marks = options.steps.values().flatten().chain(options.arrows.values()).chain(&options.legend);
    let marks: BTreeSet<Mark> = marks.copied().collect();
    for mark in marks {
        out.push_str(&marks::with_fallbacks(&mark.style()));
    }
    out.push_str("</style>\n");
    // Writing to a text does not fail.
    write(&mut out, layout, options).unwrap_or_default();
    out.push_str("</svg>\n");
    out
}

fn write(out: &mut String, layout: &Layout, options: &Options) -> std::fmt::Result {
    writeln!(
        out,
        "<rect class=\"kertas\" width=\"{}\" height=\"{}\"/>",
        Mm(layout.width),
        Mm(layout.height + legend::height(layout, options))
    )?;
    if layout.ruled {
        grid(out, layout)?;
    }
    out.push_str("<g class=\"judul\">\n");
    for line in layout.texts.iter().filter(|line| line.row.is_none()) {
        text(out, line)?;
    }
    out.push_str("</g>\n");
    // What belongs to each row, in one look.
    let mut words: Vec<Vec<&Line>> = vec![Vec::new(); layout.rows.len()];
    for line in &layout.texts {
        if let Some(row) = line.row {
            words[row].push(line);
        }
    }
    let (mut symbols, mut links) = (layout.symbols.iter().peekable(), layout.links.iter().peekable());
    for (at, row) in layout.rows.iter().enumerate() {
        let (prefix, mut signs) = (Escaped(&options.prefix), String::new());
        match &row.kind {
            RowKind::Stage => out.push_str("<g class=\"tahap\">\n"),
            RowKind::Connectors => out.push_str("<g class=\"penghubung\">\n"),
            RowKind::Step { id, about } => {
                let marks = options.steps.get(id).map(Vec::as_slice).unwrap_or_default();
                let class = marks.first().map(|mark| format!(" {}", mark.class())).unwrap_or_default();
                let said: String = marks.iter().map(|mark| said(*mark, options)).collect();
                let (about, said) = (Escaped(about), Escaped(&said));
                writeln!(
                    out,
                    "<g class=\"langkah{class}\" id=\"{prefix}langkah-{}\" role=\"group\" aria-label=\"{about}{said}\">\n\
                     <title>{about}{said}</title>",
                    Escaped(id.as_str())
                )?;
                let Area { left, top, width, height } = layout.ground(at);
                writeln!(
                    out,
                    "<rect class=\"latar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                    Mm(left),
                    Mm(top),
                    Mm(width),
                    Mm(height)
                )?;
                signs = marks.iter().map(|mark| mark.sign()).collect();
            }
        }
        while let Some(link) = links.next_if(|link| link.row == at) {
            writeln!(out, "<path class=\"sambung\" d=\"{}\"/>", Path(&[link.from, link.to]))?;
        }
        while let Some(symbol) = symbols.next_if(|symbol| symbol.row == at) {
            draw_symbol(out, symbol)?;
        }
        for line in &words[at] {
            text(out, line)?;
        }
        if !signs.is_empty() {
            marks::write_signs(out, layout, at, &signs)?;
        }
        out.push_str("</g>\n");
    }
    let mut labels = layout.labels.iter().peekable();
    for (at, arrow) in layout.arrows.iter().enumerate() {
        let mark = options.arrows.get(&at).copied();
        open_arrow(out, arrow, mark, options)?;
        while let Some(label) = labels.next_if(|label| label.arrow == at) {
            for line in &label.lines {
                text(out, line)?;
            }
        }
        out.push_str("</g>\n");
    }
    legend::write(out, layout, options)
}

/// The head's ground and the lines of the table.
fn grid(out: &mut String, layout: &Layout) -> std::fmt::Result {
    let (first, last) = (&layout.columns[0], &layout.columns[layout.columns.len() - 1]);
    writeln!(
        out,
        "<rect class=\"kepala\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
        Mm(first.left),
        Mm(layout.head.top),
        Mm(last.left + last.width - first.left),
        Mm(layout.head.bottom - layout.head.top)
    )?;
    out.push_str("<path class=\"garis\" d=\"");
    layout.rules().iter().try_for_each(|rule| write!(out, "{}", Path(rule)))?;
    out.push_str("\"/>\n");
    Ok(())
}

fn draw_symbol(out: &mut String, symbol: &Symbol) -> std::fmt::Result {
    let Symbol { left, top, width, height, .. } = *symbol;
    let [x, y, w, h] = [left, top, width, height].map(Mm);
    match symbol.shape {
        Shape::Box => {
            writeln!(out, "<rect class=\"simbol\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>")
        }
        Shape::Capsule => writeln!(
            out,
            "<rect class=\"simbol\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{}\"/>",
            Mm(height / 2.0)
        ),
        Shape::Diamond | Shape::Pentagon => {
            writeln!(out, "<path class=\"simbol\" d=\"{}Z\"/>", Path(&symbol.corners()))
        }
    }
}

/// What a mark adds to what is said of something.
fn said(mark: Mark, options: &Options) -> String {
    options.words.get(&mark).map(|words| format!(" — {words}")).unwrap_or_default()
}

/// An arrow's group, which stays open for its labels.
fn open_arrow(out: &mut String, arrow: &Arrow, mark: Option<Mark>, options: &Options) -> std::fmt::Result {
    let class = mark.map(|mark| format!(" {}", mark.class())).unwrap_or_default();
    let said = mark.map(|mark| said(mark, options)).unwrap_or_default();
    let answer = arrow.answer.as_ref().map(|answer| format!(": {answer}")).unwrap_or_default();
    writeln!(
        out,
        "<g class=\"panah{class}\"><title>{} → {}{}{}</title>",
        Escaped(arrow.from.as_str()),
        Escaped(arrow.to.as_str()),
        Escaped(&answer),
        Escaped(&said)
    )?;
    let (line, head) = arrow.drawn();
    write!(out, "<path d=\"{}\"/>", Path(&line))?;
    if let Some(head) = head {
        write!(out, "<path class=\"ujung\" d=\"{}Z\"/>", Path(&head))?;
    }
    out.push('\n');
    Ok(())
}

fn text(out: &mut String, line: &Line) -> std::fmt::Result {
    let bold = if line.bold { " font-weight=\"bold\"" } else { "" };
    let anchor = match line.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
    };
    writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{bold}{anchor}>{}</text>",
        Mm(line.x),
        Mm(line.baseline),
        Mm(line.points * crate::metrics::MM_PER_POINT),
        Escaped(&line.text)
    )
}

/// A length with at most two digits behind the point.
struct Mm(f64);

impl std::fmt::Display for Mm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.2}", self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The points of a line as path data.
struct Path<'p>(&'p [Point]);

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().enumerate().try_for_each(|(at, point)| {
            write!(f, "{}{} {}", if at == 0 { "M" } else { "L" }, Mm(point.x), Mm(point.y))
        })
    }
}

/// A text as content and as value of an attribute; signs that XML does not know become a replacement.
struct Escaped<'t>(&'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            '\n' | '\t' | '\r' => f.write_str(" "),
            c if c.is_control() || c == '\u{FFFE}' || c == '\u{FFFF}' => f.write_str("\u{FFFD}"),
            c => std::fmt::Write::write_char(f, c),
        })
    }
}

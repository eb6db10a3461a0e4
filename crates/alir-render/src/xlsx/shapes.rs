//! Shapes and arrows of a sheet as the XML of its drawing, anchored in cells.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::axis::Axis;
use super::connector::Course;
use super::text::clean;
use crate::form::LABEL_POINTS;

/// How a part of a file is marked that only some programs are to read, and what Excel has understood since 2010.
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const EXCEL_2010: &str = "http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing";
/// How wide lines are (0.75 points).
const PEN: i64 = 9_525;

/// Something that is drawn.
pub(super) struct Thing {
    /// What it is called in the list of objects.
    pub(super) name: String,
    /// What it is, for those who cannot see it.
    pub(super) about: String,
    /// Left, upper, right and lower end, in the units of drawings from the corner of the sheet.
    pub(super) area: [i64; 4],
    /// Its form.
    pub(super) form: Form,
}

/// The form of something that is drawn.
pub(super) enum Form {
    /// A symbol, with letters in it if it is a connector to another page.
    Symbol { form: &'static str, letters: String },
    /// A line that is glued to symbols, and where it goes for programs that draw no connector that bends.
    Connector { course: Course, ends: [Option<Glue>; 2], head: bool, corners: Vec<[i64; 2]> },
    /// A line with a head that goes through points.
    Line(Vec<[i64; 2]>),
    /// Lines of words.
    Words(Vec<String>),
}

/// Where a line is glued: the number of the symbol, and its place of glue.
#[derive(Clone, Copy)]
pub(super) struct Glue {
    pub(super) id: usize,
    pub(super) site: u32,
}

/// The number that something has in its drawing, by its place in the list.
pub(super) fn id(at: usize) -> usize {
    at + 2
}

/// The XML of a drawing. What comes later lies over what came before.
pub(super) fn part(things: &[Thing], columns: &Axis, rows: &Axis, language: &str) -> io::Result<Vec<u8>> {
    let mut xml = Xml { out: Writer::new(Vec::new()), language };
    xml.out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    let names = [
        ("xmlns:xdr", "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"),
        ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ];
    xml.open("xdr:wsDr", &names)?;
    for (at, thing) in things.iter().enumerate() {
        xml.thing(id(at), thing, [columns, rows])?;
    }
    xml.close("xdr:wsDr")?;
    Ok(xml.out.into_inner())
}

struct Xml<'l> {
    out: Writer<Vec<u8>>,
    language: &'l str,
}

impl Xml<'_> {
    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.out.write_event(Event::Start(start))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.out.write_event(Event::Empty(start))
    }

    fn value(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.open(name, &[])?;
        self.out.write_event(Event::Text(BytesText::new(text)))?;
        self.close(name)
    }

    fn thing(&mut self, id: usize, thing: &Thing, axes: [&Axis; 2]) -> io::Result<()> {
        match &thing.form {
            Form::Connector { course, corners, .. } if !course.straight() => {
                // What bends is drawn right by Excel alone: other programs find a way of their own for a connector.
                self.open("mc:AlternateContent", &[("xmlns:mc", COMPATIBILITY)])?;
                self.open("mc:Choice", &[("xmlns:xdr14", EXCEL_2010), ("Requires", "xdr14")])?;
                self.anchored(id, thing, axes)?;
                self.close("mc:Choice")?;
                self.open("mc:Fallback", &[])?;
                let area = around(corners.iter().copied());
                let (name, about) = (thing.name.clone(), thing.about.clone());
                let line = Thing { name, about, area, form: Form::Line(corners.clone()) };
                self.anchored(id, &line, axes)?;
                self.close("mc:Fallback")?;
                self.close("mc:AlternateContent")
            }
            Form::Connector { .. } | Form::Symbol { .. } | Form::Line(_) | Form::Words(_) => {
                self.anchored(id, thing, axes)
            }
        }
    }

    fn anchored(&mut self, id: usize, thing: &Thing, [columns, rows]: [&Axis; 2]) -> io::Result<()> {
        let [left, top, right, bottom] = thing.area;
        // What is inserted above moves it, what is inserted inside stretches it.
        self.open("xdr:twoCellAnchor", &[("editAs", "twoCell")])?;
        for (name, x, y) in [("xdr:from", left, top), ("xdr:to", right, bottom)] {
            self.open(name, &[])?;
            let ((column, right), (row, down)) = (columns.at(x), rows.at(y));
            self.value("xdr:col", &column.to_string())?;
            self.value("xdr:colOff", &right.to_string())?;
            self.value("xdr:row", &row.to_string())?;
            self.value("xdr:rowOff", &down.to_string())?;
            self.close(name)?;
        }
        match &thing.form {
            Form::Symbol { form, letters } => {
                self.begin_shape(id, thing, &[])?;
                self.place(thing.area, None)?;
                self.preset(form, &[])?;
                self.fill(true)?;
                self.pen(false)?;
                self.close("xdr:spPr")?;
                if !letters.is_empty() {
                    self.words(std::slice::from_ref(letters), true)?;
                }
                self.close("xdr:sp")?;
            }
            Form::Words(lines) => {
                self.begin_shape(id, thing, &[("txBox", "1")])?;
                self.place(thing.area, None)?;
                self.preset("rect", &[])?;
                self.fill(false)?;
                self.open("a:ln", &[])?;
                self.empty("a:noFill", &[])?;
                self.close("a:ln")?;
                self.close("xdr:spPr")?;
                self.words(lines, false)?;
                self.close("xdr:sp")?;
            }
            Form::Line(points) => self.line(id, thing, points)?,
            Form::Connector { course, ends, head, .. } => self.connector(id, thing, course, ends, *head)?,
        }
        self.empty("xdr:clientData", &[])?;
        self.close("xdr:twoCellAnchor")
    }

    fn about(&mut self, id: usize, thing: &Thing) -> io::Result<()> {
        let (id, name, about) = (id.to_string(), clean(&thing.name), clean(&thing.about));
        self.empty("xdr:cNvPr", &[("id", &id), ("name", &name), ("descr", &about)])
    }

    fn begin_shape(&mut self, id: usize, thing: &Thing, kind: &[(&str, &str)]) -> io::Result<()> {
        self.open("xdr:sp", &[("macro", ""), ("textlink", "")])?;
        self.open("xdr:nvSpPr", &[])?;
        self.about(id, thing)?;
        self.empty("xdr:cNvSpPr", kind)?;
        self.close("xdr:nvSpPr")?;
        self.open("xdr:spPr", &[])
    }

    fn connector(
        &mut self,
        id: usize,
        thing: &Thing,
        course: &Course,
        ends: &[Option<Glue>; 2],
        head: bool,
    ) -> io::Result<()> {
        self.open("xdr:cxnSp", &[("macro", "")])?;
        self.open("xdr:nvCxnSpPr", &[])?;
        self.about(id, thing)?;
        self.open("xdr:cNvCxnSpPr", &[])?;
        for (name, glue) in ["a:stCxn", "a:endCxn"].into_iter().zip(ends) {
            if let Some(glue) = glue {
                self.empty(name, &[("id", &glue.id.to_string()), ("idx", &glue.site.to_string())])?;
            }
        }
        self.close("xdr:cNvCxnSpPr")?;
        self.close("xdr:nvCxnSpPr")?;
        self.open("xdr:spPr", &[])?;
        self.place(thing.area, Some(course))?;
        self.preset(course.form, &course.bends)?;
        self.pen(head)?;
        self.close("xdr:spPr")?;
        self.close("xdr:cxnSp")
    }

    fn line(&mut self, id: usize, thing: &Thing, points: &[[i64; 2]]) -> io::Result<()> {
        self.begin_shape(id, thing, &[])?;
        self.place(thing.area, None)?;
        self.path(points, thing.area)?;
        self.fill(false)?;
        self.pen(true)?;
        self.close("xdr:spPr")?;
        self.close("xdr:sp")
    }

    /// Where it is before it is turned: turning leaves the middle where it is.
    fn place(&mut self, area: [i64; 4], course: Option<&Course>) -> io::Result<()> {
        let [mut left, mut top, right, bottom] = area;
        let (mut width, mut height) = (right - left, bottom - top);
        let mut turns: Vec<(&str, String)> = Vec::new();
        if let Some(course) = course {
            if course.turned != 0 {
                (left, top) = (left + (width - height) / 2, top + (height - width) / 2);
                (width, height) = (height, width);
                turns.push(("rot", (course.turned * 60_000).to_string()));
            }
            let flips = [("flipH", course.flip_h), ("flipV", course.flip_v)];
            turns.extend(flips.iter().filter(|(_, flip)| *flip).map(|(name, _)| (*name, "1".to_owned())));
        }
        let turns: Vec<(&str, &str)> = turns.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.open("a:xfrm", &turns)?;
        self.empty("a:off", &[("x", &left.to_string()), ("y", &top.to_string())])?;
        self.empty("a:ext", &[("cx", &width.to_string()), ("cy", &height.to_string())])?;
        self.close("a:xfrm")
    }

    fn preset(&mut self, form: &str, bends: &[f64]) -> io::Result<()> {
        self.open("a:prstGeom", &[("prst", form)])?;
        self.open("a:avLst", &[])?;
        for (at, bend) in (1..).zip(bends) {
            let (name, value) = (format!("adj{at}"), format!("val {:.0}", bend * 100_000.0));
            self.empty("a:gd", &[("name", &name), ("fmla", &value)])?;
        }
        self.close("a:avLst")?;
        self.close("a:prstGeom")
    }

    fn path(&mut self, points: &[[i64; 2]], [left, top, right, bottom]: [i64; 4]) -> io::Result<()> {
        self.open("a:custGeom", &[])?;
        for name in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            self.empty(name, &[])?;
        }
        self.empty("a:rect", &[("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")])?;
        self.open("a:pathLst", &[])?;
        let (width, height) = ((right - left).to_string(), (bottom - top).to_string());
        self.open("a:path", &[("w", &width), ("h", &height), ("fill", "none")])?;
        for (at, [x, y]) in points.iter().map(|[x, y]| [x - left, y - top]).enumerate() {
            let name = if at == 0 { "a:moveTo" } else { "a:lnTo" };
            self.open(name, &[])?;
            self.empty("a:pt", &[("x", &x.to_string()), ("y", &y.to_string())])?;
            self.close(name)?;
        }
        self.close("a:path")?;
        self.close("a:pathLst")?;
        self.close("a:custGeom")
    }

    fn fill(&mut self, white: bool) -> io::Result<()> {
        if white { self.colour("FFFFFF") } else { self.empty("a:noFill", &[]) }
    }

    fn colour(&mut self, colour: &str) -> io::Result<()> {
        self.open("a:solidFill", &[])?;
        self.empty("a:srgbClr", &[("val", colour)])?;
        self.close("a:solidFill")
    }

    fn pen(&mut self, head: bool) -> io::Result<()> {
        self.open("a:ln", &[("w", &PEN.to_string())])?;
        self.colour("000000")?;
        self.empty("a:miter", &[("lim", "800000")])?;
        if head {
            self.empty("a:tailEnd", &[("type", "triangle"), ("w", "med"), ("len", "med")])?;
        }
        self.close("a:ln")
    }

    fn words(&mut self, lines: &[String], centred: bool) -> io::Result<()> {
        let (anchor, align) = if centred { ("ctr", "ctr") } else { ("t", "l") };
        self.open("xdr:txBody", &[])?;
        let body = [
            ("vertOverflow", "overflow"),
            ("horzOverflow", "overflow"),
            ("wrap", "none"),
            ("lIns", "0"),
            ("tIns", "0"),
            ("rIns", "0"),
            ("bIns", "0"),
            ("anchor", anchor),
        ];
        self.open("a:bodyPr", &body)?;
        self.empty("a:noAutofit", &[])?;
        self.close("a:bodyPr")?;
        self.empty("a:lstStyle", &[])?;
        let size = format!("{:.0}", LABEL_POINTS * 100.0);
        for line in lines {
            self.open("a:p", &[])?;
            self.empty("a:pPr", &[("algn", align)])?;
            self.open("a:r", &[])?;
            self.open("a:rPr", &[("lang", self.language), ("sz", &size)])?;
            self.colour("000000")?;
            for name in ["a:latin", "a:cs"] {
                self.empty(name, &[("typeface", "Arial")])?;
            }
            self.close("a:rPr")?;
            self.value("a:t", &clean(line))?;
            self.close("a:r")?;
            self.close("a:p")?;
        }
        self.close("xdr:txBody")
    }
}

/// The box round points.
pub(super) fn around(points: impl IntoIterator<Item = [i64; 2]>) -> [i64; 4] {
    let none = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];
    points.into_iter().fold(none, |[left, top, right, bottom], [x, y]| {
        [left.min(x), top.min(y), right.max(x), bottom.max(y)]
    })
}

//! A workbook as another program reads it: what is drawn, counted from the corner of its sheet through cells.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element of XML.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Node>,
    pub(crate) text: String,
}

impl Node {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            (
                attribute.key.as_ref().to_owned(),
                quick_xml::escape::unescape(&attribute.value).unwrap().into_owned(),
            )
        });
        Self { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Self::default() }
    }

    pub(crate) fn read(text: &str) -> Self {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::of(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::of(&start)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => {
                    open.last_mut().unwrap().text.push_str(&text);
                }
                Event::GeneralRef(name) => {
                    let sign = quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap().into_owned();
                    open.last_mut().unwrap().text.push_str(&sign);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        open.pop().unwrap().children.pop().unwrap()
    }

    /// All elements of a name, in the order of the document.
    pub(crate) fn all<'n>(&'n self, name: &str) -> Vec<&'n Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    pub(crate) fn one(&self, name: &str) -> Option<&Self> {
        self.all(name).first().copied()
    }

    pub(crate) fn number(&self, attribute: &str) -> f64 {
        self.attributes.get(attribute).map_or(0.0, |value| value.parse().unwrap())
    }

    fn count(&self, attribute: &str) -> usize {
        self.attributes.get(attribute).map_or(0, |value| value.parse().unwrap())
    }

    fn flag(&self, attribute: &str) -> bool {
        self.attributes.get(attribute).is_some_and(|value| value == "1")
    }
}

/// The parts of a workbook, by name.
pub(crate) struct Book(pub(crate) BTreeMap<String, String>);

impl Book {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let (name, mut text) = (file.name().unwrap().into_owned(), Vec::new());
            file.read_to_end(&mut text).unwrap();
            parts.insert(name, String::from_utf8_lossy(&text).into_owned());
        }
        Self(parts)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let book = Node::read(&self.0["xl/workbook.xml"]);
        book.all("sheet").iter().map(|sheet| sheet.attributes["name"].clone()).collect()
    }

    pub(crate) fn sheet(&self, name: &str) -> Node {
        let at = 1 + self.names().iter().position(|own| own == name).unwrap();
        Node::read(&self.0[&format!("xl/worksheets/sheet{at}.xml")])
    }

    /// What is drawn on a sheet.
    pub(crate) fn drawn(&self, name: &str) -> Vec<Thing> {
        let at = 1 + self.names().iter().position(|own| own == name).unwrap();
        let relations = &self.0[&format!("xl/worksheets/_rels/sheet{at}.xml.rels")];
        let part = relations.split("../drawings/").nth(1).unwrap().split('"').next().unwrap();
        let sheet = self.sheet(name);
        let (columns, rows) = (columns(&sheet), rows(&sheet));
        let drawing = Node::read(&self.0[&format!("xl/drawings/{part}")]);
        drawing
            .all("xdr:twoCellAnchor")
            .iter()
            .flat_map(|anchor| Thing::read(anchor, &columns, &rows))
            .collect()
    }
}

const PIXEL: f64 = 25.4 / 96.0;
const EMU: f64 = 1.0 / 36_000.0;

/// The left borders of columns in mm, as Excel counts them in letters whose digits are 7 pixels wide.
pub(crate) fn columns(sheet: &Node) -> Vec<f64> {
    let mut borders = vec![0.0];
    for column in sheet.all("col") {
        let width = column.number("width");
        let pixels = ((256.0 * width + (128.0_f64 / 7.0).trunc()) / 256.0 * 7.0).trunc();
        for _ in column.count("min")..=column.count("max") {
            borders.push(borders[borders.len() - 1] + pixels * PIXEL);
        }
    }
    borders
}

/// The upper borders of rows in mm.
pub(crate) fn rows(sheet: &Node) -> Vec<f64> {
    let mut borders = vec![0.0];
    for (at, row) in sheet.all("row").iter().enumerate() {
        assert_eq!(row.count("r"), at + 1, "every row has its height");
        assert!(row.number("ht") <= 409.5);
        borders.push(borders[at] + row.number("ht") * 25.4 / 72.0);
    }
    borders
}

/// Something that is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) id: usize,
    pub(crate) name: String,
    pub(crate) about: String,
    /// Left, top, right, bottom in mm.
    pub(crate) area: [f64; 4],
    /// Column and row of its upper left and lower right ends.
    pub(crate) cells: [(usize, usize); 2],
    /// The name of its form; none of a line of its own.
    pub(crate) form: Option<String>,
    pub(crate) connector: bool,
    pub(crate) head: bool,
    /// Symbols to which it is glued, and where.
    pub(crate) glue: [Option<(usize, usize)>; 2],
    /// Where it goes, if it is a line.
    pub(crate) points: Vec<[f64; 2]>,
    pub(crate) text: String,
}

impl Thing {
    /// What an anchor holds.
    fn read(anchor: &Node, columns: &[f64], rows: &[f64]) -> Vec<Self> {
        let end = |name: &str| {
            let end = anchor.one(name).unwrap();
            let value = |name: &str| end.one(name).unwrap().text.parse::<u32>().unwrap();
            let (column, row) = (value("xdr:col") as usize, value("xdr:row") as usize);
            let [right, down] = ["xdr:colOff", "xdr:rowOff"].map(|name| f64::from(value(name)) * EMU);
            let (x, y) = (columns[column] + right, rows[row] + down);
            // What lies beyond its cell, a program would cut off.
            assert!(x <= columns[column + 1] + 1e-6 && y <= rows[row + 1] + 1e-6, "{name} leaves its cell");
            ([x, y], (column, row))
        };
        let (([left, top], from), ([right, bottom], to)) = (end("xdr:from"), end("xdr:to"));
        let shapes = anchor.all("xdr:sp").into_iter().chain(anchor.all("xdr:cxnSp"));
        let thing = |shape: &Node| Self::of(shape, [left, top, right, bottom], [from, to]);
        shapes.map(thing).collect()
    }

    fn of(shape: &Node, area: [f64; 4], cells: [(usize, usize); 2]) -> Self {
        let about = shape.one("xdr:cNvPr").unwrap();
        let glue = ["a:stCxn", "a:endCxn"]
            .map(|name| shape.one(name).map(|glue| (glue.count("id"), glue.count("idx"))));
        let geometry = shape.one("a:prstGeom");
        let mut thing = Self {
            id: about.count("id"),
            name: about.attributes["name"].clone(),
            about: about.attributes["descr"].clone(),
            area,
            cells,
            form: geometry.map(|geometry| geometry.attributes["prst"].clone()),
            connector: shape.name == "xdr:cxnSp",
            head: shape.one("a:tailEnd").is_some(),
            glue,
            points: Vec::new(),
            text: shape.all("a:t").iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join(" "),
        };
        thing.assert_placed(shape.one("a:xfrm").unwrap());
        thing.points = if thing.connector { thing.connector_points(shape) } else { thing.path_points(shape) };
        thing
    }

    /// What is said of its place in two ways is the same.
    fn assert_placed(&self, place: &Node) {
        let [left, top, right, bottom] = self.area;
        let (mut width, mut height) = (right - left, bottom - top);
        if place.count("rot") % 10_800_000 == 5_400_000 {
            (width, height) = (height, width);
        }
        let (off, ext) = (place.one("a:off").unwrap(), place.one("a:ext").unwrap());
        let said =
            [off.number("x"), off.number("y"), ext.number("cx"), ext.number("cy")].map(|emu| emu * EMU);
        let own = [(left + right - width) / 2.0, (top + bottom - height) / 2.0, width, height];
        let near = said.iter().zip(own).all(|(a, b)| (a - b).abs() < 0.01);
        assert!(near, "{}: {said:?} {own:?}", self.name);
    }

    /// Where a connector goes: its form, mirrored and turned.
    fn connector_points(&self, shape: &Node) -> Vec<[f64; 2]> {
        let place = shape.one("a:xfrm").unwrap();
        let turned = place.count("rot") / 60_000;
        let [left, top, right, bottom] = self.area;
        let (mut w, mut h) = (right - left, bottom - top);
        if turned == 90 || turned == 270 {
            (w, h) = (h, w);
        }
        let bends: Vec<f64> = shape
            .all("a:gd")
            .iter()
            .map(|bend| bend.attributes["fmla"].strip_prefix("val ").unwrap().parse::<f64>().unwrap() / 1e5)
            .collect();
        let points = match self.form.as_deref().unwrap() {
            "straightConnector1" => vec![[0.0, 0.0], [w, h]],
            "bentConnector2" => vec![[0.0, 0.0], [w, 0.0], [w, h]],
            "bentConnector3" => vec![[0.0, 0.0], [bends[0] * w, 0.0], [bends[0] * w, h], [w, h]],
            "bentConnector4" => {
                let (x, y) = (bends[0] * w, bends[1] * h);
                vec![[0.0, 0.0], [x, 0.0], [x, y], [w, y], [w, h]]
            }
            other => panic!("{other}"),
        };
        let middle = [f64::midpoint(left, right), f64::midpoint(top, bottom)];
        let flips = [place.flag("flipH"), place.flag("flipV")];
        let turn = |[x, y]: [f64; 2]| {
            let (x, y) =
                (if flips[0] { w - x } else { x } - w / 2.0, if flips[1] { h - y } else { y } - h / 2.0);
            let (x, y) = match turned {
                0 => (x, y),
                90 => (-y, x),
                270 => (y, -x),
                other => panic!("{other}"),
            };
            [middle[0] + x, middle[1] + y]
        };
        points.into_iter().map(turn).collect()
    }

    /// Where a line of its own goes.
    fn path_points(&self, shape: &Node) -> Vec<[f64; 2]> {
        let Some(path) = shape.one("a:path") else { return Vec::new() };
        let [left, top, right, bottom] = self.area;
        let scale = |size: f64, whole: f64| if whole == 0.0 { 0.0 } else { size / whole };
        let x = scale(right - left, path.number("w"));
        let y = scale(bottom - top, path.number("h"));
        path.all("a:pt")
            .iter()
            .map(|point| [left + point.number("x") * x, top + point.number("y") * y])
            .collect()
    }
}

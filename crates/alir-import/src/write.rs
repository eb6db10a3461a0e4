//! A draft as the text of a SOP file, in the layout of `sops/`, with its questions at their lines.

use alir::lang::Text;

use crate::draft::{At, Draft, DraftLane, DraftStep, Entry, Kind};
use crate::refusal::say;
use crate::scalar::{block, flow, key};
use crate::words::one_line;

/// How questions are marked in the file.
const ASK: &str = "TANYA:";

/// The keys of an identity block, and what is asked about them.
type Known = (Vec<(String, Entry)>, Vec<(String, Text)>);

/// What stands where nothing is known, with a question.
pub const UNKNOWN: &str = "(belum diisi)";

/// A line that would be longer has one item a line.
const WIDTH: usize = 120;

/// A SOP file, and what has to be asked about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The file.
    pub text: String,
    /// The questions, in the order of their lines.
    pub questions: Vec<Question>,
}

/// Something that only people know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The line of the file, from 1.
    pub line: usize,
    /// The step that it is about.
    pub step: Option<String>,
    /// What is asked.
    pub text: Text,
}

impl Draft {
    /// The text of the file, with its questions.
    pub fn write(&self) -> Written {
        let mut page = Page::default();
        page.line("# yaml-language-server: $schema=../sop.schema.json");
        if !self.about.is_empty() {
            page.line(&format!("# {}", one_line(&self.about)));
        }
        for words in &self.unread {
            page.line(&format!("# Tidak dibaca: {}", one_line(words)));
        }
        page.pair(0, "sop", &self.id);
        page.pair(0, "versi", "1");
        page.pair(0, "nama", &block(&self.name));
        page.ask(&self.name_asks, None);
        if let Some(title) = &self.table_title {
            page.line("judul:");
            page.pair(2, "tabel", &block(title));
        }
        if let Some(source) = &self.source {
            page.pair(0, "sumber", &block(source));
        }
        let names: Vec<&str> = self.texts().flat_map(parameters).collect();
        if !names.is_empty() {
            // Braces of the source are no parameters: each stands for itself.
            page.line("parameter:");
            let mut names = names;
            names.sort_unstable();
            names.dedup();
            for name in names {
                page.pair(2, name, &format!("\"{{{name}}}\""));
            }
        }
        self.identity(&mut page);
        if self.flow.is_some() || self.lane_guess.is_some() {
            page.line("");
            page.line("disimpulkan:");
            for (name, why) in [("alur", &self.flow), ("pelaksana", &self.lane_guess)] {
                if let Some(why) = why {
                    page.pair(2, name, &block(why));
                }
            }
        }
        page.line("");
        page.line("pelaksana:");
        self.lanes.iter().for_each(|lane| page.lane(lane));
        if !self.stages.is_empty() {
            page.line("");
            page.line("tahap:");
            for (id, number, name) in &self.stages {
                let number =
                    if number.is_empty() { String::new() } else { format!("no: {}, ", flow(number)) };
                page.line(&format!("  {id}: {{{number}nama: {}}}", flow(name)));
                page.ask(&[stage_ask()], None);
            }
        }
        page.line("");
        page.line("langkah:");
        for (at, step) in self.steps.iter().enumerate() {
            if at > 0 {
                page.line("");
            }
            page.step(step);
        }
        Written { text: page.text, questions: page.questions }
    }

    fn identity(&self, page: &mut Page) {
        let (entries, asks) = self.whole_identity();
        if entries.is_empty() {
            return;
        }
        page.line("");
        page.line("identitas:");
        for (name, entry) in &entries {
            let asked: Vec<Text> =
                asks.iter().filter(|(key, _)| key == name).map(|(_, text)| text.clone()).collect();
            match entry {
                Entry::Text(text) => page.pair(2, name, &block(text)),
                Entry::List(items) => page.list(2, name, items),
                Entry::Map(pairs) => {
                    page.line(&format!("  {name}:"));
                    for (at, (name, text)) in pairs.iter().enumerate() {
                        page.pair(4, name, &block(text));
                        page.ask(if at == 0 { &asked } else { &[] }, None);
                    }
                    continue;
                }
            }
            page.ask(&asked, None);
        }
    }

    /// The identity block with what a file must have in one, asked for where it is not known.
    fn whole_identity(&self) -> Known {
        const APPROVAL: &str = "disahkan_oleh";
        let (mut entries, mut asks) = (self.identity.clone(), self.identity_asks.clone());
        if entries.is_empty() {
            return (entries, asks);
        }
        let filled = |entry: &Entry| match entry {
            Entry::Text(text) => !text.trim().is_empty(),
            Entry::List(items) => !items.is_empty(),
            Entry::Map(pairs) => pairs.iter().any(|(name, text)| name == "jabatan" && !text.is_empty()),
        };
        let has = |entries: &[(String, Entry)], key: &str| {
            entries.iter().any(|(name, entry)| name == key && filled(entry))
        };
        if !has(&entries, "instansi") && !has(&entries, "unit") {
            entries.retain(|(name, _)| name != "instansi");
            entries.insert(0, ("instansi".to_owned(), Entry::Text(UNKNOWN.to_owned())));
            asks.push((
                "instansi".to_owned(),
                say!(id: "apa nama instansi?", en: "what is the name of the agency?"),
            ));
        }
        let map = |entry: &Entry| matches!(entry, Entry::Map(_));
        if !entries.iter().any(|(name, entry)| name == APPROVAL && map(entry) && filled(entry)) {
            let at = entries.iter().position(|(name, _)| name == APPROVAL);
            let mut pairs = vec![("jabatan".to_owned(), UNKNOWN.to_owned())];
            match at.map(|at| entries.remove(at).1) {
                Some(Entry::Map(known)) => {
                    pairs.extend(known.into_iter().filter(|(name, _)| name != "jabatan"));
                }
                Some(Entry::Text(_) | Entry::List(_)) | None => {}
            }
            let place = at.unwrap_or(entries.len());
            entries.insert(place, (APPROVAL.to_owned(), Entry::Map(pairs)));
            let ask = say!(id: "apa jabatan yang mengesahkan?", en: "which office approves it?");
            asks.push((APPROVAL.to_owned(), ask));
        }
        (entries, asks)
    }

    /// Every text in which braces could be taken for a parameter.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let steps = self.steps.iter().flat_map(|step| {
            [&step.text, &step.time, &step.remark]
                .into_iter()
                .chain(&step.needs)
                .chain(&step.output)
                .chain(&step.end)
        });
        let identity = self.identity.iter().flat_map(|(_, entry)| -> Vec<&String> {
            match entry {
                Entry::Text(text) => vec![text],
                Entry::List(items) => items.iter().collect(),
                Entry::Map(pairs) => pairs.iter().map(|(_, text)| text).collect(),
            }
        });
        let lanes = self.lanes.iter().map(|lane| &lane.name);
        let stages = self.stages.iter().map(|(_, _, name)| name);
        let rest = [&self.name].into_iter().chain(&self.table_title);
        steps.chain(identity).chain(lanes).chain(stages).chain(rest).map(String::as_str)
    }
}

/// Words in braces that would be taken for parameters.
fn parameters(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').filter_map(|(at, _)| {
        let name = text[at + 1..].split_once('}')?.0;
        let formed = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        formed.then_some(name)
    })
}

fn stage_ask() -> Text {
    say!(id: "baris ini dibaca sebagai judul tahap; benar?", en: "this row is read as the heading of a stage; right?")
}

/// A file in the making.
#[derive(Default)]
struct Page {
    text: String,
    lines: usize,
    questions: Vec<Question>,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }

    fn pair(&mut self, indent: usize, name: &str, value: &str) {
        self.line(&format!("{:indent$}{name}: {value}", ""));
    }

    /// Puts questions behind the last line.
    fn ask(&mut self, asks: &[Text], step: Option<&str>) {
        for ask in asks {
            self.text.truncate(self.text.trim_end_matches('\n').len());
            let has_one = self.text.lines().next_back().is_some_and(|line| line.contains(ASK));
            let mark = if has_one {
                format!("; {}\n", one_line(&ask.id))
            } else {
                format!(" # {ASK} {}\n", one_line(&ask.id))
            };
            self.text.push_str(&mark);
            self.questions.push(Question {
                line: self.lines,
                step: step.map(str::to_owned),
                text: ask.clone(),
            });
        }
    }

    /// One text bare, several in brackets or one a line.
    fn list(&mut self, indent: usize, name: &str, items: &[String]) {
        match items {
            [] => {}
            [only] => self.pair(indent, name, &block(only)),
            _ => {
                let inner: Vec<_> = items.iter().map(|item| flow(item)).collect();
                let line = format!("[{}]", inner.join(", "));
                if indent + name.len() + line.len() < WIDTH {
                    return self.pair(indent, name, &line);
                }
                self.line(&format!("{:indent$}{name}:", ""));
                for item in items {
                    self.line(&format!("{:indent$}  - {}", "", block(item)));
                }
            }
        }
    }

    fn lane(&mut self, lane: &DraftLane) {
        if lane.external {
            self.pair(2, &lane.id, &format!("{{nama: {}, eksternal: true}}", flow(&lane.name)));
        } else {
            self.pair(2, &lane.id, &block(&lane.name));
        }
        self.ask(&lane.asks, None);
    }

    fn step(&mut self, step: &DraftStep) {
        let asks = |at: At| -> Vec<Text> {
            step.asks.iter().filter(|(place, _)| *place == at).map(|(_, text)| text.clone()).collect()
        };
        let id = Some(step.id.as_str());
        self.line(&format!("  {}:", step.id));
        if !step.number.is_empty() {
            self.pair(4, "no", &block(&step.number));
        }
        if let Some(stage) = &step.stage {
            self.pair(4, "tahap", stage);
            self.ask(&asks(At::Stage), id);
        }
        let kind = match step.kind {
            Kind::Task => "kegiatan",
            Kind::Decision => "keputusan",
            Kind::End => "selesai",
        };
        self.pair(4, kind, &block(&step.text));
        self.ask(&asks(At::Text), id);
        match step.by.as_slice() {
            [] => {}
            [only] => self.pair(4, "oleh", only),
            several => self.pair(4, "oleh", &format!("[{}]", several.join(", "))),
        }
        self.ask(&asks(At::By), id);
        self.list(4, "kelengkapan", &step.needs);
        self.ask(&asks(At::Needs), id);
        match (step.time.is_empty(), &step.time_means) {
            (true, _) => {}
            (false, None) => self.pair(4, "waktu", &block(&step.time)),
            (false, Some(means)) => {
                self.pair(4, "waktu", &format!("{{tercetak: {}, arti: {}}}", flow(&step.time), flow(means)));
            }
        }
        self.ask(&asks(At::Time), id);
        self.list(4, "output", &step.output);
        self.ask(&asks(At::Output), id);
        if !step.remark.is_empty() {
            self.pair(4, "keterangan", &block(&step.remark));
            self.ask(&asks(At::Remark), id);
        }
        if !step.branches.is_empty() {
            self.line("    cabang:");
            for (at, (label, to)) in step.branches.iter().enumerate() {
                self.pair(6, &key(label), to);
                self.ask(&asks(At::Branch(at)), id);
            }
        }
        if let Some(next) = &step.next {
            self.pair(4, "lanjut", next);
        }
        if let Some(end) = step.end.as_ref().filter(|_| step.kind != Kind::End) {
            self.pair(4, "selesai", &block(end));
            self.ask(&asks(At::End), id);
        }
        if !step.inferred.is_empty() {
            self.line("    disimpulkan:");
            for (name, sure, why) in &step.inferred {
                self.pair(6, name, &format!("{{keyakinan: {sure}, alasan: {}}}", flow(why)));
            }
        }
        self.list(4, "catatan", &step.notes);
    }
}

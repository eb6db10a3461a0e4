//! The SOPs in `sops/` against the printed documents (*naskah*): every string of them, letter by letter.
//!
//! What a fixture holds is taken out of it piece by piece; what is left at the end fails the test, so that no
//! string stays unread because nobody knew where to look for it.

use std::collections::{BTreeMap, BTreeSet};

use alir::chart::{Chart, StepKind};
use alir::sop::{Decree, Definition, Document, JoinMode, Step};
use serde_json::{Map, Value};

use crate::shared::{document, files, library, name, root, text};

/// Which file each printed document became.
const FILES: [(&str, &str); 11] = [
    ("B1", "buol/penyusunan-rkt.yaml"),
    ("B2", "buol/pengelolaan-opini-publik.yaml"),
    ("B3", "buol/pemberdayaan-kim.yaml"),
    ("B4", "buol/jaringan-intranet.yaml"),
    ("B5", "buol/pengaduan-masyarakat.yaml"),
    ("B6", "buol/pengajuan-subdomain.yaml"),
    ("C1", "cirebon/pembuatan-domain-website.yaml"),
    ("L0", "lima-puluh-kota/keputusan-555-05-2017.yaml"),
    ("L1", "lima-puluh-kota/portal-website.yaml"),
    ("L2", "lima-puluh-kota/website-perangkat-daerah.yaml"),
    ("M1", "majalengka/permohonan-subdomain-hosting.yaml"),
];

#[test]
fn every_printed_document_has_a_file_and_every_file_a_printed_document() {
    let folder = root().join("tests/fixtures/naskah");
    let fixtures: Vec<_> = files(&folder, ".json").iter().map(|path| name(path, &folder)).collect();
    assert_eq!(fixtures, FILES.map(|(key, _)| format!("{key}.json")));
    let named: BTreeSet<_> = FILES.map(|(_, file)| file.to_owned()).into();
    // Profiles, holidays, scenarios, examples and what was made for all offices were never printed.
    let parts = ["contoh/", "umum/", "/profil.yaml", "libur-nasional.yaml", ".uji.yaml"];
    let ours = |name: &String| parts.iter().any(|part| name.contains(part));
    assert_eq!(named, library().into_iter().map(|(name, _)| name).filter(|name| !ours(name)).collect());
}

#[test]
fn every_printed_string_is_in_its_file() {
    for (key, file) in FILES {
        let fixture = text(&root().join(format!("tests/fixtures/naskah/{key}.json")));
        let mut printed = Fixture { at: key.to_owned(), left: serde_json::from_str(&fixture).unwrap() };
        let text = text(&root().join("sops").join(file));
        match document(file, &text) {
            Document::Decree(read) => decree(printed.inner("keputusan"), key, &read),
            Document::Sop(read) => {
                let chart = alir::check_text(&read, &text).value.unwrap();
                sop(&mut printed, key, &read.filled_in(), &chart);
            }
            other => panic!("{file} was never printed: {other:?}"),
        }
        printed.nothing_left();
    }
}

/// A part of a fixture, and what of it nobody has asked for yet.
struct Fixture {
    at: String,
    left: Map<String, Value>,
}

impl Fixture {
    fn new(at: String, value: Value) -> Self {
        let Value::Object(left) = value else { panic!("{at}: not a map: {value}") };
        Self { at, left }
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        self.left.remove(key)
    }

    fn text(&mut self, key: &str) -> Option<String> {
        self.take(key)
            .map(|value| value.as_str().unwrap_or_else(|| panic!("{}.{key}: {value}", self.at)).to_owned())
    }

    /// A part that is there, as a fixture of its own.
    fn inner(&mut self, key: &str) -> Self {
        let value = self.take(key).unwrap_or_else(|| panic!("{}: no `{key}`", self.at));
        Self::new(format!("{}.{key}", self.at), value)
    }

    fn list(&mut self, key: &str) -> Vec<Self> {
        let items = match self.take(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items,
            Some(other) => panic!("{}.{key}: {other}", self.at),
        };
        let name = |(index, item)| Self::new(format!("{}.{key}[{index}]", self.at), item);
        items.into_iter().enumerate().map(name).collect()
    }

    fn texts(&mut self, key: &str) -> Vec<String> {
        self.take(key).map(texts).unwrap_or_default()
    }

    fn nothing_left(&self) {
        assert!(self.left.is_empty(), "{}: nobody looks for {:?}", self.at, self.left);
    }
}

/// One text or several, as a list.
fn texts(value: Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text],
        Value::Array(items) => items.into_iter().flat_map(texts).collect(),
        other => panic!("neither a text nor texts: {other}"),
    }
}

fn pairs(value: &Value) -> BTreeMap<String, Vec<String>> {
    value.as_object().unwrap().iter().map(|(key, value)| (key.clone(), texts(value.clone()))).collect()
}

/// Compares a map of plain texts: the same keys with the same texts on both sides.
fn same(at: &str, printed: &Value, written: &impl serde::Serialize) {
    assert_eq!(pairs(printed), pairs(&serde_json::to_value(written).unwrap()), "{at}");
}

fn sop(printed: &mut Fixture, key: &str, written: &Definition, chart: &Chart) {
    titles(printed.inner("sop"), key, written);
    identity(printed, written);
    match (printed.take("penandatangan_tabel"), &written.table_signature) {
        (None, None) => {}
        (signature, read) => same(&printed.at, &signature.unwrap(), read.as_ref().unwrap()),
    }
    match (printed.take("penjelasan"), &written.explanation) {
        (None, None) => {}
        (explanation, read) => {
            let mut explanation = Fixture::new(format!("{}.penjelasan", printed.at), explanation.unwrap());
            let read = read.as_ref().unwrap();
            assert_eq!(explanation.take("istilah"), Some(serde_json::to_value(&read.terms).unwrap()));
            assert_eq!(explanation.text("tujuan"), read.purpose.as_ref().map(|text| text.value.clone()));
            assert_eq!(explanation.text("ruang_lingkup"), read.scope.as_ref().map(|text| text.value.clone()));
            explanation.nothing_left();
        }
    }
    lanes(printed.list("pelaksana"), written);
    let mut rows = printed.list("langkah");
    let stages = printed.list("tahap");
    assert_eq!(stages.len(), written.stages.iter().len(), "{}: stages", printed.at);
    for (mut stage, (id, read)) in stages.into_iter().zip(written.stages.iter()) {
        assert_eq!(stage.text("no"), read.number.as_ref().map(|number| number.value.clone()), "{}", stage.at);
        assert_eq!(stage.text("nama").as_ref(), Some(&read.name.value), "{}", stage.at);
        for mut row in stage.list("langkah") {
            row.left.insert("tahap".to_owned(), Value::String(id.value.clone()));
            rows.push(row);
        }
        stage.nothing_left();
    }
    let mut known = Vec::new();
    for row in rows {
        known.push(step(row, written, chart));
    }
    let in_file =
        written.steps.iter().map(|(id, _)| id.as_str()).filter(|id| known.iter().any(|known| known == id));
    assert_eq!(known, in_file.collect::<Vec<_>>(), "{}: the rows stand in another order", printed.at);
    for added in printed.list("simpul_tambahan") {
        known.push(added_decision(added, written));
    }
    for (id, step) in written.steps.iter().filter(|(id, _)| !known.iter().any(|known| known == id.as_str())) {
        assert!(
            step.number.is_none() && is_inferred(step),
            "{}: `{id}` is not printed and does not say so",
            printed.at
        );
    }
    if let Some(limit) = printed.take("batas_total") {
        deadline(Fixture::new(format!("{}.batas_total", printed.at), limit), written);
    }
    arrows(printed.list("alur"), &known, chart);
}

fn is_inferred(step: &Step) -> bool {
    step.inferred.as_ref().is_some_and(|inferred| inferred.step.is_some() || inferred.decision.is_some())
}

fn titles(mut printed: Fixture, key: &str, written: &Definition) {
    assert_eq!(printed.text("kunci").as_deref(), Some(key));
    assert_eq!(printed.text("judul").as_ref(), Some(&written.name.value), "{key}");
    let titles = written.titles.clone().unwrap_or_default();
    for (key, read) in
        [("judul_sampul", titles.cover), ("judul_daftar", titles.contents), ("judul_tabel", titles.table)]
    {
        assert_eq!(printed.text(key), read.map(|title| title.value), "{}.{key}", printed.at);
    }
    let region = printed.text("kabupaten").unwrap();
    assert_eq!(written.region.as_ref().map(|region| &region.value), Some(&region), "{key}");
    // The zone belongs to the office's profile; the SOP only names that.
    let profile = region.to_lowercase().replace(' ', "-");
    assert_eq!(written.profile.as_ref().map(|profile| &profile.value), Some(&profile), "{key}");
    let zone = if profile == "buol" { "Asia/Makassar" } else { "Asia/Jakarta" };
    assert_eq!(printed.text("zona_waktu").as_deref(), Some(zone), "{key}");
    if let Some(year) = printed.take("tahun") {
        assert!(written.version.as_ref().unwrap().starts_with(&format!("{year}.")), "{key}");
    }
    if let Some(form) = printed.text("format") {
        assert_eq!((form.as_str(), written.stages.is_empty()), ("tahapan_berurutan", false), "{key}");
    }
    let decree = printed.text("ditetapkan_dengan").map(|decree| path(&decree));
    let named = written.enacted_by.as_ref().map(|name| format!("{profile}/{name}"));
    assert_eq!(decree, named, "{key}");
    printed.nothing_left();
}

fn path(key: &str) -> String {
    FILES.iter().find(|(candidate, _)| *candidate == key).unwrap().1.to_owned()
}

fn identity(printed: &mut Fixture, written: &Definition) {
    let mut identity = match printed.take("identitas") {
        Some(Value::Object(identity)) => identity,
        Some(Value::Null) => return assert!(written.identity.is_none(), "{}: not printed", printed.at),
        other => panic!("{}.identitas: {other:?}", printed.at),
    };
    // Where the source prints one run of text, both that and what we read into it are kept.
    for (named, key) in
        [("dasar_hukum_verbatim", "dasar_hukum_tercetak"), ("dasar_hukum_diurai", "dasar_hukum")]
    {
        if let Some(value) = identity.remove(named) {
            identity.insert(key.to_owned(), value);
        }
    }
    let mut read = serde_json::to_value(written.identity.as_ref().unwrap()).unwrap();
    let signed = read.as_object_mut().unwrap().remove("disahkan_oleh").unwrap();
    same(&format!("{}.disahkan_oleh", printed.at), &identity.remove("disahkan_oleh").unwrap(), &signed);
    // A cell that the source does not have is null in the fixture and absent from the file.
    identity.retain(|_, value| !value.is_null() && *value != Value::Array(Vec::new()));
    same(&format!("{}.identitas", printed.at), &Value::Object(identity), &read);
}

fn lanes(printed: Vec<Fixture>, written: &Definition) {
    assert_eq!(printed.len(), written.lanes.iter().len(), "lanes of {}", written.id);
    for (mut printed, (id, lane)) in printed.into_iter().zip(written.lanes.iter()) {
        assert_eq!(printed.text("id").as_deref(), Some(id.as_str()), "{}", printed.at);
        assert_eq!(printed.text("label").as_ref(), Some(&lane.name.value), "{}", printed.at);
        let flag =
            |value: Option<Value>, otherwise| value.map_or(otherwise, |value| value.as_bool().unwrap());
        assert_eq!(flag(printed.take("eksternal"), false), lane.external, "{}", printed.at);
        assert_eq!(flag(printed.take("tercetak"), true), lane.printed, "{}", printed.at);
        printed.nothing_left();
    }
}

/// Compares one row and gives its id.
fn step(mut printed: Fixture, written: &Definition, chart: &Chart) -> String {
    let id = printed.text("id").unwrap();
    let at = format!("{} ({id})", printed.at);
    let step = written.steps.get(&id).unwrap_or_else(|| panic!("{at}: no such step"));
    let number = printed.take("no").filter(|number| !number.is_null()).map(|number| texts(number).concat());
    assert_eq!(number, step.number.as_ref().map(|number| number.value.clone()), "{at}");
    assert_eq!(printed.text("tahap"), step.stage.as_ref().map(|stage| stage.value.clone()), "{at}");

    let told =
        [&step.task, &step.decision, &step.end].into_iter().flatten().next().map(|text| text.value.clone());
    let restored = printed.text("kegiatan_pulih");
    let marked = step.inferred.as_ref().is_some_and(|inferred| inferred.task.is_some());
    assert_eq!(restored.is_some(), marked, "{at}: a restored text is marked as such, and no other");
    let task = printed.take("kegiatan").filter(|task| !task.is_null()).map(|task| texts(task).concat());
    assert_eq!(task.or(restored), told, "{at}");

    for (key, read) in [
        ("kelengkapan", step.needs.iter().map(str::to_owned).collect()),
        ("waktu", step.time.iter().map(|time| time.printed.value.clone()).collect()),
        ("output", step.yields.iter().map(str::to_owned).collect()),
        ("keterangan", step.remark.iter().map(|remark| remark.value.clone()).collect::<Vec<_>>()),
    ] {
        // An empty cell is left out of the file.
        let printed: Vec<_> = printed.texts(key).into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(printed, read, "{at}.{key}");
    }
    // What a program needs by itself is part of what is printed.
    let row =
        [&step.task, &step.remark].into_iter().flatten().map(|text| text.value.as_str()).collect::<String>();
    for part in step.frequency.iter().map(|text| text.as_str()).chain(step.related.iter()) {
        assert!(row.contains(part), "{at}: `{part}` is not printed in this row");
    }
    let roles: Vec<_> = step.performers.roles.iter().map(|role| role.as_str().to_owned()).collect();
    assert_eq!(printed.texts("pelaksana"), roles, "{at}");
    assert_eq!(step.performers.mode, JoinMode::All, "{at}: the source prints every performer it names");
    kind(&at, printed.text("jenis").as_deref(), &id, chart);
    printed.nothing_left();
    id
}

fn kind(at: &str, printed: Option<&str>, id: &str, chart: &Chart) {
    let step = chart.step(id).unwrap();
    let asks = step.kind == StepKind::Decision
        || chart.exits(step).all(|exit| exit.to.kind == StepKind::Decision && exit.to.number.is_none());
    let right = match printed {
        Some("mulai+proses") => chart.start().id == id,
        Some("proses" | "keputusan_tersirat") => step.kind == StepKind::Task && step.end.is_none(),
        Some("keputusan") => asks,
        Some("proses+selesai") => step.kind == StepKind::Task && step.end.as_deref() == Some("Selesai"),
        Some("selesai") => step.kind == StepKind::End,
        None => step.kind == StepKind::Task,
        Some(other) => panic!("{at}: a kind that this test does not know: {other}"),
    };
    assert!(right, "{at}: printed as {printed:?}, but is {:?}", step.kind);
}

/// Compares a decision that the source does not print as a row.
fn added_decision(mut printed: Fixture, written: &Definition) -> String {
    let id = printed.text("id").unwrap();
    let step = written.steps.get(&id).unwrap();
    assert_eq!(printed.text("jenis").as_deref(), Some("keputusan"), "{}", printed.at);
    assert_eq!(
        printed.text("pertanyaan"),
        step.decision.as_ref().map(|text| text.value.clone()),
        "{}",
        printed.at
    );
    let roles: Vec<_> = step.performers.roles.iter().map(|role| role.as_str().to_owned()).collect();
    assert_eq!(printed.texts("pelaksana"), roles, "{}", printed.at);
    assert!(step.number.is_none() && is_inferred(step), "{}", printed.at);
    printed.nothing_left();
    id
}

fn deadline(mut printed: Fixture, written: &Definition) {
    let text = printed.text("teks").unwrap();
    let holds = |step: &&Step| step.end.as_ref().is_some_and(|end| end.contains(&text));
    let step = written.steps.iter().map(|(_, step)| step).find(holds).unwrap();
    let deadline = step.deadline.as_ref().unwrap();
    assert!(text.ends_with(&deadline.time.value), "{}: {text}", printed.at);
    // Which of the two it means is our reading; the file keeps the other in a remark.
    let since = format!("{} | mulai", deadline.since.as_ref().unwrap());
    assert_eq!(printed.text("sejak"), Some(since), "{}", printed.at);
    let most = (printed.take("maks").unwrap(), printed.text("satuan").unwrap());
    assert_eq!(most, (Value::from(24), "jam_kalender".to_owned()), "{}", printed.at);
    assert_eq!(deadline.time.value, "1 x 24 jam", "{}", printed.at);
    printed.nothing_left();
}

/// Compares the arrows: those of the source are in the chart, and the chart has no other, except through steps
/// that say of themselves that they are inferred.
fn arrows(printed: Vec<Fixture>, known: &[String], chart: &Chart) {
    let mut named = BTreeSet::new();
    for mut arrow in printed {
        let (from, to) = (arrow.text("dari").unwrap(), arrow.text("ke").unwrap());
        named.insert((from, arrow.text("bila"), to));
        arrow.nothing_left();
    }
    let (mut direct, mut all) = (BTreeSet::new(), BTreeSet::new());
    for from in known {
        // Steps that the source does not print, and the label under which they were entered.
        let mut open = vec![(from.as_str(), None)];
        let mut seen = BTreeSet::new();
        while let Some((at, label)) = open.pop() {
            for exit in chart.exits(chart.step(at).unwrap()) {
                let label = label.or(exit.label);
                let to = exit.to.id.as_str();
                if known.iter().any(|known| known == to) {
                    let arrow = (from.clone(), label.map(str::to_owned), to.to_owned());
                    if at == from {
                        direct.insert(arrow.clone());
                    }
                    all.insert(arrow);
                } else if seen.insert(to) {
                    open.push((to, label));
                }
            }
        }
    }
    // A label within an inferred part is not the source's: `klarifikasi` follows `klip_digital` without one.
    let plain = |(from, _, to): &(String, Option<String>, String)| {
        all.iter().any(|arrow| (&arrow.0, &arrow.2) == (from, to))
    };
    let is_there = |arrow: &&(String, Option<String>, String)| {
        all.contains(arrow) || (arrow.1.is_none() && plain(arrow))
    };
    let missing: Vec<_> = named.iter().filter(|arrow| !is_there(arrow)).collect();
    let extra: Vec<_> = direct.difference(&named).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{}: missing {missing:?}, extra {extra:?}", chart.sop());
}

fn decree(mut printed: Fixture, key: &str, written: &Decree) {
    assert_eq!(printed.text("kunci").as_deref(), Some(key));
    let count = printed.take("mengingat_jumlah");
    assert_eq!(count, Some(Value::from(written.recalling.iter().len())));
    let enacts: Vec<_> = printed.texts("lampiran").iter().map(|key| path(key)).collect();
    let files: Vec<_> = written.enacts.iter().map(|name| format!("lima-puluh-kota/{name}")).collect();
    assert_eq!(enacts, files);

    let mut read = serde_json::to_value(written).unwrap();
    let read = read.as_object_mut().unwrap();
    // Ours, not printed.
    for key in ["keputusan", "sumber", "catatan", "lampiran"] {
        read.remove(key);
    }
    for key in ["diktum", "ditetapkan", "penandatangan"] {
        same(key, &printed.take(key).unwrap(), &read.remove(key).unwrap());
    }
    same(key, &Value::Object(std::mem::take(&mut printed.left)), read);
}

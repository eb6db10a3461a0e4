//! The identity block: labels and what stands beside or below them, above the table.

use std::collections::BTreeSet;

use crate::draft::Entry;
use crate::grid::Grid;
use crate::layout::{self, Layout};
use crate::words::{items, one_line, plain};

/// What is known of the identity of a SOP.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Identity {
    pub(crate) name: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) entries: Vec<(String, Entry)>,
    pub(crate) unread: Vec<String>,
}

/// Keys of the file, in its order, with the labels that offices print.
const LABELS: [(&str, &[&str]); 15] = [
    ("nama", &["nama sop", "judul sop", "nama prosedur"]),
    ("unit", &["unit kerja", "unit", "bidang"]),
    ("nomor", &["nomor sop", "no sop", "nomor"]),
    ("tanggal_pembuatan", &["tanggal pembuatan", "tgl pembuatan", "tanggal dibuat", "tanggal penyusunan"]),
    ("tanggal_revisi", &["tanggal revisi", "tgl revisi"]),
    ("tanggal_pengesahan", &["tanggal pengesahan", "tgl pengesahan"]),
    ("tanggal_efektif", &["tanggal efektif", "tgl efektif", "tanggal berlaku", "tanggal diberlakukan"]),
    ("disahkan_oleh", &["disahkan oleh", "disyahkan oleh"]),
    ("dasar_hukum", &["dasar hukum"]),
    ("kualifikasi_pelaksana", &["kualifikasi pelaksana", "kualifikasi pelaksanaan", "kualitas pelaksana"]),
    ("keterkaitan", &["keterkaitan", "keterkaitan dengan sop lain", "keterkaitan sop"]),
    ("peralatan", &["peralatan perlengkapan", "peralatan dan perlengkapan", "peralatan"]),
    ("peringatan", &["peringatan"]),
    ("pencatatan", &["pencatatan dan pendataan", "pencatatan", "pencatatan pendataan"]),
    ("catatan_tte", &["catatan tanda tangan elektronik"]),
];

/// Labels whose text stands below them, or goes on there.
const LISTS: [&str; 6] =
    ["dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan"];

fn label(text: &str) -> Option<&'static str> {
    if text.len() > 60 {
        return None;
    }
    let plain = plain(text);
    LABELS.iter().find(|(_, labels)| labels.contains(&plain.as_str())).map(|(key, _)| *key)
}

/// The label that a cell begins with, and the rest of the cell.
fn labelled(cell: &str) -> Option<(&'static str, String)> {
    if let Some(key) = label(cell.trim_end_matches([':', ' '])) {
        return Some((key, String::new()));
    }
    let (head, rest) = cell.split_once(':').or_else(|| cell.split_once('\n'))?;
    label(head).map(|key| (key, rest.trim().to_owned()))
}

/// Reads what stands above the heads, and in the tables and paragraphs before.
pub(crate) fn read(grids: &[Grid], layout: &Layout) -> Identity {
    let mut found = Identity::default();
    // What stands before another SOP is that one's.
    let from = grids[..layout.grid].iter().rposition(layout::is_sop).map_or(0, |at| at + 1);
    let above = grids[from..layout.grid].iter().map(|grid| (grid, grid.rows.len()));
    let parts: Vec<_> = above.chain([(&grids[layout.grid], layout.top)]).collect();
    let mut pairs: Vec<(&'static str, Vec<String>)> = Vec::new();
    let mut agency: Vec<String> = Vec::new();
    let mut loose: Vec<String> = Vec::new();
    for (grid, end) in parts {
        let mut used = BTreeSet::new();
        for row in 0..end {
            for column in 0..grid.width() {
                let cell = grid.own(row, column);
                if cell.is_empty() || used.contains(&(row, column)) {
                    continue;
                }
                let Some((key, rest)) = labelled(cell) else { continue };
                used.insert((row, column));
                let mut texts = vec![rest];
                if texts[0].is_empty() {
                    texts = beside(grid, row, column, &mut used);
                }
                if LISTS.contains(&key) && texts.is_empty() || grid.name.is_empty() {
                    texts.extend(beneath(grid, row, column, end, &mut used));
                }
                pairs.push((key, texts));
            }
        }
        for row in 0..end {
            for column in 0..grid.width() {
                let cell = grid.own(row, column);
                if cell.is_empty() || used.contains(&(row, column)) || matches!(cell, ":" | "-") {
                    continue;
                }
                if is_agency(cell) && (agency.is_empty() || (agency.len() < 4 && loose.is_empty())) {
                    agency.extend(cell.lines().map(str::to_owned));
                } else {
                    loose.push(one_line(cell));
                }
            }
        }
    }
    if !agency.is_empty() {
        found.entries.push(("instansi".to_owned(), listed(agency)));
    }
    for (key, _) in LABELS {
        let texts: Vec<String> =
            pairs.iter().filter(|(other, _)| *other == key).flat_map(|(_, texts)| texts.clone()).collect();
        if !pairs.iter().any(|(other, _)| *other == key) {
            continue;
        }
        let whole = texts.join("\n");
        let whole = whole.trim().trim_start_matches(':').trim();
        match key {
            "nama" => found.name = Some(one_line(whole)).filter(|name| !name.is_empty()),
            "disahkan_oleh" => found.entries.push((key.to_owned(), approval(whole))),
            _ if LISTS.contains(&key) => found.entries.push((key.to_owned(), listed(items(whole)))),
            _ => found.entries.push((key.to_owned(), Entry::Text(one_line(whole)))),
        }
    }
    let is_title = |text: &String| {
        let plain = plain(text);
        ["sop ", "standar ", "standart ", "prosedur ", "lampiran ", "alur "]
            .iter()
            .any(|start| plain.starts_with(start))
    };
    // A group head that is printed above the row of heads is no title.
    loose.retain(|text| crate::heads::classify(text).is_none());
    if let Some(at) = loose.iter().rposition(is_title) {
        found.title = Some(loose.remove(at));
    }
    found.unread = loose;
    found
}

/// What stands to the right of a label, up to the next one.
fn beside(grid: &Grid, row: usize, column: usize, used: &mut BTreeSet<(usize, usize)>) -> Vec<String> {
    for right in column + 1..grid.width() {
        let cell = grid.own(row, right);
        if cell.is_empty() || cell == ":" {
            continue;
        }
        if labelled(cell).is_some() || used.contains(&(row, right)) {
            return Vec::new();
        }
        used.insert((row, right));
        return vec![cell.trim_start_matches(':').trim().to_owned()];
    }
    Vec::new()
}

/// What stands below a label in its column, up to the next label or an empty cell.
fn beneath(
    grid: &Grid,
    row: usize,
    column: usize,
    end: usize,
    used: &mut BTreeSet<(usize, usize)>,
) -> Vec<String> {
    let mut texts = Vec::new();
    for below in row + 1..end {
        let cell = grid.own(below, column);
        if cell.is_empty() && texts.is_empty() {
            continue;
        }
        if cell.is_empty() || labelled(cell).is_some() || used.contains(&(below, column)) {
            break;
        }
        used.insert((below, column));
        texts.push(cell.to_owned());
    }
    texts
}

fn is_agency(text: &str) -> bool {
    let plain = plain(text);
    let starts = [
        "pemerintah ",
        "dinas ",
        "badan ",
        "kementerian ",
        "kecamatan ",
        "kelurahan ",
        "inspektorat ",
        "kabupaten ",
        "kota ",
        "rumah sakit ",
        "sekretariat daerah",
    ];
    starts.iter().any(|start| plain.starts_with(start)) && text.len() < 300
}

fn listed(mut items: Vec<String>) -> Entry {
    match items.len() {
        0 => Entry::Text(String::new()),
        1 => Entry::Text(items.remove(0)),
        _ => Entry::List(items),
    }
}

/// Who signed: office, name, rank and number, one or more lines each.
fn approval(text: &str) -> Entry {
    let (mut office, mut name, mut rank, mut nip) = (Vec::new(), String::new(), Vec::new(), String::new());
    for line in text.lines().map(|line| line.trim_matches(['#', ' '])).filter(|line| !line.is_empty()) {
        let plain = plain(line);
        let is_office = [
            "kepala",
            "plt",
            "plh",
            "sekretaris",
            "bupati",
            "wali",
            "camat",
            "direktur",
            "ketua",
            "an ",
            "a n ",
        ];
        if let Some(digits) = plain.strip_prefix("nip") {
            let from = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
            nip = if digits.trim().is_empty() { String::new() } else { line[from..].to_owned() };
        } else if name.is_empty()
            && (is_office.iter().any(|start| plain.starts_with(start))
                || (!office.is_empty() && !line.contains([',', '.']) && is_agency_word(&plain)))
        {
            office.push(line.to_owned());
        } else if name.is_empty() {
            line.clone_into(&mut name);
        } else {
            rank.push(line.to_owned());
        }
    }
    let all = [("jabatan", office.join(" ")), ("nama", name), ("pangkat", rank.join(" ")), ("nip", nip)];
    let pairs: Vec<_> = all
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| (key.to_owned(), text))
        .collect();
    if pairs.is_empty() { Entry::Text(String::new()) } else { Entry::Map(pairs) }
}

fn is_agency_word(plain: &str) -> bool {
    ["dinas", "kabupaten", "kota", "komunikasi", "statistik", "bidang", "badan", "provinsi"]
        .iter()
        .any(|word| plain.contains(word))
}

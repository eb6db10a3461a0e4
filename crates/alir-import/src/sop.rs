//! Rows as a SOP: lanes, performers, decisions and the flow from row to row.

use std::collections::BTreeSet;

use alir::lang::Text;

use crate::draft::{At, Draft, DraftLane, DraftStep, Kind};
use crate::grid::Grid;
use crate::guess;
use crate::identity;
use crate::layout::Layout;
use crate::refusal::say;
use crate::rows::{Column, Row, Rows};
use crate::words::{id_of, plain, sop_id_of};

/// Words that belong to no step are kept as comments, so many at most.
const MOST_UNREAD: usize = 60;

pub(crate) fn draft(grids: &[Grid], layout: &Layout, mut rows: Rows) -> Draft {
    let sheet = layout.sheet_name(grids);
    let identity = identity::read(grids, layout);
    let mut lanes = Lanes::find(layout, &mut rows.steps);
    let mut draft = Draft {
        about: format!("Disusun dari tabel (lembar {sheet}); jawab setiap TANYA, lalu hapus tandanya."),
        table_title: identity.title.clone(),
        identity: identity.entries,
        flow: Some("panah tidak terbaca pada tabel; alur disimpulkan dari urutan baris".to_owned()),
        lane_guess: lanes.guess.take(),
        ..Draft::default()
    };
    draft.name = identity.name.clone().or(identity.title).unwrap_or_default();
    if draft.name.is_empty() {
        "SOP".clone_into(&mut draft.name);
        draft.name_asks.push(say!(id: "apa nama prosedur ini?", en: "what is the name of this procedure?"));
    }
    draft.id = sop_id_of(&draft.name);
    draft.unread = identity.unread.into_iter().chain(rows.unread).take(MOST_UNREAD).collect();
    for (at, (number, name)) in (1..).zip(&rows.stages) {
        draft.stages.push((format!("t{at}"), number.clone(), name.clone()));
    }
    let mut taken = BTreeSet::new();
    let count = rows.steps.len();
    let marks_are_kept = rows.steps.iter().any(|row| !row.marked.is_empty() || !row.names.is_empty());
    let mut above = None;
    for (at, row) in rows.steps.iter().enumerate() {
        let mut step = step(row, layout, &mut taken);
        let bare = row.marked.is_empty() && row.names.is_empty() && row.worded.is_empty();
        let idle = row.needs.is_empty() && row.time.is_empty() && row.output.is_empty();
        if at + 1 == count
            && at > 0
            && bare
            && idle
            && marks_are_kept
            && !lanes.none
            && step.kind == Kind::Task
        {
            step.kind = Kind::End;
            step.inferred.push((
                "jenis",
                "sedang",
                "baris terakhir tanpa pelaksana dan waktu; dibaca sebagai akhir".to_owned(),
            ));
            step.asks.push((
                At::Text,
                say!(id: "akhir, atau kegiatan seseorang?", en: "an end, or what somebody does?"),
            ));
        } else {
            above = lanes.perform(row, &mut step, above);
        }
        draft.steps.push(step);
    }
    draft.lanes = lanes.drafts;
    flow(&mut draft.steps, &mut taken);
    draft
}

/// What a row says of its step, but for who does it and what follows.
fn step(row: &Row, layout: &Layout, taken: &mut BTreeSet<String>) -> DraftStep {
    let mut step = DraftStep {
        number: row.number.clone(),
        stage: row.stage.map(|at| format!("t{}", at + 1)),
        text: row.task.clone(),
        needs: row.needs.clone(),
        time: row.time.clone(),
        output: row.output.clone(),
        remark: row.remark.clone(),
        notes: row.others.clone(),
        ..DraftStep::default()
    };
    if row.task.is_empty() {
        "(kosong pada tabel)".clone_into(&mut step.text);
        step.inferred.push(("kegiatan", "rendah", "sel kegiatan kosong pada tabel".to_owned()));
        step.asks.push((
            At::Text,
            say!(id: "sel kegiatan kosong; apa yang dikerjakan?", en: "the cell is empty; what is done?"),
        ));
    }
    step.id = id_of(&row.task, "langkah", taken);
    if guess::is_question(&row.task) {
        step.kind = Kind::Decision;
    }
    if let Some(unit) = layout.unit.as_ref().filter(|_| !row.time.is_empty()) {
        let number_only = row.time.chars().all(|c| c.is_ascii_digit() || " -–,".contains(c));
        step.time_means = number_only.then(|| format!("{} {unit}", row.time));
    }
    for (column, last) in &row.shared {
        let at = match column {
            Column::Needs => At::Needs,
            Column::Time => At::Time,
            Column::Output => At::Output,
            Column::Remark => At::Remark,
        };
        let first = row.line;
        step.asks.push((
            at,
            say!(
                id: "sel ini tercetak untuk baris {first} sampai {last} bersama; bagaimana membaginya?",
                en: "this cell is printed for rows {first} to {last} together; how is it divided?",
            ),
        ));
    }
    step
}

/// The lanes, and how the rows name them.
struct Lanes {
    drafts: Vec<DraftLane>,
    names: Vec<String>,
    /// Whether they are columns in which marks stand.
    marked: bool,
    /// Whether the table names nobody.
    none: bool,
    guess: Option<String>,
}

impl Lanes {
    /// The lanes: columns of marks, or the names that stand in columns.
    fn find(layout: &Layout, rows: &mut [Row]) -> Self {
        // Columns of lanes in which mostly words stand are columns of names.
        let words: usize = rows.iter().map(|row| row.worded.len()).sum();
        let marks: usize = rows.iter().map(|row| row.marked.len()).sum();
        let only_words = layout.names.is_empty() && words > marks && words * 2 >= rows.len();
        if only_words {
            for row in rows.iter_mut() {
                row.names = std::mem::take(&mut row.worded).into_iter().map(|(_, words)| words).collect();
            }
        }
        let by_name =
            only_words || (!layout.names.is_empty() && rows.iter().any(|row| !row.names.is_empty()));
        let mut names: Vec<String> = Vec::new();
        let mut asks: Vec<Vec<Text>> = Vec::new();
        let mut guess = None;
        if by_name {
            split(rows);
            for name in rows.iter().flat_map(|row| &row.names) {
                if !names.iter().any(|known| plain(known) == plain(name)) {
                    names.push(name.clone());
                    asks.push(Vec::new());
                }
            }
            for row in rows.iter_mut() {
                let heads =
                    row.worded.drain(..).map(|(lane, words)| format!("{}: {words}", layout.lanes[lane].1));
                row.others.extend(heads.collect::<Vec<_>>());
                row.marked.clear();
            }
        } else {
            for (at, (_, printed)) in (1..).zip(&layout.lanes) {
                let bare = plain(printed).chars().all(|c| c.is_ascii_digit() || c == ' ');
                let name = if printed.is_empty() { format!("Pelaksana {at}") } else { printed.clone() };
                names.push(name);
                let ask = say!(id: "kepala kolom tidak menyebut nama; siapa?", en: "the head of the column names nobody; who is it?");
                asks.push(if bare { vec![ask] } else { Vec::new() });
            }
        }
        let none = names.is_empty();
        if none {
            names.push("Pelaksana".to_owned());
            asks.push(vec![say!(id: "tabel tidak menyebut pelaksana; siapa saja?", en: "the table names no performers; who are they?")]);
            guess =
                Some("tabel tidak menyebut pelaksana; semua langkah diberi satu nama pengganti".to_owned());
        }
        let mut taken = BTreeSet::new();
        let lanes = names.iter().zip(asks).map(|(name, mut asks)| {
            if guess::may_be_external(name) {
                asks.push(say!(
                    id: "di luar kantor? bila ya, tulis `nama` dan `eksternal: ya`",
                    en: "outside the office? if so, write `nama` and `eksternal: ya`",
                ));
            }
            DraftLane { id: id_of(name, "pelaksana", &mut taken), name: name.clone(), external: false, asks }
        });
        let drafts = lanes.collect();
        Self { drafts, names, marked: !by_name, none, guess }
    }

    /// Says who does a step; returns the first of them.
    fn perform(&self, row: &Row, step: &mut DraftStep, above: Option<usize>) -> Option<usize> {
        let mut by: Vec<usize> = if self.marked {
            row.marked.clone()
        } else {
            let place = |name: &String| self.names.iter().position(|known| plain(known) == plain(name));
            row.names.iter().filter_map(place).collect()
        };
        by.dedup();
        for (lane, words) in &row.worded {
            let name = &self.names[*lane];
            step.asks.push((
                At::By,
                say!(
                    id: "pada kolom `{name}` tercetak `{words}`; apakah label cabang sebuah keputusan?",
                    en: "in the column `{name}` stands `{words}`; is it the label of a branch?",
                ),
            ));
            step.notes.push(format!("Pada kolom \"{name}\" tercetak \"{words}\"."));
            if by.is_empty() {
                step.inferred.push((
                    "oleh",
                    "rendah",
                    format!("pada kolom \"{name}\" hanya tercetak \"{words}\""),
                ));
                by.push(*lane);
            }
        }
        if by.is_empty() {
            let guess = guess::performer(&step.text, &self.names, above);
            by.push(guess.lane);
            step.inferred.push(("oleh", guess.sure, guess.why));
            if !self.none {
                step.asks.push((At::By, say!(id: "siapa pelaksananya? (tanda tidak terbaca)", en: "who does it? (no mark was read)")));
            }
        } else if by.len() > 1 {
            step.asks.push((
                At::By,
                say!(
                    id: "semuanya, atau salah satu? (`{{salah_satu: [...]}}`)",
                    en: "all of them, or one? (`{{salah_satu: [...]}}`)",
                ),
            ));
        }
        step.by = by.iter().map(|lane| self.drafts[*lane].id.clone()).collect();
        by.first().copied()
    }
}

/// Divides names such as `Kepala, Staf` where each part stands alone in another row.
fn split(rows: &mut [Row]) {
    let alone: BTreeSet<String> = rows.iter().flat_map(|row| &row.names).map(|name| plain(name)).collect();
    for row in rows {
        let mut names = Vec::new();
        for name in &row.names {
            let name_and = name.replace(" dan ", ",").replace(['/', '&', '+'], ",");
            let parts: Vec<&str> =
                name_and.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
            if parts.len() > 1 && parts.iter().all(|part| alone.contains(&plain(part))) {
                names.extend(parts.into_iter().map(str::to_owned));
            } else {
                names.push(name.clone());
            }
        }
        row.names = names;
    }
}

/// Branches of decisions and the end, as far as the order of rows says.
fn flow(steps: &mut Vec<DraftStep>, taken: &mut BTreeSet<String>) {
    let by: Vec<Vec<String>> = steps.iter().map(|step| step.by.clone()).collect();
    let ids: Vec<String> = steps.iter().map(|step| step.id.clone()).collect();
    let (mut extra, mut end) = (Vec::new(), None);
    for (at, step) in steps.iter_mut().enumerate().filter(|(_, step)| step.kind == Kind::Decision) {
        let yes = ids.get(at + 1).cloned().unwrap_or_else(|| {
            let id = id_of("selesai", "selesai", taken);
            end = Some(id.clone());
            id
        });
        let no = guess::back(at, &by).map_or_else(
            || {
                let id = id_of("tidak dilanjutkan", "tidak", taken);
                extra.push(added(&id, "Tidak dilanjutkan"));
                id
            },
            |earlier| ids[earlier].clone(),
        );
        step.branches = vec![("ya".to_owned(), yes), ("tidak".to_owned(), no)];
        step.inferred.push((
            "cabang",
            "rendah",
            "label dan tujuan cabang tidak terbaca pada tabel".to_owned(),
        ));
        step.asks.push((
            At::Branch(0),
            say!(id: "cabang \"ya\" menuju ke mana?", en: "where does the answer \"ya\" lead?"),
        ));
        step.asks.push((
            At::Branch(1),
            say!(id: "cabang \"tidak\" menuju ke mana?", en: "where does the answer \"tidak\" lead?"),
        ));
    }
    if let Some(last) = steps.last_mut().filter(|step| step.kind == Kind::Task) {
        last.end = Some("Selesai".to_owned());
    }
    steps.extend(end.map(|id| added(&id, "Selesai")));
    steps.extend(extra);
}

fn added(id: &str, name: &str) -> DraftStep {
    DraftStep {
        id: id.to_owned(),
        kind: Kind::End,
        text: name.to_owned(),
        inferred: vec![(
            "langkah",
            "rendah",
            "tidak tercetak; akhir yang diperlukan sebuah cabang".to_owned(),
        )],
        asks: vec![(
            At::Text,
            say!(id: "akhir ini tidak tercetak; benar?", en: "this end is not printed; is it right?"),
        )],
        ..DraftStep::default()
    }
}

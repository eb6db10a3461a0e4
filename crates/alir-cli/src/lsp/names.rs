//! Names in files: where steps, lanes, fields, stages, parameters and other files are named, and where what they name stands.

use alir::diagnostic::Span;
use alir::lang::Lang;
use alir::sop::{Definition, ITEM, Parameter, Step};

use super::schema::Kind;
use crate::catalogue::lsp as words;

/// What a name is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Name {
    Step,
    Lane,
    Field,
    Stage,
    Parameter,
    File,
}

/// What is named by a key or value at the end of a way, if it is a name. One of a list is what the list is of.
pub(super) fn meant(kind: Kind, way: &[&str], is_key: bool) -> Option<Name> {
    let way = match way {
        [list @ .., ITEM] if !is_key => list,
        way => way,
    };
    match kind {
        Kind::Sop if is_key => in_keys(way),
        Kind::Sop => in_sop(way),
        Kind::Scenarios if is_key => in_keys_of_scenarios(way),
        Kind::Scenarios => in_scenarios(way),
        Kind::Decree => (!is_key && way == ["lampiran"]).then_some(Name::File),
        Kind::Profile => (!is_key && matches!(way, ["libur_nasional" | "logo"])).then_some(Name::File),
        Kind::Holidays => None,
        Kind::Overlay => in_overlay(way, is_key),
    }
}

/// The names of its base, and of files.
fn in_overlay(way: &[&str], is_key: bool) -> Option<Name> {
    match way {
        ["turunan_dari"] | ["turunan_dari", "berkas"] if !is_key => Some(Name::File),
        ["ubah", "langkah", _, "sebelum" | "sesudah"] if !is_key => Some(Name::Step),
        ["ubah", "pelaksana", _, "sebelum" | "sesudah"] if !is_key => Some(Name::Lane),
        ["parameter"] if is_key => Some(Name::Parameter),
        ["ubah", rest @ ..] if is_key => in_keys(rest),
        ["ubah", rest @ ..] => in_sop(rest),
        way if !is_key => in_sop(way),
        _ => None,
    }
}

fn in_keys(way: &[&str]) -> Option<Name> {
    match way {
        ["langkah"] => Some(Name::Step),
        ["pelaksana"] => Some(Name::Lane),
        ["isian"] => Some(Name::Field),
        ["tahap"] => Some(Name::Stage),
        ["parameter"] => Some(Name::Parameter),
        _ => None,
    }
}

fn in_sop(way: &[&str]) -> Option<Name> {
    match way {
        ["mulai"] | ["batas_total", "sejak"] => Some(Name::Step),
        ["ditetapkan_dengan"] => Some(Name::File),
        ["eskalasi"] | ["eskalasi", "kepada"] => Some(Name::Lane),
        ["langkah", _, step @ ..] => match step {
            ["lanjut" | "serentak"]
            | ["cabang", _]
            | ["cabang", _, "ke"]
            | ["maks_ulang", "lalu"]
            | ["cabang", _, "maks_ulang", "lalu"]
            | ["paling_lambat", "sejak"] => Some(Name::Step),
            ["oleh" | "eskalasi"] | ["oleh", "semua" | "salah_satu"] | ["eskalasi", "kepada"] => {
                Some(Name::Lane)
            }
            ["isi"] | ["isi", ITEM, "nama"] => Some(Name::Field),
            ["tahap"] => Some(Name::Stage),
            _ => None,
        },
        _ => None,
    }
}

fn in_keys_of_scenarios(way: &[&str]) -> Option<Name> {
    let ["skenario", _, scenario @ ..] = way else { return None };
    match scenario {
        ["isian"] => Some(Name::Field),
        ["jawaban" | "lama" | "selesai_pada"]
        | ["harapan", "oleh" | "kelengkapan" | "output" | "tenggat" | "sasaran" | "janji" | "eskalasi"] => {
            Some(Name::Step)
        }
        ["harapan", notices] if NOTICES.contains(notices) => Some(Name::Step),
        _ => None,
    }
}

fn in_scenarios(way: &[&str]) -> Option<Name> {
    match way {
        ["uji" | "profil"] => Some(Name::File),
        ["skenario", _, "harapan", "oleh", _] => Some(Name::Lane),
        ["skenario", _, "pernah"]
        | [
            "skenario",
            _,
            "tindakan",
            ITEM,
            "kembalikan" | "tarik" | "lewati" | "tangguhkan" | "batalkan" | "ke",
        ]
        | ["skenario", _, "harapan", "langkah" | "melewati" | "tidak_melewati"] => Some(Name::Step),
        ["skenario", _, "harapan", notices] if NOTICES.contains(notices) => Some(Name::Step),
        _ => None,
    }
}

/// Where steps are told of that are warned of or overdue: as a list or with their times.
const NOTICES: [&str; 4] = ["diperingatkan", "terlambat", "janji_diperingatkan", "janji_terlambat"];

/// Something that has a name in a SOP.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Named {
    pub(super) id: String,
    pub(super) about: String,
    /// Where its name is given.
    pub(super) span: Span,
}

/// Everything in a SOP that has a name of this kind, in its order.
pub(super) fn all(sop: &Definition, name: Name, lang: Lang) -> Vec<Named> {
    let named = |id: &str, about: &str, span| Named { id: id.to_owned(), about: about.to_owned(), span };
    match name {
        Name::Step => {
            let steps = sop.steps.iter();
            steps.map(|(id, step)| named(id.as_str(), &about(step, lang), id.span)).collect()
        }
        Name::Lane => {
            let lanes = sop.lanes.iter();
            lanes.map(|(id, lane)| named(id.as_str(), &lane.name, id.span)).collect()
        }
        Name::Field => {
            let title = |title: &Option<alir::sop::Loc<String>>| {
                title.as_ref().map(|title| title.value.clone()).unwrap_or_default()
            };
            let fields = sop.fields.iter();
            fields.map(|(id, field)| named(id, &title(&field.title), id.span)).collect()
        }
        Name::Stage => sop.stages.iter().map(|(id, stage)| named(id, &stage.name, id.span)).collect(),
        Name::Parameter => {
            let about = |parameter: &Parameter| match (&parameter.about, parameter.text()) {
                (None, value) => value.to_owned(),
                (Some(about), "") => about.value.clone(),
                (Some(about), value) => format!("{about}: {value}"),
            };
            sop.parameters.iter().map(|(id, of)| named(id, &about(of), id.span)).collect()
        }
        Name::File => Vec::new(),
    }
}

/// What a step is, in the words of its SOP.
pub(super) fn about(step: &Step, lang: Lang) -> String {
    let texts = [&step.task, &step.decision, &step.wait, &step.end];
    match texts.into_iter().flatten().next() {
        Some(text) => text.value.clone(),
        None if step.fork.is_some() => words::FORK.to(lang).to_owned(),
        None if step.join.is_some() => words::JOIN.to(lang).to_owned(),
        None => String::new(),
    }
}

//! The SOPs of `sops/` as tables with the heads that their originals print, read back.

use std::path::Path;

use alir::sop::{Definition, Document, Step, Texts, read};
use alir_import::import;

use crate::sheet::Sheet;

/// The heads of an original: number, activity, over the lanes, over the qualities, needs, time, output, remark. An empty
/// head is a column that the original has not.
type Heads = [&'static str; 8];

const SOPS: [(&str, Heads); 10] = [
    (
        "buol/penyusunan-rkt",
        ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket"],
    ),
    (
        "buol/pengelolaan-opini-publik",
        ["NO", "Uraian Prosedur", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket."],
    ),
    ("buol/pemberdayaan-kim", ["NO", "KEGIATAN", "", "", "", "WAKTU PELAKSANAAN", "", ""]),
    (
        "buol/jaringan-intranet",
        ["No", "Aktivitas", "Pelaksanaan", "Mutu Baku", "Persyaratan/ Kelengkapan", "Waktu", "Output", "Ket"],
    ),
    (
        "buol/pengaduan-masyarakat",
        ["NO", "KEGIATAN", "PELAKSANA", "PENDUKUNG", "Kelengkapan", "Waktu", "Output", "KET"],
    ),
    (
        "buol/pengajuan-subdomain",
        ["No", "Aktivitas", "Pelaksanaan", "Mata Baku", "Persyaratan/ Kelengkapan", "Waktu", "", "Ket"],
    ),
    (
        "majalengka/permohonan-subdomain-hosting",
        ["NO", "URAIAN KEGIATAN", "PELAKSANA", "BAKU MUTU", "Kelengkapan", "Waktu", "OUTPUT", ""],
    ),
    (
        "lima-puluh-kota/portal-website",
        ["No", "URAIAN PROSEDUR", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket"],
    ),
    (
        "lima-puluh-kota/website-perangkat-daerah",
        ["No", "URAIAN PROSEDUR", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket"],
    ),
    (
        "cirebon/pembuatan-domain-website",
        ["No.", "Aktivitas", "Pelaksana", "Mutu baku", "Kelengkapan", "Waktu", "Output", "Ket"],
    ),
];

fn sop(name: &str) -> Definition {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../sops/{name}.yaml"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let Some(Document::Sop(sop)) = read(&text).value else { panic!("{name}") };
    sop.filled_in()
}

/// Whether a step has a row in the printed table.
fn is_printed(step: &Step) -> bool {
    let ours =
        step.inferred.as_ref().is_some_and(|inferred| inferred.step.is_some() || inferred.decision.is_some());
    !ours && (step.task.is_some() || step.decision.is_some() || step.end.is_some())
}

/// What a row prints as its activity.
fn words(step: &Step) -> String {
    let text = step.task.as_ref().or(step.decision.as_ref()).or(step.end.as_ref());
    text.map(|text| text.value.clone()).unwrap_or_default()
}

fn texts(texts: &Texts) -> Vec<String> {
    texts.0.iter().map(|text| text.value.clone()).filter(|text| !text.is_empty()).collect()
}

fn cell(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        several => {
            (1..).zip(several).map(|(at, item)| format!("{at}. {item}")).collect::<Vec<_>>().join("\n")
        }
    }
}

fn printed(time: &Step) -> String {
    time.time.as_ref().map(|time| time.printed.value.clone()).unwrap_or_default()
}

/// The table of a SOP; `by_name` has names in one column, as the sub-domain SOP of Buol prints them.
fn table(sop: &Definition, heads: Heads, by_name: bool) -> Sheet {
    let [number, task, group, quality, needs, time, output, remark] = heads;
    let names: Vec<_> = sop.lanes.iter().map(|(_, lane)| lane.name.value.clone()).collect();
    let lanes: Vec<String> = match (group.is_empty(), by_name) {
        (true, _) => Vec::new(),
        (false, true) => vec!["Unit Kerja".to_owned(), "Pelaksana".to_owned()],
        (false, false) => names.clone(),
    };
    let qualities: Vec<&str> = [needs, time, output].into_iter().filter(|head| !head.is_empty()).collect();
    let mut first = vec![number.to_owned(), task.to_owned()];
    let mut second = vec![String::new(), String::new()];
    let mut sheet = Sheet::default();
    let mut over = |first: &mut Vec<String>, head: &str, below: &[String], second: &mut Vec<String>| {
        let left = first.len();
        first.push(head.to_owned());
        first.resize(left + below.len(), String::new());
        second.extend(below.iter().cloned());
        if below.len() > 1 {
            sheet.merged.push([1, left, 1, left + below.len() - 1]);
        }
    };
    if !lanes.is_empty() {
        over(&mut first, group, &lanes, &mut second);
    }
    if quality.is_empty() {
        first.extend(qualities.iter().map(|head| (*head).to_owned()));
    } else {
        let below: Vec<_> = qualities.iter().map(|head| (*head).to_owned()).collect();
        over(&mut first, quality, &below, &mut second);
    }
    if !remark.is_empty() {
        first.push(remark.to_owned());
    }
    let width = first.len();
    second.resize(width, String::new());
    let two = second.iter().any(|cell| !cell.is_empty());
    sheet.row(&["SOP UJI COBA"]);
    sheet.row(&first);
    if two {
        sheet.row(&second);
        for column in (0..width).filter(|column| second[*column].is_empty()) {
            sheet.merged.push([1, column, 2, column]);
        }
    }
    sheet.row(&(1..=width).map(|column| column.to_string()).collect::<Vec<_>>());
    let mut stage = None;
    for (count, step) in sop.steps.iter().map(|(_, step)| step).filter(|step| is_printed(step)).enumerate() {
        let of = step.stage.as_ref().map(|stage| stage.value.clone());
        if of != stage {
            let (_, about) = sop.stages.iter().find(|(id, _)| Some(&id.value) == of.as_ref()).unwrap();
            sheet.row(&[&about.number.as_ref().unwrap().value, &about.name.value]);
            stage = of;
        }
        // The heads again, as on a second page.
        if count == 7 && two {
            sheet.row(&first);
            sheet.row(&second);
        }
        let mut row =
            vec![step.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(), words(step)];
        let does =
            |at: usize| step.performers.roles.iter().any(|role| sop.lanes.entries[at].0.value == role.value);
        if by_name && !lanes.is_empty() {
            let who: Vec<_> = (0..names.len()).filter(|at| does(*at)).map(|at| names[at].clone()).collect();
            row.extend([String::new(), who.join("\n")]);
        } else {
            row.extend((0..lanes.len()).map(|at| if does(at) { "✓".to_owned() } else { String::new() }));
        }
        for (head, text) in
            [(needs, cell(&texts(&step.needs))), (time, printed(step)), (output, cell(&texts(&step.yields)))]
        {
            if !head.is_empty() {
                row.push(text);
            }
        }
        if !remark.is_empty() {
            row.push(step.remark.as_ref().map(|remark| remark.value.clone()).unwrap_or_default());
        }
        sheet.row(&row);
    }
    sheet
}

#[test]
fn every_sop_comes_back_from_its_table() {
    for (name, heads) in SOPS {
        let sop = sop(name);
        let has_lanes = !heads[2].is_empty();
        for by_name in [false, true] {
            let sheet = table(&sop, heads, by_name);
            for (form, bytes) in sheet.all() {
                let at = format!("{name} as {form}, by name: {by_name}");
                let written =
                    import(&bytes, None).unwrap_or_else(|refusal| panic!("{at}: {refusal:?}")).write();
                let checked = read(&written.text);
                assert_eq!(checked.diagnostics, [], "{at}\n{}", written.text);
                let Some(Document::Sop(back)) = checked.value else { panic!("{at}") };
                let found = alir::check_text(&back, &written.text);
                let errors: Vec<_> = found
                    .diagnostics
                    .iter()
                    .filter(|found| found.severity == alir::diagnostic::Severity::Error)
                    .collect();
                assert!(errors.is_empty(), "{at}: {errors:?}\n{}", written.text);
                compare(&at, &sop, &back.filled_in(), has_lanes, heads);
                for question in &written.questions {
                    let line = written.text.lines().nth(question.line - 1).unwrap();
                    assert!(line.contains("# TANYA:") && line.contains(&question.text.id), "{at}: {line}");
                }
                let marked = written.text.lines().filter(|line| line.contains("# TANYA:")).count();
                let asks = back.steps.iter().any(|(_, step)| step.decision.is_some());
                assert!(marked >= 2 || !asks, "{at}");
            }
        }
    }
}

fn compare(at: &str, sop: &Definition, back: &Definition, has_lanes: bool, heads: Heads) {
    let rows: Vec<_> = sop.steps.iter().enumerate().filter(|(_, (_, step))| is_printed(step)).collect();
    let ours: Vec<_> = back.steps.iter().map(|(_, step)| step).filter(|step| is_printed(step)).collect();
    assert_eq!(
        rows.iter().map(|(_, (_, step))| words(step)).collect::<Vec<_>>(),
        ours.iter().map(|step| words(step)).collect::<Vec<_>>(),
        "{at}"
    );
    for (row, ((place, (id, step)), other)) in rows.iter().zip(&ours).enumerate() {
        let at = format!("{at}: {id}");
        let number = |step: &Step| step.number.as_ref().map(|number| number.value.clone());
        assert_eq!(number(step), number(other), "{at}");
        if has_lanes {
            let names = |sop: &Definition, step: &Step| -> Vec<String> {
                let of = |role: &alir::RoleId| {
                    sop.lanes.iter().find(|(id, _)| id.value == *role).unwrap().1.name.value.clone()
                };
                let mut names: Vec<_> = step.performers.roles.iter().map(|role| of(&role.value)).collect();
                names.sort();
                names
            };
            assert_eq!(names(sop, step), names(back, other), "{at}");
        }
        if !heads[4].is_empty() {
            assert_eq!(texts(&step.needs), texts(&other.needs), "{at}");
        }
        assert_eq!(printed(step), printed(other), "{at}");
        if !heads[6].is_empty() {
            assert_eq!(texts(&step.yields), texts(&other.yields), "{at}");
        }
        let remark = |step: &Step| step.remark.as_ref().map(|remark| remark.value.clone());
        if !heads[7].is_empty() {
            assert_eq!(remark(step), remark(other), "{at}");
        }
        let stage = |sop: &Definition, step: &Step| {
            let id = step.stage.as_ref()?;
            sop.stages
                .iter()
                .find(|(other, _)| other.value == id.value)
                .map(|(_, stage)| stage.name.value.clone())
        };
        assert_eq!(stage(sop, step), stage(back, other), "{at}");
        // Straight on to the next row, wherever the original goes there.
        let straight = step.task.is_some() && step.next.is_none() && step.end.is_none();
        let next_is_row = rows.get(row + 1).is_some_and(|(next, _)| *next == place + 1);
        if straight && next_is_row && other.task.is_some() {
            assert!(other.next.is_none() && other.end.is_none(), "{at}");
        }
        if step.end.is_some() {
            assert!(other.end.is_some(), "{at}: the case ends here");
        }
    }
}

#[test]
fn the_question_of_the_sub_domain_sop_is_a_decision_with_marked_guesses() {
    let (name, heads) = SOPS[5];
    let written = import(&table(&sop(name), heads, true).xlsx(), None).unwrap().write();
    let lines: Vec<_> = written.text.lines().collect();
    let yes = lines.iter().position(|line| line.trim_start().starts_with("ya: memilih_nama_sub")).unwrap();
    assert!(lines[yes].ends_with("# TANYA: cabang \"ya\" menuju ke mana?"), "{}", lines[yes]);
    assert_eq!(
        lines[yes + 1],
        "      tidak: kepala_bidang_menugaskan # TANYA: cabang \"tidak\" menuju ke mana?"
    );
    let asked: Vec<_> = written.questions.iter().map(|question| question.line).collect();
    assert!(asked.contains(&(yes + 1)) && asked.contains(&(yes + 2)), "{asked:?}");
    assert!(asked.is_sorted(), "{asked:?}");
    assert!(
        written.text.contains("selesai: Sub domain siap digunakan paling lambat 1 x 24 jam"),
        "{}",
        written.text
    );
}

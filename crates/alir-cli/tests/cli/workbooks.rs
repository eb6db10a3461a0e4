//! Documents as workbooks: written from the SOPs of the library, and read back by the importer.

use std::path::PathBuf;

use alir::sop::{Definition, Document, Step, read};

use crate::shared::Desk;

/// The SOPs of offices.
const SOPS: [&str; 10] = [
    "buol/jaringan-intranet",
    "buol/pemberdayaan-kim",
    "buol/pengaduan-masyarakat",
    "buol/pengajuan-subdomain",
    "buol/pengelolaan-opini-publik",
    "buol/penyusunan-rkt",
    "cirebon/pembuatan-domain-website",
    "lima-puluh-kota/portal-website",
    "lima-puluh-kota/website-perangkat-daerah",
    "majalengka/permohonan-subdomain-hosting",
];

fn of_library(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../sops").join(format!("{name}.yaml"))
}

fn sop(text: &str) -> Definition {
    match read(text).value {
        Some(Document::Sop(sop)) => sop.filled_in(),
        _ => panic!("no SOP: {text}"),
    }
}

/// What a table prints of each step: number, words, names of lanes, time, what it needs and yields.
fn rows(sop: &Definition) -> Vec<[String; 6]> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lane = |id: &str| sop.lanes.get(id).map(|lane| words(&lane.name)).unwrap_or_default();
    let text = |step: &Step| {
        [&step.task, &step.decision, &step.wait, &step.end].into_iter().flatten().next().cloned()
    };
    sop.steps
        .iter()
        .map(|(_, step)| {
            let text = text(step).unwrap();
            let all = |texts: &alir::sop::Texts| words(&texts.iter().collect::<Vec<_>>().join(" "));
            [
                step.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
                words(&text),
                step.performers.roles.iter().map(|role| lane(role.as_str())).collect::<Vec<_>>().join(", "),
                step.time.as_ref().map(|time| words(&time.printed)).unwrap_or_default(),
                all(&step.needs),
                all(&step.yields),
            ]
        })
        .collect()
}

#[test]
fn tables_come_back_as_steps() {
    for name in SOPS {
        let desk = Desk::new();
        let file = of_library(name);
        let told = desk.alir(&format!("print '{}' -o sop.xlsx --paper f4", file.display()));
        assert_eq!((told.code, told.out.as_str()), (0, "Ditulis: sop.xlsx\n"), "{name}: {}", told.err);
        desk.alir("new kembali.yaml --from-table sop.xlsx").good();
        let back = std::fs::read_to_string(desk.path().join("kembali.yaml")).unwrap();
        let original = sop(&std::fs::read_to_string(&file).unwrap());
        let back = sop(&back);
        let (mut back_rows, original_rows) = (rows(&back), rows(&original));
        // For an end that nobody performs the importer guesses, and asks.
        for (back, original) in back_rows.iter_mut().zip(&original_rows) {
            if original[2].is_empty() {
                back[2].clear();
            }
        }
        assert_eq!(back_rows, original_rows, "{name}");
        let identity = |sop: &Definition| {
            let identity = sop.identity.clone().unwrap_or_default();
            identity.legal_basis.iter().filter(|text| !text.is_empty()).count()
        };
        assert_eq!(identity(&back), identity(&original), "{name}");
    }
}

#[test]
fn a_decree_is_one_workbook() {
    let desk = Desk::new();
    let file = of_library("lima-puluh-kota/keputusan-555-05-2017");
    let line = format!("cetak '{}' -o keputusan.xlsx --formulir --kertas f4", file.display());
    let told = desk.alir(&line);
    assert_eq!(told.out, "Ditulis: keputusan.xlsx\n");
    // As in print, what has no identity has no page of it, and that is said.
    assert_eq!(told.err.matches("tidak memuat `identitas`").count(), 2, "{}", told.err);
    let bytes = std::fs::read(desk.path().join("keputusan.xlsx")).unwrap();
    desk.alir(&line);
    assert!(bytes == std::fs::read(desk.path().join("keputusan.xlsx")).unwrap());
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let book = std::io::read_to_string(zip.by_name("xl/workbook.xml").unwrap()).unwrap();
    let names: Vec<&str> =
        book.split("<sheet name=\"").skip(1).filter_map(|sheet| sheet.split('"').next()).collect();
    assert_eq!(
        names,
        [
            "Keputusan",
            "Diagram Alir 1 SOP PENGELOLAAN",
            "Monitoring 1 SOP PENGELOLAAN PO",
            "Diagram Alir 2 PENGLOLAAN WEBSI",
            "Monitoring 2 PENGLOLAAN WEBSITE",
        ]
    );
}

#[test]
fn what_is_too_wide_is_said() {
    let desk = Desk::new();
    let lanes: Vec<String> = (0..20).map(|lane| format!("  l{lane}: Jabatan {lane}\n")).collect();
    let lanes = lanes.concat();
    let text =
        format!("sop: a\nnama: A\npelaksana:\n{lanes}langkah:\n  s: {{kegiatan: k, oleh: l0, selesai: E}}\n");
    desk.write("a.yaml", text);
    let told = desk.alir("print a.yaml -o a.xlsx");
    assert!(told.err.contains("peringatan: tabel `A` diperkecil"), "{}", told.err);
    desk.alir("print a.yaml -o a.xls").refused("`.xlsx`");
}

//! The same SOP in another office: its head is another, its flow is not; due dates follow the office's hours.

use alir::diff::Diff;
use alir::rules::{File, check_library, logo, office};
use alir::sop::{Definition, Document, Head, Paper, PrintedLanguage, Profile, derive};
use alir::time::Who;
use chrono::{DateTime, NaiveDate, Utc};

use crate::shared::{document, of_library, sop};

const SUBDOMAIN: &str = "buol/pengajuan-subdomain.yaml";

fn profile(name: &str, text: &str) -> Profile {
    match document(name, text) {
        Document::Profile(profile) => *profile,
        other => panic!("{other:?}"),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn derived(changes: &str) -> Definition {
    let overlay = format!("sop: lain\nturunan_dari: {SUBDOMAIN}\n{changes}");
    sop("lain", &derive(&overlay, SUBDOMAIN, &of_library(SUBDOMAIN)).value.unwrap().text)
}

const TEGAL: &str = "
profil: tegal
nama: Kabupaten Tegal
kop:
  instansi: [PEMERINTAH KABUPATEN TEGAL, DINAS KOMUNIKASI DAN INFORMATIKA]
  alamat: Jl. Contoh 1
  kode_pos: 52400
  telepon: [Telp. 1, Telp. 2]
  web: kominfo.tegalkab.go.id
logo: logo.png
kertas: F4
bahasa: en
penomoran: {sop: '500/{urut:03}/KOMINFO/{tahun}'}
pejabat:
  kepala_dinas:
    - {jabatan: Kepala Dinas, nama: A, nip: 19650622 199403 1 008, pangkat: Pembina, sampai: 2026-06-30}
    - {jabatan: Kepala Dinas, nama: B, bertindak: plt, sebagai: Sekretaris, dari: 2026-07-01, sampai: 2026-12-31}
    - {jabatan: Kepala Dinas, nama: C, bertindak: plh, sebagai: Kepala Bidang, dari: 2026-08-03, sampai: 2026-08-07}
  bupati: {jabatan: Bupati Tegal, bertindak: an, sebagai: Kepala Dinas, nama: A}
zona_waktu: WIB
jam_kerja: {senin-sabtu: 08.00-14.00}
libur_daerah: {2026-11-24: Hari Jadi}
";

#[test]
fn only_the_head_differs_with_the_profile() {
    let tegal = profile("tegal", TEGAL);
    let buol = profile("buol", &of_library("buol/profil.yaml"));
    let approved = "identitas: {instansi: hapus, unit: Bidang, disahkan_oleh: {pejabat: kepala_dinas, jabatan: hapus, nama: hapus, nip: hapus}}\n";
    let here = derived(&format!("profil: buol\n{approved}"));
    let there = derived(&format!("profil: tegal\n{approved}"));
    let on = day("2026-01-05");
    let [first, second] = [Head::of(&here, Some(&buol), on), Head::of(&there, Some(&tegal), on)];
    assert_eq!(first.organisation[0], "PEMERINTAH DAERAH KABUPATEN BUOL");
    assert_eq!(
        (first.pattern.as_deref(), first.paper, first.logo),
        (Some("555/{urut}.{sub}/diskominfo"), Paper::A4, None)
    );
    assert_eq!(second.organisation, ["PEMERINTAH KABUPATEN TEGAL", "DINAS KOMUNIKASI DAN INFORMATIKA"]);
    // A mere number is told from others; what says so itself stays as it is.
    assert_eq!(second.contact, ["Post code 52400", "Telp. 1", "Telp. 2", "kominfo.tegalkab.go.id"]);
    assert_eq!((second.address, second.logo), (vec!["Jl. Contoh 1".to_owned()], Some("logo.png".to_owned())));
    assert_eq!((second.paper.millimetres(), second.language), ((215, 330), PrintedLanguage::English));
    assert_eq!(second.pattern.as_deref(), Some("500/{urut:03}/KOMINFO/{tahun}"));
    let [approved_here, signed_there] = [first.approved_by.unwrap(), second.approved_by.unwrap()];
    assert_eq!(approved_here.name.unwrap().value, "SUONDO D. SANUA, S.Sos");
    assert_eq!(
        (signed_there.name.unwrap().value.as_str(), signed_there.nip.unwrap().as_str()),
        ("A", "19650622 199403 1 008")
    );
    // The flow is the same.
    let chart = |sop: &Definition| alir::load(&sop.to_yaml().unwrap()).unwrap();
    let diff = Diff::of(&chart(&here), &chart(&there));
    assert!(diff.lanes.is_empty() && diff.steps.is_empty());
    assert_eq!(diff.rest.iter().map(|change| change.key.as_str()).collect::<Vec<_>>(), ["profil"]);
}

#[test]
fn who_acts_from_a_day_on_is_printed_so() {
    let tegal = profile("tegal", TEGAL);
    let approved = |id: &str, on: &str| {
        let changes = format!(
            "profil: tegal\nidentitas: {{disahkan_oleh: {{pejabat: {id}, jabatan: hapus, nama: hapus, nip: hapus}}}}\n"
        );
        let by = Head::of(&derived(&changes), Some(&tegal), day(on)).approved_by.unwrap();
        [by.office, by.name, by.own_office]
            .map(|text| text.map(|text| text.value).unwrap_or_default())
            .join("; ")
    };
    assert_eq!(approved("kepala_dinas", "2026-06-30"), "Kepala Dinas; A; ");
    assert_eq!(approved("kepala_dinas", "2026-07-01"), "Plt. Kepala Dinas; B; Sekretaris");
    assert_eq!(approved("kepala_dinas", "2026-08-05"), "Plh. Kepala Dinas; C; Kepala Bidang");
    assert_eq!(approved("kepala_dinas", "2026-08-08"), "Plt. Kepala Dinas; B; Sekretaris");
    assert_eq!(approved("kepala_dinas", "2027-01-01"), "; ; ", "nobody");
    assert_eq!(approved("bupati", "2026-01-01"), "a.n. Bupati Tegal; A; Kepala Dinas");
    // What the SOP says itself comes first, and stays without the profile.
    let own = derived("identitas: {disahkan_oleh: {pejabat: kepala_dinas}}\n");
    for of in [Some(&tegal), None] {
        let by = Head::of(&own, of, day("2026-07-01")).approved_by.unwrap();
        assert_eq!(by.name.unwrap().value, "SUONDO D. SANUA, S.Sos");
    }
    assert!(!office(&tegal, None).has_errors());
}

#[test]
fn local_hours_and_holidays_move_due_dates() {
    let tegal = office(&profile("tegal", TEGAL), None).value.unwrap();
    let buol = office(&profile("buol", &of_library("buol/profil.yaml")), None).value.unwrap();
    let start: DateTime<Utc> = "2026-11-23T13:30:00+08:00".parse().unwrap();
    let made = derived("profil: tegal\nubah: {langkah: {konfigurasi: {waktu: 1 hari kerja}}}\n");
    let chart = alir::load(&made.to_yaml().unwrap()).unwrap();
    let time = chart.step("konfigurasi").unwrap().standard.usual.unwrap();
    let due = |office: &alir::time::Office| {
        let calendar = &office.calendar;
        let limit = calendar.deadline(start, &time, Who::Office).limit;
        calendar.zone().local(limit).format("%Y-%m-%d %H:%M").to_string()
    };
    assert_eq!(due(&buol), "2026-11-24 16:00");
    // The day behind is the office's own holiday, and it closes earlier.
    assert_eq!(due(&tegal), "2026-11-25 14:00");
}

#[test]
fn a_logo_has_to_be_a_picture() {
    let tegal = profile("tegal", TEGAL);
    let look = |size: u64, head: &[u8]| {
        let found = logo("sops/tegal/profil.yaml", &tegal, |name| {
            assert_eq!(name, "sops/tegal/logo.png");
            Some((size, head.to_vec()))
        });
        found.map(|finding| {
            (
                finding.code,
                TEGAL[finding.span.start as usize..finding.span.end as usize].to_owned(),
                finding.message.en,
            )
        })
    };
    for right in [
        &b"\x89PNG\r\n\x1a\n\0\0"[..],
        b"\xff\xd8\xff\xe0",
        b"<svg xmlns=\"x\">",
        b"\xef\xbb\xbf \n<?xml version=\"1.0\"?>\n<!-- x --><svg>",
    ] {
        assert_eq!(look(100, right), None, "{right:?}");
    }
    for wrong in [&b""[..], b"GIF89a", b"%PDF-1.7", b"<?xml version=\"1.0\"?><html>", b"<html><svg>"] {
        let (code, place, what) = look(100, wrong).unwrap();
        assert_eq!((code, place.as_str()), ("PRF022", "logo.png"));
        assert_eq!(what, "the logo `sops/tegal/logo.png` is no PNG, JPEG or SVG");
    }
    assert!(look((2 << 20) + 1, b"<svg>").unwrap().2.contains("is too large: 2049 KiB"));
    assert_eq!(look(2 << 20, b"<svg>"), None);
    assert!(
        logo("x/profil.yaml", &tegal, |_| None).unwrap().message.en.contains("`x/logo.png` is not there")
    );
}

#[test]
fn officials_are_those_of_the_profile() {
    let check = |changes: &str| {
        let sop = Document::Sop(Box::new(derived(changes)));
        let tegal = document("tegal", TEGAL);
        let files =
            [File { name: "t/a.yaml", document: &sop }, File { name: "t/profil.yaml", document: &tegal }];
        let found = check_library(&files, &|_| true);
        found
            .into_iter()
            .map(|(at, finding)| (at, finding.code, finding.hints[0].en.clone()))
            .collect::<Vec<_>>()
    };
    let named = |id: &str| format!("identitas: {{disahkan_oleh: {{pejabat: {id}}}}}\n");
    assert_eq!(check(&format!("profil: tegal\n{}", named("kepala_dinas"))), []);
    let near = check(&format!("profil: tegal\n{}", named("kepala_dians")));
    assert_eq!(near, [(0, "PRF023", "did you mean `kepala_dinas`?".to_owned())]);
    assert_eq!(check(&format!("profil: hapus\n{}", named("kepala_dinas")))[0].1, "PRF023");
}

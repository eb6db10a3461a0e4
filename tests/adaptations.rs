//! What offices change of a SOP, each as an officer writes it, and what a case is like then.

use alir::analysis::facts::{Assumed, Facts};
use alir::chart::StepKind;
use alir::diff::{Pairs, Runs};
use alir::scenario::run;
use alir::sop::{Document, derive};
use alir::time::Office;
use alir::{Chart, check_text};

use crate::scenarios::all;
use crate::shared::{document, of_library, sop};

/// A base, and what an overlay makes of it.
fn both(name: &str, changes: &str) -> [Chart; 2] {
    let base = of_library(name);
    let overlay = format!("sop: lain\nturunan_dari: {name}\n{changes}");
    let derived = derive(&overlay, name, &base).ok().unwrap_or_else(|found| panic!("{found:#?}"));
    [alir::load(&base).unwrap(), alir::load(&derived.text).unwrap()]
}

/// The office of a base.
fn office(name: &str) -> Office {
    let of = name.replace(".yaml", ".uji.yaml");
    all().into_iter().find(|tested| tested.name == of).unwrap().office
}

/// Runs a scenario, and holds the case against what it expects.
#[track_caller]
fn runs(chart: &Chart, office: &Office, scenario: &str) {
    let text = format!("uji: x.yaml\nskenario:\n  satu:\n{scenario}");
    let Document::Scenarios(given) = document("uji", &text) else { panic!("{text}") };
    assert_eq!(alir::rules::scenarios(&given, Some(chart.definition())), [], "{text}");
    let (id, scenario) = &given.scenarios.entries[0];
    assert_eq!(run(chart, office, id, scenario).misses, [], "{text}");
}

fn compared([before, after]: &[Chart; 2]) -> Runs {
    Runs::of(before, after, &Pairs::of(before, after))
}

fn lanes(chart: &Chart) -> Vec<String> {
    chart.definition().lanes.iter().map(|(id, _)| id.to_string()).collect()
}

/// Row 14 of the intranet SOP is not printed: what is done about a fault that is none of the fibre.
#[test]
fn a_lost_row_is_restored() {
    let name = "buol/jaringan-intranet.yaml";
    let charts = both(
        name,
        "
ubah:
  langkah:
    perbaiki_gangguan:
      sebelum: selesai_pekerjaan
      no: 14
      kegiatan: Melakukan perbaikan jaringan di lokasi
      oleh: staf_fungsional
      waktu: 1-2 hari kerja
      output: Dokumentasi perbaikan
      disimpulkan: {langkah: nomor 14 hilang pada naskah; dibaca sebagai perbaikan gangguan selain FO}
    pasang_jaringan: {lanjut: selesai_pekerjaan}      # pemasangan dan FO tetap tanpa langkah 14
    sambung_fo: {lanjut: selesai_pekerjaan}
",
    );
    let numbers: Vec<&str> = charts[1].steps().filter_map(|step| step.number.as_deref()).collect();
    assert_eq!(numbers.join(" "), "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15");
    // No number is missing any more.
    let gaps = |chart: &Chart| {
        let found = check_text(chart.definition(), chart.text()).diagnostics;
        found.iter().filter(|finding| finding.code == "SOP076").count()
    };
    assert_eq!((gaps(&charts[0]), gaps(&charts[1])), (1, 0));
    let way = "lapor_gangguan, antar_formulir, disposisi_kadis, disposisi_sekretaris, teruskan_kabid, cek_perangkat, perangkat_tersedia, jenis_pekerjaan";
    let office = office(name);
    runs(
        &charts[1],
        &office,
        &format!(
            "    mulai: 2026-11-23 10:00\n    jawaban: {{perangkat_tersedia: tersedia, jenis_pekerjaan: perawatan / gangguan, fo_putus: tidak}}\n    harapan:\n      langkah: [{way}, tugaskan_perawatan, analisa_gangguan, fo_putus, perbaiki_gangguan, selesai_pekerjaan]\n      oleh: {{perbaiki_gangguan: staf_fungsional}}\n      sasaran: {{perbaiki_gangguan: 2026-11-24 16:00}}\n      tenggat: {{perbaiki_gangguan: 2026-11-25 16:00}}\n"
        ),
    );
    for (answers, tail) in [
        (
            "jenis_pekerjaan: perawatan / gangguan, fo_putus: ya",
            "tugaskan_perawatan, analisa_gangguan, fo_putus, tugaskan_tim_fo, sambung_fo, selesai_pekerjaan",
        ),
        (
            "jenis_pekerjaan: pemasangan baru (LAN / airlink)",
            "tugaskan_pemasangan, pasang_jaringan, selesai_pekerjaan",
        ),
    ] {
        let scenario = format!(
            "    jawaban: {{perangkat_tersedia: tersedia, {answers}}}\n    harapan: {{langkah: [{way}, {tail}]}}\n"
        );
        runs(&charts[1], &office, &scenario);
    }
    let runs = compared(&charts);
    assert!(runs.only_steps, "{runs:?}");
    assert!(runs.new.unwrap().deeds.iter().any(|deed| deed.step == "perbaiki_gangguan"));
}

/// `Tergantung jenis aduan`, says the SOP; another office says on which, and how.
#[test]
fn times_depend_on_the_class_of_a_complaint() {
    let name = "buol/pengaduan-masyarakat.yaml";
    let charts = both(
        name,
        "
ubah:
  langkah:
    tindak_lanjut:
      waktu:
        tercetak: 1-8 jam kerja
        tergantung: jenis_aduan
        menurut: {ringan: 1 jam, sedang: 4 jam kerja, berat: 1 hari kerja}
",
    );
    let office = office(name);
    for (class, due) in
        [("ringan", "2026-11-23 11:00"), ("sedang", "2026-11-23 15:00"), ("berat", "2026-11-24 16:00")]
    {
        let scenario = format!(
            "    mulai: 2026-11-23 10:00\n    kunci: {{pelapor: '7205', jenis_aduan: {class}}}\n    harapan: {{tenggat: {{tindak_lanjut: {due}}}}}\n"
        );
        runs(&charts[1], &office, &scenario);
    }
    // Printed as before, and in the base one time for all.
    assert_eq!(charts[1].step("tindak_lanjut").unwrap().time.as_deref(), Some("1-8 jam kerja"));
    runs(
        &charts[0],
        &office,
        "    mulai: 2026-11-23 10:00\n    kunci: {pelapor: '7205', jenis_aduan: ringan}\n    harapan: {tenggat: {tindak_lanjut: 2026-11-24 10:30}}\n",
    );
    assert!(compared(&charts).is_same());
}

/// A paraf of the Sekretaris before the head of the office signs.
#[test]
fn a_signature_is_added() {
    let name = "majalengka/permohonan-subdomain-hosting.yaml";
    let charts = both(
        name,
        "
ubah:
  langkah:
    paraf:
      sebelum: disposisi_kadis
      no: 1a
      kegiatan: Membubuhkan paraf pada lembar disposisi
      oleh: sekretaris
      waktu: 2 jam
      output: Lembar disposisi yang diparaf
",
    );
    let office = office(name);
    runs(
        &charts[1],
        &office,
        "    mulai: 2026-11-23 10:00\n    harapan:\n      langkah: [permohonan, paraf, disposisi_kadis, disposisi_kabid, perintah_kasi, buat_subdomain]\n      oleh: {paraf: sekretaris}\n      tenggat: {paraf: 2026-11-23 12:00}\n      output: {paraf: Lembar disposisi yang diparaf}\n",
    );
    // The lane that had nothing to do has something now.
    let idle = |chart: &Chart| {
        check_text(chart.definition(), chart.text())
            .diagnostics
            .iter()
            .any(|finding| finding.code == "SOP075")
    };
    assert!(idle(&charts[0]) && !idle(&charts[1]));
    assert!(compared(&charts).only_steps);
}

#[test]
fn the_whole_gets_a_deadline() {
    let name = "buol/pengajuan-subdomain.yaml";
    let charts = both(name, "batas_total: {waktu: 2 hari kerja, sejak: permohonan}\n");
    assert_eq!(charts[0].promises().len() + 1, charts[1].promises().len());
    let office = office(name);
    runs(
        &charts[1],
        &office,
        "    mulai: 2026-11-23 10:00\n    jawaban: {nama_tersedia: ya}\n    lama: {konfigurasi: 3 hari kerja}\n    harapan:\n      janji: {seluruhnya: 2026-11-25 16:00}\n      janji_terlambat: [seluruhnya]\n      terlambat: [konfigurasi]\n",
    );
    runs(
        &charts[1],
        &office,
        "    mulai: 2026-11-23 10:00\n    jawaban: {nama_tersedia: ya}\n    harapan: {janji_terlambat: []}\n",
    );
    assert!(compared(&charts).is_same());
}

/// After a merger of offices, the head of the bidang does what the head of the seksi did.
#[test]
fn two_lanes_become_one() {
    let name = "majalengka/permohonan-subdomain-hosting.yaml";
    let charts = both(
        name,
        "
ubah:
  pelaksana:
    kepala_seksi: hapus
  langkah:
    disposisi_kabid: {kegiatan: Mencatat disposisi pada agenda bidang}
    perintah_kasi:
      kegiatan: Memerintahkan staf untuk membuat sub domain dan hosting di server
      oleh: kepala_bidang
",
    );
    assert_eq!(lanes(&charts[1]), ["opd_pemohon", "kepala_dinas", "sekretaris", "kepala_bidang", "staf"]);
    let office = office(name);
    runs(
        &charts[1],
        &office,
        "    harapan: {langkah: [permohonan, disposisi_kadis, disposisi_kabid, perintah_kasi, buat_subdomain], oleh: {disposisi_kabid: kepala_bidang, perintah_kasi: kepala_bidang}}\n",
    );
    let hand_overs = |chart: &Chart| {
        let facts = Facts::of(chart, &office.calendar, &Assumed::default());
        facts.longest.map(|way| way.hand_overs)
    };
    assert_eq!((hand_overs(&charts[0]), hand_overs(&charts[1])), (Some(4), Some(3)));
    // Who does a step is no run.
    assert!(compared(&charts).is_same());
    // A lane that still has something to do is not removed.
    let overlay = format!("sop: lain\nturunan_dari: {name}\nubah: {{pelaksana: {{kepala_seksi: hapus}}}}\n");
    let refused = derive(&overlay, name, &of_library(name)).diagnostics;
    assert_eq!(refused.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["TUR004"]);
    assert!(charts[1].steps().all(|step| step.kind == StepKind::Task));
    assert_eq!(sop("hasil", charts[1].text()).id.as_str(), "lain");
}

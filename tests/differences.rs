//! What differs between two SOPs.

use alir::Chart;
use alir::diff::{Diff, Fate};
use alir::sop::{Document, derive};

use crate::shared::{document, library, of_library};

const SUBDOMAIN: &str = "buol/pengajuan-subdomain.yaml";

/// The sub-domain SOP, and it with changes.
fn both(changes: &str) -> (Chart, Chart) {
    let base = of_library(SUBDOMAIN);
    let overlay = format!("sop: lain\nturunan_dari: {SUBDOMAIN}\n{changes}");
    let derived = derive(&overlay, SUBDOMAIN, &base).value.unwrap();
    (alir::load(&base).unwrap(), alir::load(&derived.text).unwrap())
}

#[test]
fn a_sop_does_not_differ_from_itself_nor_from_its_overlay_without_changes() {
    for (name, text) in library() {
        let Document::Sop(_) = document(&name, &text) else { continue };
        let chart = alir::load(&text).unwrap();
        assert!(Diff::of(&chart, &chart).is_empty(), "{name}");
        let derived = derive(&format!("sop: lain\nturunan_dari: {name}\n"), &name, &text).value.unwrap();
        let mut diff = Diff::of(&chart, &alir::load(&derived.text).unwrap());
        diff.rest.retain(|change| change.key != "ditetapkan_dengan");
        assert!(diff.is_empty(), "{name}: {diff:?}");
    }
}

#[test]
fn what_was_changed_is_told_and_nothing_else() {
    let (first, second) = both(
        "parameter: {domain: x.go.id}\nubah:\n  pelaksana: {admin_cpanel: Tim Teknis}\n  langkah:\n    cek_nama: {waktu: 1 jam}\n    beri_tahu: {id_baru: kabari}\n    eskalasi_nama: {sesudah: kabari}\n    uji: {sebelum: konfigurasi, kegiatan: Menguji, oleh: admin_cpanel}\n    tugaskan_admin: hapus\n",
    );
    let diff = Diff::of(&first, &second);
    let lanes: Vec<_> = diff.lanes.iter().map(|lane| (lane.id.as_str(), lane.fate)).collect();
    assert_eq!(lanes, [("admin_cpanel", Fate::Kept)]);
    let change = &diff.lanes[0].changes[0];
    assert_eq!(
        (change.before.as_deref(), change.after.as_deref()),
        (Some("Admin Cpanel"), Some("Tim Teknis"))
    );
    let of = |id: &str| diff.steps.iter().find(|step| step.id == id);
    assert_eq!(of("uji").unwrap().fate, Fate::Added);
    assert_eq!(of("tugaskan_admin").unwrap().fate, Fate::Removed);
    assert_eq!(of("kabari").unwrap().was.as_ref().unwrap().as_str(), "beri_tahu");
    assert!(of("beri_tahu").is_none(), "it is the same step");
    let keys: Vec<_> = of("cek_nama").unwrap().changes.iter().map(|change| change.key.as_str()).collect();
    assert_eq!(keys, ["waktu"]);
    assert!(of("cek_nama").unwrap().ways.is_none());
    let moved: Vec<_> = diff.steps.iter().filter(|step| step.moved).map(|step| step.id.as_str()).collect();
    assert_eq!(moved, ["eskalasi_nama"]);
    let [before, after] = of("nama_tersedia").unwrap().ways.as_ref().unwrap();
    assert_eq!((before[0].to.as_str(), after[0].to.as_str()), ("konfigurasi", "uji"));
    assert!(of("permohonan").is_none() && of("siap_pakai").is_none_or(|step| step.ways.is_none()));
    let rest: Vec<_> = diff.rest.iter().map(|change| change.key.as_str()).collect();
    assert_eq!(rest, ["judul › tabel", "nama", "parameter › domain › nilai"]);
}

#[test]
fn the_other_way_round_what_was_added_is_removed() {
    let (first, second) = both(
        "ubah: {langkah: {uji: {sebelum: konfigurasi, kegiatan: Menguji, oleh: admin_cpanel}, tugaskan_admin: hapus}}\n",
    );
    let (there, back) = (Diff::of(&first, &second), Diff::of(&second, &first));
    let fates = |diff: &Diff, wanted: Fate| -> Vec<String> {
        diff.steps.iter().filter(|step| step.fate == wanted).map(|step| step.id.to_string()).collect()
    };
    assert_eq!(fates(&there, Fate::Added), fates(&back, Fate::Removed));
    assert_eq!(fates(&there, Fate::Removed), fates(&back, Fate::Added));
    for step in there.steps.iter().filter(|step| step.fate == Fate::Kept) {
        let other = back.steps.iter().find(|other| other.id == step.id).unwrap();
        let turned = step.ways.clone().map(|[before, after]| [after, before]);
        assert_eq!(other.ways, turned, "{}", step.id);
    }
}

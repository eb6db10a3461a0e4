//! SOPs that are made from others: each command takes an overlay as if it were the SOP that results.

use crate::shared::{Desk, repository};

const TEGAL: &str = "
sop: pengajuan-subdomain-tegal
turunan_dari: {berkas: ../buol/pengajuan-subdomain.yaml, versi: 2022.1}
parameter: {domain: tegalkab.go.id}
abaikan: {SOP076: nomor mengikuti naskah Buol}
ubah:
  pelaksana: {admin_cpanel: Tim Teknis}
  langkah:
    tugaskan_admin: hapus
    uji_keamanan: {no: 6a, sebelum: konfigurasi, kegiatan: Menguji keamanan aplikasi, oleh: admin_cpanel, waktu: 2 hari kerja}
";

fn desk() -> Desk {
    let desk = Desk::new();
    for file in ["buol/pengajuan-subdomain.yaml", "buol/profil.yaml", "libur-nasional.yaml"] {
        desk.write(file, std::fs::read(repository(&format!("sops/{file}"))).unwrap());
    }
    desk.write("tegal/subdomain.yaml", TEGAL);
    desk
}

#[test]
fn an_overlay_is_checked_run_and_published_as_what_it_makes() {
    let desk = desk();
    let checked = desk.alir("check tegal/subdomain.yaml").good().out;
    assert!(checked.contains("1 berkas, 0 kesalahan, 0 peringatan"), "{checked}");
    let text = desk.alir("run tegal/subdomain.yaml --answers nama_tersedia=ya").good().out;
    assert!(text.starts_with("Pengajuan nama sub domain tegalkab.go.id\n"), "{text}");
    assert!(
        text.contains("Menguji keamanan aplikasi") && !text.contains("menugaskan ke pelaksana"),
        "{text}"
    );
    desk.alir("start tegal/subdomain.yaml --id T1 --as instansi_pemohon").good();
    // The case keeps the whole text: neither file is needed any more.
    std::fs::remove_file(desk.path().join("buol/pengajuan-subdomain.yaml")).unwrap();
    std::fs::remove_file(desk.path().join("tegal/subdomain.yaml")).unwrap();
    desk.alir("complete T1 permohonan --as instansi_pemohon").good();
    desk.alir("complete T1 disposisi_kadis --as kepala_dinas").good();
    let tasks = desk.alir("tasks --case T1 --format json").good().json();
    assert_eq!((&tasks[0]["step"], &tasks[0]["lane"]), (&"cek_nama".into(), &"Tim Teknis".into()));
}

#[test]
fn overlays_lie_on_overlays() {
    let desk = desk();
    desk.write(
        "tegal/dinas.yaml",
        "sop: pengajuan-subdomain-dinas\nturunan_dari: subdomain.yaml\nubah: {langkah: {uji_keamanan: {waktu: 3 hari kerja}}}\n",
    );
    let checked = desk.alir("check tegal/dinas.yaml").good().out;
    assert!(checked.contains("0 kesalahan, 0 peringatan"), "{checked}");
    let stats = desk.alir("stats tegal/dinas.yaml").good().out;
    assert!(stats.contains("Tim Teknis") && stats.contains("Menguji keamanan aplikasi"), "{stats}");
    // What the base says is taken for what it is: a mistake there is no mistake here.
    desk.write("tegal/subdomain.yaml", TEGAL.replace("tugaskan_admin", "tugaskan_admn"));
    let done = desk.alir("check tegal/dinas.yaml");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("TUR001") && done.out.contains("--> tegal/dinas.yaml:2:15"), "{}", done.out);
}

#[test]
fn a_base_that_cannot_be_used_is_named() {
    let desk = desk();
    let check = |file: &str| {
        let done = desk.alir(&format!("check {file}"));
        assert_eq!(done.code, 1, "{}", done.out);
        done.out
    };
    desk.write("a.yaml", "sop: a\nturunan_dari: tidak-ada.yaml\n");
    assert!(check("a.yaml").contains("TUR001]: `tidak-ada.yaml` tidak dapat dibaca"));
    desk.write("a.yaml", "sop: a\nturunan_dari: b.yaml\n");
    desk.write("b.yaml", "sop: b\nturunan_dari: a.yaml\n");
    assert!(check("a.yaml").contains("TUR001"));
    desk.write("a.yaml", "sop: a\nturunan_dari: a.yaml\n");
    assert!(check("a.yaml").contains("`a.yaml` diturunkan dari berkas ini sendiri"));
    desk.write("a.yaml", "sop: a\nturunan_dari: buol/profil.yaml\n");
    assert!(check("a.yaml").contains("`buol/profil.yaml` bukan SOP, atau memuat kesalahan"));
    desk.write("a.yaml", "sop: a\nturunan_dari: {brkas: x}\n");
    assert!(check("a.yaml").contains("SOP001"));
    desk.write("a.yaml", "sop: a\nturunan_dari:\n");
    assert!(check("a.yaml").contains("`turunan_dari` belum diisi"));
}

#[test]
fn findings_stand_in_the_overlay_in_every_form() {
    let desk = desk();
    desk.write(
        "tegal/subdomain.yaml",
        TEGAL.replace("oleh: admin_cpanel, waktu", "oleh: admin_cpnel, waktu"),
    );
    let found = desk.alir("check tegal/subdomain.yaml --format json");
    let found = found.json();
    let wrong: Vec<_> =
        found.as_array().unwrap().iter().filter(|finding| finding["severity"] == "error").collect();
    assert_eq!(wrong.len(), 1, "{found}");
    assert_eq!(
        (&wrong[0]["line"], &wrong[0]["file"]),
        (&10.into(), &"tegal/subdomain.yaml".into()),
        "{found}"
    );
    let before = std::fs::read(desk.path().join("tegal/subdomain.yaml")).unwrap();
    let _ = desk.alir("check tegal/subdomain.yaml --fix");
    let after = std::fs::read(desk.path().join("tegal/subdomain.yaml")).unwrap();
    assert_eq!(before, after, "what results is never written over what was written");
    let refused = desk.alir("run tegal/subdomain.yaml --answers nama_tersedia=ya");
    assert!(refused.err.contains("--> tegal/subdomain.yaml:10:"), "{}", refused.err);
}

#[test]
fn scenarios_are_of_what_results() {
    let desk = desk();
    desk.write(
        "tegal/subdomain.uji.yaml",
        "uji: subdomain.yaml\nprofil: ../buol/profil.yaml\nskenario:\n  lancar:\n    jawaban: {nama_tersedia: ya}\n    harapan: {langkah: [permohonan, disposisi_kadis, cek_nama, nama_tersedia, uji_keamanan, konfigurasi, beri_tahu]}\n",
    );
    let told = desk.alir("test tegal/subdomain.uji.yaml").good().out;
    assert!(told.contains("  ✓ lancar\n") && told.contains("1 skenario: 1 lulus, 0 gagal"), "{told}");
    // What no scenario visits stands there too: new steps at their line, those of the base where it is named.
    assert!(told.contains("tegal/subdomain.yaml:3:24: langkah `pilih_nama_lain` tidak dilalui"), "{told}");
    // What is wrong with it stands in the overlay.
    desk.write("tegal/subdomain.yaml", TEGAL.replace("oleh: admin_cpanel, waktu", "oleh: admin_cpnl, waktu"));
    let done = desk.alir("test tegal/subdomain.uji.yaml");
    assert!(done.out.contains("--> tegal/subdomain.yaml:10:"), "{}", done.out);
}

#[test]
fn what_differs_is_shown_with_what_follows() {
    let desk = desk();
    let text = desk.alir("diff buol/pengajuan-subdomain.yaml tegal/subdomain.yaml").good().out;
    for line in [
        "  ~ admin_cpanel  Tim Teknis\n      nama: Admin Cpanel menjadi Tim Teknis\n",
        "  + uji_keamanan  Menguji keamanan aplikasi  (Tim Teknis, 2 hari kerja)\n",
        "  - tugaskan_admin  Kepala Bidang menugaskan ke pelaksana\n",
        "      menuju: ya → konfigurasi, tidak → pilih_nama_lain menjadi ya → uji_keamanan, tidak → pilih_nama_lain\n",
        "  parameter › domain › nilai: buolkab.go.id menjadi tegalkab.go.id\n",
        "Terpendek                 40 menit  2 hari",
    ] {
        assert!(text.contains(line), "`{line}` is not in:\n{text}");
    }
    let told = desk
        .alir("bandingkan buol/pengajuan-subdomain.yaml tegal/subdomain.yaml --format json")
        .good()
        .json();
    assert_eq!((&told["same"], &told["after"]["steps"]), (&false.into(), &10.into()));
    let same = desk.alir("diff tegal/subdomain.yaml tegal/subdomain.yaml").good().out;
    assert!(same.ends_with("Tidak ada yang berbeda.\n"), "{same}");
    desk.alir("diff tegal/subdomain.yaml").refused("alir");
}

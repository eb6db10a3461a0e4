//! `alir adapt`: an overlay from a few answers, which follows its base later.

use crate::shared::{Desk, repository};

const BASE: &str = "buol/pengajuan-subdomain.yaml";

const GIVEN: &str = "--region 'Tegal' --agency 'DINAS KOMUNIKASI DAN INFORMATIKA' 'KABUPATEN TEGAL' --parameters domain=tegalkab.go.id --lanes 'admin_cpanel=Tim Teknis'";

fn desk() -> Desk {
    let desk = Desk::new();
    for file in [BASE, "buol/profil.yaml", "libur-nasional.yaml"] {
        desk.write(file, std::fs::read(repository(&format!("sops/{file}"))).unwrap());
    }
    desk
}

fn adapted() -> Desk {
    let desk = desk();
    desk.alir(&format!("adapt {BASE} -o tegal/subdomain.yaml {GIVEN}")).good();
    desk
}

fn read(desk: &Desk, file: &str) -> String {
    std::fs::read_to_string(desk.path().join(file)).unwrap()
}

/// Changes the base, as its office would.
fn edit_base(desk: &Desk, before: &str, after: &str) {
    let text = read(desk, BASE);
    assert!(text.contains(before), "{before}");
    desk.write(BASE, text.replacen(before, after, 1));
}

/// Changes the overlay, as an officer would.
fn edit(desk: &Desk, lines: &str) {
    let text = read(desk, "tegal/subdomain.yaml");
    desk.write("tegal/subdomain.yaml", text.replacen("ubah:\n", &format!("ubah:\n{lines}"), 1));
}

#[test]
fn an_overlay_is_written_from_options() {
    let desk = adapted();
    let text = read(&desk, "tegal/subdomain.yaml");
    assert!(
        text.contains("  berkas: ../buol/pengajuan-subdomain.yaml\n  versi: 2022.1\n  sidik: "),
        "{text}"
    );
    assert!(text.contains("\nprofil: hapus\nparameter:\n  domain: tegalkab.go.id\n\n"), "{text}");
    let checked = desk.alir("check tegal").good().out;
    assert!(checked.contains("1 berkas, 0 kesalahan"), "{checked}");
    let run = desk.alir("run tegal/subdomain.yaml --answers nama_tersedia=ya").good().out;
    assert!(
        run.starts_with("Pengajuan nama sub domain tegalkab.go.id\n") && run.contains("Tim Teknis"),
        "{run}"
    );
    // Nothing that only Buol can say is left in its head.
    let base = read(&desk, BASE);
    for own in ["SUONDO", "19650622"] {
        let diff = desk.alir(&format!("diff {BASE} tegal/subdomain.yaml")).good().out;
        assert!(base.contains(own) && diff.contains(own) && !text.contains(own), "{own}");
    }
    assert!(desk.alir("adapt status tegal/subdomain.yaml").good().out.starts_with("Dasar tidak berubah"));
}

#[test]
fn what_is_not_given_is_asked() {
    let desk = desk();
    let answers = "Tegal\n\nDINAS KOMINFO | KABUPATEN TEGAL\nBidang E-Government: layanan\nKepala Dinas\nSITI \"AMINAH\"\n196506221994031008\ntegalkab.go.id\n\n\n\nTim Teknis\n";
    let done = desk.typed(&format!("adapt {BASE} -o subdomain.yaml"), answers).good();
    assert!(
        done.out.contains("Kabupaten atau kota") && done.out.contains("Ditulis: subdomain.yaml"),
        "{}",
        done.out
    );
    let checked = desk.alir("check subdomain.yaml").good().out;
    assert!(checked.contains("1 berkas, 0 kesalahan"), "{checked}");
    let text = read(&desk, "subdomain.yaml");
    for line in [
        "sop: pengajuan-subdomain-tegal\n",
        "  berkas: buol/pengajuan-subdomain.yaml\n",
        "    - DINAS KOMINFO\n    - KABUPATEN TEGAL\n",
        "  unit: \"Bidang E-Government: layanan\"\n",
        "    nama: SITI \"AMINAH\"\n",
        "    nip: 196506221994031008\n",
        "  pelaksana:\n    admin_cpanel: Tim Teknis\n",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    // Where the answers end, what stands in brackets holds, and is shown once.
    let done = desk.typed(&format!("adapt {BASE} -o lain.yaml --agency A --region B"), "id-lain\n\n").good();
    let asked = done.out.split("Ditulis").next().unwrap();
    assert!(asked.contains("Unit kerja? [kosong] \nJabatan yang mengesahkan? [Kepala Dinas"), "{asked}");
    assert_eq!(asked.matches('?').count(), 3, "{asked}");
    let text = read(&desk, "lain.yaml");
    assert!(text.starts_with("# Turunan") && text.contains("\nsop: id-lain\n"), "{text}");
    // Nobody is there who could be asked again.
    let answers = "Tegal\nBukan Id\n";
    let done = desk.typed(&format!("adapt {BASE} -o lain.yaml --paksa"), answers);
    assert!(done.code == 1 && done.err.contains("`Bukan Id` bukan id yang sah"), "{}", done.err);
    assert_eq!(read(&desk, "lain.yaml"), text);
}

#[test]
fn what_is_missing_or_wrong_writes_nothing() {
    let desk = desk();
    let refused = |line: &str, words: &str| {
        let done = desk.alir(&format!("adapt {line}"));
        assert_eq!(done.code, 1, "{}{}", done.out, done.err);
        assert!(done.err.contains(words), "`{words}` is not in {}", done.err);
    };
    refused(&format!("{BASE} -o a.yaml --region Tegal"), "pakai `--agency`");
    refused(BASE, "tambahkan `-o berkas.yaml`");
    refused(
        &format!("{BASE} -o a.yaml {}", GIVEN.replace("domain=tegalkab.go.id", "'domain=bukan domain'")),
        "tulis nama domain seperti `buolkab.go.id`",
    );
    refused(&format!("{BASE} -o a.yaml {GIVEN} --lanes admin=X"), "yang ada: `instansi_pemohon`");
    refused(&format!("{BASE} -o a.yaml {GIVEN} --id 'Bukan Id'"), "Bukan Id");
    refused(&format!("{BASE} -o {BASE} {GIVEN} --force"), "dasarnya sendiri");
    refused(&format!("buol/profil.yaml -o a.yaml {GIVEN}"), "profil");
    refused(&format!("tidak-ada.yaml -o a.yaml {GIVEN}"), "tidak ada");
    refused("status", "sebut berkas turunan");
    refused(&format!("status {BASE}"), "bukan turunan");
    assert!(!desk.path().join("a.yaml").exists() && !desk.path().join(".dasar").exists());
    desk.write("a.yaml", "milik orang\n");
    refused(&format!("{BASE} -o a.yaml {GIVEN}"), "sudah ada");
    assert_eq!(read(&desk, "a.yaml"), "milik orang\n");
    desk.alir(&format!("adapt {BASE} -o a.yaml {GIVEN} --force")).good();
}

#[test]
fn a_change_that_touches_nothing_is_taken_over() {
    let desk = adapted();
    edit(&desk, "  langkah:\n    konfigurasi: {waktu: 1 hari kerja} # lebih lama di sini\n");
    let before = read(&desk, "tegal/subdomain.yaml");
    edit_base(&desk, "versi: 2022.1", "versi: 2027.1");
    edit_base(&desk, "kegiatan: Kepala Bidang menugaskan ke pelaksana", "kegiatan: Menugaskan pelaksana");
    let status = desk.alir("adapt status tegal/subdomain.yaml").good().out;
    assert!(status.contains("tugaskan_admin") && status.contains("tidak ada yang bertabrakan"), "{status}");
    assert_eq!(read(&desk, "tegal/subdomain.yaml"), before);
    let old = desk.path().join("lama.yaml");
    std::fs::hard_link(desk.path().join("tegal/subdomain.yaml"), &old).unwrap();
    desk.alir("adapt update tegal/subdomain.yaml").good();
    // The overlay is replaced in one step, never emptied: its old file is untouched.
    assert_eq!(std::fs::read_to_string(old).unwrap(), before);
    let after = read(&desk, "tegal/subdomain.yaml");
    let others = |text: &str| -> Vec<String> {
        let pins = |line: &&str| !line.starts_with("  versi:") && !line.starts_with("  sidik:");
        text.lines().filter(pins).map(str::to_owned).collect()
    };
    assert_eq!(others(&after), others(&before));
    assert!(after.contains("  versi: 2027.1\n"), "{after}");
    assert!(desk.alir("adapt status tegal/subdomain.yaml").good().out.starts_with("Dasar tidak berubah"));
    assert!(
        desk.alir("run tegal/subdomain.yaml --answers nama_tersedia=ya")
            .good()
            .out
            .contains("Menugaskan pelaksana")
    );
}

#[test]
fn a_change_that_collides_is_named_and_nothing_is_lost() {
    let desk = adapted();
    edit(&desk, "  langkah:\n    konfigurasi: {waktu: 1 hari kerja}\n    tugaskan_admin: hapus\n");
    let before = read(&desk, "tegal/subdomain.yaml");
    edit_base(&desk, "kegiatan: Kepala Bidang menugaskan ke pelaksana", "kegiatan: Menugaskan pelaksana");
    edit_base(&desk, "admin_cpanel: Admin Cpanel", "admin_cpanel: Admin Server");
    let at = read(&desk, BASE).find("  konfigurasi:\n").unwrap();
    let (head, tail) = (read(&desk, BASE)[..at].to_owned(), read(&desk, BASE)[at..].to_owned());
    let time = tail.lines().find(|line| line.trim().starts_with("waktu:")).unwrap().to_owned();
    desk.write(BASE, head + &tail.replacen(&time, "    waktu: 7 Menit", 1));
    let done = desk.alir("adapt update tegal/subdomain.yaml");
    assert_eq!(done.code, 1, "{}{}", done.out, done.err);
    let covered = done.out.split("tidak sampai ke sini").nth(1).unwrap();
    for words in [
        "konfigurasi › waktu: di sini 1 hari kerja",
        "menjadi 7 Menit",
        "tugaskan_admin",
        "admin_cpanel: di sini Tim Teknis",
    ] {
        assert!(covered.contains(words), "`{words}` is not in {}", done.out);
    }
    assert!(done.err.contains("tidak ada yang ditulis") && done.err.contains("--tetap"), "{}", done.err);
    assert_eq!(read(&desk, "tegal/subdomain.yaml"), before);
    // One line is taken out, for the base's time; the rest stays.
    desk.write("tegal/subdomain.yaml", before.replace("    konfigurasi: {waktu: 1 hari kerja}\n", ""));
    let json = desk.alir("adapt status tegal/subdomain.yaml --format json").good().json();
    let covered: Vec<_> = json["covered"]["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["id"].as_str().unwrap())
        .collect();
    assert_eq!(covered, ["tugaskan_admin"]);
    desk.alir("adapt update tegal/subdomain.yaml --keep").good();
    let run = desk.alir("run tegal/subdomain.yaml --answers nama_tersedia=ya").good().out;
    assert!(run.contains("Tim Teknis") && !run.contains("Menugaskan pelaksana"), "{run}");
}

#[test]
fn a_step_that_the_base_gave_up_is_an_error_at_its_line() {
    let desk = adapted();
    edit(&desk, "  langkah:\n    tugaskan_admin: {waktu: 1 hari kerja}\n");
    let text = read(&desk, BASE);
    let (from, to) = (text.find("  tugaskan_admin:\n").unwrap(), text.find("  cek_nama:\n").unwrap());
    desk.write(BASE, format!("{}{}", &text[..from], &text[to..]));
    let done = desk.alir("adapt update tegal/subdomain.yaml");
    assert_eq!(done.code, 1);
    assert!(
        done.err.contains("TUR003") && done.err.contains("--> tegal/subdomain.yaml:28:5"),
        "{}",
        done.err
    );
    assert!(done.err.contains("dasar yang baru tidak punya lagi `tugaskan_admin`"), "{}", done.err);
}

#[test]
fn no_official_of_another_office_is_left_in_the_head() {
    let desk = desk();
    let text = read(&desk, BASE);
    let (from, to) = (text.find("    jabatan: Kepala Dinas").unwrap(), text.find("  dasar_hukum:").unwrap());
    desk.write(BASE, format!("{}    pejabat: kepala_dinas\n{}", &text[..from], &text[to..]));
    desk.alir(&format!("adapt {BASE} -o tegal/subdomain.yaml {GIVEN} --approver 'Kepala Dinas'")).good();
    let text = read(&desk, "tegal/subdomain.yaml");
    assert!(text.contains("  disahkan_oleh:\n    jabatan: Kepala Dinas\n    pejabat: hapus\n\n"), "{text}");
    assert!(desk.alir("check tegal").good().out.contains("1 berkas, 0 kesalahan"));
}

#[test]
fn what_has_a_new_id_here_is_still_the_same() {
    let desk = desk();
    let line = format!("adapt {BASE} -o tegal/subdomain.yaml {GIVEN}");
    desk.alir(&line.replace("--lanes 'admin_cpanel=Tim Teknis'", "")).good();
    edit(
        &desk,
        "  pelaksana: {admin_cpanel: {id_baru: tim}}\n  langkah:\n    konfigurasi: {id_baru: atur, kegiatan: Mengatur, waktu: 1 hari kerja}\n",
    );
    edit_base(&desk, "admin_cpanel: Admin Cpanel", "admin_cpanel: Admin Server");
    let status = desk.alir("adapt status tegal/subdomain.yaml").good().out;
    assert!(status.contains("tidak ada yang bertabrakan"), "{status}");
    let text = read(&desk, BASE);
    let at = text.find("  konfigurasi:\n").unwrap();
    let time = text[at..].lines().find(|line| line.trim().starts_with("waktu:")).unwrap();
    desk.write(BASE, text[..at].to_owned() + &text[at..].replacen(time, "    waktu: 7 Menit", 1));
    let own = read(&desk, "tegal/subdomain.yaml");
    desk.write("tegal/subdomain.yaml", own.replace("{id_baru: tim}", "{id_baru: tim, nama: Tim Teknis}"));
    let status = desk.alir("adapt status tegal/subdomain.yaml").good().out;
    for words in ["admin_cpanel: di sini Tim Teknis", "konfigurasi › waktu: di sini 1 hari kerja"] {
        assert!(status.contains(words), "`{words}` is not in {status}");
    }
}

#[test]
fn an_overlay_without_a_kept_base_says_what_it_cannot_know() {
    let desk = adapted();
    std::fs::remove_dir_all(desk.path().join("tegal/.dasar")).unwrap();
    edit_base(&desk, "admin_cpanel: Admin Cpanel", "admin_cpanel: Admin Server");
    let done = desk.alir("adapt update tegal/subdomain.yaml");
    assert!(done.code == 1 && done.out.contains("tidak diketahui apa yang lain"), "{}{}", done.out, done.err);
    desk.alir("adapt update tegal/subdomain.yaml --keep").good();
    // One written by hand has no fingerprint yet.
    desk.write("tangan.yaml", format!("sop: tangan\nturunan_dari: {BASE} # dasar\nprofil: hapus\n"));
    assert!(desk.alir("adapt status tangan.yaml").good().out.contains("belum mencatat sidik"));
    desk.alir("adapt update tangan.yaml").good();
    assert!(read(&desk, "tangan.yaml").contains("sidik: "));
    assert!(desk.alir("adapt status tangan.yaml").good().out.starts_with("Dasar tidak berubah"));
}

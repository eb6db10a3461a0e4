//! What is typed wrong, exit codes, and errors in JSON.

use crate::shared::{Desk, PERMIT, done, subdomain};

#[test]
fn what_is_typed_wrong_is_told_and_exits_with_1() {
    let desk = Desk::new();
    for (line, words) in [
        ("chek sops", "perintah `chek` tidak dikenal\nsaran: maksud Anda `check`?"),
        ("periks", "maksud Anda `periksa`?"),
        ("check", "yang belum disebut: `PATH...`\nsaran: lihat `alir periksa --help`"),
        ("tasks --rol x", "pilihan `--rol` tidak dikenal di sini\nsaran: maksud Anda `--role`?"),
        ("tasks lagi", "`lagi` tidak diharapkan di sini"),
        (
            "tasks --format xml",
            "`xml` tidak dapat dipakai untuk `--format BENTUK`\nsaran: pilih dari `text`, `json`",
        ),
        ("tasks --role", "`--role PERAN` memerlukan isi"),
        ("tasks --role a --role b", "`--role PERAN` hanya satu kali"),
        ("tasks --limit banyak", "`banyak` tidak dapat dipakai"),
        ("complete A b --lengkap --documents c", "tidak dapat bersama"),
        ("cases --status apa", "pilih dari"),
        ("--lang en", "name a command"),
        ("bantuan chek", "maksud Anda `check`?"),
        ("number surat", "yang belum disebut: `--office PROFIL`"),
        ("completions cmd", "pilih dari"),
    ] {
        desk.alir(line).refused(words);
    }
    let done = desk.alir("");
    assert_eq!((done.code, done.err.as_str()), (1, ""));
    assert!(done.out.contains("Pemakaian:"), "{}", done.out);
}

#[cfg(unix)]
#[test]
fn what_is_not_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let mut command = desk.command("complete A");
    command.arg(std::ffi::OsStr::from_bytes(b"\xff"));
    done(command).refused("bukan teks UTF-8");
    let mut command = desk.command("check");
    command.arg(std::ffi::OsStr::from_bytes(b"\xff.yaml"));
    done(command).refused("tidak ada");
}

#[test]
fn errors_in_json_have_a_code_and_a_message() {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.write("rusak.yaml", PERMIT.replace("oleh: loket", "oleh: lokt"));
    desk.write(
        "naskah.db",
        "bukan basis data, tetapi cukup panjang untuk dibaca sebagai kepala berkas\n".repeat(20),
    );
    for (line, code, exit) in [
        ("chek", "usage", 1),
        ("check hilang.yaml", "not_found", 1),
        ("explain X", "unknown_code", 1),
        ("tasks", "no_store", 1),
        ("start rusak.yaml --id A --as loket", "sop_has_errors", 1),
        ("start izin.yaml --id A --as orang", "no_role_here", 1),
        ("start izin.yaml --id A --as loket --key nik", "usage", 1),
        ("start izin.yaml --id '' --as loket", "empty_id", 1),
        ("start izin.yaml --id A --as loket --db naskah.db", "store_foreign", 1),
        ("tasks --db .", "store_foreign", 1),
        ("start lain --id A --as loket", "unknown_sop", 1),
        ("status A", "not_started", 1),
    ] {
        let done = desk.alir(&format!("{line} --format json"));
        assert_eq!((done.code, done.error_code().as_str()), (exit, code), "{line}: {}", done.err);
        assert_eq!(done.err.lines().count(), 1, "{line}");
    }
    let done = desk.alir("start rusak.yaml --id A --as loket --format json --lang en");
    let error: serde_json::Value = serde_json::from_str(&done.err).unwrap();
    assert_eq!(error["error"]["findings"][0]["code"], "SOP017");
    let done = desk.alir("start rusak.yaml --id A --as loket");
    assert!(
        done.err.contains("--> rusak.yaml:") && done.err.contains("belum dapat dijalankan"),
        "{}",
        done.err
    );
}

#[test]
fn steps_are_named_by_id_or_number() {
    let desk = Desk::new();
    desk.write("nomor.yaml", PERMIT.replace("no: 2", "no: 1"));
    desk.alir("start nomor.yaml --id A --as loket").good();
    let done = desk.alir("complete A 1 --as loket").refused("nomor `1` dipakai beberapa langkah");
    assert!(done.err.contains("`daftar`, `permohonan`"), "{}", done.err);
    desk.alir("complete A dafter --as loket").refused("maksud Anda `daftar`?");
    desk.alir("complete A 99 --as loket").refused("yang terbuka sekarang: `daftar`");
    desk.alir("complete A periksa --as teknis")
        .refused("tidak ada tugas yang terbuka pada langkah `periksa`");
    desk.alir("answer A daftar ya --as loket").refused("bukan keputusan");
    desk.alir("complete B 1 --as loket").refused("tidak ada berkas `B`");
}

#[test]
fn a_decree_is_not_a_sop() {
    let desk = Desk::new();
    let decree = crate::shared::repository("sops/lima-puluh-kota/keputusan-555-05-2017.yaml");
    desk.alir(&format!("run {}", decree.display())).refused("adalah keputusan, bukan SOP");
}

#[test]
fn the_technical_log_goes_to_standard_error() {
    let desk = Desk::new();
    let mut command =
        desk.command(&format!("start {} --id A --as instansi_pemohon --format json", subdomain()));
    command.env("ALIR_LOG", "alir=debug");
    let run = done(command);
    assert_eq!(run.code, 0);
    assert_eq!(run.json()["status"], "running");
    assert!(run.err.contains("published"), "{}", run.err);
    let mut command = desk.command("tasks");
    command.env("ALIR_LOG", "alir=berisik");
    done(command).refused("ALIR_LOG tidak dipahami");
}

#[test]
fn shells_can_complete() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = desk.alir(&format!("completions {shell}")).good().out;
        for word in ["complete", "selesaikan", "--answers"] {
            assert!(script.contains(word.trim_start_matches('-')), "{shell}: {word}");
        }
    }
}

//! Commands that turn a case: return, recall, rewind, skip, suspend, cancel; and who may give them.

use serde_json::Value;

use crate::shared::{Desk, PERMIT};

/// A desk with a case of which the first two steps are done.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("izin.yaml", PERMIT);
    desk.alir("start izin.yaml --id A --as loket").good();
    desk.alir("complete A daftar --as loket").good();
    desk.alir("complete A permohonan --lengkap --as pemohon").good();
    desk
}

/// The steps at which tasks are open, in order.
fn open(desk: &Desk) -> Vec<String> {
    let status = desk.alir("status A --format json").good().json();
    let step = |task: &Value| task["step"].as_str().unwrap().to_owned();
    status["tasks"].as_array().unwrap().iter().map(step).collect()
}

#[test]
fn a_case_is_returned_with_a_reason() {
    let desk = desk();
    desk.alir("return A periksa --to permohonan --as teknis").refused("yang belum disebut: `--reason");
    desk.alir("return A periksa --to permohonan --reason ' ' --as teknis").refused("sebutkan alasannya");
    desk.alir("return A periksa --to layak --reason x --as teknis").refused("belum pernah melewati `layak`");
    let done = desk.alir("kembalikan A 3 --ke 2 --alasan 'KTP buram' --as teknis").good();
    assert!(done.out.contains("dari `periksa` dikembalikan ke `permohonan`: KTP buram"), "{}", done.out);
    assert_eq!(open(&desk), ["permohonan"]);
}

#[test]
fn a_completion_is_recalled_while_nothing_has_followed() {
    let desk = desk();
    desk.alir("recall A layak --as teknis").refused("`layak` belum dikerjakan");
    desk.alir("recall A permohonan --as loket").refused("bukan Anda yang menyelesaikannya");
    desk.alir("tarik A permohonan --as pemohon").good();
    assert_eq!(open(&desk), ["permohonan"]);
    let done = desk.alir("status A --format json").good().json();
    assert_eq!(done["done"].as_array().unwrap().len(), 1, "what was taken back is not done");
    desk.alir("complete A permohonan --lengkap --as pemohon").good();
    desk.alir("claim A periksa --as teknis").good();
    desk.alir("recall A permohonan --as pemohon").refused("langkah berikutnya sudah dimulai");
}

#[test]
fn a_case_is_taken_back_to_an_event_and_nothing_is_lost() {
    let desk = desk();
    let before = desk.alir("history A --format json").good().json().as_array().unwrap().len();
    desk.alir("rewind A 999 --reason x --as loket").refused("tidak ada peristiwa nomor 999");
    desk.alir("rewind A 0 --reason x --as loket").refused("tidak ada peristiwa nomor 0");
    desk.alir("rewind A lima --reason x --as loket").refused("`lima` tidak dapat dipakai");
    desk.alir("ulang A 1 --alasan 'salah orang' --as loket").good();
    assert_eq!(open(&desk), ["daftar"]);
    let events = desk.alir("history A --format json").good().json();
    let events = events.as_array().unwrap();
    assert_eq!(events.len(), before + 1);
    let undone: Vec<_> = events.iter().filter(|event| event["undone"] == true).collect();
    assert_eq!(undone.len(), before - 2);
    assert_eq!(events.last().unwrap()["undone"], Value::Null);
    let text = desk.alir("history A").good().out;
    assert_eq!(text.matches("[diurungkan]").count(), before - 2, "{text}");
    assert!(desk.alir("history A --lang en").good().out.contains("[undone] `daftar` was completed"));
}

#[test]
fn a_case_rests_and_goes_on_and_is_cancelled() {
    let desk = desk();
    desk.alir("tangguhkan A --alasan 'menunggu surat' --as loket").good();
    desk.alir("complete A periksa --as teknis").refused("sedang ditangguhkan");
    assert!(desk.alir("status A").good().out.contains("ditangguhkan"));
    desk.alir("lanjutkan A --as loket").good();
    desk.alir("resume A --as loket").refused("tidak sedang ditangguhkan");
    desk.alir("skip A periksa --reason 'sudah pernah' --as teknis").good();
    desk.alir("lewati A periksa --alasan 'sudah pernah' --as hukum").good();
    desk.alir("skip A layak --reason x --as teknis").refused("jawab dengan `ya, layak`, `tidak`, `belum`");
    desk.alir("catat A kata kata --as hukum").good();
    assert!(desk.alir("history A").good().out.contains("catatan: kata kata"));
    desk.alir("batalkan A --alasan 'ditarik pemohon' --as pemohon").good();
    desk.alir("answer A layak ya --as teknis").refused("sudah dibatalkan");
    desk.alir("complete A daftar --as loket").refused("sudah dikerjakan oleh loket");
    assert!(desk.alir("status A").good().out.contains("dibatalkan"));
}

#[test]
fn roles_are_enforced_and_told() {
    let desk = desk();
    let done = desk.alir("complete A periksa --as loket").refused("adalah tugas `teknis`, bukan tugas Anda");
    assert!(done.err.contains("--as teknis"), "{}", done.err);
    let done = desk.alir("note A x --as orang").refused("tidak punya peran");
    assert!(done.err.contains("`pemohon`, `loket`, `teknis`, `hukum`"), "{}", done.err);
    desk.alir("suspend A --reason x --as pemohon").refused("tidak punya peran");
    let done = desk.alir("note A x").refused("siapa yang bertindak?");
    assert!(done.err.contains("`hukum`, `loket`, `teknis`"), "{}", done.err);
    let done = desk.alir("complete A periksa --format json");
    assert_eq!((done.code, done.error_code().as_str()), (1, "who_acts"), "{}", done.err);
    desk.alir("note A x --as ' '").refused("tidak menyebut nama");
    desk.alir("claim A periksa --as budi:teknis").good();
    desk.alir("complete A periksa --as ani:teknis").refused("sudah diambil oleh budi");
    desk.alir("lepas A periksa --as ani:teknis").good();
    desk.alir("disposisi A periksa --role teknis --kepada sri --instruksi 'tolong' --as ani:teknis").good();
    let done = desk.alir("complete A periksa --as sri:").good();
    assert!(done.out.contains("`periksa` selesai dikerjakan"), "{}", done.out);

    // Where only one role could be meant, it acts under its own name.
    desk.alir("complete A periksa --role hukum").good();
    assert!(desk.alir("history A").good().out.contains("  hukum  "));

    let mut command = desk.command("note A 'dari lingkungan'");
    command.env("ALIR_AS", "budi:hukum");
    crate::shared::done(command).good();
    assert!(desk.alir("history A").good().out.contains("budi sebagai hukum"));
}

//! Fields and conditions: values on the command line, from a person, and in what is shown.

use crate::shared::Desk;

const REQUEST: &str = r#"
sop: permohonan
nama: Permohonan
pelaksana: {staf: Staf, kabid: Kabid}
parameter: {batas: 5}
isian:
  jumlah: {jenis: bulat, dari: 0, sampai: 1000, nama: Jumlah pemohon}
  kelas: [ringan, berat]
  lengkap: ya_tidak
langkah:
  catat: {kegiatan: Mencatat, oleh: staf, isi: [jumlah, kelas, lengkap], syarat: lengkap}
  banyak:
    keputusan: Jumlah lebih dari {batas}?
    otomatis: ya
    cabang:
      banyak: {bila: "jumlah > {batas}", ke: rapat}
      lainnya: setuju
  rapat: {kegiatan: Rapat, oleh: kabid}
  setuju: {keputusan: Setuju?, oleh: kabid, cabang: {ya: akhir, tidak: catat}}
  akhir: {selesai: Selesai}
"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("sop.yaml", REQUEST);
    desk
}

#[test]
fn a_run_takes_values_that_were_given_beforehand() {
    let desk = desk();
    let run = |values: &str| desk.alir(&format!("jalankan sop.yaml --jawaban setuju=ya --isi {values}"));
    let text = run("jumlah=6 kelas=BERAT lengkap=ya").good().out;
    assert!(text.contains("keputusan otomatis `banyak`: `banyak`"), "{text}");
    assert!(text.contains("Rapat"), "{text}");
    let text = run("jumlah=5 kelas=berat lengkap=ya").good().out;
    assert!(text.contains("keputusan otomatis `banyak`: `lainnya`") && !text.contains("Rapat"), "{text}");
    run("jumlah=6 kelas=berat").refused("belum ada nilai untuk isian `lengkap`");
    run("jumlah=6 kelas=berat").refused("tambahkan `--isi lengkap=...`");
    run("jumlah=6 kelas=berat lengkap=tidak").refused("syarat `lengkap` tidak berlaku");
    run("jumlah=6000 kelas=berat lengkap=ya").refused("tulis angka bulat dari 0 sampai 1000");
    run("jumla=6").refused("maksud Anda `jumlah`?");
    run("jumlah").refused("bukan `isian=nilai`");
}

#[test]
fn a_step_that_is_visited_again_takes_the_next_value() {
    let desk = desk();
    let line = "run sop.yaml --answers setuju=tidak,ya --fields jumlah=6 --fields jumlah=1 \
                --fields kelas=ringan lengkap=ya --format json";
    let events = desk.alir(line).good().lines();
    let chosen: Vec<_> = events.iter().filter(|event| event["kind"] == "branched").collect();
    let labels: Vec<_> = chosen.iter().map(|event| event["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["banyak", "lainnya"]);
}

#[test]
fn a_person_is_asked_field_by_field() {
    let desk = desk();
    let done = desk.typed("run sop.yaml", "7\nberat\nya\n\nya\n").good();
    let text = done.out + &done.err;
    assert!(text.contains("Jumlah pemohon (tulis angka bulat dari 0 sampai 1000):"), "{text}");
    assert!(text.contains("Syarat       lengkap"), "{text}");
    assert!(text.ends_with("Selesai: Selesai (3 tugas)\n"), "{text}");
    // What has a value can stay as it is.
    let done = desk.typed("run sop.yaml", "7\nberat\nya\n\ntidak\n1\n\n\nya\n").good();
    let text = done.out + &done.err;
    assert!(text.contains("Enter: tetap berat"), "{text}");
    let done = desk.typed("run sop.yaml", "banyak\n");
    assert_eq!(done.code, 1);
    assert!(done.err.contains("`banyak` tidak cocok untuk isian `jumlah`"), "{}", done.err);
}

#[test]
fn values_are_given_with_a_task_and_seen_with_its_case() {
    let desk = desk();
    desk.alir("mulai sop.yaml --id K1 --as staf").good();
    let text = desk.alir("status K1").good().out;
    assert!(text.contains("catat: isi Jumlah pemohon (jumlah), kelas, lengkap; syarat `lengkap`"), "{text}");
    let refused =
        desk.alir("selesaikan K1 catat --isi lengkap=ya --as staf").refused("isian `catat` belum diberi");
    assert!(
        refused.err.contains("`--isi jumlah=...`: tulis angka bulat dari 0 sampai 1000"),
        "{}",
        refused.err
    );
    desk.alir("selesaikan K1 catat --isi luas=3 --as staf")
        .refused("yang ditanyakan `jumlah`, `kelas`, `lengkap`");
    desk.alir("lewati K1 catat --alasan lupa --as staf")
        .refused("isian `catat` belum diberi: `jumlah`, `lengkap`");
    let text =
        desk.alir("selesaikan K1 catat --isi jumlah=6,0 kelas=Berat --isi lengkap=ya --as staf").good().out;
    assert!(text.contains("isian: Jumlah pemohon = 6, kelas = berat, lengkap = ya"), "{text}");
    let text = desk.alir("status K1").good().out;
    assert!(text.contains("Isian\nJumlah pemohon: 6\nkelas: berat\nlengkap: ya\n"), "{text}");
    let status = desk.alir("status K1 --format json").good().json();
    assert_eq!(status["fields"]["jumlah"], "6");
    assert_eq!(status["tasks"][0]["step"], "rapat");
    desk.alir("mulai sop.yaml --id K2 --as staf").good();
    let tasks = desk.alir("tugas --berkas K2 --format json").good().json();
    assert_eq!(tasks[0]["fields"][0]["title"], "Jumlah pemohon");
    assert_eq!(tasks[0]["condition"], "lengkap");
}

#[test]
fn a_scenario_gives_values_and_the_simulation_draws_the_ways() {
    let desk = desk();
    desk.write(
        "sop.uji.yaml",
        "uji: sop.yaml\nskenario:\n\
         \x20 kecil: {isian: {jumlah: 5, kelas: ringan, lengkap: ya}, jawaban: {setuju: ya}, harapan: {tidak_melewati: [rapat]}}\n\
         \x20 besar: {isian: {jumlah: [7, 6], kelas: ringan, lengkap: ya}, jawaban: {setuju: [tidak, ya]}, harapan: {langkah: [catat, rapat, setuju, catat, rapat, setuju]}}\n",
    );
    let report = desk.alir("uji sop.uji.yaml --cakupan 100%").good().out;
    assert!(report.contains("4/4     100 %") && report.contains("2 lulus, 0 gagal"), "{report}");
    desk.write(
        "sop.uji.yaml",
        "uji: sop.yaml\nskenario:\n  lupa: {isian: {jumlah: 5, kelas: ringan}, jawaban: {setuju: ya}, harapan: {akhir: Selesai}}\n",
    );
    let done = desk.alir("uji sop.uji.yaml");
    assert_eq!(done.code, 1);
    assert!((done.out + &done.err).contains("isian `catat` belum diberi: `lengkap`"));
    desk.write(
        "sop.uji.yaml",
        "uji: sop.yaml\nskenario:\n  lebih: {isian: {jumlah: [5, 6], kelas: ringan, lengkap: ya}, jawaban: {setuju: ya}, harapan: {akhir: Selesai}}\n",
    );
    let done = desk.alir("uji sop.uji.yaml");
    assert!(
        (done.out + &done.err).contains("`jumlah` hanya ditanyakan sekali, jadi `isian` ini tidak dipakai")
    );
    // Nobody gives values to a simulation: its ways are drawn, as often as one says.
    let visits = |share: &str, step: &str| {
        let line = format!("simulasikan sop.yaml --banyak 50 --langkah {share} --format json");
        let told = desk.alir(&line).good().json();
        let steps = told["result"]["steps"].as_array().unwrap().clone();
        steps.into_iter().find(|found| found["step"] == step).unwrap()["times_per_case"].clone()
    };
    let always = "--peluang banyak.banyak=1";
    assert_eq!(visits("--peluang banyak.banyak=0", "rapat"), 0.0);
    assert_eq!(visits(always, "rapat"), visits(always, "setuju"));
    let drawn = visits("", "rapat").as_f64().unwrap();
    assert!(drawn > 0.0 && drawn < visits("", "setuju").as_f64().unwrap(), "{drawn}");
}

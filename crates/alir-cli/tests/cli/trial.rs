//! `alir run --force`: the line that `alir check` tells is pasted, and what is wrong is seen.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::shared::{Desk, Done, done, repository};

const HEAD: &str = "sop: contoh\nnama: Contoh\npelaksana: {staf: Staf, kepala: Kepala}\nlangkah:\n";

/// The lines that a check tells, in the order of its findings.
fn told(desk: &Desk, file: &str, lang: &str) -> Vec<String> {
    let mut command = desk.command("check --format json --lang");
    command.args([lang, "--", file]);
    let findings = done(command).json();
    let hints = findings.as_array().unwrap().iter().flat_map(|finding| finding["hints"].as_array().unwrap());
    let hints: Vec<&str> = hints.map(|hint| hint.as_str().unwrap()).collect();
    let line = |hint: &str| {
        let hint = hint.strip_prefix("try it: ").or(hint.strip_prefix("cobalah: "))?;
        Some(hint.strip_prefix('`')?.strip_suffix('`')?.to_owned())
    };
    hints.into_iter().filter_map(line).collect()
}

/// Types a line into a shell, as it stands.
#[cfg(unix)]
fn paste(desk: &Desk, line: &str) -> Done {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_alir")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(desk.path()).env("PATH", path).env("ALIR_LANG", "en");
    for name in ["ALIR_AS", "ALIR_LOG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        shell.env_remove(name);
    }
    shell.stdin(Stdio::null());
    done(shell)
}

/// Pastes the line for the only finding with a run of this SOP, and sees that it ends with these words.
#[cfg(unix)]
#[track_caller]
fn shows(steps: &str, line: &str, words: &str) -> Done {
    let desk = Desk::new();
    desk.write("salah.yaml", format!("{HEAD}{steps}"));
    let lines = told(&desk, "salah.yaml", "en");
    assert_eq!(lines, [line]);
    let done = paste(&desk, line);
    assert_eq!(done.code, 1, "{}{}", done.out, done.err);
    assert!(
        done.err.starts_with("warning: the flow of `salah.yaml` is wrong; this is only a trial"),
        "{}",
        done.err
    );
    let last = done.err.lines().find(|line| line.starts_with("error:")).unwrap_or_default();
    assert_eq!(last, format!("error: {words}"));
    assert!(!desk.path().join("alir.db").exists(), "nothing is kept");
    done
}

#[cfg(unix)]
#[test]
fn a_join_without_a_fork_is_seen() {
    let done = shows(
        "  putus: {keputusan: Sudah?, oleh: staf, cabang: {ya: temu, tidak: kerja}}\n  kerja: {kegiatan: Bekerja, oleh: staf}\n  temu: {gabung: semua}\n  lapor: {kegiatan: Lapor, oleh: staf}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --answers putus=ya",
        "SOP018: the join `temu` can be reached without a fork; the case is not over; open now: `lapor`",
    );
    assert!(done.err.contains("`alir explain SOP018`"), "{}", done.err);
    shows(
        "  kerja: {kegiatan: Bekerja, oleh: staf}\n  temu: {gabung: semua}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --answers",
        "SOP018: the join `temu` can be reached without a fork; the case is over",
    );
}

#[cfg(unix)]
#[test]
fn threads_that_wait_for_each_other_are_seen() {
    let done = shows(
        "  bagi: {serentak: [a, b]}\n  a: {keputusan: Ke mana?, oleh: staf, cabang: {\"satu, dulu\": temu_a, \"jum'at\": temu_b}}\n  b: {kegiatan: B, oleh: {semua: [staf, kepala]}}\n  temu_a: {gabung: semua, lanjut: selesai}\n  temu_b: {gabung: semua}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --answers 'a=jum'\\''at'",
        "SOP020: ways from `bagi` wait for each other: one at `temu_b`, one at `temu_a`; the case is stuck: it is not over, but no task is open; what `temu_b`, `temu_a` waits for will not come",
    );
    assert!(done.out.contains("jum'at") && done.out.contains("Kepala"), "{}", done.out);
}

#[cfg(unix)]
#[test]
fn a_fork_that_piles_up_is_seen() {
    shows(
        "  bagi: {serentak: [a, b]}\n  a: {keputusan: Ulangi?, oleh: staf, cabang: {\"jum'at\": bagi, tidak: temu}}\n  b: {kegiatan: B, oleh: staf}\n  temu: {gabung: semua}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --answers 'a=jum'\\''at'",
        "SOP020: a way from `bagi` returns to `bagi` before it has joined; the case is not over; open now: `b`, `a`, `b`",
    );
}

#[cfg(unix)]
#[test]
fn a_circle_without_an_end_is_seen() {
    let done = shows(
        "  putus: {keputusan: Sudah?, oleh: staf, cabang: {ya: selesai, tidak: putar}}\n  putar: {kegiatan: Berputar, oleh: staf}\n  balik: {kegiatan: Berbalik, oleh: staf, lanjut: putar}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --answers putus=tidak",
        "SOP027: from `putar` no way leads to an end; the case is not over; open now: `putar`",
    );
    assert!(done.out.contains("→ tidak"), "{}", done.out);
    shows(
        "  mulai: {keputusan: Lagi?, oleh: staf, cabang: {lagi: {ke: kerja, maks_ulang: {kali: 2, lalu: kerja}}, sudah: selesai}}\n  kerja: {kegiatan: Bekerja, oleh: staf, lanjut: mulai, maks_ulang: {kali: 2, lalu: buntu}}\n  buntu: {kegiatan: Menunggu, oleh: staf, lanjut: buntu}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --answers mulai=lagi,lagi",
        "SOP027: from `kerja` no way leads to an end any more once `maks_ulang` is used up; the case is not over; open now: `kerja`",
    );
}

#[cfg(unix)]
#[test]
fn a_circle_that_asks_nobody_is_seen() {
    let desk = Desk::new();
    let steps = "  awal: {kegiatan: Mulai, oleh: staf}\n  bagi: {serentak: [putar, kerja]}\n  putar: {serentak: [bagi, kerja]}\n  kerja: {kegiatan: Bekerja, oleh: staf}\n  selesai: {selesai: Selesai}\n";
    desk.write("salah.yaml", format!("{HEAD}{steps}"));
    let lines = told(&desk, "salah.yaml", "en");
    assert!(lines.iter().all(|line| line == "alir run salah.yaml --force --answers"), "{lines:?}");
    let done = paste(&desk, &lines[0]);
    assert_eq!(done.code, 1);
    assert!(
        done.err.contains("error: SOP020: ") && done.err.contains("more than 256 forks lie in one another"),
        "{}",
        done.err
    );

    // A step that is done once for a key is passed by only in a case that has one.
    shows(
        "  putar: {kegiatan: Mendaftar, oleh: staf, sekali_per: nik, lanjut: putar}\n  selesai: {selesai: Selesai}\n",
        "alir run salah.yaml --force --keys nik=1 --answers",
        "SOP030: the circle through `putar` asks nobody; the flow goes round without end; check the SOP",
    );
}

#[cfg(unix)]
#[test]
fn what_is_only_odd_is_seen_too() {
    let desk = Desk::new();
    desk.write("a b.yaml", std::fs::read_to_string(repository("tests/findings/twice.yaml")).unwrap());
    let lines = told(&desk, "a b.yaml", "en");
    assert_eq!(lines, ["alir run 'a b.yaml' --force --answers"]);
    let done = paste(&desk, &lines[0]).good();
    let last = done.out.lines().last().unwrap();
    assert_eq!(
        last,
        "SOP032: `lapor` is done for each way from `bagi` that comes there; the case is not over; open now: `lapor`, `lapor`"
    );
}

#[test]
fn a_flow_that_is_right_is_tried_to_its_end() {
    let desk = Desk::new();
    let sop = crate::shared::subdomain();
    let plain = desk.alir(&format!("run {sop} --answers nama_tersedia=tidak,ya")).good();
    let tried = desk.alir(&format!("run {sop} --paksa --jawaban nama_tersedia=tidak,ya")).good();
    assert_eq!(plain.out, tried.out);
}

#[test]
fn nothing_but_the_flow_may_be_wrong_and_nothing_is_kept() {
    let desk = Desk::new();
    let stuck = std::fs::read_to_string(repository("tests/findings/stuck.yaml")).unwrap();
    desk.write("putar.yaml", &stuck);
    desk.write("rusak.yaml", stuck.replace("oleh: staf, lanjut", "oleh: stav, lanjut"));
    desk.alir("run rusak.yaml --force --answers").refused("`rusak.yaml` memuat kesalahan");
    assert!(!desk.alir("check rusak.yaml").out.contains("--paksa"));
    let done = desk.alir("run putar.yaml --answers putus=ya").refused("`alir jalankan putar.yaml --paksa`");
    assert!(
        done.err.contains("cobalah: `alir jalankan putar.yaml --paksa --jawaban putus=tidak`"),
        "{}",
        done.err
    );
    desk.alir("run putar.yaml --force --db s.db --answers putus=ya").refused("jangan sebut `--db`");
    assert!(!desk.path().join("s.db").exists());
    // Answers of one's own lead to the end, or on and on.
    let done = desk.alir("run putar.yaml --force --answers putus=ya");
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.out.ends_with("Selesai: Selesai (1 tugas)\n"), "{}", done.out);
}

#[test]
fn a_program_is_told_in_its_own_form() {
    let desk = Desk::new();
    desk.write("putar.yaml", std::fs::read_to_string(repository("tests/findings/stuck.yaml")).unwrap());
    let done = desk.alir("run putar.yaml --force --answers putus=tidak --format json");
    assert_eq!((done.code, done.lines().len() > 2), (1, true));
    let said: Vec<Value> = done.err.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(said[0]["warning"]["code"], "trial");
    assert_eq!(said[0]["warning"]["findings"][0]["code"], "SOP027");
    assert_eq!(said[1]["error"]["code"], "shown");
}

#[test]
fn a_person_is_told_on_the_way() {
    let desk = Desk::new();
    desk.write("putar.yaml", std::fs::read_to_string(repository("tests/findings/stuck.yaml")).unwrap());
    let done = desk.typed("run putar.yaml --force", "tidak\n\n");
    assert_eq!(done.code, 1);
    assert!(done.out.contains("\n  SOP027: dari `putar` tidak ada jalan ke akhir\n"), "{}", done.out);
}

/// Fields are not asked for: answers stand for conditions, as the finding tells.
#[cfg(unix)]
#[test]
fn automatic_decisions_go_the_way_that_the_finding_tells() {
    let desk = Desk::new();
    let steps = "  catat: {kegiatan: Mencatat, oleh: staf, isi: n, syarat: n > 0}\n  pilih: {keputusan: Banyak?, otomatis: ya, cabang: {banyak: {bila: n > 5, ke: putar}, sedikit: {bila: n < 2, ke: pilih}, lainnya: selesai}}\n  putar: {kegiatan: Berputar, oleh: staf, lanjut: putar}\n  selesai: {selesai: Selesai}\n";
    desk.write("salah.yaml", format!("{HEAD}{steps}").replace("langkah:", "isian: {n: bulat}\nlangkah:"));
    let lines = told(&desk, "salah.yaml", "en");
    assert_eq!(lines, ["alir run salah.yaml --force --answers pilih=sedikit"]);
    let done = paste(&desk, &lines[0]);
    assert!(done.err.contains("error: SOP030: the circle through `pilih` asks nobody"), "{}", done.err);
    desk.write(
        "salah.yaml",
        format!("{HEAD}{steps}")
            .replace("langkah:", "isian: {n: bulat}\nlangkah:")
            .replace("ke: pilih", "ke: catat"),
    );
    let lines = told(&desk, "salah.yaml", "en");
    assert_eq!(lines, ["alir run salah.yaml --force --answers pilih=banyak"]);
    let done = paste(&desk, &lines[0]);
    assert!(done.out.contains("automatic decision `pilih`: `banyak`"), "{}", done.out);
    assert!(done.err.contains("SOP027: from `putar` no way leads to an end"), "{}", done.err);
    // With values, conditions count.
    let done = paste(&desk, "alir run salah.yaml --force --answers --fields n=3");
    assert!(done.out.contains("automatic decision `pilih`: `lainnya`"), "{}{}", done.out, done.err);
    desk.alir("run salah.yaml --answers pilih=banyak").refused("kesalahan");
}

#[test]
fn an_automatic_decision_is_not_answered_but_on_trial() {
    let desk = Desk::new();
    let steps = "  catat: {kegiatan: Mencatat, oleh: staf, isi: n}\n  pilih: {keputusan: Banyak?, otomatis: ya, cabang: {banyak: {bila: n > 5, ke: rapat}, lainnya: selesai}}\n  rapat: {kegiatan: Rapat, oleh: staf}\n  selesai: {selesai: Selesai}\n";
    desk.write("sop.yaml", format!("{HEAD}{steps}").replace("langkah:", "isian: {n: bulat}\nlangkah:"));
    desk.alir("run sop.yaml --answers pilih=banyak").refused("`pilih` adalah keputusan otomatis");
    let done = desk.alir("run sop.yaml --paksa --answers pilih=banyak");
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    assert!(done.out.contains("Rapat"), "{}", done.out);
}

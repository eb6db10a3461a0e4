//! An office that works off whatever task is open, for the tests that let several do so at the same time.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use alir::instance::TaskKind;
use alir::{Actor, Chart, Command, State};

/// A procedure of an office, about nine tasks long.
pub(crate) const SUBDOMAIN: &str = include_str!("../sops/buol/pengajuan-subdomain.yaml");

/// A procedure that goes on for as long as one likes.
pub(crate) const ROUND: &str = "
sop: putar
nama: Putaran
pelaksana: {petugas: Petugas, kepala: Kepala}
langkah:
  kerja: {kegiatan: Mengerjakan, oleh: petugas}
  lagi: {keputusan: Sekali lagi?, oleh: kepala, cabang: {ya: kerja, tidak: tamat}}
  tamat: {selesai: Tamat}
";

pub(crate) fn chart(text: &str) -> Chart {
    alir::load(text).expect("the SOP is right")
}

/// What to do next, and who does it: completes the first open task, or answers it.
pub(crate) fn next(now: &State, answer: &str) -> Option<(Command, Actor)> {
    let task = now.open_tasks().first()?;
    let command = match task.kind {
        TaskKind::Task | TaskKind::Wait => Command::complete(task.id),
        TaskKind::Decision => Command::answer(task.id, answer),
    };
    Some((command, task.role.as_str().into()))
}

/// This test binary once more, as a process of its own that runs one ignored test on a file.
pub(crate) fn process(test: &str, file: &Path, number: u32) -> Process {
    let mut process = Process::new(std::env::current_exe().expect("this program has a file"));
    process.args([test, "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    process.env("ALIR_TEST_FILE", file).env("ALIR_TEST_NUMBER", number.to_string());
    process.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    process
}

/// The file and the number that [`process`] was given; none when the test was started by hand.
pub(crate) fn orders() -> Option<(String, u32)> {
    let number = std::env::var("ALIR_TEST_NUMBER").ok()?.parse().ok()?;
    Some((std::env::var("ALIR_TEST_FILE").ok()?, number))
}

/// Tells the parent process something: a line that begins with `>`.
pub(crate) fn tell(words: &str) {
    let mut out = std::io::stdout().lock();
    // The test harness has written the beginning of a line.
    let told = out.write_all(format!("\n>{words}\n").as_bytes()).and_then(|()| out.flush());
    told.expect("the parent listens");
}

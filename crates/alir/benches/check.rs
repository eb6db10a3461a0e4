//! What reading and checking a SOP costs, beside parsing its YAML alone: `cargo bench -p alir --bench check`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use alir::check_text;
use alir::diagnostic::Severity;
use alir::sop::{Document, read};

/// A SOP as an office has it, of seventeen steps.
const OFFICE: &str = include_str!("../../../sops/lima-puluh-kota/portal-website.yaml");

/// Steps of the SOPs that are made.
const LENGTHS: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    row(["steps", "KiB", "YAML", "read", "check", "in all", "of YAML", "per step"].map(str::to_owned));
    measure(OFFICE, 17, 300);
    for length in LENGTHS {
        measure(&procedure(length), length, (200_000 / length).clamp(5, 50));
    }
}

/// Times one SOP, each part in turn, so that whatever else the machine does falls on all of them; the middle one counts.
fn measure(text: &str, steps: usize, rounds: usize) {
    let mut times: [Vec<Duration>; 3] = std::array::from_fn(|_| Vec::new());
    for _ in 0..rounds {
        times[0].push(timed(|| yaml(text)).0);
        let (time, found) = timed(|| read(text));
        times[1].push(time);
        let Some(Document::Sop(sop)) = found.value else { panic!("{:?}", found.diagnostics.first()) };
        let (time, checked) = timed(|| check_text(&sop, text));
        times[2].push(time);
        let wrong = checked.diagnostics.iter().find(|finding| finding.severity == Severity::Error);
        assert!(wrong.is_none() && checked.value.is_some(), "{wrong:?}");
        assert!(checked.diagnostics.iter().all(|finding| finding.code != "SOP034"), "all is decided");
    }
    let [yaml, read, check] = times.map(|mut times| {
        times.sort();
        times[times.len() / 2]
    });
    let all = read + check;
    let count = u32::try_from(steps).unwrap_or(u32::MAX);
    row([
        steps.to_string(),
        (text.len() >> 10).to_string(),
        format!("{yaml:.1?}"),
        format!("{read:.1?}"),
        format!("{check:.1?}"),
        format!("{all:.1?}"),
        format!("{:.2}x", all.as_secs_f64() / yaml.as_secs_f64()),
        format!("{:.2?}", all / count),
    ]);
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let since = Instant::now();
    let result = black_box(work());
    (since.elapsed(), result)
}

/// The least that any reader has to do: the text as plain values, without places.
fn yaml(text: &str) -> serde_json::Value {
    let options = serde_yaml::options! { budget: None };
    serde_yaml::from_str_with_options(text, options).expect("the file is YAML")
}

#[expect(clippy::print_stdout, reason = "a bench prints what it has measured")]
fn row(cells: [String; 8]) {
    println!("{}", cells.map(|cell| format!("{cell:>10}")).join(""));
}

/// A procedure of so many steps in which every rule has something to look at, and none but an info is found: forks and
/// joins, bounded loops within others, answers, documents, times, numbers, fields and conditions.
fn procedure(steps: usize) -> String {
    let mut text = String::from(
        "sop: panjang\nnama: Layanan panjang\npelaksana: {warga: {nama: Warga, eksternal: ya}, staf: Staf, kepala: Kepala}\nisian: {jumlah: {jenis: bulat, dari: 0}, sah: ya_tidak}\nlangkah:\n",
    );
    // Ten steps a part.
    let parts = steps / 10;
    for part in 0..parts {
        let id = |step: usize| format!("s{part}_{step}");
        let mut step = |number: usize, rest: String| {
            let _ = writeln!(text, "  {}: {{{rest}}}", id(number));
        };
        let (asked, sure) =
            if part % 4 == 0 { (", isi: jumlah", ", isi: sah, syarat: sah") } else { ("", "") };
        step(0, format!("kegiatan: Menyusun surat, oleh: staf, waktu: 2 jam, output: Surat {part}{asked}"));
        let back = format!("{{ke: {}, maks_ulang: {{kali: 3, lalu: {}}}}}", id(0), id(2));
        step(1, format!("keputusan: Lengkap?, oleh: kepala, cabang: {{ya: {}, tidak: {back}}}", id(2)));
        step(2, format!("serentak: [{}, {}]", id(3), id(5)));
        step(3, format!("kegiatan: Memeriksa, oleh: staf, waktu: 5 mnt, kelengkapan: Surat {part}{sure}"));
        let ways = if part % 4 == 0 {
            format!("otomatis: ya, cabang: {{ya: {{bila: jumlah > 5, ke: {}}}, tidak: {}}}", id(6), id(7))
        } else {
            format!("oleh: kepala, cabang: {{ya: {}, tidak: {}}}", id(6), id(7))
        };
        step(4, format!("keputusan: Berbiaya?, {ways}"));
        step(5, format!("kegiatan: Mencatat, oleh: staf, lanjut: {}", id(7)));
        let who = if part % 10 == 0 { "{salah_satu: [staf, kepala]}" } else { "staf" };
        step(6, format!("kegiatan: Menghitung, oleh: {who}, waktu: 1 jam"));
        step(7, "gabung: semua".to_owned());
        let whole = if part % 2 == 0 { ", wajib_lengkap: ya" } else { "" };
        step(8, format!("kegiatan: Mengirim, oleh: staf, waktu: 5 mnt, kelengkapan: Surat {part}{whole}"));
        // A few times all of the last thousand steps may be done again.
        let again = if part % 100 == 99 { Some(part - 99) } else { None };
        match again {
            Some(first) => step(
                9,
                format!(
                    "keputusan: Ulangi?, oleh: warga, waktu: 1 hari, cabang: {{ya: s{first}_0, tidak: s{}_0}}",
                    part + 1
                ),
            ),
            None => step(9, "kegiatan: Menerima, oleh: warga, waktu: 1 hari".to_owned()),
        }
    }
    let _ = writeln!(text, "  s{parts}_0: {{selesai: Selesai}}");
    text
}

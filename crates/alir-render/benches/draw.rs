//! What a drawing costs, beside writing its bytes line by line: `cargo bench -p alir-render`.

use std::fmt::Write as _;

use alir::Chart;
use alir_render::svg::{Options, draw};
use alir_render::{Frame, Layout, Tables};
use divan::{Bencher, black_box};

/// SOPs by the number of their steps: one of an office, and made ones.
const STEPS: [usize; 3] = [15, 1_000, 10_000];

fn main() {
    divan::main();
}

fn chart(steps: usize) -> Chart {
    if steps == 15 {
        let office = include_str!("../../../sops/buol/jaringan-intranet.yaml");
        return alir::load(office).expect("the SOP is right");
    }
    let mut text =
        "sop: a\nnama: A\npelaksana: {a: Admin, b: Kepala Bidang, c: Kepala Dinas, d: Pemohon}\nlangkah:\n"
            .to_owned();
    for at in 0..steps {
        let lane = ["a", "b", "c", "d"][at * 7 % 5 % 4];
        // Every fifth one is a decision that goes back a few steps.
        let (next, back) = (at + 1, at.saturating_sub(3));
        let step = match at % 5 {
            4 => format!(
                "  s{at}: {{keputusan: Lengkap?, oleh: {lane}, cabang: {{ya: s{next}, tidak: s{back}}}}}"
            ),
            _ => format!(
                "  s{at}: {{no: {at}, kegiatan: Memeriksa kelengkapan surat permohonan, oleh: {lane}, waktu: 10 menit}}"
            ),
        };
        writeln!(text, "{step}").expect("because writing to a text does not fail");
    }
    alir::load(&(text + &format!("  s{steps}: {{selesai: Selesai}}\n"))).expect("the SOP is right")
}

#[divan::bench(args = STEPS)]
fn layout(bencher: Bencher<'_, '_>, steps: usize) {
    let chart = chart(steps);
    bencher.bench(|| Layout::of(black_box(&chart)));
}

#[divan::bench(args = STEPS)]
fn plain(bencher: Bencher<'_, '_>, steps: usize) {
    let chart = chart(steps);
    bencher.bench(|| Layout::plain(black_box(&chart)));
}

#[divan::bench(args = STEPS)]
fn layout_and_svg(bencher: Bencher<'_, '_>, steps: usize) {
    let chart = chart(steps);
    bencher.bench(|| draw(&Layout::of(black_box(&chart)), &Options::default()));
}

#[divan::bench(args = STEPS)]
fn pages(bencher: Bencher<'_, '_>, steps: usize) {
    let chart = chart(steps);
    let frame = Frame { width: 267.0, height: 150.0 };
    bencher.bench(|| Tables::of(black_box(&chart), frame));
}

/// The limit: the same bytes, when it is known what they are.
#[divan::bench(args = STEPS)]
fn the_bytes_alone(bencher: Bencher<'_, '_>, steps: usize) {
    let drawing = draw(&Layout::of(&chart(steps)), &Options::default());
    bencher.bench(|| {
        let mut out = String::new();
        black_box(&drawing).lines().try_for_each(|line| writeln!(out, "{line}")).map(|()| out)
    });
}

/// A SOP as a workbook.
#[cfg(feature = "xlsx")]
#[divan::bench(args = STEPS)]
fn workbook(bencher: Bencher<'_, '_>, steps: usize) {
    let chart = chart(steps);
    let head = alir::sop::Head::of(chart.definition(), None, chrono::NaiveDate::default());
    let document = alir_render::Document { chart: &chart, head, logo: None };
    bencher.bench(|| alir_render::xlsx::sop(black_box(&document), &alir_render::Options::default()));
}

/// Of that, dividing the table among pages.
#[cfg(feature = "xlsx")]
#[divan::bench(args = STEPS)]
fn pages_of_a_workbook(bencher: Bencher<'_, '_>, steps: usize) {
    let chart = chart(steps);
    let head = alir::sop::Head::of(chart.definition(), None, chrono::NaiveDate::default());
    let document = alir_render::Document { chart: &chart, head, logo: None };
    bencher.bench(|| alir_render::xlsx::tables(black_box(&document), alir::sop::Paper::A4));
}

//! What a document as PDF costs, beside a PDF of a few words in the same fonts: `cargo bench -p alir-render --bench print`.

use alir::Chart;
use alir::sop::Head;
use alir_render::page::{Item, Page, Role, Text};
use alir_render::{Document, Layout, Options, Printed, pdf, png};
use chrono::NaiveDate;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A SOP of an office: 15 steps in 8 lanes, on three pages.
fn chart() -> Chart {
    alir::load(include_str!("../../../sops/buol/jaringan-intranet.yaml")).expect("the SOP is right")
}

fn printed(chart: &Chart) -> Printed {
    let head = Head::of(chart.definition(), None, NaiveDate::default());
    Printed::sop(&Document { chart, head, logo: None }, &Options::default())
}

#[divan::bench]
fn pages(bencher: Bencher<'_, '_>) {
    let chart = chart();
    bencher.bench(|| printed(black_box(&chart)));
}

#[divan::bench]
fn pages_and_pdf(bencher: Bencher<'_, '_>) {
    let chart = chart();
    bencher.bench(|| pdf::write(&printed(black_box(&chart))));
}

/// The limit: two words, one in each font.
#[divan::bench]
fn two_words_as_pdf(bencher: Bencher<'_, '_>) {
    let mut page = Page::new(297.0, 210.0);
    for (at, bold) in [(20.0, false), (30.0, true)] {
        page.add(Role::Paragraph, [Item::Text(Text::at("Kegiatan", 20.0, at, 9.0, bold))]);
    }
    let few = Printed { pages: vec![page], outline: Vec::new(), ..printed(&chart()) };
    bencher.bench(|| pdf::write(black_box(&few)));
}

#[divan::bench]
fn drawing_as_png(bencher: Bencher<'_, '_>) {
    let layout = Layout::of(&chart());
    bencher.bench(|| png::draw(black_box(&layout)));
}

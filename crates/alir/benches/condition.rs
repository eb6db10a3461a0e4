//! What it costs to try a condition, beside the bare comparison that it stands for: `cargo bench -p alir --bench
//! condition`.

use alir::condition::{Condition, Coverage, Field, Fields, Kind, Number, Value, cover};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn fields() -> Fields {
    let kinds = [
        ("jumlah", Kind::NUMBER),
        ("lengkap", Kind::YesNo),
        ("jenis", Kind::Choice(["ringan", "sedang", "berat"].map(str::to_owned).to_vec())),
        ("nama", Kind::Text),
    ];
    Fields::new(kinds.map(|(name, kind)| Field { name: name.to_owned(), title: name.to_owned(), kind }))
}

fn read(text: &str) -> Condition {
    Condition::read(text, &fields()).expect("the condition is right")
}

fn values() -> [Option<Value<'static>>; 4] {
    let number = Number::whole(6).expect("six is a number");
    [Some(Value::Number(number)), Some(Value::YesNo(true)), Some(Value::Choice(2)), Some(Value::Text("Budi"))]
}

const WRITTEN: [&str; 4] = [
    "jumlah > 5",
    "nama = \"Budi\"",
    "lengkap dan jumlah > 5",
    "(jenis = \"berat\" atau jumlah * 2 dalam [5..10]) dan lengkap dan bukan nama = \"Ani\"",
];

#[divan::bench(args = WRITTEN)]
fn try_a_condition(bencher: Bencher<'_, '_>, text: &str) {
    let (condition, values) = (read(text), values());
    bencher.bench_local(|| black_box(&condition).holds(black_box(&values)));
}

/// `jumlah > 5` as Rust.
#[divan::bench]
fn bare_comparison(bencher: Bencher<'_, '_>) {
    let (six, five) = (Number::whole(6), Number::whole(5));
    bencher.bench_local(|| black_box(six) > black_box(five));
}

/// The last one as Rust.
#[divan::bench]
fn bare_comparisons(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let (jumlah, lengkap, jenis, nama) = black_box((6_i64, true, 2_usize, "Budi"));
        (jenis == 2 || (5..=10).contains(&(jumlah * 2))) && lengkap && nama != "Ani"
    });
}

#[divan::bench(args = WRITTEN)]
fn read_a_condition(bencher: Bencher<'_, '_>, text: &str) {
    let fields = fields();
    bencher.bench_local(|| Condition::read(black_box(text), &fields));
}

#[divan::bench]
fn cover_four_branches(bencher: Bencher<'_, '_>) {
    let fields = fields();
    let read = ["jumlah < 5", "jumlah dalam [5..10] dan lengkap", "jumlah > 10", "bukan lengkap"].map(read);
    let conditions = read.each_ref().map(Some);
    bencher.bench_local(|| -> Coverage { cover(&fields, &conditions, &|_| false, &mut 100_000) });
}

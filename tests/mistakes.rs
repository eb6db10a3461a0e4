//! Conditions that are wrong, too large or not decided: what is said of each, where, and how to mend it.

use alir::condition::{Condition, Coverage, Mistake, cover, parse};

use crate::conditions::fields;

/// Kind of mistake, the words that it is about, part of the message and part of the hint.
const WRONG: [(&str, Mistake, &str, &str, &str); 26] = [
    ("", Mistake::Unreadable, "", "berhenti di tengah", "jumlah > 5"),
    ("jumlah >", Mistake::Unreadable, "", "berhenti di tengah", "jumlah > 5"),
    ("jumlah > 1.000", Mistake::Unreadable, "1.000", "dua arti", "`1000`"),
    ("jumlah > 5 lengkap", Mistake::Unreadable, "lengkap", "tidak dapat berdiri", "`dan`"),
    ("1 < jumlah < 5", Mistake::Unreadable, "<", "dua perbandingan", "[1..10]"),
    ("(lengkap", Mistake::Unreadable, "", "harus ada `)`", "`)`"),
    ("nama = “a”", Mistake::Unreadable, "“", "tidak dikenal", "tanda kutip lurus"),
    ("nama = \"a", Mistake::Unreadable, "\"a", "tidak ditutup", "tambahkan `\"`"),
    ("lengkap && lengkap", Mistake::Unreadable, "&", "tidak dikenal", "`dan`"),
    ("jumlah / 2 > 1", Mistake::Unreadable, "/", "tidak dikenal", "kalikan"),
    ("jumlah > 5buah", Mistake::Unreadable, "5buah", "bukan angka dan bukan nama", "spasi"),
    ("jumlah dalam (1,2)", Mistake::Unreadable, "(1,2)", "koma", "spasi di belakang koma"),
    ("jumlah dalam (1)", Mistake::Unreadable, "(1)", "satu nilai", "`=`"),
    ("jenis dalam (ringan, berat)", Mistake::Unreadable, "ringan", "bukan nilai", "`\"ringan\"`"),
    ("jumla > 5", Mistake::Unknown, "jumla", "tidak ada isian `jumla`", "`jumlah`"),
    ("ada warna", Mistake::Unknown, "ada warna", "tidak ada isian `warna`", "isian"),
    ("jenis = berat", Mistake::Unknown, "berat", "tidak ada isian `berat`", "`\"berat\"`"),
    ("jenis = \"brat\"", Mistake::Type, "\"brat\"", "`brat` tidak ada di antara pilihan", "`\"berat\"`"),
    ("jumlah", Mistake::Type, "jumlah", "adalah angka, bukan syarat", "bandingkan"),
    ("jumlah > \"lima\"", Mistake::Type, "jumlah > \"lima\"", "`\"lima\"` adalah teks", "sejenis"),
    ("nama < \"b\"", Mistake::Type, "nama < \"b\"", "`<` tidak berlaku untuk teks", "`=`"),
    ("jumlah + tanggal > 5", Mistake::Type, "tanggal", "bukan angka", "angka saja"),
    ("jumlah * sisa > 5", Mistake::Type, "jumlah * sisa", "bukan angka bulat", "jumlah * 2"),
    ("sisa * 1000 > 5", Mistake::Type, "sisa * 1000", "terlalu besar", "`sampai`"),
    ("tanggal > 2026-02-30", Mistake::Unreadable, "2026-02-30", "tidak ada tanggal", "2026-03-16"),
    ("lengkap dan jumlah", Mistake::Type, "jumlah", "bukan syarat", "bandingkan"),
];

#[test]
fn each_mistake_is_told_where_it_is_and_how_to_mend_it() {
    let fields = fields();
    for (text, kind, place, what, hint) in WRONG {
        let wrong = Condition::read(text, &fields).expect_err(text);
        let [wrong] = wrong.as_slice() else { panic!("{text}: {wrong:#?}") };
        assert_eq!(wrong.kind, kind, "{text}: {wrong:#?}");
        assert_eq!(&text[wrong.span.start as usize..wrong.span.end as usize], place, "{text}: {wrong:#?}");
        assert!(wrong.what.id.contains(what), "{text}: {}", wrong.what.id);
        assert!(wrong.hint.id.contains(hint), "{text}: {}", wrong.hint.id);
    }
}

#[test]
fn limits_are_kept() {
    let fields = fields();
    let most = alir::limits::MAX_CONDITION_DEPTH;
    let nested = |depth| format!("{}lengkap{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Condition::read(&nested(most), &fields).is_ok());
    for text in [
        nested(most + 1),
        "bukan ".repeat(most + 1) + "lengkap",
        format!("{} > 1", ["jumlah"; 40].join(" + ")),
        format!("jumlah > {}jumlah", "-".repeat(40)),
    ] {
        let wrong = Condition::read(&text, &fields).unwrap_err();
        assert!(wrong[0].what.id.contains("terlalu dalam"), "{wrong:?}");
    }
    let long = "x".repeat(alir::limits::MAX_CONDITION_BYTES + 1);
    assert!(parse(&long).unwrap_err().what.id.contains("lebih panjang"));
    // As wide as it can be, it is no deeper.
    assert!(Condition::read(&["lengkap"; 80].join(" dan "), &fields).is_ok());
}

#[test]
fn what_coverage_cannot_decide_it_says() {
    let fields = fields();
    let read = |text: &str| Condition::read(text, &fields).unwrap();
    let covered = |texts: &[&str], mut tries: usize| {
        let read: Vec<_> = texts.iter().map(|text| read(text)).collect();
        cover(&fields, &read.iter().map(Some).collect::<Vec<_>>(), &|_| false, &mut tries)
    };
    assert_eq!(covered(&["jumlah > sisa"], 1000), Coverage::Together(vec![0, 1]));
    let lines = covered(&["jumlah + jumlah > sisa - sisa + 3", "jumlah < 2"], 1000);
    assert_eq!(lines, Coverage::Decided { gap: None, overlaps: Vec::new(), never: Vec::new() });
    assert_eq!(covered(&["jumlah > 5", "jumlah <= 5"], 3), Coverage::TooMany(5));
    let gap = |coverage| match coverage {
        Coverage::Decided { gap: Some(gap), .. } => {
            gap.into_iter().map(|(_, value)| value.unwrap()).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(gap(covered(&["sisa < 5", "sisa > 5"], 1000)), ["5"]);
    assert_eq!(gap(covered(&["sisa <= 5", "sisa >= 6"], 1000)), ["5,5"]);
    assert_eq!(gap(covered(&["sisa * 2 <= 11", "sisa * -3 < -16,5003"], 1000)), ["5,5001"]);
    assert_eq!(gap(covered(&["tanggal < 2026-03-04", "tanggal > 2026-03-04"], 1000)), ["2026-03-04"]);
    assert_eq!(gap(covered(&["nama = \"a\"", "nama = \"teks lain\""], 1000)), ["teks lain."]);
}

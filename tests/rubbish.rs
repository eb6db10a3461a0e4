//! Files that nobody should send: a clear finding, soon, and never a panic.

use alir::diagnostic::Diagnostic;
use alir::limits::MAX_FILE_BYTES;
use alir::sop::read;
use proptest::prelude::*;

use crate::exam::findings;
use crate::shared::library;

/// The codes that are found, each once; at least one comes with a hint.
fn codes(bytes: impl AsRef<[u8]>) -> Vec<&'static str> {
    let found = findings(bytes.as_ref());
    assert!(found.iter().any(|finding| !finding.hints.is_empty()), "no hint: {found:#?}");
    let mut codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

const HEAD: &str = "sop: contoh\nnama: Contoh\npelaksana: {staf: Staf}\n";
const STEPS: &str = "langkah: {kerja: {kegiatan: Bekerja, oleh: staf, selesai: Selesai}}\n";

#[test]
fn no_text() {
    assert_eq!(codes(b"\xff\xfe\x00s\x00o\x00p"), ["YML001"]);
    assert_eq!(codes(b"sop: \xc3\x28\n"), ["YML001"]);
    assert_eq!(codes("sop: a\0\n"), ["YML001"]);
    assert_eq!(codes("PK\u{3}\u{4}\u{14}\u{0}word/document.xml"), ["YML001"]);
    assert_eq!(codes(vec![0; 1 << 20]), ["YML001"]);
}

#[test]
fn nothing() {
    for text in
        ["", " ", "\n\n\n", "# hanya komentar\n# lagi\n", "---\n", "---\n...\n", "\u{feff}", "\u{feff}# x\n"]
    {
        assert_eq!(codes(text), ["YML008"], "{text:?}");
    }
}

#[test]
fn something_else() {
    for text in ["halo", "- a\n- b\n", "[]", "{}", "~", "a: b\n", "<html><body>SOP</body></html>", "\"sop\""]
    {
        assert_eq!(codes(text), ["SOP005"], "{text:?}");
    }
    assert_eq!(codes("{\"sop\": 1"), ["YML003"]);
    assert_eq!(codes("%YAML 1.2\n---\nsop: a\n"), ["YML003"]);
    assert!(codes("<?xml version=\"1.0\"?>: &a *b\n: !\n").contains(&"YML003"));
}

#[test]
fn tabs() {
    let text = format!("{HEAD}langkah:\n\tkerja:\n\t\tkegiatan: Bekerja\n");
    let found = findings(text.as_bytes());
    assert_eq!((found.len(), found[0].code), (1, "YML003"), "{found:#?}");
    assert_eq!(found[0].span.position(&text).0, 5);
    assert_eq!(found[0].hints[0].en, "use spaces instead of tabs");
}

#[test]
fn nested_for_ever() {
    for (open, close) in [("[", "]"), ("{", "}"), ("{a: ", "}"), ("[{a: ", "}]"), ("- ", ""), ("? ", "")] {
        for count in [33, 100_000] {
            let text = format!("{HEAD}catatan: \n {}{}", open.repeat(count), close.repeat(count));
            let codes = codes(&text);
            assert!(codes.contains(&"YML004") || codes.contains(&"YML003"), "{open:?} x {count}: {codes:?}");
        }
    }
    let mut steps = String::from(HEAD);
    for depth in 0..2000 {
        steps.push_str(&" ".repeat(depth));
        steps.push_str("a:\n");
    }
    assert!(codes(&steps).contains(&"YML004"));
    assert!(codes(format!("{HEAD}catatan:\n{}- x\n", " ".repeat(1_000_000))).contains(&"SOP002"));
}

#[test]
fn bombs() {
    let level = |level: u32| {
        let before = if level == 0 { "lol".to_owned() } else { format!("*a{}", level - 1) };
        format!("a{level}: &a{level} [{}]\n", [before.as_str(); 9].join(", "))
    };
    let laughs = (0..10).map(level).collect::<Vec<_>>().concat();
    assert_eq!(codes(format!("sop: a\n{laughs}")), ["SOP001", "SOP002", "YML006"]);
    let long =
        format!("{HEAD}sumber: &a {}\ncatatan: [{}*a]\n{STEPS}", "x".repeat(100_000), "*a, ".repeat(20_000));
    assert!(codes(long).contains(&"YML006"));
    assert_eq!(codes(format!("{HEAD}<<: *x\n{STEPS}")), ["SOP001", "YML006"]);
    assert!(codes("a: &a [*a]\nsop: x\n").contains(&"YML006"));
}

#[test]
fn too_much() {
    assert_eq!(codes(format!("{HEAD}sumber: {}\n{STEPS}", "x".repeat(50 << 20))), ["YML002"]);
    // As long as a file may be, all of it one value, one key, one comment or one quoted text.
    let most = "x".repeat(MAX_FILE_BYTES - 200);
    assert_eq!(findings(format!("{HEAD}sumber: {most}\n{STEPS}").as_bytes()), []);
    assert_eq!(findings(format!("{HEAD}sumber: \"{most}\"\n{STEPS}").as_bytes()), []);
    assert_eq!(findings(format!("{HEAD}# {most}\n{STEPS}").as_bytes()), []);
    assert_eq!(findings(format!("{HEAD}sumber: |\n  {most}\n{STEPS}").as_bytes()), []);
    for key in [format!("{most}: x\n"), format!("? {most}\n: x\n"), format!("\"{most}\": x\n")] {
        let codes = codes(format!("{HEAD}{STEPS}{key}"));
        assert!(codes == ["YML003"] || codes == ["SOP001", "YML002"], "{codes:?}");
    }
    // A long id that a hundred thousand messages could name.
    let again = "e, ".repeat(100_000);
    let text = format!(
        "{HEAD}langkah: {{? {} : {{serentak: [{again}]}}, e: {{selesai: S}}}}\n",
        "x".repeat(4 << 20)
    );
    assert!(codes(text).contains(&"SOP019"));
    // A long value in a hundred thousand places.
    let text = format!(
        "{HEAD}{STEPS}parameter: {{p: {}}}\nsumber: S\njudul: {{tabel: \"{}\"}}\n",
        "x".repeat(1 << 20),
        "{p}".repeat(100_000)
    );
    assert_eq!(codes(text), ["YML002"]);
    assert_eq!(
        findings(format!("{HEAD}{STEPS}judul: {{tabel: \"{}\"}}\n", "{".repeat(4 << 20)).as_bytes()),
        []
    );
}

#[test]
fn too_many_of_a_kind() {
    assert_eq!(codes(format!("{HEAD}{STEPS}{}", "versi: 1\n".repeat(200_000))), ["YML005", "YML009"]);
    let unknown = (0..400_000).map(|number| format!("k{number}: x\n")).collect::<Vec<_>>().concat();
    assert_eq!(codes(format!("{HEAD}{STEPS}{unknown}")), ["SOP001", "YML009"]);
    let shapes = "- [a]\n".repeat(300_000);
    assert_eq!(codes(format!("{HEAD}{STEPS}catatan:\n{shapes}")), ["SOP003", "YML009"]);
    assert_eq!(codes(format!("{HEAD}{}", "--- \n".repeat(300_000))), ["YML007"]);
    assert_eq!(
        codes(format!("{HEAD}catatan: [{}]\n{STEPS}", "&a x, ".repeat(300_000))),
        ["YML006", "YML009"]
    );
}

/// A list or a map written on one line: `count` times what `part` makes of a number.
fn many(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<_>>().join(", ")
}

#[test]
fn much_that_could_be_meant() {
    let sop = |lanes: &str, steps: &str| {
        format!("sop: contoh\nnama: Contoh\npelaksana: {{{lanes}}}\nlangkah: {{{steps}}}\n")
    };
    let task = |id: &str, more: &str| format!("{id}: {{kegiatan: K, oleh: p0{more}}}");

    let alone = many(50_000, |n| format!("s{n}: {{kegiatan: K}}"));
    assert_eq!(codes(sop("p0: P", &alone)), ["SOP016", "YML009"]);
    let lanes = many(20_000, |n| format!("p{n}: P"));
    let everybody = many(20_000, |n| format!("p{n}"));
    let all = format!("a: {{kegiatan: K, oleh: [{everybody}], selesai: S}}");
    assert_eq!(findings(sop(&lanes, &all).as_bytes()), []);
    let nobody = many(20_000, |n| format!("q{n}"));
    assert_eq!(
        codes(sop(&lanes, &format!("a: {{kegiatan: K, oleh: [{nobody}], selesai: S}}"))),
        ["SOP017", "YML009"]
    );

    let ends = many(20_000, |n| format!("e{n}: {{selesai: S}}"));
    let ways = many(20_000, |n| format!("e{n}"));
    assert_eq!(codes(sop("p0: P", &format!("a: {{serentak: [{ways}]}}, {ends}"))), ["SOP033", "SOP096"]);
    let labels = many(20_000, |n| format!("ya {n}: e{n}"));
    let asked = format!("a: {{keputusan: K, oleh: p0, cabang: {{{labels}}}}}, {ends}");
    assert_eq!(codes(sop("p0: P", &asked)), ["SOP096"]);
    let nowhere = many(20_000, |n| task(&format!("s{n}"), &format!(", lanjut: tidak_ada_{n}")));
    assert!(codes(sop("p0: P", &nowhere)).contains(&"SOP012"));
    let stages = many(20_000, |n| task(&format!("s{n}"), &format!(", tahap: t{n}")));
    let declared = many(20_000, |n| format!("t{n}: {{nama: T}}"));
    let text =
        sop("p0: P", &format!("{stages}, akhir: {{selesai: S}}")) + &format!("tahap: {{{declared}}}\n");
    assert_eq!(codes(text), ["SOP096"]);

    let row = many(20_000, |n| task(&format!("s{n}"), ""));
    assert_eq!(codes(sop("p0: P", &format!("{row}, akhir: {{selesai: S}}"))), ["SOP096"]);
    let forks = many(1_000, |n| {
        format!(
            "f{n}: {{serentak: [a{n}, b{n}]}}, {}, {}, g{n}: {{gabung: semua}}",
            task(&format!("a{n}"), &format!(", lanjut: g{n}")),
            task(&format!("b{n}"), "")
        )
    });
    assert_eq!(codes(sop("p0: P", &format!("{forks}, akhir: {{selesai: S}}"))), ["SOP096"]);
    let nested = |depth: usize| {
        let forks = many(depth, |n| format!("f{n}: {{serentak: [f{}, e]}}", n + 1));
        sop("p0: P", &format!("{forks}, {}, e: {{selesai: S}}", task(&format!("f{depth}"), ", lanjut: e")))
    };
    assert_eq!(codes(nested(1_000)), ["SOP035", "SOP096"]);
}

#[test]
fn many_documents() {
    let sop = |steps: &str| format!("{HEAD}langkah: {{{steps}}}\n");
    // Each step makes a document and needs that of the step before, or one that comes much later.
    let chain = many(20_000, |n| {
        format!(
            "s{n}: {{kegiatan: K, oleh: staf, kelengkapan: [D{}, D{}], output: D{n}, wajib_lengkap: ya}}",
            n.wrapping_sub(1),
            19_999 - n
        )
    });
    assert_eq!(codes(sop(&format!("{chain}, akhir: {{selesai: S}}"))), ["SOP080", "SOP096"]);
    // Branches that all make the same, and a loop round everything.
    let heads = many(5_000, |n| format!("s{n}"));
    let branches = many(5_000, |n| {
        format!("s{n}: {{kegiatan: K, oleh: staf, kelengkapan: D{n}, output: [D, D{n}], lanjut: g}}")
    });
    let text = sop(&format!(
        "f: {{serentak: [{heads}]}}, {branches}, g: {{gabung: semua}}, \
         ulang: {{keputusan: Ulangi?, oleh: staf, cabang: {{ya: f, tidak: h}}}}, \
         h: {{kegiatan: K, oleh: staf, wajib_lengkap: ya, kelengkapan: [D, D7], selesai: S}}"
    ));
    assert_eq!(codes(text), ["SOP083", "SOP091", "SOP096"]);
}

#[test]
fn what_editors_leave_behind_is_no_mistake() {
    let text = format!("{HEAD}{STEPS}");
    let plain = read(&text).value;
    assert!(plain.is_some());
    for kept in [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
        text.replace('\n', "   \n"),
        format!("---\n{text}...\n"),
        text.trim_end().to_owned(),
    ] {
        assert_eq!(findings(kept.as_bytes()), [], "{kept:?}");
        assert_eq!(read(&kept).value, plain, "{kept:?}");
    }
    // Nor does it matter to where something stands.
    for start in ["\u{feff}", ""] {
        let text = format!("{start}sop: contoh\r\nnama: é\r\nwarna: x\r\npelaksan: {{}}\r\n");
        let unknown = findings(text.as_bytes()).into_iter().filter(|finding| finding.code == "SOP001");
        let at = |finding: Diagnostic| {
            let words = &text[finding.span.start as usize..finding.span.end as usize];
            (finding.span.position(&text).0, words.to_owned())
        };
        let at: Vec<_> = unknown.map(at).collect();
        assert_eq!(at, [(3, "warna".to_owned()), (4, "pelaksan".to_owned())], "{text:?}");
    }
}

#[test]
fn much_in_a_profile() {
    let profile = |more: &str| {
        format!(
            "profil: a\nnama: A\nzona_waktu: WIB\nlibur_nasional: l.yaml\njam_kerja: {{senin-jumat: 08.00-15.30}}\n{more}\n"
        )
    };
    let period = |n: usize, days: u64| {
        let first = chrono::NaiveDate::default() + chrono::Days::new(n as u64 * 20);
        format!(
            "{{nama: P{n}, mulai: {first}, sampai: {}, jam_kerja: {{senin-jumat: 08.00-15.30}}}}",
            first + chrono::Days::new(days)
        )
    };
    let apart = many(20_000, |n| period(n, 10));
    assert_eq!(findings(profile(&format!("periode: [{apart}]")).as_bytes()), []);
    let over = many(20_000, |n| period(n, 30));
    assert_eq!(codes(profile(&format!("periode: [{over}]"))), ["PRF007", "YML009"]);
    let wrong = many(100_000, |n| format!("x{n}: X"));
    assert_eq!(codes(profile(&format!("libur_daerah: {{{wrong}}}"))), ["PRF005", "YML009"]);
    assert_eq!(codes(format!("libur: x\nhari: {{{wrong}}}")), ["PRF005", "YML009"]);
    let days = many(100_000, |n| format!("senin, selasa-minggu, x{n}: 08.00-12.00"));
    let quoted = days.replace(", selasa", "; selasa").replace(", x", "; x");
    assert_eq!(
        codes(format!("profil: a\nnama: A\nzona_waktu: WIB\nlibur_nasional: l\njam_kerja: {{{quoted}}}")),
        ["PRF002", "YML009"]
    );
    let short = many(20_000, |n| period(n, 10).replace("08.00-15.30", "08.00-15.00"));
    assert_eq!(codes(profile(&format!("periode: [{short}]"))), ["PRF008"]);
    let gaps = many(3_000, |n| format!("{:04}-01-01: X", 3 * n + 1000));
    assert_eq!(codes(format!("libur: x\nhari: {{{gaps}}}")), ["PRF009"]);
    let far = many(9_000, |n| format!("{:04}-01-01: X", n + 1000));
    assert_eq!(findings(format!("libur: x\nhari: {{{far}}}").as_bytes()), []);
    let long = "1".repeat(MAX_FILE_BYTES / 2);
    assert_eq!(codes(profile(&format!("peringatan_dini: {long}"))), ["PRF010"]);
    assert_eq!(codes(profile(&format!("batas_permohonan: {long}"))), ["PRF011"]);
    let shifts = many(200_000, |_| "08.00-12.00".to_owned());
    assert_eq!(
        codes(format!(
            "profil: a\nnama: A\nzona_waktu: WIB\nlibur_nasional: l\njam_kerja:\n  senin: {shifts}\n"
        )),
        ["PRF003"]
    );
}

/// Where in a file something is changed, and what is put there.
fn mutation() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, usize, String)> {
    let pieces = prop_oneof![
        "[\\PC\\n\\t]{0,5}",
        prop::sample::select(vec![
            ": ", "- ", "\n", "  ", "{", "}", "[", "]", "\"", "'", "|\n", "#", "&a ", "*a", "!!x ", "? ",
            "\t", "\0", "---\n", "%", "\u{feff}", "é", "\u{85}", "\u{2028}"
        ])
        .prop_map(str::to_owned),
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40_usize, pieces)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        findings(&bytes);
    }

    #[test]
    fn random_text(text in "[\\PC\\n]{0,200}") {
        findings(text.as_bytes());
    }

    #[test]
    fn random_words(words in prop::collection::vec(prop::sample::select(vec!["sop", "nama", "langkah", "pelaksana", "oleh", "a", ": ", ":", "\n", " ", "  ", "- ", "{", "}", "[", "]", ", ", "\"", "'", "|", ">", "#", "&", "*", "!", "?", "~", "\t"]), 0..60)) {
        findings(words.concat().as_bytes());
    }

    #[test]
    fn damaged_sops((which, at, cut, piece) in mutation(), (_, again, cut_again, piece_again) in mutation()) {
        let library = library();
        let mut bytes = which.get(&library).1.clone().into_bytes();
        for (at, cut, piece) in [(at, cut, piece), (again, cut_again, piece_again)] {
            let at = at.index(bytes.len());
            let end = (at + cut).min(bytes.len());
            bytes.splice(at..end, piece.into_bytes());
        }
        findings(&bytes);
    }
}

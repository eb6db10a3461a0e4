//! Words that YAML would twist stay text, and whatever a definition holds survives being written and read.

use alir::sop::{Decree, Definition, Document, Holidays, Profile, read, schema};
use proptest::prelude::*;

use crate::random::made;
use crate::shared::sop;

/// What some readers of YAML take for a number, a date, a time, a truth or nothing.
const TWISTED: [&str; 40] = [
    "no",
    "No",
    "NO",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "ya",
    "tidak",
    "true",
    "True",
    "false",
    "null",
    "Null",
    "NULL",
    "~",
    "010",
    "0o10",
    "0x10",
    "0b11",
    "1_000",
    "555/228.26",
    "1:30",
    "1:30:00",
    "27-10-2022",
    "2022-10-27",
    "2022-10-27T08:00:00Z",
    "1e3",
    "1E400",
    ".5",
    "5.",
    "-0",
    "+1",
    "-",
    ".inf",
    "-.INF",
    ".nan",
    "<<",
    "=",
];

/// The same text wherever somebody could write it plainly: what was read, in the order of the places.
fn everywhere(word: &str) -> (String, [String; 12]) {
    // A lone `-` begins a list; nobody can write it without quotes.
    let plain = if word == "-" { "\"-\"" } else { word };
    let text = format!(
        "sop: contoh\nversi: {plain}\nnama: {plain}\nparameter: {{p: {plain}}}\nidentitas: {{nomor: {plain}, disahkan_oleh: {{nip: {plain}}}}}\n\
         pelaksana:\n  staf: {plain}\nlangkah:\n  putus:\n    no: {plain}\n    keputusan: Sudah?\n    oleh: staf\n    waktu: {plain}\n    \
         kelengkapan: [{plain}, lain]\n    output: {plain}\n    keterangan: {plain}\n    cabang:\n      {plain}: selesai\n      lain: selesai\n    catatan:\n      - {plain}\n  \
         selesai: {{selesai: {plain}}}\n"
    );
    let sop = sop(word, &text);
    let found = places(&sop);
    (text, found)
}

fn places(sop: &Definition) -> [String; 12] {
    let identity = sop.identity.as_ref().unwrap();
    let step = sop.steps.get("putus").unwrap();
    [
        sop.version.as_ref().unwrap().value.clone(),
        sop.name.value.clone(),
        sop.parameters.get("p").unwrap().text().to_owned(),
        identity.number.as_ref().unwrap().value.clone(),
        identity.approved_by.as_ref().unwrap().nip.as_ref().unwrap().value.clone(),
        sop.lanes.get("staf").unwrap().name.value.clone(),
        step.number.as_ref().unwrap().value.clone(),
        step.time.as_ref().unwrap().printed.value.clone(),
        step.needs.iter().next().unwrap().to_owned(),
        step.remark.as_ref().unwrap().value.clone(),
        step.branches.entries[0].0.value.clone(),
        sop.steps.get("selesai").unwrap().end.as_ref().unwrap().value.clone(),
    ]
}

#[test]
fn twisted_words_stay_text() {
    for word in TWISTED {
        let (text, found) = everywhere(word);
        assert_eq!(found, [word; 12], "{text}");
        let sop = sop(word, &text);
        let written = sop.to_yaml().unwrap();
        let again = self::sop(word, &written);
        assert_eq!(places(&again), [word; 12], "{written}");
        assert_eq!(again, sop, "{written}");
    }
}

#[test]
fn a_label_or_an_id_of_a_step_may_be_such_a_word() {
    let text = "sop: contoh\nnama: N\npelaksana: {x: X}\nlangkah:\n  no: {keputusan: K?, oleh: x, cabang: {ya: true, tidak: null}}\n  true: {selesai: A}\n  null: {selesai: B}\n";
    let chart = alir::check_text(&sop("ids", text), text).value.unwrap();
    let exits: Vec<_> = chart.exits(chart.start()).map(|exit| (exit.label, exit.to.id.as_str())).collect();
    assert_eq!(exits, [(Some("ya"), "true"), (Some("tidak"), "null")]);
}

#[test]
fn nothing_is_not_a_word() {
    // An empty value is none; an empty text in quotes is one, and `~` is what somebody typed.
    let of = |value: &str| {
        let text = format!(
            "sop: a\nnama: N\nversi: {value}\npelaksana: {{x: X}}\nlangkah: {{k: {{kegiatan: K, oleh: x, selesai: S}}}}\n"
        );
        sop(value, &text).version.map(|version| version.value)
    };
    assert_eq!(of(""), None);
    assert_eq!(of("# catatan"), None);
    assert_eq!(of("\"\"").as_deref(), Some(""));
    assert_eq!(of("''").as_deref(), Some(""));
    assert_eq!(of("~").as_deref(), Some("~"));
    assert_eq!(of("null").as_deref(), Some("null"));
}

#[test]
fn printed_white_space_is_kept_in_quotes() {
    for word in [
        "  tepi  ",
        "baris\nkedua",
        "\ttab",
        "akhir\n",
        "\n",
        " ",
        "é ñ 中 \u{1f600}",
        "it's \"so\" \\n",
        "# x",
        "a: b",
        "- a",
        "{a}",
        "%",
        "@",
        "`",
    ] {
        let given = sop(
            "dasar",
            "sop: a\nnama: N\npelaksana: {x: X}\nlangkah: {k: {kegiatan: K, oleh: x, selesai: S}}\n",
        );
        let mut changed = given.clone();
        changed.each_text(&mut |text| text.value = word.to_owned());
        assert_ne!(changed, given);
        let written = changed.to_yaml().unwrap();
        let Some(Document::Sop(again)) = read(&written).value else { panic!("{word:?}: {written}") };
        assert_eq!(*again, changed, "{word:?}: {written}");
    }
}

/// Texts as they come, and those that are hard.
fn words() -> impl Strategy<Value = Vec<String>> {
    let hard = TWISTED.into_iter().chain([
        "", " ", "\n", "a\nb", "a: b", " #", "-", "- ", "?", "'", "\"", "\\", "{", "\u{85}", "\u{2028}",
        "\u{feff}", "\r", "\t", "|", ">",
    ]);
    let hard: Vec<_> = hard.map(str::to_owned).collect();
    let word = prop_oneof![prop::sample::select(hard), "[\\PC\\n\\t\\r]{0,12}", "[a-z_]{1,6}"];
    prop::collection::vec(word, 0..300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_definition_is_read_as_it_was_written(choices in prop::collection::vec(any::<u8>(), 0..600), words in words()) {
        let sop: Definition = made(choices, &words);
        let written = sop.to_yaml().unwrap();
        match read(&written).value {
            Some(Document::Sop(again)) => prop_assert_eq!(*again, sop, "{}", written),
            other => prop_assert!(false, "{:?} from {}", other, written),
        }
    }

    #[test]
    fn any_decree_is_read_as_it_was_written(choices in prop::collection::vec(any::<u8>(), 0..200), words in words()) {
        let decree: Decree = made(choices, &words);
        let written = decree.to_yaml().unwrap();
        match read(&written).value {
            Some(Document::Decree(again)) => prop_assert_eq!(*again, decree, "{}", written),
            other => prop_assert!(false, "{:?} from {}", other, written),
        }
    }

    #[test]
    fn any_profile_is_read_as_it_was_written(choices in prop::collection::vec(any::<u8>(), 0..300), words in words()) {
        let profile: Profile = made(choices, &words);
        let written = profile.to_yaml().unwrap();
        match read(&written).value {
            Some(Document::Profile(again)) => prop_assert_eq!(*again, profile, "{}", written),
            other => prop_assert!(false, "{:?} from {}", other, written),
        }
    }

    #[test]
    fn any_holidays_are_read_as_they_were_written(choices in prop::collection::vec(any::<u8>(), 0..100), words in words()) {
        let days: Holidays = made(choices, &words);
        let written = days.to_yaml().unwrap();
        match read(&written).value {
            Some(Document::Holidays(again)) => prop_assert_eq!(*again, days, "{}", written),
            other => prop_assert!(false, "{:?} from {}", other, written),
        }
    }
}

#[test]
fn the_random_values_use_every_key_of_the_format() {
    let words: Vec<String> = (0..1000).map(|number| format!("w{number}")).collect();
    let mut all = String::new();
    for seed in 1..40_u32 {
        let choices =
            (0..2000_u32).map(|number| ((number + seed * 4001).wrapping_mul(2_654_435_761) >> 24) as u8);
        let sop: Definition = made(choices.clone().collect(), &words);
        all += &sop.to_yaml().unwrap();
        let decree: Decree = made(choices.clone().collect(), &words);
        all += &decree.to_yaml().unwrap();
        let profile: Profile = made(choices.clone().collect(), &words);
        all += &profile.to_yaml().unwrap();
        let days: Holidays = made(choices.collect(), &words);
        all += &days.to_yaml().unwrap();
    }
    let missing = |schema: &serde_json::Value| {
        let keys = schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone());
        // `semua:` is read, and written as a plain list.
        let written = |key: &String| {
            key == "semua" || all.contains(&format!("{key}:")) || all.contains(&format!("\"{key}\":"))
        };
        keys.filter(|key| !written(key)).collect::<Vec<_>>()
    };
    for schema in [schema::sop(), schema::decree(), schema::profile(), schema::holidays()] {
        assert_eq!(missing(&schema), Vec::<String>::new());
        for (name, schema) in schema["definitions"].as_object().unwrap() {
            assert_eq!(missing(schema), Vec::<String>::new(), "{name}");
        }
    }
}

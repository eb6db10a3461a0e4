//! Patterns of numbers: what they give, and that it can be read back in one way only.

use std::collections::BTreeMap;

use alir::numbering::Pattern;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn words(given: &[(&str, &str)]) -> BTreeMap<String, String> {
    given.iter().map(|(name, word)| ((*name).to_owned(), (*word).to_owned())).collect()
}

#[test]
fn the_printed_numbers_come_out_and_go_in() {
    for (pattern, counter, on, given, number) in [
        (
            "555/{urut}.{sub}/diskominfo",
            228,
            day(2022, 10, 27),
            words(&[("sub", "26")]),
            "555/228.26/diskominfo",
        ),
        ("500.12.6.4/{urut}/SPeGOV", 534, day(2024, 5, 14), words(&[]), "500.12.6.4/534/SPeGOV"),
        ("555/{urut:02}/DISKOMINFO-LK/{tahun}", 5, day(2017, 1, 31), words(&[]), "555/05/DISKOMINFO-LK/2017"),
        (
            "{urut:03}/{tanggal}/{bulan:romawi}/{tahun}",
            1000,
            day(2026, 8, 7),
            words(&[]),
            "1000/07/VIII/2026",
        ),
        ("{tahun}{bulan}{urut:04}", 12, day(2026, 3, 1), words(&[]), "2026030012"),
    ] {
        let pattern = Pattern::read(pattern).unwrap();
        assert_eq!(pattern.number(counter, on, &given).unwrap(), number);
        assert_eq!(pattern.counter(number), Some(counter));
    }
    let pattern = Pattern::read("555/{urut:02}/DISKOMINFO-LK/{tahun}").unwrap();
    for other in
        ["555/5/DISKOMINFO-LK/2017", "555/005/DISKOMINFO-LK/2017", "555/05/DISKOMINFO-LK/17", "x", ""]
    {
        assert_eq!(pattern.counter(other), None, "{other}");
    }
}

#[test]
fn words_are_given_all_and_no_others() {
    let on = day(2026, 1, 1);
    let pattern = Pattern::read("{sub}/{urut}/{unit}").unwrap();
    assert_eq!(pattern.words().collect::<Vec<_>>(), ["sub", "unit"]);
    let wrong = |given: &[(&str, &str)]| pattern.number(2, on, &words(given)).unwrap_err().what.en;
    assert!(wrong(&[("sub", "a")]).contains("needs the word `unit`"));
    assert!(wrong(&[("sub", " "), ("unit", "b")]).contains("needs the word `sub`"));
    assert!(wrong(&[("sub", "a"), ("unit", "b"), ("lain", "c")]).contains("no word `lain`"));
    assert!(wrong(&[("sub", "a"), ("unit", "b\nc")]).contains("control character"));
    // It could be the number 1 of `x` and `2/y` as well.
    assert!(wrong(&[("sub", "x/1"), ("unit", "y")]).contains("could be read"));
    assert_eq!(pattern.number(2, on, &words(&[("sub", "x"), ("unit", "y")])).unwrap(), "x/2/y");
}

fn pattern() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("{urut}"),
        Just("{urut:03}"),
        Just("{tahun}"),
        Just("{bulan}"),
        Just("{bulan:romawi}"),
        Just("{tanggal}"),
        Just("{a}"),
        Just("{b}"),
        Just("/"),
        Just("."),
        Just("1"),
        Just("I"),
        Just("555"),
        Just("é"),
        Just("{"),
        Just("}"),
    ];
    prop::collection::vec(part, 0..9).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Two counters never give one number, whatever the words and the days.
    #[test]
    fn no_number_is_that_of_two_counters(
        text in pattern(),
        counters in (1..1200_u32, 1..1200_u32),
        a in ("[1/.Ia]{1,4}", "[1/.Ia]{1,4}"),
        b in ("[1/.Ia]{1,4}", "[1/.Ia]{1,4}"),
        days in (0..800_u64, 0..800_u64),
    ) {
        let Ok(pattern) = Pattern::read(&text) else { return Ok(()) };
        prop_assert_eq!(Pattern::read(pattern.as_str()).unwrap(), pattern.clone());
        let give = |counter, a: &str, b: &str, days| {
            let on = day(2025, 1, 1) + chrono::Days::new(days);
            let mut all = words(&[("a", a), ("b", b)]);
            all.retain(|name, _| pattern.words().any(|word| word == name));
            pattern.number(counter, on, &all)
        };
        let both = [give(counters.0, &a.0, &b.0, days.0), give(counters.1, &a.1, &b.1, days.1)];
        for (number, counter) in both.iter().zip([counters.0, counters.1]) {
            if let Ok(number) = number {
                prop_assert_eq!(pattern.counter(number), Some(counter));
            }
        }
        if let [Ok(first), Ok(second)] = &both && counters.0 != counters.1 {
            prop_assert_ne!(first, second);
        }
    }

    /// Rubbish is refused in words, or read.
    #[test]
    fn nothing_breaks_it(text in "\\PC{0,40}", number in "\\PC{0,40}") {
        if let Ok(pattern) = Pattern::read(&text) {
            let _ = pattern.counter(&number);
        }
    }
}

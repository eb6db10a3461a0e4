//! The words of standard times: every one that the ten SOPs print, every form of the specification, and rubbish.

use std::collections::BTreeSet;

use alir::sop::Document;
use alir::time::{Frequency, Length, Per, Printed, StandardTime, read};
use proptest::prelude::*;

use crate::shared::{document, library};

fn minutes(count: u32) -> Length {
    Length::Work(count * 60)
}

fn hours(count: u32) -> Length {
    Length::Work(count * 3600)
}

fn from(target: Length, limit: Length) -> StandardTime {
    StandardTime { target, limit }
}

#[test]
fn what_the_ten_sops_print() {
    let known = [
        ("5 menit", minutes(5), minutes(5)),
        ("5 Menit", minutes(5), minutes(5)),
        ("10 menit", minutes(10), minutes(10)),
        ("10 Menit", minutes(10), minutes(10)),
        ("15 menit", minutes(15), minutes(15)),
        ("20 menit", minutes(20), minutes(20)),
        ("30 menit", minutes(30), minutes(30)),
        ("30 mnt", minutes(30), minutes(30)),
        ("60 menit", minutes(60), minutes(60)),
        ("1 jam", hours(1), hours(1)),
        ("1 Jam", hours(1), hours(1)),
        ("2 jam", hours(2), hours(2)),
        ("3 jam", hours(3), hours(3)),
        ("1-4 jam", hours(1), hours(4)),
        ("1 - 3 jam", hours(1), hours(3)),
        ("1-8 jam kerja", hours(1), hours(8)),
        ("1 hari", Length::Days(1), Length::Days(1)),
        ("2 hari", Length::Days(2), Length::Days(2)),
        ("3 hari", Length::Days(3), Length::Days(3)),
        ("4 hari", Length::Days(4), Length::Days(4)),
        ("1-2 hari", Length::Days(1), Length::Days(2)),
        ("1 hari Kerja", Length::WorkDays(1), Length::WorkDays(1)),
        ("1 hari kerja", Length::WorkDays(1), Length::WorkDays(1)),
        ("1 minggu", Length::Weeks(1), Length::Weeks(1)),
        ("1 bulan", Length::Months(1), Length::Months(1)),
        ("1 tahun", Length::Years(1), Length::Years(1)),
    ];
    for (words, target, limit) in known {
        assert_eq!(read(words), Ok(Printed::Time(from(target, limit))), "{words}");
    }
    let mut printed = BTreeSet::new();
    for (name, text) in library() {
        if let Document::Sop(sop) = document(&name, &text) {
            let times = sop.steps.iter().filter_map(|(_, step)| step.time.as_ref());
            printed.extend(times.map(|time| time.printed.value.clone()).filter(|time| !time.is_empty()));
        }
    }
    let known: BTreeSet<_> = known.iter().map(|(words, ..)| (*words).to_owned()).collect();
    assert_eq!(printed, known, "what is printed and what is known here differ");
    assert_eq!(read("Tergantung jenis aduan"), Ok(Printed::Depends));
    assert_eq!(read("paling lambat 1 x 24 jam"), Ok(Printed::Time(StandardTime::of(Length::ClockHours(24)))));
    let twice = Frequency { times: 2, most: None, every: 1, per: Per::Week };
    assert_eq!(Frequency::read("minimal 2 kali dalam satu minggu"), Some(twice));
}

#[test]
fn every_form_of_the_specification() {
    let days = |target, limit| from(Length::WorkDays(target), Length::WorkDays(limit));
    for (words, expected) in [
        ("1 – 3 jam", from(hours(1), hours(3))),
        ("1 — 3 Jam", from(hours(1), hours(3))),
        ("1 s.d 3 jam", from(hours(1), hours(3))),
        ("1 s.d. 3 jam", from(hours(1), hours(3))),
        ("1 s/d 3 jam", from(hours(1), hours(3))),
        ("1 sampai 3 jam", from(hours(1), hours(3))),
        ("1 sampai dengan 3 jam", from(hours(1), hours(3))),
        ("1 hingga 3 jam", from(hours(1), hours(3))),
        ("30 menit - 1 jam", from(minutes(30), hours(1))),
        ("4 jam s.d 2 hari kerja", from(hours(4), Length::WorkDays(2))),
        ("1-1 jam", from(hours(1), hours(1))),
        ("5 (lima) hari kerja", days(5, 5)),
        ("5 ( Lima ) Hari Kerja.", days(5, 5)),
        ("lima hari kerja", days(5, 5)),
        ("dua puluh satu hari kerja", days(21, 21)),
        ("paling lambat 14 (empat belas) hari kerja", days(14, 14)),
        ("Paling lama 3 hari kerja", days(3, 3)),
        ("maksimal 3 hari kerja", days(3, 3)),
        ("maks. 3 hari kerja", days(3, 3)),
        ("selambat-lambatnya 3 hari kerja", days(3, 3)),
        ("dalam waktu 3 hari kerja;", days(3, 3)),
        ("3 hari kalender", StandardTime::of(Length::CalendarDays(3))),
        ("1 x 24 jam", StandardTime::of(Length::ClockHours(24))),
        ("2x24 jam", StandardTime::of(Length::ClockHours(48))),
        ("2 × 24 jam", StandardTime::of(Length::ClockHours(48))),
        ("3 x 45 menit", StandardTime::of(minutes(135))),
        ("24 jam", StandardTime::of(hours(24))),
        ("8 jam kerja", StandardTime::of(hours(8))),
        ("1 jam 30 menit", StandardTime::of(minutes(90))),
        ("1 jam dan 30 menit", StandardTime::of(minutes(90))),
        ("1,5 jam", StandardTime::of(minutes(90))),
        ("1.5 jam", StandardTime::of(minutes(90))),
        ("½ jam", StandardTime::of(minutes(30))),
        ("setengah jam", StandardTime::of(minutes(30))),
        ("sehari", StandardTime::of(Length::Days(1))),
        ("seminggu", StandardTime::of(Length::Weeks(1))),
        ("2 bulan", StandardTime::of(Length::Months(2))),
        ("30 detik", StandardTime::of(Length::Work(30))),
        ("10\u{a0}menit", StandardTime::of(minutes(10))),
    ] {
        assert_eq!(read(words), Ok(Printed::Time(expected)), "{words}");
    }
}

#[test]
fn what_is_not_understood_is_not_guessed() {
    for (words, part) in [
        ("secepatnya", "tidak dipahami"),
        ("", "tidak dipahami"),
        ("tergantung", "tidak dipahami"),
        ("1 hari kerja sejak diterima", "tidak dipahami"),
        ("± 30 menit", "tidak dipahami"),
        ("1/2 jam", "tidak dipahami"),
        ("1 jam 2 hari", "tidak dipahami"),
        ("30 menit 1 jam", "tidak dipahami"),
        ("1 x 24 jam kerja", "tidak dipahami"),
        ("2 x 1 hari", "tidak dipahami"),
        ("minimal 1 jam", "batas bawah"),
        ("paling sedikit 1 jam", "batas bawah"),
        ("2 kali seminggu", "seberapa sering"),
        ("setiap hari", "seberapa sering"),
        ("5 (enam) hari", "berbeda"),
        ("1.500 menit", "dua hal"),
        ("0 menit", "nol"),
        ("4-1 jam", "melebihi"),
        ("2 hari kerja - 3 jam", "melebihi"),
        ("15", "satuan"),
        ("1-4", "satuan"),
        ("1,5 hari", "tidak dapat dibagi"),
        ("9999999 jam", "terlalu panjang"),
        ("200 tahun", "terlalu panjang"),
    ] {
        let wrong = read(words).expect_err(words);
        assert!(wrong.what.id.contains(part), "{words}: {}", wrong.what.id);
        assert!(!wrong.hint.id.is_empty() && !wrong.hint.en.is_empty());
        assert_ne!(wrong.what.id, wrong.what.en);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9a-z ,.()½x×–-]{0,24}|\\PC{0,40}") {
        let _ = read(&text);
        let _ = Frequency::read(&text);
    }

    #[test]
    fn any_words_of_the_language_are_read_or_refused(
        words in proptest::collection::vec(prop_oneof![
            Just("5"), Just("(lima)"), Just("lima"), Just("puluh"), Just("belas"), Just("ratus"), Just("ribu"), Just("-"), Just("s.d"),
            Just("jam"), Just("menit"), Just("hari"), Just("kerja"), Just("kalender"), Just("x"), Just("24"), Just("1,5"),
            Just("paling"), Just("lambat"), Just("maksimal"), Just("dan"), Just("kali"), Just("setiap"), Just("minggu"), Just("½"),
        ], 0..9)
    ) {
        if let Ok(Printed::Time(StandardTime { target, limit })) = read(&words.join(" ")) {
            // Whatever was understood, somebody can wait for it.
            let calendar = &alir::time::Office::usual().calendar;
            let start = chrono::DateTime::from_timestamp(1_780_000_000, 0).unwrap();
            for length in [target, limit] {
                prop_assert!(calendar.due(start, length, alir::time::Who::Office) > start);
            }
        }
        let _ = Frequency::read(&words.join(" "));
    }

    #[test]
    fn what_is_written_is_read_again(count in 1u32..5_000, unit in 0usize..8, to in 0u32..50) {
        let (word, length): (&str, fn(u32) -> Length) = [
            ("menit", (|n| Length::Work(n * 60)) as fn(u32) -> Length),
            ("jam", |n| Length::Work(n * 3600)),
            ("hari kerja", Length::WorkDays),
            ("hari", Length::Days),
            ("hari kalender", Length::CalendarDays),
            ("minggu", Length::Weeks),
            ("bulan", Length::Months),
            ("tahun", Length::Years),
        ][unit];
        let most = [5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 1_000, 50][unit];
        let count = count % most + 1;
        let expected = from(length(count), length(count + to));
        prop_assert_eq!(read(&format!("{count}-{} {word}", count + to)), Ok(Printed::Time(expected)));
        prop_assert_eq!(read(&format!("maksimal {count} {word}")), Ok(Printed::Time(StandardTime::of(length(count)))));
    }
}

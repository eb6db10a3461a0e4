//! The profiles and the holidays in `sops/`: the dates of the specification, and due dates by them.

use alir::diagnostic::{Checked, Severity};
use alir::rules::{days_off, missing_holidays, office as office_of, without_holidays};
use alir::sop::{Document, Holidays, Profile};
use alir::time::{
    DayCount, DayOffKind, Length, Office, PlainDays, Printed, Share, StandardTime, Who, WorkCalendar, Zone,
    read,
};
use chrono::{DateTime, Datelike, NaiveDateTime, Utc};

use crate::shared::{document, library, root, text};

/// Days off by year and month, as the specification lists them: `*` is joint leave, `~` an expected date.
const DAYS: [(i32, &str); 4] = [
    (
        2024,
        "1:1; 2:8,9*,10,14; 3:11,12*,29,31; 4:8*,9*,10,11,12*,15*; 5:1,9,10*,23,24*; 6:1,17,18*; 7:7; 8:17; 9:16; 11:27; 12:25,26*",
    ),
    (
        2025,
        "1:1,27,28*,29; 3:28*,29,31; 4:1,2*,3*,4*,7*,18,20; 5:1,12,13*,29,30*; 6:1,6,9*,27; 8:17,18*; 9:5; 12:25,26*",
    ),
    (
        2026,
        "1:1,16; 2:16*,17; 3:18*,19,20*,21,22,23*,24*; 4:3,5; 5:1,14,15*,27,28*,31; 6:1,16; 8:17,25; 12:24*,25",
    ),
    (
        2027,
        "1:1,5; 2:5*,6; 3:8,9*,10~,11~,12*,15*,25*,26,28; 5:1,6,17~,18*,19*,20; 6:1,6; 8:15,17; 12:24*,25,26",
    ),
];

fn holidays() -> Holidays {
    match document("libur", &text(&root().join("sops/libur-nasional.yaml"))) {
        Document::Holidays(days) => *days,
        other => panic!("{other:?}"),
    }
}

fn profile(text: &str) -> Profile {
    match document("profil", text) {
        Document::Profile(profile) => *profile,
        other => panic!("{other:?}"),
    }
}

fn buol() -> String {
    text(&root().join("sops/buol/profil.yaml"))
}

fn right<T: std::fmt::Debug>(checked: Checked<T>) -> T {
    assert_eq!(checked.diagnostics, []);
    checked.value.unwrap()
}

#[test]
fn the_holidays_are_those_of_the_specification() {
    let mut expected = Vec::new();
    for (year, months) in DAYS {
        for (month, days) in months.split("; ").map(|month| month.split_once(':').unwrap()) {
            for day in days.split(',') {
                let kind = if day.ends_with('*') { DayOffKind::JointLeave } else { DayOffKind::National };
                let number: u32 = day.trim_end_matches(['*', '~']).parse().unwrap();
                let month: u32 = month.parse().unwrap();
                expected.push((format!("{year}-{month:02}-{number:02}"), kind, day.ends_with('~')));
            }
        }
    }
    let found = right(days_off(&holidays()));
    let found: Vec<_> = found.iter().map(|day| (day.date.to_string(), day.kind, day.estimated)).collect();
    assert_eq!(found, expected);
    // The names say the same as the marks.
    for (date, day) in holidays().days.iter() {
        assert_eq!(day.name.starts_with("Cuti Bersama "), day.joint_leave, "{date}");
    }
}

#[test]
fn every_profile_has_its_office() {
    let mut found = Vec::new();
    for (name, text) in library() {
        if let Document::Profile(profile) = document(&name, &text) {
            let office = right(office_of(&profile, Some(&holidays())));
            assert_eq!(name, format!("{}/profil.yaml", office.id));
            let hours = office.calendar.hours();
            assert_eq!(hours.known_years, (2024..=2027).collect(), "{name}");
            let periods = hours.periods.iter().map(|period| format!("{}/{}", period.first, period.last));
            assert_eq!(
                periods.collect::<Vec<_>>(),
                [
                    "2024-03-12/2024-04-09",
                    "2025-03-01/2025-03-30",
                    "2026-02-19/2026-03-20",
                    "2027-02-08/2027-03-09"
                ],
                "{name}"
            );
            assert!(hours.periods.iter().all(|period| period.week.minutes() == 1950), "{name}");
            let plain = alir::time::OfficeHours::default();
            assert_eq!(
                (hours.week.clone(), hours.day_count, hours.plain_days),
                (plain.week, plain.day_count, plain.plain_days)
            );
            assert_eq!(
                (office.early_warning, office.statutory),
                (Some(Share(80)), Office::default().statutory)
            );
            found.push((office.id, office.calendar.zone().name()));
        }
    }
    let expected = [("buol", "WITA"), ("cirebon", "WIB"), ("lima-puluh-kota", "WIB"), ("majalengka", "WIB")];
    assert_eq!(found, expected.map(|(id, zone)| (id.to_owned(), zone.to_owned())));
}

fn local(text: &str) -> DateTime<Utc> {
    Zone::WITA.utc(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

fn due(calendar: &WorkCalendar, words: &str, start: &str) -> String {
    let Ok(Printed::Time(time)) = read(words) else { panic!("{words}") };
    let due = calendar.due(local(start), time.limit, Who::Office);
    calendar.local(due).format("%Y-%m-%d %H:%M").to_string()
}

#[test]
fn due_dates_in_buol() {
    let calendar = right(office_of(&profile(&buol()), Some(&holidays()))).calendar;
    for (words, start, expected) in [
        ("20 menit", "2026-11-20 16:20", "2026-11-23 07:40"),
        ("4 jam", "2026-11-19 15:00", "2026-11-20 10:30"),
        ("5 hari kerja", "2026-03-10 09:00", "2026-03-17 15:00"),
        ("3 hari kerja", "2026-03-16 09:00", "2026-03-26 16:00"),
        ("1 minggu", "2026-12-18 09:00", "2026-12-28 16:00"),
    ] {
        assert_eq!(due(&calendar, words, start), expected, "{words} from {start}");
    }
    let day = |text: &str| local(&format!("{text} 09:00"));
    assert!(!calendar.is_provisional(day("2026-03-16"), day("2026-03-26")));
    assert!(calendar.is_provisional(day("2027-03-01"), day("2027-03-20")), "Idul Fitri is expected then");
    assert!(calendar.is_provisional(day("2027-12-20"), day("2028-01-05")));
}

#[test]
fn what_a_profile_can_choose() {
    let more = "cuti_bersama: kerja\nlibur_daerah: {2026-10-12: Hari Jadi}\nhitung_hari: durasi\narti_hari: kalender\nperingatan_dini: 75 %\nbatas_permohonan: 10 hari kerja\n";
    let office = right(office_of(&profile(&(buol() + more)), Some(&holidays())));
    let hours = office.calendar.hours();
    assert_eq!((hours.day_count, hours.plain_days), (DayCount::Duration, PlainDays::Calendar));
    assert_eq!(office.early_warning, Some(Share(75)));
    assert_eq!(office.statutory, Some(StandardTime::of(Length::WorkDays(10))));
    let local: Vec<_> = hours.days_off.iter().filter(|day| day.kind == DayOffKind::Local).collect();
    assert_eq!(local.iter().map(|day| day.date.to_string()).collect::<Vec<_>>(), ["2026-10-12"]);
    // Three times 7.5 hours, of which a day of Ramadan has 6.5: Mon, Tue, Wed (joint leave), and three on Friday.
    assert_eq!(due(&office.calendar, "3 hari kerja", "2026-03-16 08:00"), "2026-03-20 11:00");

    let never =
        right(office_of(&profile(&(buol() + "peringatan_dini: tidak\nbatas_permohonan: tidak\n")), None));
    assert_eq!((never.early_warning, never.statutory), (None, None));
    assert!(never.calendar.hours().known_years.is_empty() && never.calendar.hours().days_off.is_empty());
}

#[test]
fn an_office_with_joint_leave_at_work() {
    let office = right(office_of(&profile(&(buol() + "cuti_bersama: kerja\n")), Some(&holidays())));
    assert_eq!(due(&office.calendar, "3 hari kerja", "2026-03-16 09:00"), "2026-03-20 15:30");
}

#[test]
fn years_without_holidays_are_missed_in_time() {
    let office = right(office_of(&profile(&buol()), Some(&holidays())));
    assert_eq!(without_holidays(&office, 2027), None);
    let finding = without_holidays(&office, 2028).unwrap();
    assert_eq!((finding.code, finding.severity), ("PRF009", Severity::Warning));
    assert!(finding.message.id.contains("2028") && !finding.hints.is_empty());
    for (now, missing) in [
        ("2026-12-31 23:00", 0),
        ("2027-10-31 23:59", 0),
        ("2027-11-01 00:00", 1),
        ("2028-10-01 08:00", 1),
        ("2028-12-01 08:00", 2),
    ] {
        assert_eq!(missing_holidays(&office, local(now)).len(), missing, "{now}");
    }
    // The year is that of the office: on New Year's morning it is still last year by UTC.
    assert_eq!(local("2028-01-01 01:00").year(), 2027);
    assert!(missing_holidays(&office, local("2028-01-01 01:00"))[0].message.en.contains("2028"));
}

#[test]
fn an_office_results_only_when_nothing_is_wrong() {
    for (from, to) in [
        ("zona_waktu: WITA\n", "zona_waktu: WITTA\n"),
        ("2026-03-20", "2026-02-30"),
        ("senin-kamis: 07.30-12.00", "senin-kamis: 12.00"),
    ] {
        let text = buol().replace(from, to);
        assert_ne!(text, buol(), "{from}");
        let checked = office_of(&profile(&text), None);
        assert!(checked.value.is_none() && checked.has_errors(), "{to}");
    }
    // Nor from a profile that a program has left empty.
    let checked = office_of(&Profile::default(), None);
    assert!(checked.value.is_none() && checked.has_errors());
}

//! Due dates by the clocks of the offices: the vectors of the specification, and laws that hold everywhere.

use alir::time::{
    DayOff, DayOffKind, Length, OfficeHours, Period, Printed, Shift, StandardTime, Week, Who, WorkCalendar,
    Zone, read,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// The usual hours with the Ramadan and the holidays of 2026; a `*` marks joint leave.
pub(crate) fn hours() -> OfficeHours {
    let to = Shift::new;
    let days_off = [
        "01-01", "01-16", "02-16*", "02-17", "03-18*", "03-19", "03-20*", "03-21", "03-22", "03-23*",
        "03-24*", "04-03", "04-05", "05-01", "05-14", "05-15*", "05-27", "05-28*", "05-31", "06-01", "06-16",
        "08-17", "08-25", "12-24*", "12-25",
    ];
    OfficeHours {
        periods: vec![Period {
            name: "Ramadan".to_owned(),
            first: date("2026-02-19"),
            last: date("2026-03-20"),
            week: Week::of_five_days(
                &[to((8, 0), (12, 0)), to((12, 30), (15, 0))],
                &[to((8, 0), (11, 30)), to((12, 30), (15, 30))],
            ),
        }],
        days_off: days_off
            .map(|day| DayOff {
                date: date(&format!("2026-{}", day.trim_end_matches('*'))),
                name: day.to_owned(),
                kind: if day.ends_with('*') { DayOffKind::JointLeave } else { DayOffKind::National },
                estimated: false,
            })
            .to_vec(),
        known_years: [2026].into(),
        ..OfficeHours::default()
    }
}

fn calendar() -> WorkCalendar {
    WorkCalendar::new(hours()).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn local(text: &str) -> DateTime<Utc> {
    Zone::WIB.utc(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap())
}

fn shown(at: DateTime<Utc>) -> String {
    Zone::WIB.local(at).format("%Y-%m-%d %H:%M").to_string()
}

fn time(words: &str) -> StandardTime {
    match read(words) {
        Ok(Printed::Time(time)) => time,
        other => panic!("{words}: {other:?}"),
    }
}

fn due(calendar: &WorkCalendar, words: &str, start: &str) -> String {
    shown(calendar.due(local(start), time(words).limit, Who::Office))
}

#[test]
fn the_vectors_of_the_specification() {
    for (words, start, expected) in [
        ("20 menit", "2026-11-20 15:45", "2026-11-20 16:05"),
        ("20 menit", "2026-11-20 16:20", "2026-11-23 07:40"),
        ("30 mnt", "2026-11-20 11:15", "2026-11-20 13:15"),
        ("4 jam", "2026-11-19 15:00", "2026-11-20 10:30"),
        ("1 hari kerja", "2026-11-23 10:00", "2026-11-24 16:00"),
        ("1 hari kerja", "2026-11-20 17:10", "2026-11-24 16:00"),
        ("5 hari kerja", "2026-03-10 09:00", "2026-03-17 15:00"),
        ("3 hari kerja", "2026-03-16 09:00", "2026-03-26 16:00"),
        ("1 x 24 jam", "2026-11-20 15:00", "2026-11-21 15:00"),
        ("1 minggu", "2026-12-18 09:00", "2026-12-28 16:00"),
    ] {
        assert_eq!(due(&calendar(), words, start), expected, "{words} from {start}");
    }
    let at_work = WorkCalendar::new(OfficeHours { joint_leave_is_off: false, ..hours() }).unwrap();
    assert_eq!(due(&at_work, "3 hari kerja", "2026-03-16 09:00"), "2026-03-20 15:30");
}

#[test]
fn five_days_one_behind_the_other_do_not_drift() {
    let mut at = local("2026-11-23 10:00");
    let calendar = calendar();
    let ends: Vec<_> = std::iter::repeat_with(|| {
        at = calendar.due(at, Length::WorkDays(1), Who::Office);
        shown(at)
    })
    .take(5)
    .collect();
    assert_eq!(
        ends,
        ["2026-11-24 16:00", "2026-11-25 16:00", "2026-11-26 16:00", "2026-11-27 16:30", "2026-11-30 16:00"]
    );
}

//! Due dates by the clocks of the offices: the vectors of the specification, and laws that hold everywhere.

use alir::time::{
    DayCount, DayOff, DayOffKind, HoursError, Length, OfficeHours, Period, PlainDays, Printed, Shift,
    Skipped, StandardTime, Week, Who, WorkCalendar, Zone, read,
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use proptest::prelude::*;

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

/// A calendar at random: zones, six-day weeks, nights, periods with other hours, days off. Raw numbers make it, so that
/// a failing one can be made smaller.
fn any_calendar() -> impl Strategy<Value = WorkCalendar> {
    let shift = (0u16..1380, 1u16..600);
    let week = proptest::collection::vec(proptest::collection::vec(shift, 0..3), 7);
    let period = (0i32..700, 1i32..60, week.clone());
    let off = proptest::collection::vec((0i32..700, any::<bool>()), 0..30);
    let parts = (week, proptest::collection::vec(period, 0..3), off, 0usize..4, any::<bool>(), any::<bool>());
    parts.prop_map(|(week, periods, off, zone, joint_leave_is_off, by_duration)| {
        let day = |from_2026: i32| NaiveDate::from_epoch_days(20_454 + from_2026).expect("a day of our time");
        let mut last = -1;
        let mut periods: Vec<_> = periods.into_iter().collect();
        periods.sort_by_key(|(first, ..)| *first);
        let periods = periods.into_iter().filter_map(|(first, length, week)| {
            let fits = first > last;
            last = if fits { first + length } else { last };
            fits.then(|| Period {
                name: "P".to_owned(),
                first: day(first),
                last: day(first + length),
                week: week_of(&week),
            })
        });
        let mut usual = week_of(&week);
        if usual.minutes() == 0 {
            usual.0[2].push(Shift::new((8, 0), (12, 0)));
        }
        let hours = OfficeHours {
            zone: [Zone::WIB, Zone::WITA, Zone::WIT, Zone::UTC][zone],
            week: usual,
            periods: periods.collect(),
            days_off: off
                .into_iter()
                .map(|(date, joint)| DayOff {
                    date: day(date),
                    name: "L".to_owned(),
                    kind: if joint { DayOffKind::JointLeave } else { DayOffKind::Local },
                    estimated: false,
                })
                .collect(),
            joint_leave_is_off,
            known_years: (2025..2030).collect(),
            day_count: if by_duration { DayCount::Duration } else { DayCount::EndOfDay },
            plain_days: PlainDays::Working,
        };
        WorkCalendar::new(hours).expect("hours that are made so are in order")
    })
}

/// Shifts in order and apart from each other.
fn week_of(days: &[Vec<(u16, u16)>]) -> Week {
    let mut week = Week::default();
    for (day, shifts) in week.0.iter_mut().zip(days) {
        let mut free = 0;
        let mut shifts = shifts.clone();
        shifts.sort_unstable();
        for (start, length) in shifts {
            let (start, end) = (start.max(free), (start.max(free) + length).min(1440));
            if start < end {
                day.push(Shift { start, end });
                free = end + 1;
            }
        }
    }
    week
}

fn any_time() -> impl Strategy<Value = DateTime<Utc>> {
    // Two years round those that have exceptions, to the millisecond; often on a full hour.
    (0i64..63_072_000_000, any::<bool>()).prop_map(|(millis, full)| {
        let millis = if full { millis / 1_800_000 * 1_800_000 } else { millis };
        DateTime::from_timestamp_millis(1_751_328_000_000 + millis).expect("a time of ours")
    })
}

fn any_length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (1u32..2_000_000).prop_map(Length::Work),
        (1u32..60).prop_map(Length::WorkDays),
        (1u32..60).prop_map(Length::Days),
        (1u32..90).prop_map(Length::CalendarDays),
        (1u32..12).prop_map(Length::Weeks),
        (1u32..6).prop_map(Length::Months),
        (1u32..2).prop_map(Length::Years),
        (1u32..400).prop_map(Length::ClockHours),
    ]
}

/// Working time between two points, minute by minute: the slow way, which cannot be wrong in the same way.
fn by_minutes(calendar: &WorkCalendar, start: DateTime<Utc>, end: DateTime<Utc>) -> i64 {
    let hours = calendar.hours();
    let mut minutes = 0;
    let mut at = start;
    while at < end {
        let local = calendar.local(at).naive_local();
        let (date, minute) =
            (local.date(), u16::try_from(local.time().num_seconds_from_midnight() / 60).unwrap());
        let period = hours.periods.iter().find(|period| (period.first..=period.last).contains(&date));
        let week = period.map_or(&hours.week, |period| &period.week);
        let day = &week.0[date.weekday().num_days_from_monday() as usize];
        let off = hours.days_off.iter().any(|off| off.date == date && hours.is_off(off));
        let inside = day.iter().any(|shift| (shift.start..shift.end).contains(&minute));
        minutes += i64::from(!off && inside);
        at += TimeDelta::minutes(1);
    }
    minutes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_passes_is_what_is_between(calendar in any_calendar(), start in any_time(), millis in 0i64..4_000_000_000) {
        let work = TimeDelta::milliseconds(millis);
        let end = calendar.after(start, work);
        prop_assert_eq!(calendar.between(start, end), work);
        prop_assert_eq!(calendar.between(end, start), -work);
        // The earliest such point: a moment before, not all has passed.
        if millis > 0 {
            prop_assert!(calendar.between(start, end - TimeDelta::milliseconds(1)) < work);
        }
    }

    #[test]
    fn what_is_between_is_what_passes(calendar in any_calendar(), a in any_time(), b in any_time()) {
        let (start, end) = (a.min(b), a.max(b));
        let work = calendar.between(start, end);
        prop_assert!(work >= TimeDelta::zero());
        let again = calendar.after(start, work);
        prop_assert!(again <= end, "never later than what was measured");
        prop_assert_eq!(calendar.between(again, end), TimeDelta::zero(), "and no work lies behind it");
        if calendar.is_open(end - TimeDelta::milliseconds(1)) && work > TimeDelta::zero() {
            prop_assert_eq!(again, end, "an exact inverse where somebody is at work");
        }
    }

    #[test]
    fn time_adds_up(calendar in any_calendar(), start in any_time(), a in 0i64..2_000_000_000, b in 0i64..2_000_000_000) {
        let (a, b) = (TimeDelta::milliseconds(a), TimeDelta::milliseconds(b));
        prop_assert_eq!(calendar.after(calendar.after(start, a), b), calendar.after(start, a + b));
    }

    #[test]
    fn who_begins_later_ends_no_earlier(calendar in any_calendar(), a in any_time(), b in any_time(), length in any_length()) {
        let (early, late) = (a.min(b), a.max(b));
        for who in [Who::Office, Who::Outside] {
            prop_assert!(calendar.due(early, length, who) <= calendar.due(late, length, who));
            prop_assert!(calendar.due(early, length, who) >= early);
        }
        prop_assert!(calendar.after(early, TimeDelta::hours(3)) <= calendar.after(late, TimeDelta::hours(3)));
    }

    #[test]
    fn the_zone_only_turns_the_hands(calendar in any_calendar(), start in any_time(), length in any_length(), hours in -8i32..12) {
        let zone: Zone = format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.abs()).parse().unwrap();
        let there = WorkCalendar::new(OfficeHours { zone, ..calendar.hours().clone() }).unwrap();
        let same = |at: DateTime<Utc>| zone.utc(calendar.local(at).naive_local());
        for who in [Who::Office, Who::Outside] {
            prop_assert_eq!(there.due(same(start), length, who), same(calendar.due(start, length, who)));
        }
    }

    #[test]
    fn a_clock_that_stood_still_for_no_time_moves_nothing(
        calendar in any_calendar(), start in any_time(), length in any_length(), share in 0i64..100,
    ) {
        for who in [Who::Office, Who::Outside] {
            let deadline = calendar.deadline(start, &StandardTime::of(length), who);
            let stopped = start + (deadline.limit - start) / 100 * i32::try_from(share).unwrap();
            let moved = calendar.moved(deadline.limit, deadline.counting, who, stopped, stopped);
            prop_assert_eq!(moved, deadline.limit);
            // And for some time, it moves forward, and by no less the longer it stood still.
            let later = |hours: i64| calendar.moved(deadline.limit, deadline.counting, who, stopped, stopped + TimeDelta::hours(hours));
            prop_assert!(later(30) >= deadline.limit);
            prop_assert!(later(300) >= later(30));
        }
    }

    #[test]
    fn a_warning_comes_between(calendar in any_calendar(), start in any_time(), length in any_length(), percent in 1u8..100) {
        let deadline = calendar.deadline(start, &StandardTime::of(length), Who::Office);
        let warn = calendar.share(start, deadline.limit, deadline.counting, percent);
        prop_assert!(start <= warn && warn <= deadline.limit);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_table_counts_as_the_minutes_do(calendar in any_calendar(), start in any_time(), hours in 0i64..1_500) {
        let start = DateTime::from_timestamp(start.timestamp() / 60 * 60, 0).unwrap();
        let end = start + TimeDelta::hours(hours);
        prop_assert_eq!(calendar.between(start, end).num_minutes(), by_minutes(&calendar, start, end));
    }
}

#[test]
fn the_ends_of_time_are_no_reason_to_panic() {
    let calendar = calendar();
    for start in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, local("2026-11-23 10:00")] {
        for length in [
            Length::Work(u32::MAX),
            Length::WorkDays(u32::MAX),
            Length::CalendarDays(u32::MAX),
            Length::Weeks(u32::MAX),
            Length::Months(u32::MAX),
            Length::Years(u32::MAX),
            Length::ClockHours(u32::MAX),
        ] {
            for who in [Who::Office, Who::Outside] {
                let deadline = calendar.deadline(start, &StandardTime::of(length), who);
                calendar.moved(deadline.limit, deadline.counting, who, start, DateTime::<Utc>::MAX_UTC);
                calendar.share(start, deadline.limit, deadline.counting, 80);
            }
        }
    }
}

#[test]
fn hours_that_cannot_be_counted_with_are_refused() {
    let week = |shifts: &[Shift]| Week::of_five_days(shifts, shifts);
    let of = |week: Week| WorkCalendar::new(OfficeHours { week, ..hours() }).unwrap_err();
    assert_eq!(of(Week::default()), HoursError::NoHours);
    let (early, late) = (Shift::new((8, 0), (12, 0)), Shift::new((11, 0), (15, 0)));
    assert_eq!(of(week(&[early, late])), HoursError::BadShift);
    assert_eq!(of(week(&[late, early])), HoursError::BadShift);
    assert_eq!(of(week(&[Shift { start: 600, end: 600 }])), HoursError::BadShift);
    assert_eq!(of(week(&[Shift { start: 600, end: 1441 }])), HoursError::BadShift);
    let period = |name: &str, first: &str, last: &str| Period {
        name: name.to_owned(),
        first: date(first),
        last: date(last),
        week: week(&[early]),
    };
    let of = |periods: Vec<Period>| WorkCalendar::new(OfficeHours { periods, ..hours() }).unwrap_err();
    assert_eq!(of(vec![period("a", "2026-02-02", "2026-02-01")]), HoursError::Backwards("a".to_owned()));
    let two = vec![period("b", "2026-02-10", "2026-02-20"), period("a", "2026-02-01", "2026-02-10")];
    assert_eq!(of(two), HoursError::Overlap("a".to_owned(), "b".to_owned()));
}

#[test]
fn what_depends_on_unknown_holidays_is_provisional() {
    let provisional =
        |words: &str, start: &str| calendar().deadline(local(start), &time(words), Who::Office).provisional;
    assert!(!provisional("3 hari kerja", "2026-11-23 10:00"));
    assert!(provisional("1 bulan", "2026-12-23 10:00"), "nothing is known of 2027");
    assert!(!provisional("9 x 24 jam", "2026-12-30 10:00"), "but the clock goes on");
    let mut expected = hours();
    expected.days_off[20].estimated = true; // 16 June
    let calendar = WorkCalendar::new(expected).unwrap();
    let provisional =
        |start: &str| calendar.deadline(local(start), &time("2 hari kerja"), Who::Office).provisional;
    assert!(provisional("2026-06-15 10:00") && !provisional("2026-06-17 10:00"));
}

#[test]
fn skipped_days_are_told_with_their_reason() {
    let calendar = calendar();
    let skipped = calendar.skipped(local("2026-03-16 09:00"), local("2026-03-26 16:00"), 100);
    let told: Vec<_> = skipped
        .iter()
        .map(|day| match day {
            Skipped::Weekend { date } => format!("{date}"),
            Skipped::DayOff { date, name, kind, .. } => format!("{date} {name} {kind:?}"),
        })
        .collect();
    assert_eq!(told.len(), 7, "{told:?}");
    assert_eq!(told[0], "2026-03-18 03-18* JointLeave");
    assert_eq!(told[3], "2026-03-21 03-21 National", "a holiday on a Saturday is called by its name");
    assert_eq!(calendar.periods_between(local("2026-03-16 09:00"), local("2026-03-26 16:00")), ["Ramadan"]);
}

#[test]
fn a_calendar_survives_json() {
    let text = serde_json::to_string(&calendar()).unwrap();
    assert_eq!(serde_json::from_str::<WorkCalendar>(&text).unwrap(), calendar());
    let broken = text.replacen("\"end\":720", "\"end\":2000", 1);
    assert!(serde_json::from_str::<WorkCalendar>(&broken).is_err(), "what is read is checked");
}

//! What a due date costs, near and far: `cargo bench -p alir --bench calendar`.
//!
//! Beside them, in the same run, the least that any calendar has to do: a point in time to a local date and back.

use alir::time::{
    DayOff, DayOffKind, Length, OfficeHours, Period, Shift, StandardTime, Week, Who, WorkCalendar, read,
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// So many are timed together.
const MANY: u32 = 1_000;

fn main() {
    divan::main();
}

/// A calendar as a kabupaten has it: four years of holidays, four Ramadans.
fn calendar() -> WorkCalendar {
    let date = |year, day| NaiveDate::from_yo_opt(year, day).expect("a day of the year");
    let week = Week::of_five_days(&[Shift::new((8, 0), (15, 0))], &[Shift::new((8, 0), (15, 30))]);
    let days_off = (2024..2028).flat_map(|year| (0..27).map(move |number| (year, 1 + number * 13)));
    let hours = OfficeHours {
        periods: (2024..2028)
            .map(|year| Period {
                name: "Ramadan".to_owned(),
                first: date(year, 60),
                last: date(year, 89),
                week: week.clone(),
            })
            .collect(),
        days_off: days_off
            .map(|(year, day)| DayOff {
                date: date(year, day),
                name: "Libur".to_owned(),
                kind: DayOffKind::National,
                estimated: day == 53,
            })
            .collect(),
        known_years: (2024..2028).collect(),
        ..OfficeHours::default()
    };
    WorkCalendar::new(hours).expect("these hours are in order")
}

/// Points in time all over the years.
fn starts() -> impl Iterator<Item = DateTime<Utc>> {
    let first = DateTime::from_timestamp(1_704_067_200, 0).expect("a time of ours");
    (0..MANY).map(move |number| first + TimeDelta::minutes(i64::from(number) * 2_017))
}

/// How far away: from ten minutes to ten years of work.
const LENGTHS: [(&str, Length); 6] = [
    ("10 menit", Length::Work(600)),
    ("8 jam", Length::Work(28_800)),
    ("3 hari kerja", Length::WorkDays(3)),
    ("1 bulan", Length::Months(1)),
    ("10 tahun hari kerja", Length::WorkDays(2_500)),
    ("10 tahun menit", Length::Work(2_500 * 27_000)),
];

#[divan::bench(args = LENGTHS.map(|(name, _)| name))]
fn due(bencher: Bencher, name: &str) {
    let calendar = calendar();
    let (_, length) = LENGTHS.into_iter().find(|(known, _)| *known == name).expect("it is one of them");
    bencher.counter(ItemsCount::new(MANY)).bench(|| {
        for start in starts() {
            black_box(calendar.due(start, length, Who::Office));
        }
    });
}

/// All that an offered task needs: target, limit, whether they are provisional, and when to warn.
#[divan::bench]
fn deadline_and_warning(bencher: Bencher) {
    let calendar = calendar();
    let time = StandardTime { target: Length::WorkDays(1), limit: Length::WorkDays(3) };
    bencher.counter(ItemsCount::new(MANY)).bench(|| {
        for start in starts() {
            let deadline = calendar.deadline(start, &time, Who::Office);
            let warn = calendar.share(start, deadline.limit, deadline.counting, 80);
            black_box((deadline, warn));
        }
    });
}

#[divan::bench(args = [1, 3_650])]
fn between(bencher: Bencher, days: i64) {
    let calendar = calendar();
    bencher.counter(ItemsCount::new(MANY)).bench(|| {
        for start in starts() {
            black_box(calendar.between(start, start + TimeDelta::days(days)));
        }
    });
}

/// The least that any calendar has to do.
#[divan::bench]
fn to_a_local_date_and_back(bencher: Bencher) {
    let calendar = calendar();
    bencher.counter(ItemsCount::new(MANY)).bench(|| {
        for start in starts() {
            let local = calendar.local(start).naive_local();
            let closing = black_box(local.date()).and_hms_opt(16, 0, 0).expect("four in the afternoon");
            black_box(calendar.zone().utc(closing));
        }
    });
}

/// Words to a standard time, as a SOP is read.
#[divan::bench]
fn words(bencher: Bencher) {
    bencher.counter(ItemsCount::new(MANY)).bench(|| {
        for _ in 0..MANY {
            let _ = black_box(read(black_box("5 (lima) hari kerja")));
        }
    });
}

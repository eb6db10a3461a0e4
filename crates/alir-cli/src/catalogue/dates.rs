//! Dates as people write them: `Senin, 16 Maret 2026`.

use alir::lang::{Lang, MONTHS, Words};
use alir::time::Zone;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::words;

const DAYS: [Words; 7] = [
    words("Senin", "Monday"),
    words("Selasa", "Tuesday"),
    words("Rabu", "Wednesday"),
    words("Kamis", "Thursday"),
    words("Jumat", "Friday"),
    words("Sabtu", "Saturday"),
    words("Minggu", "Sunday"),
];

/// A date with its day of the week.
pub(crate) fn date(date: NaiveDate, lang: Lang) -> String {
    let weekday = DAYS[date.weekday().num_days_from_monday() as usize].to(lang);
    let month = MONTHS[date.month0() as usize].to(lang);
    format!("{weekday}, {} {month} {}", date.day(), date.year())
}

/// A point in time by the clocks of a zone.
pub(crate) fn moment(at: DateTime<Utc>, zone: Zone, lang: Lang) -> String {
    let local = zone.local(at);
    format!("{} {} {}", date(local.date_naive(), lang), local.format("%H:%M"), zone.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_in_one_language() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 16).unwrap();
        assert_eq!(date(day, Lang::Id), "Senin, 16 Maret 2026");
        assert_eq!(date(day, Lang::En), "Monday, 16 March 2026");
        let at = DateTime::parse_from_rfc3339("2026-03-15T23:30:00Z").unwrap().to_utc();
        assert_eq!(moment(at, Zone::WITA, Lang::Id), "Senin, 16 Maret 2026 07:30 WITA");
    }
}

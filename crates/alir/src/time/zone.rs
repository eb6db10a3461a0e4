//! The zone of an office: Indonesia has three, none of which changes its clocks.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use serde::{Deserialize, Serialize};

use crate::lang::{Text, say};

/// A zone without summer time, so that an offset is all there is to it.
///
/// ```
/// use alir::time::Zone;
/// let zone: Zone = "Asia/Makassar".parse()?;
/// assert_eq!((zone.name(), zone.offset().local_minus_utc()), ("WITA".to_owned(), 8 * 3600));
/// # Ok::<(), alir::lang::Text>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone {
    /// Minutes ahead of UTC. Invariant: less than a day.
    minutes: i32,
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self { minutes: 0 };
    /// Western Indonesian time, UTC+7.
    pub const WIB: Self = Self { minutes: 7 * 60 };
    /// Central Indonesian time, UTC+8.
    pub const WITA: Self = Self { minutes: 8 * 60 };
    /// Eastern Indonesian time, UTC+9.
    pub const WIT: Self = Self { minutes: 9 * 60 };

    /// How far the zone is ahead of UTC.
    pub fn offset(self) -> FixedOffset {
        FixedOffset::east_opt(self.minutes * 60).unwrap_or_else(|| Utc.fix())
    }

    /// A point in time as the clocks of the zone show it. The last days of time, which some zones do not reach, are
    /// shown as the day before them.
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        let day = TimeDelta::days(1);
        at.clamp(DateTime::<Utc>::MIN_UTC + day, DateTime::<Utc>::MAX_UTC - day).with_timezone(&self.offset())
    }

    /// A point in time for people: `2026-11-23 10:00 WITA`.
    pub fn minute(self, at: DateTime<Utc>) -> String {
        format!("{} {}", self.local(at).format("%Y-%m-%d %H:%M"), self.name())
    }

    /// The point in time at which the clocks of the zone show this.
    pub fn utc(self, local: NaiveDateTime) -> DateTime<Utc> {
        self.offset().from_local_datetime(&local).single().map_or_else(
            || {
                if local.and_utc() < DateTime::UNIX_EPOCH {
                    DateTime::<Utc>::MIN_UTC
                } else {
                    DateTime::<Utc>::MAX_UTC
                }
            },
            |local| local.to_utc(),
        )
    }

    /// `WIB`, `WITA`, `WIT`, or the offset as `+07:30`.
    pub fn name(self) -> String {
        match self {
            Self::WIB => "WIB".to_owned(),
            Self::WITA => "WITA".to_owned(),
            Self::WIT => "WIT".to_owned(),
            Self::UTC => "UTC".to_owned(),
            Self { minutes } => {
                let sign = if minutes < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

impl std::str::FromStr for Zone {
    type Err = Text;

    /// Reads `WIB`, `Asia/Makassar`, `+08:00` and the like.
    fn from_str(text: &str) -> Result<Self, Text> {
        let known = match text.trim().to_ascii_lowercase().as_str() {
            "utc" => Some(Self::UTC),
            "wib" | "asia/jakarta" | "asia/pontianak" => Some(Self::WIB),
            "wita" | "asia/makassar" | "asia/ujung_pandang" => Some(Self::WITA),
            "wit" | "asia/jayapura" => Some(Self::WIT),
            other => offset(other).map(|minutes| Self { minutes }),
        };
        known.ok_or_else(|| {
            say!(
                id: "zona waktu `{text}` tidak dikenal; tulis `WIB`, `WITA`, `WIT` atau selisihnya dari UTC seperti `+08:00`",
                en: "unknown zone `{text}`; write `WIB`, `WITA`, `WIT` or its offset from UTC, as `+08:00`",
            )
        })
    }
}

/// Minutes from `+08:00`; less than a day.
fn offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let number =
        |text: &str| text.parse::<i32>().ok().filter(|_| text.len() == 2 && !text.starts_with(['+', '-']));
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

impl TryFrom<String> for Zone {
    type Error = Text;

    fn try_from(text: String) -> Result<Self, Text> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_reads_what_it_writes() {
        for text in ["UTC", "WIB", "WITA", "WIT", "+05:30", "-03:00"] {
            let zone: Zone = text.parse().unwrap();
            assert_eq!(zone.name(), text);
        }
        for text in ["", "Asia/Tokyo", "8", "+24:00", "+08:60", "+8", "++8:00"] {
            assert!(text.parse::<Zone>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_ends_of_time_have_no_local_time_but_do_not_panic() {
        assert_eq!(Zone::WITA.utc(NaiveDateTime::MAX), Zone::WITA.utc(NaiveDateTime::MAX));
        assert_eq!(Zone::WITA.utc(NaiveDateTime::MIN), DateTime::<Utc>::MIN_UTC);
    }
}

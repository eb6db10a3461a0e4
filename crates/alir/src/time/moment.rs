//! A point in time as somebody writes it, by the clocks of the place: `2026-11-23 10:00`.

use chrono::NaiveDateTime;

/// Reads a day and an hour; none if it is something else.
///
/// ```
/// use alir::time::moment;
/// assert_eq!(moment("2026-11-23 10.05"), moment("2026-11-23 10:05"));
/// assert_eq!(moment("2026-11-23"), None);
/// ```
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    // A space in the pattern stands for none too.
    let (day, hour) = text.trim().split_once([' ', 'T'])?;
    let text = format!("{day} {}", hour.trim());
    ["%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
}

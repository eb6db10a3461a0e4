//! The date of a document, read from the dates that are printed on it.

use alir::lang::{Lang, MONTHS};
use alir::sop::{Decree, Loc};
use chrono::NaiveDate;

use super::Document;

/// The date of a SOP: the first that can be understood.
pub(super) fn of_sop(document: &Document<'_>) -> Option<NaiveDate> {
    let identity = document.chart.definition().identity.as_ref()?;
    let dates = [
        &identity.approved_on,
        &identity.effective_on,
        &identity.date,
        &identity.revised_on,
        &identity.made_on,
    ];
    dates.into_iter().flatten().find_map(|date: &Loc<String>| read(&date.value))
}

/// The date of a decree.
pub(super) fn of_decree(decree: &Decree) -> Option<NaiveDate> {
    read(&decree.enacted.as_ref()?.date.as_ref()?.value)
}

/// The date that a printed text says: `27 Oktober 2022`, `31 - Januari -2017`; of `Maret 2020` the first day.
fn read(text: &str) -> Option<NaiveDate> {
    if let Ok(date) = text.trim().parse() {
        return Some(date);
    }
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        if let Some(at) = month_named(&lower) {
            month = u32::try_from(at + 1).ok();
        } else if let Ok(number) = word.parse::<u32>() {
            if word.len() == 4 {
                year = i32::try_from(number).ok();
            } else if month.is_none() {
                day = Some(number);
            }
        }
    }
    NaiveDate::from_ymd_opt(year?, month?, day.unwrap_or(1))
}

/// The place of the month that is called so, in Indonesian or English and in small letters.
fn month_named(name: &str) -> Option<usize> {
    let is = |lang: Lang, month: &alir::lang::Words| month.to(lang).to_lowercase() == name;
    MONTHS.iter().position(|month| is(Lang::Id, month) || is(Lang::En, month))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn printed_dates_are_understood() {
        let is = |text: &str, date: Option<&str>| {
            assert_eq!(read(text).map(|date| date.to_string()).as_deref(), date);
        };
        is("27 Oktober 2022", Some("2022-10-27"));
        is("31 - Januari -2017", Some("2017-01-31"));
        is("Maret 2020", Some("2020-03-01"));
        is("2022-10-27", Some("2022-10-27"));
        is("32 Januari 2020", None);
        for nothing in ["", "-", "…… 2022", "Januari"] {
            is(nothing, None);
        }
    }
}

//! Opinions on the profile of an office and on a holiday file, which compile into an [`Office`]: one rule a file.

mod backwards;
mod countable;
mod dates;
mod days;
mod early_warning;
mod hours;
mod id;
mod levels;
mod numbering;
mod officials;
mod overlap;
mod shifts;
mod statutory;
mod together;
mod total;
mod years;
mod zone;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Rule, enough};
use crate::diagnostic::{Checked, Diagnostic, Severity, Span};
use crate::limits;
use crate::sop::{
    CountedDays, Holidays, Hours, JointLeave, Loc, MeantDays, Profile, WrittenPeriod, in_order, missing,
};
use crate::time::{
    DayCount, DayOff, DayOffKind, Office, OfficeHours, Period, PlainDays, Shift, Week, WorkCalendar, Zone,
};

pub use levels::with_severities;
pub use years::{missing_holidays, without_holidays};

pub(super) const RULES: [&Rule; 17] = [
    &hours::RULE,
    &days::RULE,
    &shifts::RULE,
    &zone::RULE,
    &dates::RULE,
    &backwards::RULE,
    &overlap::RULE,
    &total::RULE,
    &years::RULE,
    &early_warning::RULE,
    &statutory::RULE,
    &countable::RULE,
    &id::RULE,
    &levels::RULE,
    &numbering::RULE,
    &officials::RULE,
    &together::RULE,
];

/// Checks a profile; an office results when no finding is an error.
///
/// The findings are those in the profile, and do not depend on the holidays; what is wrong with those,
/// [`days_off`] says. A profile whose holiday file is not given has days off of its own only, and everything that is
/// due by it is provisional.
///
/// ```
/// use alir::sop::{Document, read};
/// let text = "profil: buol\nnama: Kabupaten Buol\nzona_waktu: WITA\njam_kerja: {senin-jumat: 08.00-15.30}\nlibur_nasional: libur.yaml\n";
/// let Some(Document::Profile(profile)) = read(text).value else { panic!() };
/// let checked = alir::rules::office(&profile, None);
/// assert_eq!(checked.value.map(|office| office.calendar.zone().name()).as_deref(), Some("WITA"));
/// ```
pub fn office(profile: &Profile, holidays: Option<&Holidays>) -> Checked<Office> {
    let mut findings = Vec::new();
    id::look(&profile.id, &mut findings);
    levels::look(&profile.severities, &mut findings);
    let numbering = numbering::read(&profile.numbering, &mut findings);
    officials::look(profile, &mut findings);
    if let Some(letterhead) =
        profile.letterhead.as_ref().filter(|letterhead| letterhead.organisation.is_empty())
    {
        let lines = [&letterhead.address, &letterhead.telephone, &letterhead.mail, &letterhead.web];
        let span =
            lines.into_iter().find_map(|texts| texts.0.first()).map_or(profile.id.span, |text| text.span);
        findings.push(missing("instansi", span));
    }
    let zone = zone::read(profile, &mut findings);
    let week = week(&profile.hours, &mut findings);
    if let Some(week) = week.as_ref().filter(|week| week.minutes() > 0) {
        total::look(None, &profile.hours, week, &mut findings);
    }
    let periods = periods(profile, &mut findings);
    let local = local_days(profile, &mut findings);
    let early_warning = early_warning::read(profile.early_warning.as_ref(), &mut findings);
    let statutory = statutory::read(profile.statutory.as_ref(), &mut findings);
    years::look_for_file(profile, &mut findings);
    let calendar = week.and_then(|week| {
        let zone = zone.unwrap_or(Zone::WIB); // Then there is no office, but the hours may be wrong as well.
        calendar(
            profile,
            holidays,
            OfficeHours { zone, week, periods, days_off: local, ..OfficeHours::default() },
            &mut findings,
        )
    });
    let mut checked = Checked { value: None, diagnostics: in_order(findings) };
    if let (false, Some(calendar)) = (checked.has_errors(), calendar) {
        checked.value = Some(Office {
            id: profile.id.value.clone(),
            name: profile.name.value.clone(),
            calendar,
            early_warning,
            statutory,
            numbering,
        });
    }
    checked
}

/// Checks a holiday file; its days result when no finding is an error.
pub fn days_off(file: &Holidays) -> Checked<Vec<DayOff>> {
    let mut findings = Vec::new();
    let mut days = Vec::new();
    for (key, day) in file.days.iter() {
        if hopeless(&findings) {
            break;
        }
        named(&day.name, key, &mut findings);
        let kind = if day.joint_leave { DayOffKind::JointLeave } else { DayOffKind::National };
        if let Some(date) = dates::read(key, &mut findings) {
            days.push((
                key.span,
                DayOff { date, name: day.name.value.clone(), kind, estimated: day.estimated },
            ));
        }
    }
    days.sort_by_key(|(_, day)| day.date);
    years::look_for_gaps(&days, &mut findings);
    let mut checked = Checked { value: None, diagnostics: in_order(findings) };
    if !checked.has_errors() {
        checked.value = Some(days.into_iter().map(|(_, day)| day).collect());
    }
    checked
}

fn calendar(
    profile: &Profile,
    holidays: Option<&Holidays>,
    mut hours: OfficeHours,
    findings: &mut Vec<Diagnostic>,
) -> Option<WorkCalendar> {
    let national = holidays.and_then(|file| days_off(file).value).unwrap_or_default();
    hours.known_years = national.iter().map(|day| day.date.year()).collect::<BTreeSet<_>>();
    hours.days_off.extend(national);
    hours.days_off.sort_by_key(|day| day.date);
    hours.joint_leave_is_off = match profile.joint_leave {
        None | Some(JointLeave::Off) => true,
        Some(JointLeave::Work) => false,
    };
    hours.day_count = match profile.day_count {
        None | Some(CountedDays::EndOfDay) => DayCount::EndOfDay,
        Some(CountedDays::Duration) => DayCount::Duration,
    };
    hours.plain_days = match profile.plain_days {
        None | Some(MeantDays::Working) => PlainDays::Working,
        Some(MeantDays::Calendar) => PlainDays::Calendar,
    };
    countable::calendar(hours, profile, findings)
}

/// The hours of a week; none when something is wrong with them.
fn week(hours: &Hours, findings: &mut Vec<Diagnostic>) -> Option<Week> {
    let before = errors(findings);
    let mut week = Week::default();
    let mut named: [Option<&str>; 7] = [None; 7];
    for (key, texts) in hours.iter() {
        if hopeless(findings) {
            break;
        }
        let days = days::read(key, &mut named, findings);
        let shifts: Option<Vec<Shift>> = if texts.is_empty() {
            if !days.is_empty() {
                hours::nothing(key, findings);
            }
            None
        } else {
            let read: Vec<_> = texts.0.iter().map(|text| hours::read(text, findings)).collect();
            read.into_iter().collect::<Option<Vec<_>>>().map(|shifts| shifts.concat())
        };
        let Some(shifts) = shifts else { continue };
        shifts::look(&shifts, texts.0.first().map_or(key.span, |text| text.span), findings);
        for day in days {
            week.0[day].clone_from(&shifts);
        }
    }
    (errors(findings) == before).then_some(week)
}

fn periods(profile: &Profile, findings: &mut Vec<Diagnostic>) -> Vec<Period> {
    let mut periods = Vec::new();
    for written in &profile.periods {
        if hopeless(findings) {
            break;
        }
        let at = place(written, profile);
        for (key, text) in [("nama", &written.name), ("mulai", &written.first), ("sampai", &written.last)] {
            if text.trim().is_empty() {
                findings.push(missing(key, at));
            }
        }
        if written.hours.is_empty() {
            findings.push(missing("jam_kerja", at));
        }
        let week = week(&written.hours, findings);
        if let Some(week) = week.as_ref().filter(|week| week.minutes() > 0) {
            total::look(Some(written), &written.hours, week, findings);
        }
        let mut date =
            |text: &Loc<String>| if text.trim().is_empty() { None } else { dates::read(text, findings) };
        let (first, last): (Option<NaiveDate>, Option<NaiveDate>) =
            (date(&written.first), date(&written.last));
        let (Some(first), Some(last)) = (first, last) else { continue };
        if backwards::look(written, first, last, findings) {
            continue;
        }
        let name = written.name.value.clone();
        periods.push((written.first.span, Period { name, first, last, week: week.unwrap_or_default() }));
    }
    periods.sort_by_key(|(_, period)| (period.first, period.last));
    overlap::look(&periods, findings);
    periods.into_iter().map(|(_, period)| period).collect()
}

/// Where a period stands.
fn place(written: &WrittenPeriod, profile: &Profile) -> Span {
    let hours = written.hours.entries.first().map(|(key, _)| key.span);
    let spans = [written.name.span, written.first.span, written.last.span];
    spans.into_iter().chain(hours).find(|span| span.end > 0).unwrap_or(profile.id.span)
}

fn local_days(profile: &Profile, findings: &mut Vec<Diagnostic>) -> Vec<DayOff> {
    let mut days = Vec::new();
    for (key, name) in profile.local_holidays.iter() {
        if hopeless(findings) {
            break;
        }
        named(name, key, findings);
        if let Some(date) = dates::read(key, findings) {
            days.push(DayOff { date, name: name.value.clone(), kind: DayOffKind::Local, estimated: false });
        }
    }
    days
}

/// A day off has a name.
fn named(name: &Loc<String>, day: &Loc<String>, findings: &mut Vec<Diagnostic>) {
    if name.trim().is_empty() {
        findings.push(missing("nama", day.span));
    }
}

/// Whether there are more errors than will be shown, so that nothing will come of the file anyway.
fn hopeless(findings: &[Diagnostic]) -> bool {
    enough(findings) && errors(findings) > limits::MAX_FINDINGS
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

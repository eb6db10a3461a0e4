//! The table behind a calendar: how much work lies before any point in time, and the way back, in a search over the
//! few places where the ordinary week is broken. The cost does not grow with the distance.

use super::{OfficeHours, Week};

/// A day as a number: days since 1970-01-01.
pub(super) type Day = i32;

/// Milliseconds since 1970-01-01T00:00 by the clocks of the office.
pub(super) type Millis = i64;

pub(super) const DAY: Millis = 24 * 60 * MINUTE;
const MINUTE: Millis = 60_000;

/// Stretches of time with the same week, one behind the other. Invariant: at least one; sorted; the last one has a
/// week with hours.
#[derive(Clone, Debug)]
pub(super) struct Table {
    stretches: Vec<Stretch>,
    plans: Vec<Plan>,
}

/// From a day on up to the next stretch, one week after another is the same.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: Day,
    plan: usize,
    /// What lies before it, counted from the first stretch.
    work: Millis,
    days: i64,
}

/// A week that can be counted with.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Plan {
    week: Week,
    /// Work before each day of the week, Monday first; at last the whole.
    work: [Millis; 8],
    /// Working days before each day of the week; at last all.
    days: [i64; 8],
}

/// Weeks since the Monday before 1970-01-01, and the day of the week, Monday being 0.
fn split(day: Day) -> (i64, usize) {
    let monday = i64::from(day) + 3;
    (monday.div_euclid(7), usize::try_from(monday.rem_euclid(7)).unwrap_or(0))
}

impl Plan {
    fn new(week: &Week) -> Self {
        let (mut work, mut days) = ([0; 8], [0; 8]);
        for (at, shifts) in week.0.iter().enumerate() {
            let minutes: i64 = shifts.iter().map(|shift| i64::from(shift.minutes())).sum();
            work[at + 1] = work[at] + minutes * MINUTE;
            days[at + 1] = days[at] + i64::from(minutes > 0);
        }
        Self { week: week.clone(), work, days }
    }

    /// Work before a day, were all weeks like this one.
    fn work(&self, day: Day) -> Millis {
        let (week, at) = split(day);
        week * self.work[7] + self.work[at]
    }

    /// Working days before a day, were all weeks like this one.
    fn days(&self, day: Day) -> i64 {
        let (week, at) = split(day);
        week * self.days[7] + self.days[at]
    }

    /// The day that holds the `n`-th unit of something of which `before` tells how much lies before each day of the
    /// week. The week must have some.
    fn day_of(before: &[i64; 8], n: i64) -> Day {
        let week = (n - 1).div_euclid(before[7]);
        let rest = n - week * before[7];
        let at = before[1..].partition_point(|sum| *sum < rest);
        Day::try_from(week * 7 + i64::try_from(at).unwrap_or(0) - 3).unwrap_or(Day::MAX)
    }
}

impl Table {
    /// The table of an office. Its ordinary week must have hours, its periods must not overlap.
    pub(super) fn new(hours: &OfficeHours) -> Self {
        let mut table = Self { stretches: Vec::new(), plans: Vec::new() };
        let usual = table.plan(&hours.week);
        let free = table.plan(&Week::default());
        // What holds from each day on, in the order in which it wins: the week, the periods over it, days off over
        // both.
        let mut periods: Vec<_> = hours
            .periods
            .iter()
            .map(|period| (day_number(period.first), day_number(period.last), table.plan(&period.week)))
            .collect();
        periods.sort_unstable();
        let mut off: Vec<Day> =
            hours.days_off.iter().filter(|day| hours.is_off(day)).map(|day| day_number(day.date)).collect();
        off.sort_unstable();
        off.dedup();
        let ordinary = |day: Day| {
            let inside = periods.iter().find(|(first, last, _)| (*first..=*last).contains(&day));
            inside.map_or(usual, |(.., plan)| *plan)
        };
        let mut edges: Vec<Day> = periods.iter().flat_map(|(first, last, _)| [*first, last + 1]).collect();
        edges.extend(off.iter().flat_map(|day| [*day, day + 1]));
        edges.sort_unstable();
        edges.dedup();
        let begin = edges.first().map_or(0, |first| first - 1);
        table.push(begin, usual);
        for edge in edges {
            let plan = if off.binary_search(&edge).is_ok() { free } else { ordinary(edge) };
            table.push(edge, plan);
        }
        table
    }

    fn plan(&mut self, week: &Week) -> usize {
        let plan = Plan::new(week);
        self.plans.iter().position(|known| *known == plan).unwrap_or_else(|| {
            self.plans.push(plan);
            self.plans.len() - 1
        })
    }

    fn push(&mut self, from: Day, plan: usize) {
        let (work, days) = match self.stretches.last() {
            Some(last) if last.plan == plan => return,
            Some(last) => {
                let before = &self.plans[last.plan];
                (
                    last.work + before.work(from) - before.work(last.from),
                    last.days + before.days(from) - before.days(last.from),
                )
            }
            None => (0, 0),
        };
        self.stretches.push(Stretch { from, plan, work, days });
    }

    /// The stretch that a search ends at, or the first.
    fn stretch(&self, is_before: impl Fn(&Stretch) -> bool) -> (&Stretch, &Plan) {
        let at = self.stretches.partition_point(is_before).saturating_sub(1);
        let stretch = &self.stretches[at];
        (stretch, &self.plans[stretch.plan])
    }

    fn on(&self, day: Day) -> (&Stretch, &Plan) {
        self.stretch(|stretch| stretch.from <= day)
    }

    /// The shifts of a day.
    fn shifts(&self, day: Day) -> &[super::Shift] {
        let (_, plan) = self.on(day);
        &plan.week.0[split(day).1]
    }

    /// Work before a point in time, counted from some fixed one.
    pub(super) fn work(&self, at: Millis) -> Millis {
        let day = day_of(at);
        let within = at - start_of(day);
        let (stretch, plan) = self.on(day);
        let today = plan.week.0[split(day).1].iter().map(|shift| {
            let (start, end) = (i64::from(shift.start) * MINUTE, i64::from(shift.end) * MINUTE);
            within.clamp(start, end) - start
        });
        stretch.work + plan.work(day) - plan.work(stretch.from) + today.sum::<Millis>()
    }

    /// The first point in time before which so much work lies.
    pub(super) fn at(&self, work: Millis) -> Millis {
        let (stretch, plan) = self.stretch(|stretch| stretch.work < work);
        let day = Plan::day_of(&plan.work, work - stretch.work + plan.work(stretch.from));
        let mut rest = work - stretch.work + plan.work(stretch.from) - plan.work(day);
        for shift in &plan.week.0[split(day).1] {
            let length = i64::from(shift.minutes()) * MINUTE;
            if rest <= length {
                return start_of(day) + i64::from(shift.start) * MINUTE + rest;
            }
            rest -= length;
        }
        start_of(day) + DAY
    }

    /// Working days before a day, counted from some fixed one.
    pub(super) fn days(&self, day: Day) -> i64 {
        let (stretch, plan) = self.on(day);
        stretch.days + plan.days(day) - plan.days(stretch.from)
    }

    /// The working day before which so many others lie.
    pub(super) fn working_day(&self, days_before: i64) -> Day {
        let (stretch, plan) = self.stretch(|stretch| stretch.days <= days_before);
        Plan::day_of(&plan.days, days_before + 1 - stretch.days + plan.days(stretch.from))
    }

    /// When work ends on a day; `None` on a day off.
    pub(super) fn closing(&self, day: Day) -> Option<Millis> {
        let last = self.shifts(day).iter().rev().find(|shift| shift.minutes() > 0)?;
        Some(start_of(day) + i64::from(last.end) * MINUTE)
    }

    /// The working day on which something counts as received: that day, or the next working day for what comes after
    /// closing time or on a day off.
    pub(super) fn receipt(&self, at: Millis) -> Day {
        let day = day_of(at);
        match self.closing(day) {
            Some(closing) if at <= closing => day,
            Some(_) => self.working_day(self.days(day) + 1),
            None => self.working_day(self.days(day)),
        }
    }

    /// A day, or the next working day if it is a day off.
    pub(super) fn rolled(&self, day: Day) -> Day {
        self.working_day(self.days(day))
    }
}

/// The day of a point in time.
pub(super) fn day_of(at: Millis) -> Day {
    Day::try_from(at.div_euclid(DAY)).unwrap_or(if at < 0 { Day::MIN } else { Day::MAX })
}

/// The first moment of a day.
pub(super) fn start_of(day: Day) -> Millis {
    i64::from(day) * DAY
}

/// The number of a date.
pub(super) fn day_number(date: chrono::NaiveDate) -> Day {
    date.to_epoch_days()
}

//! Promises of a procedure against the time that its steps take.

use std::collections::BTreeMap;

use super::regions::Net;
use super::search::{FOREVER, Mode, Search};
use super::weights::Weight;
use crate::chart::{Flow, Promise, Since};
use crate::id::{RoleId, StepId};
use crate::time::{Length, WorkCalendar};

/// How a promise stands to the ways that lead to it, in seconds of the office's working time.
pub(crate) struct Measured {
    /// Within which time.
    pub(crate) within: i64,
    /// What the office needs on the shortest way; none if no way that could be measured leads there.
    pub(crate) shortest: Option<i64>,
    /// The same on the longest way that repeats nothing.
    pub(crate) longest: Option<i64>,
}

/// Measures promises; the steps of people outside take nothing, as the clock stands still for them.
pub(crate) fn measure(
    net: &Net,
    flow: &Flow,
    promises: &[Promise],
    weights: &[Weight],
    calendar: &WorkCalendar,
) -> Vec<Measured> {
    if promises.is_empty() {
        return Vec::new();
    }
    let of_office = |weight: &Weight| weight.of_office();
    let targets: Vec<_> = weights.iter().map(|weight| of_office(weight).target).collect();
    let limits: Vec<_> = weights.iter().map(|weight| of_office(weight).limit).collect();
    let shortest = Search::new(net, Mode::Shortest, &targets);
    let longest = Search::new(net, Mode::Longest, &limits);
    let one = |promise: &Promise| {
        let place = |step: &StepId| flow.index.get(step).map(|node| node.index());
        let within = within(calendar, promise.time.limit);
        let nothing = Measured { within, shortest: None, longest: None };
        let after = match &promise.since {
            // Until it is complete, the clock has not begun; nobody knows at which step that is.
            Since::Start | Since::Received => None,
            Since::Complete => return nothing,
            Since::Step(step) => match place(step) {
                Some(step) => Some(step),
                None => return nothing,
            },
        };
        let upto = match &promise.step {
            None => None,
            Some(step) => match place(step) {
                Some(step) => Some(step),
                None => return nothing,
            },
        };
        let between = |search: &Search<'_>| search.between(after, upto).filter(|seconds| *seconds < FOREVER);
        Measured { within, shortest: between(&shortest), longest: between(&longest) }
    };
    promises.iter().map(one).collect()
}

/// How much working time a promise leaves at most: a day by the clock or of the calendar may be a whole working day.
fn within(calendar: &WorkCalendar, length: Length) -> i64 {
    let days = |days: u32| calendar.usual_work(Length::WorkDays(days)).num_seconds();
    match length {
        Length::ClockHours(hours) => days(hours.div_ceil(24)).min(i64::from(hours) * 3600),
        Length::CalendarDays(count) | Length::Days(count) => days(count),
        Length::Work(_) | Length::WorkDays(_) | Length::Weeks(_) | Length::Months(_) | Length::Years(_) => {
            calendar.usual_work(length).num_seconds()
        }
    }
}

/// What is promised and what the shortest way needs, both in seconds of working time by these hours, for a flow of
/// which no chart has been made yet.
pub(crate) fn shortest_of(
    flow: &Flow,
    promises: &[Promise],
    calendar: &WorkCalendar,
    external: impl Fn(&RoleId) -> bool,
) -> Vec<Option<(i64, i64)>> {
    let net = flow.start.and_then(|start| Net::new(flow, start));
    let Some(net) = net else { return vec![None; promises.len()] };
    let keys = BTreeMap::new();
    let weights: Vec<_> =
        flow.graph.node_weights().map(|step| Weight::of(step, calendar, &keys, &external)).collect();
    let measured = measure(&net, flow, promises, &weights, calendar);
    measured.into_iter().map(|found| Some((found.within, found.shortest?))).collect()
}

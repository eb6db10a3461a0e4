//! The registers of an office: each number of a pattern is given once, also when many ask at once.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use chrono::{DateTime, Datelike, SubsecRound, Utc};

use super::{Engine, Now, corrupt, unreadable};
use crate::chart::Fingerprint;
use crate::error::Error;
use crate::id::{CommandId, InstanceId, SopId};
use crate::instance::{
    Actor, Command, Context, Event, Instance, Recorded, Rejection, decide, from_json, to_json,
};
use crate::lang::say;
use crate::limits;
use crate::numbering::{NoNumber, Pattern};
use crate::store::{Appended, Batch, CaseQuery, SopKey, Summary};
use crate::time::Office;

/// What the stream of a register begins with, so that it stands before all cases and none can have its id.
const REGISTER: &str = "\u{1}";

/// Behind all registers, and before all cases.
const BEHIND_REGISTERS: &str = "\u{1}\u{10ffff}";

/// The pattern by which an office numbers its cases.
const OF_CASES: &str = "berkas";

/// Which number is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The name of the pattern in the profile: `surat`.
    pub pattern: &'a str,
    /// The words that the pattern asks for.
    pub words: &'a BTreeMap<String, String>,
    /// The case that the number is for, if it is for one.
    pub instance: Option<&'a InstanceId>,
    /// The id of the wish: the same wish again gives the same number.
    pub command: Option<&'a CommandId>,
    /// Who wants it.
    pub by: &'a Actor,
}

/// A number that was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// The number.
    pub number: String,
    /// Its counter: the first is 1.
    pub counter: u32,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// Whether it had been given before, for the same wish.
    pub repeated: bool,
}

impl Engine {
    /// Gives the next number of a pattern. No number is given twice, by any process, and none is left out: `Ok` means
    /// that it is on disk. Counting begins again with each year (by the clocks of the office) if numbers show the year.
    ///
    /// Registers are streams of the store that no list of cases shows. In [`crate::Store::feed`] they are
    /// [`Event::Numbered`].
    ///
    /// # Errors
    /// [`Error::Number`] when there is no such pattern or a word is wrong, [`Error::Rejected`] when the wish was another
    /// one before, or that the store failed.
    ///
    /// ```
    /// use alir::engine::Wanted;
    /// use alir::{Engine, MemoryStore, numbering::Pattern, time::Office};
    /// let engine = Engine::new(MemoryStore::default());
    /// let pattern = Pattern::read("555/{urut:03}/DISKOMINFO").map_err(|wrong| wrong.what.en)?;
    /// let office = Office { numbering: [("surat".to_owned(), pattern)].into(), ..Office::default() };
    /// let (words, by) = (Default::default(), "ani".into());
    /// let wanted = Wanted { pattern: "surat", words: &words, instance: None, command: None, by: &by };
    /// let numbers = [engine.next_number(&office, &wanted), engine.next_number(&office, &wanted)];
    /// let numbers = numbers.map(|given| given.map(|given| given.number).unwrap_or_default());
    /// assert_eq!(numbers, ["555/001/DISKOMINFO", "555/002/DISKOMINFO"]);
    /// # Ok::<(), String>(())
    /// ```
    pub fn next_number(&self, office: &Office, wanted: &Wanted<'_>) -> Result<Given, Error> {
        let pattern = pattern(office, wanted.pattern)?;
        // In one process they stand in line: all but one would lose each round.
        let _line = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        for _ in 0..limits::MAX_NUMBER_CONFLICTS {
            let now = self.clock.now().trunc_subsecs(3);
            let year = office.calendar.zone().local(now).year();
            let id = register(office, pattern, year);
            let mut rows = self.register(&id)?;
            if let Some(command) = wanted.command {
                // A wish of New Year's Eve may be told again in January.
                let before = pattern.is_yearly().then(|| self.register(&register(office, pattern, year - 1)));
                let before = before.transpose()?.unwrap_or_default();
                let told = before.iter().chain(&rows);
                if let Some(given) = given_before(told, command, office, pattern, wanted)? {
                    return Ok(given);
                }
            }
            let last = rows.pop();
            let counter = last.as_ref().map_or(0, |last| last.number) + 1;
            let now = last.map_or(now, |last| now.max(last.at));
            let on = office.calendar.zone().local(now).date_naive();
            let number = pattern.number(counter, on, wanted.words)?;
            let event = Event::Numbered { text: number.clone(), instance: wanted.instance.cloned() };
            let (by, command) = (wanted.by.id.clone(), wanted.command.cloned());
            let event = Recorded { number: counter, at: now, by, role: None, command, event };
            if self.store.append(&[batch(id, office, pattern, &event)?])? == [Appended::Done] {
                tracing::debug!(office = office.id, number, "numbered");
                return Ok(Given { number, counter, at: now, repeated: false });
            }
        }
        Err(Error::Conflict)
    }

    /// Starts a case under the next number of its office (`penomoran: {berkas: ...}` of the profile), and tells which. A
    /// number under which a case was started by hand is passed over. The same command with the same id gives the same case.
    ///
    /// # Errors
    /// As [`Engine::start_with`] and [`Engine::next_number`]. A start that is refused takes no number.
    pub fn start_numbered(
        &self,
        sop: &SopId,
        command: &Command,
        by: &Actor,
    ) -> Result<(InstanceId, Now), Error> {
        let published = self.store.sop(SopKey::Latest(sop))?.ok_or_else(|| Error::UnknownSop(sop.clone()))?;
        let chart = self.chart(&published.fingerprint)?;
        let office = self.office(&chart)?;
        pattern(&office, OF_CASES)?;
        let new = Instance::default();
        decide(&chart, &new, command, Context::new(self.now(&new), by).at(&office))?;
        let words = BTreeMap::new();
        for attempt in 1..=limits::MAX_NUMBER_CONFLICTS {
            // The same command again passes over the same numbers.
            let id = command.id.as_ref().map(|id| CommandId::from(format!("{id}#{attempt}")));
            let wanted =
                Wanted { pattern: OF_CASES, words: &words, instance: None, command: id.as_ref(), by };
            let instance = InstanceId::from(self.next_number(&office, &wanted)?.number);
            match self.start_with(sop, &instance, command, by) {
                Err(Error::Rejected(Rejection::AlreadyStarted)) => {}
                now => return now.map(|now| (instance, now)),
            }
        }
        Err(Error::Conflict)
    }

    /// The numbers of a register in their order.
    fn register(&self, id: &InstanceId) -> Result<Vec<Recorded>, Error> {
        let rows = self.store.history(id, 0)?;
        let read = |row: crate::store::Row| {
            from_json(&row.body).map_err(|error| corrupt(unreadable(&error), id, row.number).into())
        };
        rows.into_iter().map(read).collect()
    }
}

/// What was given for a wish, if it was.
fn given_before<'r>(
    rows: impl IntoIterator<Item = &'r Recorded>,
    command: &CommandId,
    office: &Office,
    pattern: &Pattern,
    wanted: &Wanted<'_>,
) -> Result<Option<Given>, Error> {
    let found = rows.into_iter().find(|given| given.command.as_ref() == Some(command));
    let Some(Recorded { number: counter, at, by, event: Event::Numbered { text: number, instance }, .. }) =
        found
    else {
        return Ok(None);
    };
    let on = office.calendar.zone().local(*at).date_naive();
    let same = *by == wanted.by.id
        && instance.as_ref() == wanted.instance
        && pattern.number(*counter, on, wanted.words)? == *number;
    if same {
        Ok(Some(Given { number: number.clone(), counter: *counter, at: *at, repeated: true }))
    } else {
        Err(Rejection::CommandIdReused.into())
    }
}

/// Whether an id is that of a register, or would be taken for one.
pub(super) fn is_register(id: &InstanceId) -> bool {
    id.as_str().starts_with(REGISTER)
}

/// A query for cases that leaves registers out.
pub(super) fn of_cases(query: &CaseQuery) -> CaseQuery {
    let behind = InstanceId::from(BEHIND_REGISTERS);
    let after = query.after.clone().map_or(behind.clone(), |after| after.max(behind));
    CaseQuery { after: Some(after), ..query.clone() }
}

fn pattern<'o>(office: &'o Office, name: &str) -> Result<&'o Pattern, NoNumber> {
    office.numbering.get(name).ok_or_else(|| {
        let known = office.numbering.keys().map(String::as_str).collect::<Vec<_>>().join("`, `");
        let hint = if known.is_empty() {
            say!(id: "tambahkan `penomoran: {{{name}: ...}}` pada profil kantor", en: "add `penomoran: {{{name}: ...}}` to the profile of the office")
        } else {
            say!(id: "yang ada: `{known}`", en: "there is `{known}`")
        };
        let office = &office.name;
        NoNumber { what: say!(id: "kantor `{office}` tidak punya pola nomor `{name}`", en: "the office `{office}` has no pattern of numbers `{name}`"), hint }
    })
}

/// The stream of a pattern: one for each year if numbers show it.
fn register(office: &Office, pattern: &Pattern, year: i32) -> InstanceId {
    let year = if pattern.is_yearly() { format!("/{year}") } else { String::new() };
    format!("{REGISTER}nomor/{}{year}/{pattern}", office.id).into()
}

fn batch(id: InstanceId, office: &Office, pattern: &Pattern, event: &Recorded) -> Result<Batch, Error> {
    let body = to_json(event).map_err(|error| corrupt(unreadable(&error), &id, event.number))?;
    Ok(Batch {
        instance: id,
        expected: event.number - 1,
        events: vec![body],
        summary: Summary {
            sop: format!("nomor/{}", office.id).into(),
            fingerprint: Fingerprint::of(pattern.as_str()),
            status: "register".to_owned(),
            end: None,
            started_at: event.at,
            updated_at: event.at,
            wake_at: None,
        },
        closed: Vec::new(),
        opened: Vec::new(),
        marks: None,
    })
}

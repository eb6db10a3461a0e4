//! A store in memory: for tests, trials and embedders who keep their own history.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{
    Appended, Batch, Case, CaseQuery, FeedRow, Published, Row, Sleeper, SopKey, Store, StoreError, Summary,
    Task, TaskQuery,
};
use crate::chart::Fingerprint;
use crate::id::{InstanceId, SopId, TaskId};
use crate::instance::Mark;

/// A store in memory. Everything is lost when it is dropped.
#[derive(Debug, Default)]
pub struct MemoryStore {
    content: Mutex<Content>,
}

#[derive(Debug, Default)]
struct Content {
    sops: BTreeMap<Fingerprint, Published>,
    latest: BTreeMap<SopId, Fingerprint>,
    cases: BTreeMap<InstanceId, Kept>,
    marks: BTreeSet<(Mark, InstanceId)>,
    /// The order of appending, as places in `cases`.
    feed: Vec<(InstanceId, u32)>,
    sleepers: BTreeSet<Sleeper>,
}

#[derive(Debug)]
struct Kept {
    events: Vec<String>,
    summary: Summary,
    tasks: BTreeMap<TaskId, Task>,
    marks: Vec<Mark>,
}

impl MemoryStore {
    fn lock(&self) -> MutexGuard<'_, Content> {
        // Content is changed only by steps that cannot panic half-way.
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn put_sop(&self, sop: &Published) -> Result<(), StoreError> {
        let mut content = self.lock();
        content.latest.insert(sop.sop.clone(), sop.fingerprint.clone());
        content.sops.entry(sop.fingerprint.clone()).or_insert_with(|| sop.clone());
        Ok(())
    }

    fn sop(&self, key: SopKey<'_>) -> Result<Option<Published>, StoreError> {
        let content = self.lock();
        let fingerprint = match key {
            SopKey::Fingerprint(fingerprint) => Some(fingerprint),
            SopKey::Latest(sop) => content.latest.get(sop),
        };
        Ok(fingerprint.and_then(|fingerprint| content.sops.get(fingerprint)).cloned())
    }

    fn append(&self, batches: &[Batch]) -> Result<Vec<Appended>, StoreError> {
        let mut content = self.lock();
        Ok(batches.iter().map(|batch| content.append(batch)).collect())
    }

    fn history(&self, id: &InstanceId, after: u32) -> Result<Vec<Row>, StoreError> {
        let content = self.lock();
        let events = content.cases.get(id).map(|case| case.events.as_slice()).unwrap_or_default();
        let rows = (1..).zip(events).skip(after as usize);
        Ok(rows.map(|(number, body)| Row { number, body: body.clone() }).collect())
    }

    fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>, StoreError> {
        let content = self.lock();
        let fits = |id: &InstanceId, case: &Kept| {
            query.sop.as_ref().is_none_or(|sop| case.summary.sop == *sop)
                && query.status.as_ref().is_none_or(|status| case.summary.status == *status)
                && query.mark.as_ref().is_none_or(|mark| content.marks.contains(&(mark.clone(), id.clone())))
        };
        let after = query.after.clone().map_or(std::ops::Bound::Unbounded, std::ops::Bound::Excluded);
        let cases =
            content.cases.range((after, std::ops::Bound::Unbounded)).filter(|(id, case)| fits(id, case));
        let listed = cases.map(|(id, case)| Case {
            instance: id.clone(),
            events: u32::try_from(case.events.len()).unwrap_or(u32::MAX),
            summary: case.summary.clone(),
        });
        Ok(listed.take(limit(query.limit)).collect())
    }

    fn tasks(&self, query: &TaskQuery) -> Result<Vec<Task>, StoreError> {
        let content = self.lock();
        let fits = |task: &&Task| {
            query.sop.as_ref().is_none_or(|sop| task.sop == *sop)
                && query.role.as_ref().is_none_or(|role| task.is_for(role))
                && query.assignee.as_ref().is_none_or(|person| task.assignee.as_ref() == Some(person))
        };
        let cases = content.cases.iter().filter(|(id, case)| {
            case.summary.status == "running" && query.instance.as_ref().is_none_or(|wanted| *id == wanted)
        });
        let mut tasks: Vec<_> =
            cases.flat_map(|(_, case)| case.tasks.values()).filter(fits).cloned().collect();
        tasks.sort_by(|a, b| a.order().cmp(&b.order()));
        tasks.truncate(limit(query.limit));
        Ok(tasks)
    }

    fn sleepers(&self, after: Option<&Sleeper>, most: usize) -> Result<Vec<Sleeper>, StoreError> {
        let content = self.lock();
        let after = after.map_or(std::ops::Bound::Unbounded, std::ops::Bound::Excluded);
        let behind = content.sleepers.range((after, std::ops::Bound::Unbounded));
        Ok(behind.take(limit(most)).cloned().collect())
    }

    fn feed(&self, after: u64, most: usize) -> Result<Vec<FeedRow>, StoreError> {
        let content = self.lock();
        let skip = usize::try_from(after).unwrap_or(usize::MAX);
        let rows = (1..).zip(&content.feed).skip(skip);
        let row = |(position, (id, number)): (u64, &(InstanceId, u32))| {
            let body = content.cases.get(id)?.events.get(*number as usize - 1)?.clone();
            Some(FeedRow { position, instance: id.clone(), number: *number, body })
        };
        Ok(rows.filter_map(row).take(limit(most)).collect())
    }
}

fn limit(limit: usize) -> usize {
    if limit == 0 { usize::MAX } else { limit }
}

impl Content {
    fn append(&mut self, batch: &Batch) -> Appended {
        let known = self.cases.get(&batch.instance).map_or(0, |case| case.events.len());
        if known != batch.expected as usize {
            return Appended::Conflict;
        }
        let case = self.cases.entry(batch.instance.clone()).or_insert_with(|| Kept {
            events: Vec::new(),
            summary: batch.summary.clone(),
            tasks: BTreeMap::new(),
            marks: Vec::new(),
        });
        self.feed.extend(
            (batch.expected + 1..).take(batch.events.len()).map(|number| (batch.instance.clone(), number)),
        );
        case.events.extend_from_slice(&batch.events);
        let sleeper = |summary: &Summary| {
            let instance = batch.instance.clone();
            summary.wake_at.map(|wake_at| Sleeper { wake_at, instance })
        };
        if let Some(before) = sleeper(&case.summary) {
            self.sleepers.remove(&before);
        }
        self.sleepers.extend(sleeper(&batch.summary));
        case.summary = batch.summary.clone();
        for task in &batch.closed {
            case.tasks.remove(task);
        }
        case.tasks.extend(batch.opened.iter().map(|task| (task.task, task.clone())));
        if let Some(marks) = &batch.marks {
            for mark in std::mem::replace(&mut case.marks, marks.clone()) {
                self.marks.remove(&(mark, batch.instance.clone()));
            }
            self.marks.extend(marks.iter().map(|mark| (mark.clone(), batch.instance.clone())));
        }
        Appended::Done
    }
}

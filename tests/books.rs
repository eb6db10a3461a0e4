//! What a reader knows who follows the feed and believes nothing else.

use std::collections::BTreeMap;

use alir::instance::{Receipt, from_json};
use alir::store::{CaseQuery, Store, TaskQuery};
use alir::{CommandId, Event, Instance, InstanceId};

/// Cases and commands as the feed tells them.
#[derive(Default)]
pub(crate) struct Books {
    position: u64,
    pub(crate) cases: BTreeMap<InstanceId, Instance>,
    pub(crate) commands: BTreeMap<CommandId, (InstanceId, Receipt)>,
}

impl Books {
    /// Reads what is new, and makes sure that no event is missing or there twice.
    pub(crate) fn read_on(&mut self, store: &dyn Store) {
        for row in store.feed(self.position, 0).expect("the feed can be read") {
            self.position = row.position;
            let event = from_json(&row.body).expect("an event is whole");
            let case = self.cases.entry(row.instance.clone()).or_default();
            assert_eq!(
                (row.number, event.number),
                (case.version() + 1, case.version() + 1),
                "case {}",
                row.instance
            );
            let command = event.command.clone().expect("every command has an id");
            let number = event.number;
            let acts = matches!(
                event.event,
                Event::Started { .. } | Event::Completed { .. } | Event::Answered { .. }
            );
            if acts {
                let receipt = Receipt { first: number, last: number };
                let before = self.commands.insert(command.clone(), (row.instance.clone(), receipt));
                assert_eq!(before, None, "command {command} was done twice");
            } else {
                let (instance, receipt) = self.commands.get_mut(&command).expect("an act comes first");
                assert_eq!(
                    (&*instance, receipt.last + 1),
                    (&row.instance, number),
                    "command {command} is torn"
                );
                receipt.last = number;
            }
            case.apply(event);
        }
    }

    /// Makes sure that what was acknowledged is there, with the same numbers.
    pub(crate) fn hold(&self, case: &InstanceId, id: &CommandId, receipt: Receipt) {
        assert_eq!(self.commands.get(id), Some(&(case.clone(), receipt)), "acknowledged, and gone: {id}");
    }

    /// Makes sure that the histories and the lists say the same as the feed.
    pub(crate) fn compare(&self, store: &dyn Store) {
        let cases = store.cases(&CaseQuery::default()).expect("cases can be listed");
        assert_eq!(cases.len(), self.cases.len());
        let mut open = 0;
        for (listed, (case, instance)) in cases.iter().zip(&self.cases) {
            let rows = store.history(case, 0).expect("a history can be read");
            let replayed =
                Instance::replay(rows.iter().map(|row| from_json(&row.body).expect("an event is whole")));
            assert_eq!(replayed, *instance, "case {case}");
            assert_eq!((&listed.instance, listed.events), (case, instance.version()));
            assert_eq!(listed.summary.status, instance.state().status().as_str(), "case {case}");
            let query = TaskQuery { instance: Some(case.clone()), ..TaskQuery::default() };
            let tasks = store.tasks(&query).expect("tasks can be listed");
            let is = tasks.iter().map(|task| (task.task, &task.step, &task.role));
            let should = instance.state().open_tasks().iter().map(|task| (task.id, &task.step, &task.role));
            assert!(is.eq(should), "the open tasks of case {case}");
            open += tasks.len();
        }
        assert_eq!(store.tasks(&TaskQuery::default()).expect("tasks can be listed").len(), open);
    }
}

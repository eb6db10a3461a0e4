//! Commands on the case as a whole: start, note, suspend, resume, cancel.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Draft;
use crate::chart::Step;
use crate::id::ThreadId;
use crate::instance::{Event, Rejection, Status};

impl<'a> Draft<'a> {
    pub(super) fn start(
        &mut self,
        keys: &'a BTreeMap<String, String>,
        received: Option<DateTime<Utc>>,
    ) -> Result<(), Rejection> {
        if self.state.status != Status::New {
            return Err(Rejection::AlreadyStarted);
        }
        // To ignore a condition would be worse than to refuse the case.
        let has_data = |step: &&Step| step.automatic || step.condition.is_some() || !step.asks.is_empty();
        if let Some(step) = self.chart.steps().find(has_data) {
            return Err(Rejection::NotYetRun { step: step.id.clone() });
        }
        self.steering_role(true)?;
        for text in keys.iter().flat_map(|(key, value)| [key, value]) {
            Self::words(text)?;
        }
        if let Some(at) = received.filter(|at| *at > self.context.now) {
            return Err(Rejection::InFuture { at });
        }
        let (sop, fingerprint) = (self.chart.sop().clone(), self.chart.fingerprint().clone());
        self.emit(Event::Started { sop, fingerprint, keys: keys.clone(), received });
        self.promise_at_start(received.unwrap_or(self.context.now));
        self.enter(self.chart.start(), ThreadId(0))
    }

    pub(super) fn note(&mut self, text: &str) -> Result<(), Rejection> {
        if self.state.status == Status::New {
            return Err(Rejection::NotStarted);
        }
        self.steering_role(true)?;
        let text = Self::reason(text)?;
        self.emit(Event::Noted { text });
        Ok(())
    }

    pub(super) fn suspend(&mut self, reason: &str) -> Result<(), Rejection> {
        self.steering_role(false)?;
        let reason = Self::reason(reason)?;
        self.emit(Event::Suspended { reason });
        Ok(())
    }

    pub(super) fn resume(&mut self) -> Result<(), Rejection> {
        match &self.state.status {
            Status::Suspended => {}
            Status::Running => return Err(Rejection::NotSuspended),
            _ => self.must_run()?,
        }
        self.steering_role(false)?;
        let stopped = self.state.suspended_at;
        self.emit(Event::Resumed);
        if let Some(stopped) = stopped {
            self.move_tasks(stopped);
        }
        Ok(())
    }

    pub(super) fn cancel(&mut self, reason: &str) -> Result<(), Rejection> {
        if self.state.status != Status::Suspended {
            self.must_run()?;
        }
        self.steering_role(true)?;
        let reason = Self::reason(reason)?;
        self.emit(Event::Cancelled { reason });
        Ok(())
    }
}

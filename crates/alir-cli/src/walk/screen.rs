//! What is seen of a walk: a line for each task, or an event a line.

use std::cell::RefCell;

use alir::chart::Step;
use alir::time::Zone;
use alir::{Chart, Event, InstanceId, Recorded, ThreadId};

use super::Watcher;
use crate::catalogue::screens;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::table::fit;
use crate::view::step_title;
use unicode_width::UnicodeWidthStr;

/// How wide the text of a step is shown.
const TEXT: usize = 64;

/// Shows a walk to people.
pub(crate) struct Screen<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) id: &'a InstanceId,
    /// By whose clocks times are shown.
    pub(crate) zone: Zone,
    pub(crate) out: &'a RefCell<&'a mut Out>,
    /// Whether the steps are shown as they are done; a person who is asked has seen them.
    pub(crate) steps: bool,
    pub(crate) count: usize,
}

impl Watcher for Screen<'_> {
    fn see(&mut self, done: Option<&Step>, events: &[Recorded], _: &[String]) -> Result<(), Failure> {
        let mut out = self.out.borrow_mut();
        if done.is_none() {
            out.line(&Paint::Bold.on(&clean(self.chart.name())))?;
            let about = screens::walks(self.chart.sop(), self.chart.version(), self.id);
            let about = Paint::Dim.on(&clean(out.say(&about)));
            out.line(&about)?;
            if self.steps {
                out.line("")?;
            }
        }
        self.count += usize::from(done.is_some());
        for recorded in events {
            let line = match &recorded.event {
                Event::Completed { .. } if self.steps => done.map(|step| self.line(step, recorded, "")),
                Event::Answered { label, .. } if self.steps => {
                    done.map(|step| self.line(step, recorded, label))
                }
                Event::Ended { end } => {
                    let text = screens::walked(end, self.count);
                    Some(format!("\n{}", Paint::Green.on(&clean(out.say(&text)))))
                }
                Event::Reached { thread, .. } if *thread == ThreadId::default() => None,
                Event::Looped { .. }
                | Event::Reached { .. }
                | Event::Passed { .. }
                | Event::Marked { .. }
                | Event::Branched { .. }
                | Event::Forked { .. }
                | Event::Joined { .. }
                | Event::Withdrawn { .. } => {
                    let text = recorded.event.text(Some(self.chart), self.zone);
                    Some(format!("  {}", Paint::Dim.on(&clean(out.say(&text)))))
                }
                Event::Started { .. }
                | Event::Offered { .. }
                | Event::Claimed { .. }
                | Event::Released { .. }
                | Event::Delegated { .. }
                | Event::Completed { .. }
                | Event::Answered { .. }
                | Event::Skipped { .. }
                | Event::Returned { .. }
                | Event::Recalled { .. }
                | Event::Rewound { .. }
                | Event::Migrated { .. }
                | Event::Suspended { .. }
                | Event::Resumed
                | Event::Cancelled { .. }
                | Event::Noted { .. }
                | Event::Numbered { .. }
                | Event::Arrived { .. }
                | Event::Admitted { .. }
                | Event::Performed { .. }
                | Event::Promised { .. }
                | Event::Warned { .. }
                | Event::Overdue { .. }
                | Event::Escalated { .. }
                | Event::Rescheduled { .. }
                | Event::ClockStopped
                | Event::ClockStarted => None,
            };
            if let Some(line) = line {
                out.line(&line)?;
            }
        }
        Ok(())
    }
}

impl Screen<'_> {
    fn line(&self, step: &Step, recorded: &Recorded, label: &str) -> String {
        let title = fit(&clean(&step_title(step)), TEXT);
        let gap = " ".repeat(TEXT - title.width());
        let lane = recorded.role.as_ref().map(|role| self.chart.lane(role)).unwrap_or_default();
        let lane = Paint::Cyan.on(&clean(lane));
        let answer = if label.is_empty() { String::new() } else { format!("  → {}", clean(label)) };
        format!("  {title}{gap}  {lane}{}", Paint::Bold.on(&answer))
    }
}

/// Shows a walk to programs: the events as they are kept, one a line.
pub(crate) struct Lines<'a> {
    pub(crate) out: &'a RefCell<&'a mut Out>,
}

impl Watcher for Lines<'_> {
    fn see(&mut self, _: Option<&Step>, _: &[Recorded], rows: &[String]) -> Result<(), Failure> {
        let mut out = self.out.borrow_mut();
        for row in rows {
            out.raw(row.as_bytes())?;
            out.raw(b"\n")?;
        }
        Ok(())
    }
}

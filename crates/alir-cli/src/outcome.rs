//! What is said when a command was done: what happened, and who is next.

use alir::instance::Status;
use alir::lang::Text;
use alir::time::Zone;
use alir::{Chart, Engine, Event, InstanceId, Now, Recorded};

use crate::app::App;
use crate::catalogue::screens;
use crate::failure::Failure;
use crate::offices::Place;
use crate::out::{Paint, clean};
use crate::view::{self, Outcome, TaskView};

/// Tells what a command led to.
pub(crate) fn tell(app: &mut App, engine: &Engine, id: &InstanceId, now: &Now) -> Result<(), Failure> {
    let place = Place::of(engine, engine.chart_of(id)?)?;
    let (chart, zone) = (&place.chart, place.zone());
    let receipt = now.receipt();
    let out = &mut app.out;
    if out.is_json() {
        return out.json(&Outcome {
            instance: id.as_str(),
            sop: chart.sop(),
            status: now.status().as_str(),
            end: view::end(now.status()),
            repeated: now.repeated(),
            events: [receipt.first, receipt.last],
            tasks: now.open_tasks().iter().map(|task| TaskView::open(id, task, &place)).collect(),
        });
    }
    if now.repeated() {
        out.line(&Paint::Yellow.on(out.words(screens::REPEATED)))?;
    }
    let instance = engine.instance(id)?;
    let log = instance.log();
    for recorded in &log[receipt.first as usize - 1..receipt.last as usize] {
        let text = sentence(recorded, log, chart, zone);
        let number = Paint::Dim.on(&format!("{:>4}", recorded.number));
        out.line(&format!("{number} {}", clean(out.say(&text))))?;
    }
    if *now.status() == Status::Running && now.open_tasks().is_empty() {
        out.line(out.words(screens::NOTHING_OPEN))?;
    }
    Ok(())
}

/// An event as a sentence that names its step, also where the event itself knows only the task.
pub(crate) fn sentence(recorded: &Recorded, log: &[Recorded], chart: &Chart, zone: Zone) -> Text {
    let text = recorded.event.text(Some(chart), zone);
    let (Event::Claimed { task } | Event::Released { task } | Event::Delegated { task, .. }) =
        &recorded.event
    else {
        return text;
    };
    let step = log.iter().find_map(|earlier| match &earlier.event {
        Event::Offered { task: offered, step, .. } if offered == task => Some(step),
        _ => None,
    });
    match step {
        Some(step) => Text::new(format!("`{step}`: {}", text.id), format!("`{step}`: {}", text.en)),
        None => text,
    }
}

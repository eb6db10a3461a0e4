//! `alir history`: everything that happened to a case, what was undone included.

use alir::{Event, Recorded};
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::case::Case;
use crate::catalogue::screens;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::outcome::sentence;
use crate::table::{self, Column};
use crate::view::minute;

#[derive(Args, Debug)]
pub(crate) struct History {
    id: String,
}

#[derive(Serialize)]
struct EventView<'a> {
    #[serde(flatten)]
    recorded: &'a Recorded,
    /// Whether a rewind has undone it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    undone: bool,
}

impl History {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        let case = Case::open(app, &self.id)?;
        let log = case.instance.log();
        let undone = undone(log);
        let zone = case.place.zone();
        let out = &mut app.out;
        if out.is_json() {
            let views: Vec<_> = log
                .iter()
                .zip(&undone)
                .map(|(recorded, undone)| EventView { recorded, undone: *undone })
                .collect();
            return out.json(&views);
        }
        let head = format!("{} · {}", clean(case.id.as_str()), clean(case.chart.name()));
        out.line(&Paint::Bold.on(&head))?;
        let rows: Vec<_> = log
            .iter()
            .zip(&undone)
            .map(|(recorded, undone)| {
                let text = sentence(recorded, log, &case.chart, zone);
                let role = recorded.role.as_ref().map(alir::RoleId::as_str);
                let mut text = out.say(&text).to_owned();
                if *undone {
                    text.insert_str(0, &format!("[{}] ", out.words(screens::UNDONE)));
                }
                vec![
                    recorded.number.to_string(),
                    minute(recorded.at, zone),
                    who(out, recorded.by.as_str(), role),
                    text,
                ]
            })
            .collect();
        let [number, at, by, what] = screens::HISTORY_HEAD.map(|head| out.words(head));
        let columns = [
            Column::new(number).paint(Paint::Dim),
            Column::new(screens::in_zone(at, Some(&zone.name()))).paint(Paint::Dim),
            Column::new(by),
            Column::new(what),
        ];
        table::write(out, &columns, &rows)
    }
}

/// Who did it: the person, and the role where that is another name.
pub(super) fn who(out: &Out, by: &str, role: Option<&str>) -> String {
    match role {
        Some(role) if role != by => format!("{by} {} {role}", out.words(screens::AS)),
        Some(_) | None => by.to_owned(),
    }
}

/// For each event, whether a rewind that counts has undone it.
fn undone(log: &[Recorded]) -> Vec<bool> {
    let mut undone = vec![false; log.len()];
    let mut at = log.len();
    while at > 0 {
        at -= 1;
        if let Event::Rewound { to, .. } = log[at].event {
            let to = (to as usize).min(at);
            undone[to..at].fill(true);
            at = to;
        }
    }
    undone
}

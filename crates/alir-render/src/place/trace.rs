//! The corners of an arrow, from its plan and the places of everything.

use crate::drawing::{Point, Symbol};
use crate::route::{Course, Port, Side};

use super::Routed;
use super::columns::Columns;
use super::rows::Rows;

/// Corners that lie so near each other are one; far below what can be seen.
const SAME: f64 = 1e-6;

/// The corners of the arrow of a way between two symbols.
pub(super) fn points(
    routed: &Routed<'_>,
    columns: &Columns,
    rows: &Rows,
    at: usize,
    [from, to]: &[Symbol; 2],
) -> Vec<Point> {
    let plan = &routed.plans[at];
    let begin = port(from, plan.exit, routed.slots.exits[at], 1.0);
    let end = port(to, plan.entry, routed.slots.entries[at], -1.0);
    let out = || rows.track(plan.from.0 + 1, routed.tracks.out[at]);
    let into = || rows.track(plan.to.0, routed.tracks.into[at]);
    let mut line = vec![begin];
    match plan.course {
        Course::Straight => {}
        Course::Gap | Course::Run => {
            let y = out();
            line.extend([Point { y, ..begin }, Point { y, ..end }]);
        }
        Course::Corner => line.push(Point { x: end.x, y: begin.y }),
        Course::Channel(channel) | Course::GapChannel(channel) => {
            let (side, track) = routed.tracks.channel[at];
            let x = columns.track(channel, side, track);
            let y = match plan.exit {
                Port::Upright => {
                    let y = out();
                    line.push(Point { y, ..begin });
                    y
                }
                Port::At(_) => begin.y,
            };
            line.push(Point { x, y });
            match plan.entry {
                Port::Upright => {
                    let y = into();
                    line.extend([Point { x, y }, Point { y, ..end }]);
                }
                Port::At(_) => line.push(Point { x, ..end }),
            }
        }
    }
    line.push(end);
    without_joints(line)
}

/// Where an arrow touches a symbol; `down` is 1 for its lower border and -1 for the upper.
fn port(symbol: &Symbol, port: Port, slot: f64, down: f64) -> Point {
    let middle = symbol.middle();
    match port {
        Port::Upright if down > 0.0 => Point { x: middle.x + slot, y: middle.y + symbol.below(slot) },
        Port::Upright => Point { x: middle.x + slot, y: middle.y - symbol.above(slot) },
        Port::At(side) => {
            let half = symbol.aside(slot);
            let x = match side {
                Side::Left => middle.x - half,
                Side::Right => middle.x + half,
            };
            Point { x, y: middle.y + slot }
        }
    }
}

/// The line without points at which it does not turn.
fn without_joints(line: Vec<Point>) -> Vec<Point> {
    let near = |a: f64, b: f64| (a - b).abs() < SAME;
    let mut kept: Vec<Point> = Vec::new();
    for point in line {
        if kept.last().is_some_and(|last| near(last.x, point.x) && near(last.y, point.y)) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let on = (near(before.x, last.x) && near(last.x, point.x))
                || (near(before.y, last.y) && near(last.y, point.y));
            if on {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

//! The scalars of a text in order, each with the way that leads to it, also of a text that breaks off.

use std::ops::ControlFlow;

use serde_yaml::granit_parser::Event;

use super::tree::{bytes, events};
use crate::diagnostic::Span;

/// A map or list that is open.
#[derive(Default)]
struct Level {
    list: bool,
    /// The keys so far, and whether the last of them waits for its value.
    keys: Vec<String>,
    waits: bool,
}

/// Where a walk stands.
#[derive(Default)]
pub(in crate::sop) struct Walk {
    open: Vec<Level>,
}

/// A scalar.
pub(in crate::sop) struct Scalar<'a> {
    pub(in crate::sop) text: &'a str,
    pub(in crate::sop) span: Span,
    pub(in crate::sop) is_key: bool,
}

impl Walk {
    /// Goes through a text up to its first mistake, or until the visitor breaks off.
    pub(in crate::sop) fn through(text: &str, visit: &mut dyn FnMut(&Self, &Scalar<'_>) -> ControlFlow<()>) {
        let mut walk = Self::default();
        for event in events(text) {
            let Ok((event, span)) = event else { return };
            match event {
                Event::Scalar(text, ..) => {
                    let is_key = walk.open.last().is_some_and(|level| !level.list && !level.waits);
                    let scalar = Scalar { text: &text, span: bytes(span), is_key };
                    if visit(&walk, &scalar).is_break() {
                        return;
                    }
                    walk.take(Some(&text));
                }
                Event::SequenceStart(..) => walk.open.push(Level { list: true, ..Level::default() }),
                Event::MappingStart(..) => walk.open.push(Level::default()),
                Event::SequenceEnd | Event::MappingEnd => {
                    walk.open.pop();
                    walk.take(None);
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => walk.take(None),
                _ => {}
            }
        }
    }

    /// A key or value is whole; what is no text has no name as a key.
    fn take(&mut self, text: Option<&str>) {
        if let Some(level) = self.open.last_mut().filter(|level| !level.list) {
            if !level.waits {
                level.keys.push(text.unwrap_or_default().to_owned());
            }
            level.waits = !level.waits;
        }
    }

    /// The keys that lead here, `item` for each list.
    pub(in crate::sop) fn path<'a>(&'a self, item: &'a str) -> Vec<&'a str> {
        let of = |level: &'a Level| match level {
            Level { list: true, .. } => Some(item),
            Level { waits: true, keys, .. } => keys.last().map(String::as_str),
            Level { .. } => None,
        };
        self.open.iter().filter_map(of).collect()
    }

    /// The keys before this place in the map that is open.
    pub(in crate::sop) fn keys(&self) -> &[String] {
        self.open.last().map_or(&[], |level| level.keys.as_slice())
    }
}

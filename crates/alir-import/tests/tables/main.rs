//! Tables made of SOPs and of chance, read back: words, performers and flow are those that were written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sheet;
mod heads;
mod round_trip;
mod chance;
mod rubbish;

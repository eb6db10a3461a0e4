//! One test binary over the whole: a module a subject.

#![allow(clippy::unwrap_used, reason = "all of this is tests: a panic is how they fail")]

mod shared;
mod random;
mod office;
mod books;
mod calendar;
mod charts;
mod contention;
mod crash;
mod deadlines;
mod docs;
mod files;
mod findings;
mod logs;
mod naskah;
mod replay;
mod rubbish;
mod schema;
mod sops;
mod stores;
mod stories;
mod tidy;
mod times;
mod words;

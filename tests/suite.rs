//! One test binary over the whole: a module a subject.

#![allow(clippy::unwrap_used, reason = "all of this is tests: a panic is how they fail")]

mod shared;
mod random;
mod office;
mod books;
mod calendar;
mod charts;
mod conditions;
mod contention;
mod crash;
mod deadlines;
mod desk;
mod differences;
mod docs;
mod drawings;
mod faults;
mod durations;
mod every_state;
mod files;
mod facts;
mod exam;
mod findings;
mod logs;
mod mistakes;
mod mutants;
mod mutated;
mod naskah;
mod overlays;
mod profiles;
mod replay;
mod rubbish;
mod runs;
mod scenarios;
mod schema;
mod scripts;
mod sops;
mod soundness;
mod stores;
mod stories;
mod table;
mod tidy;
mod timers;
mod times;
mod upgrade;
mod words;

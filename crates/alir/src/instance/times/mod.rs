//! What a history says about time: how long tasks took, whose time went by, and which promises were kept.
//!
//! All of it is pure. Tasks and promises are those in force: what a rewind has undone or somebody has recalled was not
//! done. Accounts are of the time that has passed, which nothing undoes. Working time is that of the calendar that is
//! given, which may be a later one than that by which due dates were decided; due dates are those of the events.

mod accounts;
mod promises;
mod spans;
mod tasks;

pub use accounts::{Account, Accounts, accounts};
pub use promises::{PromiseTime, promises};
pub use tasks::{Finish, TaskTime, tasks};

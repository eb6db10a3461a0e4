//! The command as a program: what it prints, where, and with which exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod adapt;
mod cases;
mod check;
mod checking;
mod derived;
mod drawing;
mod editor;
mod fields;
mod gallery;
mod guide;
mod language;
mod lsp;
mod lsp_derived;
mod lsp_names;
mod lsp_rubbish;
mod migrate;
mod number;
mod making;
mod page;
mod past;
mod pipes;
mod printing;
mod races;
mod report;
mod run;
mod running;
mod scenarios;
mod shared;
mod simulate;
mod site;
mod time;
mod trial;
mod turns;
mod usage;
mod workbooks;

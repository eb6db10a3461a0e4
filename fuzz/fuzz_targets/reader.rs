//! Any bytes: read, checked, mended and written again. `cargo +nightly fuzz run reader fuzz/corpus/reader sops tests/findings`.

#![no_main]
#![allow(dead_code, clippy::unwrap_used, reason = "what tests and fuzzers share is not all used by each; a panic is a find")]

#[path = "../../tests/charts.rs"]
mod charts;
#[path = "../../tests/exam.rs"]
mod exam;
#[path = "../../tests/runs.rs"]
mod runs;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = exam::findings(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        exam::runs_lead_there(text);
        exam::changes_mend(text);
        exam::writing_keeps(text);
    }
});

//! Any flow: checked, and each run that is told leads to what it shows. `cargo +nightly fuzz run checks`.

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
    let data: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = exam::any_sop(&mut charts::Choices::new(&data));
    let _ = exam::findings(text.as_bytes());
    exam::runs_lead_there(&text);
    exam::writing_keeps(&text);
});

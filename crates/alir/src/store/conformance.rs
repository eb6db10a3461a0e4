//! What every store has to do, as a test that each implementation runs on itself.

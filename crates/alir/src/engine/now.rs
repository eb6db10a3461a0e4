//! What a call of the engine answers: the state that it led to.

use std::ops::Deref;

use crate::instance::{Receipt, State};

/// The state that a command led to, and its receipt.
#[derive(Clone, PartialEq, Debug)]
pub struct Now {
    state: State,
    receipt: Receipt,
    repeated: bool,
}

impl Now {
    pub(super) fn new(state: State, receipt: Receipt, repeated: bool) -> Self {
        Self { state, receipt, repeated }
    }

    /// Which events the command has led to.
    pub fn receipt(&self) -> Receipt {
        self.receipt
    }

    /// Whether the command had been done before, under the same id; then nothing was done again, and the state is
    /// the present one.
    pub fn repeated(&self) -> bool {
        self.repeated
    }
}

impl Deref for Now {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

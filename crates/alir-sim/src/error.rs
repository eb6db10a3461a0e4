//! Why something cannot be simulated.

use alir::lang::Text;
use alir::{Rejection, RoleId, StepId};

/// Why something cannot be simulated. Trying again does not help: something has to be asked otherwise.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SimError {
    /// People were given to a lane that the SOP has not.
    #[error("there is no lane `{lane}`")]
    UnknownLane {
        /// The lane.
        lane: RoleId,
    },
    /// A lane has nobody.
    #[error("the lane `{lane}` needs at least one person")]
    Nobody {
        /// The lane.
        lane: RoleId,
    },
    /// Shares were given for a step that the SOP has not.
    #[error("there is no step `{step}`")]
    UnknownStep {
        /// The step.
        step: StepId,
    },
    /// Shares were given for a step that asks nothing.
    #[error("the step `{step}` is no decision")]
    NotADecision {
        /// The step.
        step: StepId,
    },
    /// A share was given for an answer that the decision has not.
    #[error("the decision `{step}` has no answer `{label}`")]
    UnknownLabel {
        /// The decision.
        step: StepId,
        /// The answer.
        label: String,
        /// The answers that it has.
        allowed: Vec<String>,
    },
    /// A share is not from 0 to 1.
    #[error("the share {share} of `{label}` at `{step}` is not from 0 to 1")]
    NotAShare {
        /// The decision.
        step: StepId,
        /// The answer.
        label: String,
        /// What was given.
        share: f64,
    },
    /// The shares of all answers of a decision make more than 1, or less.
    #[error("the shares at `{step}` make {sum}, not 1")]
    NotWhole {
        /// The decision.
        step: StepId,
        /// What they make.
        sum: f64,
    },
    /// A rate that is not above zero, or beyond counting.
    #[error("the rate of arrivals has to be above zero")]
    NotARate,
    /// Nothing, or more than can be kept in mind, was asked for.
    #[error("from 1 to {most} cases in all can be simulated")]
    NotSoMany {
        /// The most.
        most: u64,
    },
    /// A case goes round and round.
    #[error("a case has not ended after {most} tasks, the last one at `{step}`")]
    Endless {
        /// Where it was last.
        step: StepId,
        /// After so many tasks.
        most: u32,
    },
    /// The engine has refused what a simulated person did.
    #[error("refused: {0:?}")]
    Refused(Rejection),
}

/// Builds a text from two format strings.
macro_rules! say {
    (id: $id:literal, en: $en:literal $(,)?) => {
        Text::new(format!($id), format!($en))
    };
}

impl SimError {
    /// What to tell people.
    pub fn text(&self) -> Text {
        match self {
            Self::UnknownLane { lane } => {
                say!(id: "tidak ada pelaksana `{lane}` pada SOP ini", en: "this SOP has no lane `{lane}`")
            }
            Self::Nobody { lane } => say!(
                id: "pelaksana `{lane}` perlu paling sedikit satu orang",
                en: "the lane `{lane}` needs at least one person",
            ),
            Self::UnknownStep { step } => {
                say!(id: "tidak ada langkah `{step}` pada SOP ini", en: "this SOP has no step `{step}`")
            }
            Self::NotADecision { step } => {
                say!(id: "langkah `{step}` bukan keputusan", en: "the step `{step}` is not a decision")
            }
            Self::UnknownLabel { step, label, .. } => say!(
                id: "keputusan `{step}` tidak punya jawaban `{label}`",
                en: "the decision `{step}` has no answer `{label}`",
            ),
            Self::NotAShare { step, label, share } => say!(
                id: "peluang `{step}.{label}` harus dari 0 sampai 1, bukan {share}",
                en: "the share of `{step}.{label}` has to be from 0 to 1, not {share}",
            ),
            Self::NotWhole { step, sum } if *sum > 1.0 => say!(
                id: "peluang jawaban `{step}` berjumlah {sum:.3}, lebih dari 1",
                en: "the shares of the answers of `{step}` make {sum:.3}, more than 1",
            ),
            Self::NotWhole { step, sum } => say!(
                id: "peluang semua jawaban `{step}` berjumlah {sum:.3}, bukan 1",
                en: "the shares of all answers of `{step}` make {sum:.3}, not 1",
            ),
            Self::NotARate => say!(
                id: "laju berkas masuk harus lebih dari nol",
                en: "the rate of arrivals has to be above zero",
            ),
            Self::NotSoMany { most } => say!(
                id: "banyaknya berkas yang disimulasikan dari 1 sampai {most}",
                en: "from 1 to {most} cases in all can be simulated",
            ),
            Self::Endless { step, most } => say!(
                id: "sebuah berkas belum selesai sesudah {most} tugas, yang terakhir pada `{step}`; mungkin peluang jawabannya membuatnya berputar terus",
                en: "a case has not ended after {most} tasks, the last one at `{step}`; perhaps the shares of its answers send it round for ever",
            ),
            Self::Refused(rejection) => rejection.text(),
        }
    }

    /// A stable name, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownLane { .. } => "unknown_lane",
            Self::Nobody { .. } => "nobody",
            Self::UnknownStep { .. } => "unknown_step",
            Self::NotADecision { .. } => "not_a_decision",
            Self::UnknownLabel { .. } => "not_an_answer",
            Self::NotAShare { .. } | Self::NotWhole { .. } => "not_a_share",
            Self::NotARate => "not_a_rate",
            Self::NotSoMany { .. } => "not_so_many",
            Self::Endless { .. } => "endless",
            Self::Refused(rejection) => rejection.code(),
        }
    }
}

//! Why a command of the command line did not do what was asked.

use alir::diagnostic::Diagnostic;
use alir::lang::Text;
use alir::time::Zone;
use alir::{Error, InstanceId, Rejection, StoreError};

use crate::catalogue::errors;

/// Whose trouble it is: what the exit code says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whose {
    /// The input was wrong: exit 1.
    Yours,
    /// The store or the machine failed: exit 2.
    Ours,
}

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Whoever read the output has gone: nothing more to say, and nothing went wrong.
    Closed,
    /// All has been said; what is left is exit 1.
    Said,
    /// Something to tell.
    Told(Box<Told>),
}

/// What to tell, with how to mend it.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) whose: Whose,
    /// A stable name, for programs.
    pub(crate) code: &'static str,
    pub(crate) text: Text,
    pub(crate) hints: Vec<Text>,
    /// The file that cannot be used, and what was found in it.
    pub(crate) sop: Option<Rejected>,
}

/// A file that has errors.
#[derive(Debug)]
pub(crate) struct Rejected {
    pub(crate) path: String,
    pub(crate) text: Option<String>,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Failure {
    /// The input was wrong.
    pub(crate) fn yours(code: &'static str, text: Text) -> Self {
        Self::Told(Box::new(Told { whose: Whose::Yours, code, text, hints: Vec::new(), sop: None }))
    }

    /// The machine failed.
    pub(crate) fn ours(code: &'static str, text: Text) -> Self {
        Self::Told(Box::new(Told { whose: Whose::Ours, code, text, hints: Vec::new(), sop: None }))
    }

    /// A SOP that has errors.
    pub(crate) fn sop(rejected: Rejected) -> Self {
        Self::rejected("sop_has_errors", errors::sop_has_errors(&rejected.path), rejected)
    }

    /// A profile or a holiday file that has errors.
    pub(crate) fn profile(rejected: Rejected) -> Self {
        Self::rejected("profile_has_errors", errors::profile_has_errors(&rejected.path), rejected)
    }

    fn rejected(code: &'static str, text: Text, rejected: Rejected) -> Self {
        let (hints, sop) = (Vec::new(), Some(rejected));
        Self::Told(Box::new(Told { whose: Whose::Yours, code, text, hints, sop }))
    }

    /// A case that could not be started.
    pub(crate) fn of_start(error: Error, id: &InstanceId, zone: Zone) -> Self {
        match error {
            Error::Rejected(Rejection::AlreadyStarted) => {
                Self::yours("already_started", errors::already_started(id)).hint(errors::see_status(id))
            }
            other => Self::of(other, zone),
        }
    }

    /// An error whose times are told by the clocks of a zone.
    pub(crate) fn of(error: Error, zone: Zone) -> Self {
        match error {
            Error::Rejected(rejection) => Self::refused(&rejection, zone),
            other => other.into(),
        }
    }

    /// A command that was refused; times are told by the clocks of a zone.
    pub(crate) fn refused(rejection: &Rejection, zone: Zone) -> Self {
        Self::yours(rejection.code(), rejection.text_in(zone))
    }

    /// The same with a hint on how to mend it.
    pub(crate) fn hint(mut self, hint: Text) -> Self {
        if let Self::Told(told) = &mut self {
            told.hints.push(hint);
        }
        self
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::Sop(_) => "sop_has_errors",
            Error::Rejected(rejection) => rejection.code(),
            Error::UnknownSop(_) => "unknown_sop",
            Error::Number(_) => "no_number",
            Error::Conflict => "conflict",
            Error::Busy => "busy",
            Error::Store(StoreError::Unavailable { .. }) => "store_unavailable",
            Error::Store(StoreError::Corrupt { .. }) => "store_corrupt",
            Error::Store(StoreError::Foreign { .. }) => "store_foreign",
            // The list of errors may grow.
            _ => "error",
        };
        let told = if error.is_callers() { Self::yours } else { Self::ours };
        let failure = told(code, error.text());
        match error {
            Error::Number(wrong) => failure.hint(wrong.hint),
            _ => failure,
        }
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        Self::from(Error::from(rejection))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::from(Error::from(error))
    }
}

impl From<std::io::Error> for Failure {
    /// Only for output: what cannot be read is told with its name.
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::ours("output", errors::no_output(&error)),
        }
    }
}

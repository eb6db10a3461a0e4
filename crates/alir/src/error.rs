//! What can go wrong at the front door.

use crate::diagnostic::Diagnostic;
use crate::id::SopId;
use crate::instance::Rejection;
use crate::lang::{Text, say};
use crate::numbering::NoNumber;
use crate::store::StoreError;

/// What can go wrong at the front door: the SOP, the command, another writer, the store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The SOP has errors.
    #[error("the SOP has errors: {}", first(.0))]
    Sop(Vec<Diagnostic>),
    /// The command was refused; nothing has changed.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// No SOP of this id was published.
    #[error("no SOP `{0}` was published")]
    UnknownSop(SopId),
    /// There is no such number: no pattern, or a word that does not fit it.
    #[error(transparent)]
    Number(#[from] NoNumber),
    /// Other writers were faster again and again. Nothing has changed; trying again helps.
    #[error("other writers were faster again and again; try again")]
    Conflict,
    /// Too many callers wait for the disk. Nothing has changed; trying again later helps.
    #[error("too many callers are waiting; try again later")]
    Busy,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn first(findings: &[Diagnostic]) -> String {
    match findings {
        [] => "none given".to_owned(),
        [only] => format!("{}: {}", only.code, only.message),
        [first, rest @ ..] => format!("{}: {} (and {} more)", first.code, first.message, rest.len()),
    }
}

impl Error {
    /// What to tell people.
    pub fn text(&self) -> Text {
        match self {
            Self::Sop(findings) => match findings.first() {
                Some(finding) => {
                    let (code, id, en) = (finding.code, &finding.message.id, &finding.message.en);
                    say!(id: "SOP ini memuat kesalahan: {code}: {id}", en: "the SOP has errors: {code}: {en}")
                }
                None => say!(id: "SOP ini memuat kesalahan", en: "the SOP has errors"),
            },
            Self::Rejected(rejection) => rejection.text(),
            Self::UnknownSop(sop) => {
                say!(id: "SOP `{sop}` belum diterbitkan", en: "no SOP `{sop}` was published")
            }
            Self::Number(wrong) => wrong.what.clone(),
            Self::Conflict => {
                say!(id: "penulis lain selalu lebih dulu; coba lagi", en: "other writers were faster again and again; try again")
            }
            Self::Busy => {
                say!(id: "terlalu banyak yang menunggu; coba lagi nanti", en: "too many callers are waiting; try again later")
            }
            Self::Store(error) => error.text(),
        }
    }

    /// Whether the cause is the caller's (a wrong command or SOP) rather than ours (the store, the load).
    pub fn is_callers(&self) -> bool {
        match self {
            // A file that is no store is for the caller to name otherwise.
            Self::Sop(_)
            | Self::Rejected(_)
            | Self::UnknownSop(_)
            | Self::Number(_)
            | Self::Store(StoreError::Foreign { .. }) => true,
            Self::Conflict | Self::Busy | Self::Store(_) => false,
        }
    }
}

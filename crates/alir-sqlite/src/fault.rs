//! What an error of SQLite means to a caller: to try again, or to look for a backup.

use alir::StoreError;
use alir::lang::Text;
use rusqlite::{Error, ErrorCode};

/// Sorts an error of SQLite: a file that is damaged is `Corrupt`, all else may pass.
pub(crate) fn fault(what: Text, place: &str, error: Error) -> StoreError {
    let damaged = match &error {
        Error::SqliteFailure(failure, _) => {
            matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        }
        // A value of a kind that this crate never writes.
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..) => true,
        _ => false,
    };
    if damaged {
        let Text { id, en } = what;
        let what = Text::new(format!("{id}: {error}"), format!("{en}: {error}"));
        StoreError::Corrupt { what, place: place.to_owned() }
    } else {
        StoreError::unavailable(what, error)
    }
}

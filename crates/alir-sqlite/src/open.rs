//! Opening a file: a new one gets the tables, and what is not ours is left as it is.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use alir::StoreError;
use alir::lang::Text;
use rusqlite::{Connection, Error, ErrorCode, MAIN_DB, OpenFlags, TransactionBehavior};

use crate::fault::fault;

/// `alir` in ASCII: how we and tools such as `file` know the file.
const APPLICATION_ID: i32 = 0x616c_6972;

/// The version of `schema.sql`. A release that changes the tables raises it and brings older files up to it.
const SCHEMA_VERSION: i32 = 2;

/// What brings a file of each earlier version to the next one, from version 1.
const UPGRADES: [&str; 1] = [include_str!("upgrade-1-2.sql")];

/// How long to wait for another process that is writing, before the caller hears `Unavailable`.
const PATIENCE: Duration = Duration::from_secs(10);

/// The page cache of the connection that writes, at most, in KiB: the inner pages of a million cases fit.
const WRITER_CACHE_KIB: i32 = 16 << 10;

/// The page cache of a connection that reads, at most, in KiB.
const READER_CACHE_KIB: i32 = 8 << 10;

/// A journal that has grown longer than this, in bytes, is cut back to it when it starts over.
const MAX_IDLE_JOURNAL_BYTES: i64 = 64 << 20;

/// More than there are different statements, so that each is only compiled once a connection.
const STATEMENTS: usize = 64;

/// The connection that writes. Makes the tables if the file is new.
pub(crate) fn writer(path: &Path) -> Result<Connection, StoreError> {
    let place = &path.display().to_string();
    if path.is_dir() {
        return Err(foreign(place, Text::new("itu sebuah folder", "it is a folder")));
    }
    // SQLite takes one byte for none and would write over it.
    if path.metadata().is_ok_and(|data| data.len() == 1) {
        return Err(not_a_database(place));
    }
    let mut connection = connect(path).map_err(|error| opening(place, error))?;
    // All looking goes through SQLite. Had we read the file ourselves, closing it would drop the locks that this
    // process may have on it by another handle.
    let found = version(&connection, place)?;
    if connection.is_readonly(MAIN_DB).map_err(|error| opening(place, error))? {
        let what = Text::new(format!("menulis ke `{place}`"), format!("writing to `{place}`"));
        return Err(StoreError::Unavailable { what, cause: None });
    }
    journal(&connection, place)?;
    settings(&connection, WRITER_CACHE_KIB).map_err(|error| opening(place, error))?;
    if found != Some(SCHEMA_VERSION) {
        bring_up(&mut connection, place)?;
    }
    Ok(connection)
}

/// A connection that only reads, to a file that was opened by [`writer`] before.
pub(crate) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = connect(path)?;
    settings(&connection, READER_CACHE_KIB)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// A database in memory.
pub(crate) fn in_memory() -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    settings(&connection, WRITER_CACHE_KIB)?;
    connection.execute_batch(include_str!("schema.sql"))?;
    Ok(connection)
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    let mut since = Instant::now();
    // SQLite's own handler sleeps up to 100 ms at a time, and whoever sleeps longest starves: with several writers
    // the lock is free again after a millisecond or two.
    let wait = move |tries: i32| {
        if tries == 0 {
            since = Instant::now();
        }
        sleep(Duration::from_millis(if tries < 100 { 1 } else { 5 }));
        since.elapsed() < PATIENCE
    };
    connection.busy_handler(Some(wait))?;
    Ok(connection)
}

/// The version of a file of ours, none of an empty one; anything else is refused.
fn version(connection: &Connection, place: &str) -> Result<Option<i32>, StoreError> {
    let look = "SELECT (SELECT application_id FROM pragma_application_id), \
                (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: (i32, i32, i64) =
        connection.query_row(look, [], row).map_err(|error| opening(place, error))?;
    match found {
        (APPLICATION_ID, version @ 1..=SCHEMA_VERSION, _) => Ok(Some(version)),
        (APPLICATION_ID, version, _) => {
            let id =
                format!("versinya {version}, rilis ini hanya mengenal {SCHEMA_VERSION}; pakailah rilis baru");
            let en =
                format!("its version is {version}, this release knows {SCHEMA_VERSION}; use a newer release");
            Err(foreign(place, Text::new(id, en)))
        }
        (0, 0, 0) => Ok(None),
        _ => {
            Err(foreign(place, Text::new("itu basis data program lain", "it is another program's database")))
        }
    }
}

/// Makes the tables, or brings those of an earlier release up to this one.
fn bring_up(connection: &mut Connection, place: &str) -> Result<(), StoreError> {
    let begin = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let transaction = begin.map_err(|error| opening(place, error))?;
    // Another process may have been faster.
    let steps = match version(&transaction, place)? {
        Some(SCHEMA_VERSION) => return Ok(()),
        Some(version) => &UPGRADES[usize::try_from(version - 1).unwrap_or(UPGRADES.len())..],
        None => &[include_str!("schema.sql")],
    };
    let brought = steps.iter().try_for_each(|step| transaction.execute_batch(step)).and_then(|()| {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        transaction.commit()
    });
    brought.map_err(|error| opening(place, error))
}

/// Switches to a write-ahead log, once in a file's life. SQLite does not wait when several processes do so at the
/// same time, therefore we do.
fn journal(connection: &Connection, place: &str) -> Result<(), StoreError> {
    let since = Instant::now();
    let mode = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    loop {
        let now = connection.pragma_query_value(None, "journal_mode", mode).and_then(|now| {
            let set = || connection.pragma_update_and_check(None, "journal_mode", "wal", mode);
            if now == "wal" { Ok(now) } else { set() }
        });
        match now {
            Ok(mode) if mode == "wal" => return Ok(()),
            Ok(_) => {
                let id = format!("sistem berkas `{place}` tanpa memori bersama, seperti folder jaringan");
                let en = format!("the file system of `{place}` has no shared memory, as a network folder");
                return Err(StoreError::Unavailable { what: Text::new(id, en), cause: None });
            }
            Err(error) if busy(&error) && since.elapsed() < PATIENCE => sleep(Duration::from_millis(1)),
            Err(error) => return Err(opening(place, error)),
        }
    }
}

fn busy(error: &Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

fn settings(connection: &Connection, cache_kib: i32) -> rusqlite::Result<()> {
    // `Ok` means on disk: every commit waits for it.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -cache_kib)?;
    connection.pragma_update_and_check(None, "journal_size_limit", MAX_IDLE_JOURNAL_BYTES, |_| Ok(()))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

fn opening(place: &str, error: Error) -> StoreError {
    if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) {
        return not_a_database(place);
    }
    fault(Text::new(format!("membuka `{place}`"), format!("opening `{place}`")), place, error)
}

fn not_a_database(place: &str) -> StoreError {
    foreign(place, Text::new("itu bukan basis data SQLite", "it is not an SQLite database"))
}

fn foreign(place: &str, what: Text) -> StoreError {
    StoreError::Foreign { what, place: place.to_owned() }
}

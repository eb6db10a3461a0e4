//! Keeps the cases of [`alir`] in an SQLite file.
//!
//! ```
//! use alir::{Command, Engine, load};
//! use alir_sqlite::SqliteStore;
//!
//! # let folder = std::env::temp_dir().join(format!("alir-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let path = folder.join("first.db");
//! let chart = load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}")?;
//! let (case, x) = ("A-1".into(), "x".into());
//!
//! let engine = Engine::new(SqliteStore::open(&path)?);
//! engine.publish(&chart)?;
//! engine.start(chart.sop(), &case, &x)?;
//! drop(engine); // the machine goes down ...
//!
//! let engine = Engine::new(SqliteStore::open(&path)?); // ... and comes back
//! let task = engine.instance(&case)?.task("s")?;
//! let now = engine.submit(&case, &Command::complete(task), &x)?;
//! assert_eq!(now.status().as_str(), "ended");
//! # drop(engine);
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Several processes and threads may use one file. A case that waits costs rows in the file and nothing else. The
//! tables are meant to be looked at: `sqlite3 alir.db 'SELECT body FROM event'`.

mod fault;
mod known;
mod open;
mod read;
mod readers;
mod write;
mod writer;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alir::StoreError;
use alir::id::InstanceId;
use alir::lang::Text;
use alir::store::{
    Appended, Batch, Case, CaseQuery, FeedRow, Published, Row, Sleeper, SopKey, Store, Task, TaskQuery,
};
/// The version that [`SqliteStore::append_with`] speaks: who passes it a function needs the very same one.
pub use rusqlite;
use rusqlite::{Connection, Transaction};

use fault::fault;
use readers::Readers;
use writer::Writer;

/// Cases in an SQLite file. Cheap to clone: all clones are the same store.
///
/// ```
/// use alir::Store;
/// let store = alir_sqlite::SqliteStore::open_in_memory()?;
/// assert!(store.feed(0, 10)?.is_empty());
/// # Ok::<(), alir::StoreError>(())
/// ```
#[derive(Clone)]
pub struct SqliteStore {
    shared: Arc<Shared>,
}

struct Shared {
    /// None for a database in memory, which only one connection can see.
    path: Option<PathBuf>,
    /// How the store is called in messages.
    place: String,
    writer: Mutex<Writer>,
    readers: Readers,
}

impl SqliteStore {
    /// Opens a file, or makes it if there is none. Takes no longer for a file with many cases.
    ///
    /// # Errors
    /// [`StoreError::Foreign`] for what is not a store, which stays as it is; [`StoreError::Unavailable`] for a place
    /// that cannot be written to; [`StoreError::Corrupt`] for a damaged file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        // Neither `:memory:` nor an empty name may mean something special, nor may a later change of folder matter.
        let path = std::path::absolute(path).map_err(|error| {
            let place = path.display();
            let what = Text::new(format!("membuka `{place}`"), format!("opening `{place}`"));
            StoreError::unavailable(what, error)
        })?;
        let writer = open::writer(&path)?;
        let place = path.display().to_string();
        Ok(Self::with(Shared {
            path: Some(path),
            place,
            writer: Writer::new(writer).into(),
            readers: Readers::default(),
        }))
    }

    /// A store that is gone when the last clone is dropped, for tests.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] if there is no memory.
    pub fn open_in_memory() -> Result<Self, StoreError> {
        let place = "memory".to_owned();
        let what = || Text::new("membuka basis data di memori", "opening a database in memory");
        let writer = open::in_memory().map_err(|error| fault(what(), &place, error))?;
        Ok(Self::with(Shared {
            path: None,
            place,
            writer: Writer::new(writer).into(),
            readers: Readers::default(),
        }))
    }

    /// Appends a batch together with rows of the caller's own, in one transaction: both are on disk, or neither. To
    /// be used through [`alir::Engine::submit_via`]. The caller's tables lie in the store's file; make them after the
    /// store, because a file with unknown tables is not taken for a store.
    ///
    /// `rows` is not called when the batch is [`Appended::Conflict`].
    ///
    /// # Errors
    /// As [`Store::append`]. An error that `rows` returns undoes the batch too, and is the cause of an
    /// [`StoreError::Unavailable`].
    ///
    /// ```
    /// use alir::{Command, Engine, load};
    /// use alir_sqlite::{SqliteStore, rusqlite};
    ///
    /// # let folder = std::env::temp_dir().join(format!("alir-doc-with-{}", std::process::id()));
    /// # std::fs::create_dir_all(&folder)?;
    /// # let path = folder.join("shared.db");
    /// let store = SqliteStore::open(&path)?;
    /// let ours = rusqlite::Connection::open(&path)?;
    /// ours.execute_batch("CREATE TABLE IF NOT EXISTS letter (case_id TEXT, number TEXT)")?;
    ///
    /// let engine = Engine::new(store.clone());
    /// let chart = load("sop: a\nnama: A\npelaksana: {x: X}\nlangkah: {s: {kegiatan: k, oleh: x, selesai: Selesai}}")?;
    /// engine.publish(&chart)?;
    /// let (case, x) = ("A-1".into(), "x".into());
    /// let task = engine.start(chart.sop(), &case, &x)?.task("s")?;
    ///
    /// engine.submit_via(&case, &Command::complete(task), &x, &mut |batch| {
    ///     store.append_with(batch, |rows| {
    ///         rows.execute("INSERT INTO letter VALUES (?, ?)", ["A-1", "555/05/2017"])?;
    ///         Ok(())
    ///     })
    /// })?;
    /// let letters: i64 = ours.query_row("SELECT count(*) FROM letter", [], |row| row.get(0))?;
    /// assert_eq!(letters, 1);
    /// # drop((engine, store, ours));
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn append_with(
        &self,
        batch: &Batch,
        rows: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<Appended, StoreError> {
        self.shared.writer().append_with(batch, rows).map_err(|error| self.writing(error))
    }

    fn with(shared: Shared) -> Self {
        Self { shared: Arc::new(shared) }
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let Shared { path, place, readers, .. } = &*self.shared;
        let result = match path {
            Some(path) => readers.lend(|| open::reader(path)).and_then(|reader| read(&reader)),
            None => read(self.shared.writer().connection()),
        };
        result.map_err(|error| {
            fault(Text::new(format!("membaca `{place}`"), format!("reading `{place}`")), place, error)
        })
    }

    fn writing(&self, error: rusqlite::Error) -> StoreError {
        let place = &self.shared.place;
        fault(Text::new(format!("menulis ke `{place}`"), format!("writing to `{place}`")), place, error)
    }
}

impl Store for SqliteStore {
    fn put_sop(&self, sop: &Published) -> Result<(), StoreError> {
        // Programs publish whenever they start: what is there need not be written again.
        if self.sop(SopKey::Latest(&sop.sop))?.is_some_and(|latest| latest == *sop) {
            return Ok(());
        }
        self.shared.writer().put_sop(sop).map_err(|error| self.writing(error))
    }

    fn sop(&self, key: SopKey<'_>) -> Result<Option<Published>, StoreError> {
        self.read(|connection| read::sop(connection, key))
    }

    fn append(&self, batches: &[Batch]) -> Result<Vec<Appended>, StoreError> {
        self.shared.writer().append(batches).map_err(|error| self.writing(error))
    }

    fn history(&self, id: &InstanceId, after: u32) -> Result<Vec<Row>, StoreError> {
        self.read(|connection| read::history(connection, id, after))
    }

    fn cases(&self, query: &CaseQuery) -> Result<Vec<Case>, StoreError> {
        self.read(|connection| read::cases(connection, query))
    }

    fn tasks(&self, query: &TaskQuery) -> Result<Vec<Task>, StoreError> {
        self.read(|connection| read::tasks(connection, query))
    }

    fn sleepers(&self, after: Option<&Sleeper>, limit: usize) -> Result<Vec<Sleeper>, StoreError> {
        self.read(|connection| read::sleepers(connection, after, limit))
    }

    fn feed(&self, after: u64, limit: usize) -> Result<Vec<FeedRow>, StoreError> {
        self.read(|connection| read::feed(connection, after, limit))
    }
}

impl Shared {
    fn writer(&self) -> MutexGuard<'_, Writer> {
        // A panic inside a transaction has rolled it back.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").field("place", &self.shared.place).finish_non_exhaustive()
    }
}

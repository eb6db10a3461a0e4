//! Every store keeps every promise of the port: one line a store.

use alir::MemoryStore;
use alir::store::conformance::check;
use alir_sqlite::SqliteStore;

#[test]
fn memory() {
    check(&|| Box::new(MemoryStore::default()));
}

#[test]
fn sqlite_in_a_file() {
    let folder = tempfile::tempdir().expect("there is room for a test");
    let stores = std::cell::Cell::new(0);
    check(&|| {
        stores.set(stores.get() + 1);
        Box::new(
            SqliteStore::open(folder.path().join(format!("{}.db", stores.get())))
                .expect("a file can be made"),
        )
    });
}

#[test]
fn sqlite_in_memory() {
    check(&|| Box::new(SqliteStore::open_in_memory().expect("there is room in memory")));
}

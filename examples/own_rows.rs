//! An embedder that shares the `SQLite` file: a completion and rows of its own in one transaction.

use alir::{Actor, Command, Engine};
use alir_sqlite::SqliteStore;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("office.db");
    let store = SqliteStore::open(&file)?;
    let office = alir_sqlite::rusqlite::Connection::open(&file)?;
    office.execute_batch("CREATE TABLE letter (number TEXT PRIMARY KEY, case_id TEXT NOT NULL)")?;

    let chart = alir::load(include_str!("../sops/buol/pengajuan-subdomain.yaml"))?;
    let engine = Engine::new(store.clone());
    engine.publish(&chart)?;
    let (case, pemohon) = ("SUB-003".into(), Actor::from("instansi_pemohon"));
    let now = engine.start(chart.sop(), &case, &pemohon)?;

    // Either the completion and the letter are both on disk, or neither is.
    let complete = Command::complete(now.task("permohonan")?);
    engine.submit_via(&case, &complete, &pemohon, &mut |batch| {
        store.append_with(batch, |transaction| {
            transaction
                .execute("INSERT INTO letter VALUES (?1, ?2)", ("555/001", batch.instance.as_str()))?;
            Ok(())
        })
    })?;
    let letters: u32 = office.query_row("SELECT count(*) FROM letter", [], |row| row.get(0))?;
    println!("{} events, {letters} letter", engine.instance(&case)?.version());
    Ok(())
}

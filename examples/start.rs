//! Twenty lines: a SOP from a file, a case of it, and what is open next.

use alir::{Command, Engine, Error, MemoryStore};

fn main() -> Result<(), Error> {
    let chart = alir::load(include_str!("../sops/buol/pengajuan-subdomain.yaml"))?;
    let engine = Engine::new(MemoryStore::default());
    engine.publish(&chart)?;

    let (case, pemohon, kepala) = ("SUB-001".into(), "instansi_pemohon".into(), "kepala_dinas".into());
    let now = engine.start(chart.sop(), &case, &pemohon)?;
    let now = engine.submit(&case, &Command::complete(now.task("permohonan")?), &pemohon)?;
    let now = engine.submit(&case, &Command::complete(now.task("disposisi_kadis")?), &kepala)?;
    for task in now.open_tasks() {
        let due = task.deadline.as_ref().map(|timed| timed.due.limit.to_rfc3339());
        println!("{} has to do `{}` by {}", chart.lane(&task.role), task.step, due.unwrap_or_default());
    }
    Ok(())
}

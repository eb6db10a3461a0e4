//! An embedder with a database of its own: the pure core decides and replays, the host keeps the lines.
//!
//! The "database" here is a file with one event a line; the same three functions fit any other.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use alir::instance::{from_json, to_json};
use alir::{Actor, Chart, Command, Context, Instance, decide};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("SUB-002.jsonl");
    let chart = alir::load(include_str!("../sops/buol/pengajuan-subdomain.yaml"))?;

    submit(&chart, &file, &Command::start(), &"instansi_pemohon".into())?;
    let walk = [
        ("permohonan", "instansi_pemohon"),
        ("disposisi_kadis", "kepala_dinas"),
        ("tugaskan_admin", "kepala_bidang"),
        ("cek_nama", "admin_cpanel"),
    ];
    for (step, role) in walk {
        let task = load(&file)?.task(step)?;
        submit(&chart, &file, &Command::complete(task), &role.into())?;
    }
    let case = load(&file)?;
    println!("{} events on disk; open now: {:?}", case.version(), case.state().open_tasks()[0].step);
    Ok(())
}

/// The state is what the history says: there is nothing else to load.
fn load(file: &Path) -> Result<Instance> {
    let Ok(file) = File::open(file) else { return Ok(Instance::default()) };
    let events = BufReader::new(file).lines().map(|line| Ok(from_json(&line?)?));
    Ok(Instance::replay(events.collect::<Result<Vec<_>>>()?))
}

/// Decide, then write. A database of several writers would make the event's number unique, and decide anew when
/// somebody else was first.
fn submit(chart: &Chart, file: &Path, command: &Command, by: &Actor) -> Result<()> {
    let case = load(file)?;
    let events = decide(chart, &case, command, Context::new(chrono::Utc::now(), by))?;
    let lines: Vec<String> = events.iter().map(to_json).collect::<std::result::Result<_, _>>()?;
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all((lines.join("\n") + "\n").as_bytes())?;
    file.sync_data()?;
    Ok(())
}

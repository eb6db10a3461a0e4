//! Several actors at once on many cases in one file: threads share the engine, callers share the disk's writes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use alir::store::TaskQuery;
use alir::{Actor, Command, Engine, Error, InstanceId};
use alir_sqlite::SqliteStore;

const CASES: usize = 300;
const ROLES: [&str; 4] = ["instansi_pemohon", "kepala_dinas", "kepala_bidang", "admin_cpanel"];
const THREADS_PER_ROLE: usize = 8;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let engine = Engine::new(SqliteStore::open(folder.path().join("alir.db"))?);
    let chart = alir::load(include_str!("../sops/buol/pengajuan-subdomain.yaml"))?;
    engine.publish(&chart)?;
    let cases: Vec<InstanceId> =
        (0..CASES).map(|number| format!("SUB-{number:03}").as_str().into()).collect();

    let began = Instant::now();
    let (done, lost) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for cases in cases.chunks(CASES / 8) {
            scope.spawn(|| {
                cases.iter().try_for_each(|case| engine.start(chart.sop(), case, &ROLES[0].into()).map(drop))
            });
        }
    });
    std::thread::scope(|scope| {
        for role in ROLES {
            for number in 0..THREADS_PER_ROLE {
                let person = Actor::new(format!("{role}-{number}").as_str()).with_role(role);
                let (engine, done, lost) = (&engine, &done, &lost);
                scope.spawn(move || work(engine, &person, number, done, lost));
            }
        }
    });
    let (done, lost, took) = (done.into_inner(), lost.into_inner(), began.elapsed());
    println!("{done} tasks of {CASES} cases done in {took:.1?}; {lost} times a colleague was first");
    Ok(())
}

/// One person: does what is on the role's list until nothing is open any more. Colleagues look at the same list, and
/// each begins at another place in it.
fn work(
    engine: &Engine,
    person: &Actor,
    number: usize,
    done: &AtomicUsize,
    lost: &AtomicUsize,
) -> Result<(), Error> {
    let everything = TaskQuery { limit: 1, ..TaskQuery::default() };
    let mine = TaskQuery {
        role: Some(person.roles[0].clone()),
        limit: 4 * THREADS_PER_ROLE,
        ..TaskQuery::default()
    };
    while !engine.tasks(&everything)?.is_empty() {
        for task in engine.tasks(&mine)?.iter().skip(number).step_by(THREADS_PER_ROLE / 2) {
            let command = match task.step.as_str() {
                "nama_tersedia" => Command::answer(task.task, "ya"),
                _ => Command::complete(task.task),
            };
            match engine.submit(&task.instance, &command, person) {
                Ok(_) => done.fetch_add(1, Ordering::Relaxed),
                // Somebody else on the same list was faster: nothing has happened, go on with the next.
                Err(Error::Rejected(_)) => lost.fetch_add(1, Ordering::Relaxed),
                Err(error) => return Err(error),
            };
        }
    }
    Ok(())
}

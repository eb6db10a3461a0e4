//! Moving cases to another text of their SOP: what goes over, what does not, and what becomes of each part of a case.

use alir::instance::migration::{Mapping, Plan, Reason, Verdict, plan};
use alir::instance::{Status, from_json, to_json};
use alir::{Act, Actor, Chart, Command, Context, Event, Instance, Rejection, decide};
use chrono::{DateTime, TimeDelta, Utc};

pub(crate) const OLD: &str = "\
sop: izin
versi: 1
nama: Izin
batas_total: {waktu: 5 hari kerja}
pelaksana: {loket: Loket, kabid: Kabid, kadis: Kadis, warga: {nama: Warga, eksternal: ya}}
isian:
  jumlah: {jenis: bulat}
  jenis: [rumah, toko]
langkah:
  daftar: {kegiatan: Mendaftar, oleh: loket, isi: [jenis], waktu: 1 jam}
  bagi: {serentak: [teknis, hukum]}
  teknis: {kegiatan: Memeriksa teknis, oleh: [kabid, kadis], waktu: 1 hari kerja, eskalasi: kadis, lanjut: temu}
  hukum: {kegiatan: Memeriksa hukum, oleh: loket, lanjut: temu}
  temu: {gabung: semua}
  layak: {keputusan: Layak?, oleh: kabid, cabang: {ya: terbit, tidak: {ke: lengkapi, maks_ulang: {kali: 3, lalu: tolak}}}}
  lengkapi: {kegiatan: Melengkapi, oleh: warga, waktu: 3 hari kalender, lanjut: layak}
  terbit: {selesai: Terbit, paling_lambat: {waktu: 2 hari kerja}}
  tolak: {selesai: Tolak}
";

/// A case, and the text that it runs by.
struct Desk {
    chart: Chart,
    case: Instance,
    now: DateTime<Utc>,
}

pub(crate) fn budi() -> Actor {
    ["loket", "kabid", "kadis", "warga"].into_iter().fold(Actor::new("budi"), Actor::with_role)
}

impl Desk {
    fn new() -> Self {
        let now = DateTime::parse_from_rfc3339("2026-11-23T09:00:00+07:00").unwrap().to_utc();
        let mut desk = Self { chart: alir::load(OLD).unwrap(), case: Instance::default(), now };
        desk.act(Command::start().act).unwrap();
        desk
    }

    fn act(&mut self, act: Act) -> Result<(), Rejection> {
        self.act_to(act, None)
    }

    fn act_to(&mut self, act: Act, target: Option<&Chart>) -> Result<(), Rejection> {
        self.now += TimeDelta::minutes(1);
        let by = budi();
        let context = Context { target, ..Context::new(self.now, &by) };
        let events = decide(&self.chart, &self.case, &Command::new(act), context)?;
        for event in events {
            self.case.apply(event);
        }
        let disk: Vec<String> = self.case.log().iter().map(|event| to_json(event).unwrap()).collect();
        let again = Instance::replay(disk.iter().map(|line| from_json(line).unwrap()));
        assert_eq!(self.case, again, "{}", disk.join("\n"));
        Ok(())
    }

    fn done(&mut self, steps: &[&str]) -> &mut Self {
        for step in steps {
            let (step, value) = step.split_once('=').unwrap_or((step, ""));
            let task = self.case.task(step).unwrap_or_else(|_| self.case.state().open_tasks()[0].id);
            let command = match step {
                "layak" => Command::answer(task, value),
                "daftar" => Command::complete(task).with_field("jenis", "toko"),
                _ => Command::complete(task),
            };
            self.act(command.act).unwrap();
        }
        self
    }

    fn plan(&self, text: &str, mapping: &[(&str, &str)]) -> Plan {
        plan(&self.chart, &alir::load(text).unwrap(), &self.case, &mapped(mapping))
    }

    fn migrate(&mut self, text: &str, mapping: &[(&str, &str)], new_times: bool) -> Result<(), Rejection> {
        let to = alir::load(text).unwrap();
        let act = Act::Migrate { to: to.fingerprint().clone(), mapping: mapped(mapping), new_times };
        self.act_to(act, Some(&to))?;
        self.chart = to;
        Ok(())
    }

    fn open(&self) -> Vec<String> {
        self.case.state().open_tasks().iter().map(|task| format!("{}({})", task.step, task.role)).collect()
    }

    fn limit(&self, step: &str) -> DateTime<Utc> {
        let tasks = self.case.state().open_tasks();
        let task = tasks.iter().find(|task| task.step == step).unwrap();
        task.deadline.as_ref().unwrap().due.limit
    }
}

pub(crate) fn mapped(mapping: &[(&str, &str)]) -> Mapping {
    mapping.iter().map(|(old, new)| ((*old).into(), (*new).into())).collect()
}

pub(crate) fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(OLD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

#[test]
fn an_equal_text_changes_nothing_but_the_text() {
    let mut desk = Desk::new();
    desk.done(&["daftar", "hukum"]);
    let other = format!("{OLD}# lain\n");
    let plan = desk.plan(&other, &[]);
    assert_eq!((plan.verdict(), plan.notes), (Verdict::AsIs, Vec::new()));
    let before = desk.case.state().clone();
    desk.migrate(&other, &[], false).unwrap();
    assert_eq!(*desk.case.state(), before);
    assert_eq!(desk.case.origin().unwrap().fingerprint, *desk.chart.fingerprint());
    // And back, and to where it is.
    desk.migrate(OLD, &[], false).unwrap();
    assert_eq!(*desk.case.state(), before);
    assert_eq!(desk.migrate(OLD, &[], false), Err(Rejection::SameText));
}

#[test]
fn a_step_with_another_id_has_to_be_mapped_and_is_suggested() {
    let mut desk = Desk::new();
    desk.done(&["daftar", "hukum"]);
    let new = changed(&[
        ("hukum", "legal"),
        ("teknis", "periksa_teknis"),
        ("  temu:", "  bertemu:"),
        ("lanjut: temu", "lanjut: bertemu"),
    ]);
    let found = desk.plan(&new, &[]);
    assert_eq!(found.verdict(), Verdict::NeedsMapping);
    // `teknis` has other words now only where the id stood in them.
    assert!(found.reasons.contains(&Reason::NoSuchStep { step: "temu".into(), likely: None }), "{found:?}");
    let text = found.reasons[0].text().id;
    assert!(text.contains("`--petakan teknis=") || text.contains("`--petakan temu="), "{text}");
    let mapping = [("hukum", "legal"), ("teknis", "periksa_teknis"), ("temu", "bertemu")];
    assert_eq!(desk.plan(&new, &mapping).verdict(), Verdict::Mapped);
    desk.migrate(&new, &mapping, false).unwrap();
    assert_eq!(desk.open(), ["periksa_teknis(kabid)", "periksa_teknis(kadis)"]);
    // What waits at the join meets there; a step of the past can be gone back to by its new id.
    desk.done(&["periksa_teknis", "periksa_teknis", "layak=tidak"]);
    assert_eq!(desk.open(), ["lengkapi(warga)"]);
    let task = desk.case.task("lengkapi").unwrap();
    desk.act(Act::Return { task, to: "daftar".into(), reason: "keliru".to_owned() }).unwrap();
    assert_eq!(desk.open(), ["daftar(loket)"]);
    let wrong = desk.plan(&new, &[("daftar", "x")]);
    assert_eq!(wrong.reasons, [Reason::NoTarget { step: "daftar".into(), to: "x".into() }]);
}

#[test]
fn a_renamed_step_is_suggested_by_its_words() {
    let desk = Desk::new();
    let new = changed(&[("  daftar:", "  terima:")]);
    let found = desk.plan(&new, &[]);
    assert_eq!(found.reasons, [Reason::NoSuchStep { step: "daftar".into(), likely: Some("terima".into()) }]);
    assert!(found.reasons[0].text().id.contains("`--petakan daftar=terima`"));
    assert!(found.reasons[0].text().en.contains("`--map daftar=terima`"));
}

#[test]
fn within_a_fork_the_ways_have_to_be_the_same() {
    let mut desk = Desk::new();
    desk.done(&["daftar"]);
    let more = changed(&[
        ("[teknis, hukum]}", "[teknis, hukum, cek]}"),
        ("  temu: {", "  cek: {kegiatan: Cek, oleh: loket}\n  temu: {"),
    ]);
    let branches = Reason::OtherBranches { fork: "bagi".into(), before: 2, after: 3 };
    assert_eq!(desk.plan(&more, &[]).reasons, [branches]);
    let turned = changed(&[("[teknis, hukum]}", "[hukum, teknis]}")]);
    assert_eq!(desk.plan(&turned, &[]).verdict(), Verdict::AsIs, "ways are known by where they lead");
    // One after the other instead of at the same time.
    let line = changed(&[
        ("  bagi: {serentak: [teknis, hukum]}\n", ""),
        ("loket, lanjut: temu}", "loket}"),
        ("eskalasi: kadis, lanjut: temu}", "eskalasi: kadis}"),
        ("  temu: {gabung: semua}\n", ""),
    ]);
    assert_eq!(desk.plan(&line, &[]).verdict(), Verdict::NeedsMapping);
    let elsewhere = desk.plan(&line, &[("bagi", "layak")]);
    assert_eq!(elsewhere.verdict(), Verdict::Cannot);
    // Behind the join instead of within the fork: whoever is there would go round the others.
    let behind = changed(&[
        ("[teknis, hukum]}", "[teknis, cek]}"),
        (
            "  hukum: {kegiatan: Memeriksa hukum, oleh: loket, lanjut: temu}",
            "  cek: {kegiatan: Cek, oleh: loket, lanjut: temu}",
        ),
        ("gabung: semua}", "gabung: semua}\n  hukum: {kegiatan: Memeriksa hukum, oleh: loket}"),
    ]);
    let step = || "hukum".into();
    assert_eq!(desk.plan(&behind, &[]).reasons, [Reason::Elsewhere { step: step(), to: step() }]);
    // On the other side of the fork, all of this is of no importance.
    desk.done(&["hukum", "teknis", "teknis"]);
    for text in [&more, &turned, &line] {
        assert_eq!(desk.plan(text, &[]).verdict(), Verdict::AsIs);
    }
    let any = changed(&[("gabung: semua", "gabung: salah_satu")]);
    let mut waits = Desk::new();
    waits.done(&["daftar"]);
    assert_eq!(waits.plan(&any, &[]).verdict(), Verdict::AsIs);
    waits.done(&["hukum"]);
    assert_eq!(waits.plan(&any, &[]).reasons, [Reason::NotAJoin { step: "temu".into(), to: "temu".into() }]);
}

#[test]
fn tasks_follow_the_lanes_of_the_new_text() {
    let mut desk = Desk::new();
    desk.done(&["daftar"]);
    let task = desk.case.state().task_of("teknis", "kabid").unwrap();
    desk.act(Act::Claim { task }).unwrap();
    // The same lanes: the claim stays.
    let other = changed(&[("Memeriksa teknis", "Memeriksa secara teknis")]);
    desk.migrate(&other, &[], false).unwrap();
    assert!(desk.case.state().open_task(task).unwrap().assignee.is_some());
    // Another lane instead: it goes there, and is nobody's.
    let swapped = other.replace("oleh: [kabid, kadis]", "oleh: [kadis, loket]");
    desk.migrate(&swapped, &[], false).unwrap();
    assert_eq!(desk.open(), ["teknis(loket)", "teknis(kadis)", "hukum(loket)"]);
    assert_eq!(desk.case.state().open_task(task).unwrap().assignee, None);
    // One less, and one more.
    desk.migrate(&other.replace("oleh: [kabid, kadis]", "oleh: kadis"), &[], false).unwrap();
    assert_eq!(desk.open(), ["teknis(kadis)", "hukum(loket)"]);
    desk.migrate(&swapped.replace("oleh: [kadis, loket]", "oleh: [kadis, kabid, loket]"), &[], false)
        .unwrap();
    assert_eq!(desk.open(), ["teknis(kadis)", "hukum(loket)", "teknis(kabid)", "teknis(loket)"]);
    // Whoever is done has done it; when nobody is left, the step has to be finished first.
    let done = desk.case.state().task_of("teknis", "kadis").unwrap();
    desk.act(Command::complete(done).act).unwrap();
    let refused = desk.migrate(&other.replace("oleh: [kabid, kadis]", "oleh: kadis"), &[], false);
    assert_eq!(
        refused,
        Err(Rejection::CannotMigrate { reasons: vec![Reason::NothingLeft { step: "teknis".into() }] })
    );
    // An activity that has become a decision is answered.
    let mut desk = Desk::new();
    let asked = changed(&[(
        "daftar: {kegiatan: Mendaftar, oleh: loket, isi: [jenis], waktu: 1 jam}",
        "daftar: {keputusan: Terdaftar?, oleh: loket, isi: [jenis], waktu: 1 jam, cabang: {ya: bagi, tidak: tolak}}",
    )]);
    desk.migrate(&asked, &[], false).unwrap();
    let task = desk.case.task("daftar").unwrap();
    assert!(matches!(desk.act(Command::complete(task).act), Err(Rejection::NeedsAnswer { .. })));
    desk.act(Command::answer(task, "ya").with_field("jenis", "toko").act).unwrap();
    assert_eq!(desk.open().len(), 3);
}

#[test]
fn what_was_promised_stays_promised_unless_new_times_are_asked_for() {
    let mut desk = Desk::new();
    let (limit, promises) = (desk.limit("daftar"), desk.case.state().promises().to_vec());
    let faster =
        changed(&[("waktu: 1 jam", "waktu: 30 menit"), ("batas_total: {waktu: 5", "batas_total: {waktu: 2")]);
    desk.migrate(&faster, &[], false).unwrap();
    assert_eq!((desk.limit("daftar"), desk.case.state().promises()), (limit, promises.as_slice()));
    let slower = changed(&[("waktu: 1 jam", "waktu: 2 jam")]);
    desk.act(Act::Suspend { reason: "rapat".to_owned() }).unwrap();
    desk.now += TimeDelta::minutes(29);
    desk.act(Act::Resume).unwrap();
    desk.migrate(&slower, &[], true).unwrap();
    let offered = desk.case.state().open_tasks()[0].offered_at;
    assert_eq!(
        desk.limit("daftar"),
        offered + TimeDelta::minutes(150),
        "two hours, and the rest of half an hour"
    );
    assert_eq!(
        desk.case.state().promises().iter().map(|one| one.step.clone()).collect::<Vec<_>>(),
        promises.iter().map(|one| one.step.clone()).collect::<Vec<_>>()
    );
    // What is late by the new text is noted as such at once, and once.
    desk.migrate(&faster, &[], true).unwrap();
    desk.act(Act::Note { text: "x".to_owned() }).unwrap();
    let late = |desk: &Desk| {
        desk.case.log().iter().filter(|event| matches!(event.event, Event::Overdue { .. })).count()
    };
    assert_eq!(late(&desk), 0);
    desk.now += TimeDelta::hours(1);
    desk.act(Act::Wake).unwrap();
    desk.migrate(&slower, &[], false).unwrap();
    assert_eq!(late(&desk), 1);
    // A step that was promised and is gone is promised no more.
    let gone = changed(&[
        ("terbit: {selesai: Terbit, paling_lambat: {waktu: 2 hari kerja}}", "keluar: {selesai: Terbit}"),
        ("ya: terbit", "ya: keluar"),
    ]);
    desk.migrate(&gone, &[], false).unwrap();
    assert_eq!(desk.case.state().promises().iter().map(|one| one.step.clone()).collect::<Vec<_>>(), [None]);
}

#[test]
fn counts_of_loops_and_values_go_over() {
    let mut desk = Desk::new();
    desk.done(&["daftar", "hukum", "teknis", "teknis", "layak=tidak", "lengkapi", "layak=tidak"]);
    let twice = changed(&[("kali: 3", "kali: 2"), ("jenis: [rumah, toko]", "jenis: [rumah, gedung]")]);
    let found = desk.plan(&twice, &[]);
    assert_eq!(found.verdict(), Verdict::AsIs);
    assert_eq!(found.notes.len(), 1, "{found:?}");
    desk.migrate(&twice, &[], false).unwrap();
    desk.done(&["lengkapi", "layak=tidak"]);
    assert_eq!(desk.case.state().status(), &Status::Ended { end: "Tolak".to_owned() });
}

#[test]
fn a_field_that_conditions_need_has_to_be_given_or_asked_for_still() {
    let mut desk = Desk::new();
    let needs = changed(&[
        (
            "  layak: {keputusan: Layak?, oleh: kabid, cabang: {ya: terbit, ",
            "  layak: {keputusan: Layak?, otomatis: ya, cabang: {ya: {bila: jumlah > 5, ke: terbit}, ",
        ),
        ("isi: [jenis]", "isi: [jenis, jumlah]"),
    ]);
    let needs = needs.replace("lanjut: layak}", "lanjut: layak, isi: jumlah}");
    assert_eq!(desk.plan(&needs, &[]).verdict(), Verdict::AsIs);
    desk.done(&["daftar"]);
    assert_eq!(
        desk.plan(&needs, &[]).reasons,
        [Reason::MissingField { field: "jumlah".to_owned(), step: "layak".into() }]
    );
}

#[test]
fn what_lies_before_a_migration_can_be_returned_to_but_not_undone() {
    let mut desk = Desk::new();
    desk.done(&["daftar"]);
    let before = desk.case.version();
    let other = format!("{OLD}# lain\n");
    desk.migrate(&other, &[], false).unwrap();
    let at = |desk: &Desk, step: &str| {
        desk.case
            .log()
            .iter()
            .find(|event| event.event.finishes(&step.into()))
            .unwrap()
            .event
            .acts_on()
            .unwrap()
    };
    let task = at(&desk, "daftar");
    assert!(matches!(
        desk.act(Act::Recall { task }),
        Err(Rejection::CannotRecall { why: alir::instance::Undone::Migrated, .. })
    ));
    let rewind = |to: u32| Act::Rewind { to, reason: "keliru".to_owned() };
    assert_eq!(desk.act(rewind(1)), Err(Rejection::OtherVersion { number: 4 }));
    desk.done(&["hukum"]);
    let moved = before + 1;
    desk.act(rewind(moved)).unwrap();
    assert_eq!(desk.open().len(), 3);
    // Moved back, it can be rewound to where it ran by the old text.
    desk.migrate(OLD, &[], false).unwrap();
    desk.act(rewind(1)).unwrap();
    assert_eq!(desk.open(), ["daftar(loket)"]);
    assert_eq!(desk.case.origin().unwrap().fingerprint, *desk.chart.fingerprint());
}

#[test]
fn a_case_that_rests_can_be_moved_and_one_that_is_over_cannot() {
    let mut desk = Desk::new();
    desk.act(Act::Suspend { reason: "x".to_owned() }).unwrap();
    desk.migrate(&format!("{OLD}# lain\n"), &[], false).unwrap();
    assert_eq!(*desk.case.state().status(), Status::Suspended);
    desk.act(Act::Resume).unwrap();
    desk.act(Act::Cancel { reason: "x".to_owned() }).unwrap();
    assert!(matches!(desk.migrate(OLD, &[], false), Err(Rejection::Over { .. })));
}

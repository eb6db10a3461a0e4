//! What histories say about time: figures reckoned by hand, and laws that hold for any history.

use std::sync::Arc;

use alir::instance::times::{self, Account, Finish, TaskTime};
use alir::instance::{Instance, Status};
use alir::time::{Office, WorkCalendar, Zone};
use alir::{Act, Actor, Command, Engine, Event, ManualClock, MemoryStore};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use proptest::prelude::*;

use crate::calendar::hours;
use crate::charts::{Block, Choices};
use crate::replay::{self, Case, any_command, everybody};

const PERMIT: &str = "
sop: izin
nama: Izin
profil: contoh
batas_total: {waktu: 5 hari kerja, sejak: mulai}
pelaksana: {loket: Loket, kepala: Kepala, pemohon: {nama: Pemohon, eksternal: ya}}
langkah:
  periksa: {kegiatan: Memeriksa, oleh: loket, waktu: 3 jam}
  lengkap: {keputusan: Lengkap?, oleh: loket, waktu: 30 menit, cabang: {ya: putus, tidak: lengkapi}}
  lengkapi: {kegiatan: Melengkapi, oleh: pemohon, waktu: 3 hari kalender, lanjut: periksa}
  putus: {kegiatan: Memutus, oleh: kepala, waktu: 1-2 hari kerja, selesai: Terbit}
";

/// An office in WIB with a clock that is moved by hand, and one case.
struct Desk {
    engine: Engine,
    clock: Arc<ManualClock>,
    calendar: WorkCalendar,
}

impl Desk {
    fn begin(time: &str) -> Self {
        let chart = alir::load(PERMIT).unwrap();
        let clock = Arc::new(ManualClock::new(at(time)));
        let engine = Engine::with_clock(MemoryStore::default(), Arc::clone(&clock));
        let calendar = WorkCalendar::new(hours()).unwrap();
        engine.publish(&chart).unwrap();
        let office = Office { id: "contoh".to_owned(), calendar: calendar.clone(), ..Office::default() };
        engine.publish_office(&office).unwrap();
        engine.start(chart.sop(), &"K".into(), &budi()).unwrap();
        Self { engine, clock, calendar }
    }

    fn case(&self) -> Instance {
        self.engine.read(&"K".into()).unwrap()
    }

    fn act(&self, time: &str, act: Act) {
        self.clock.set(at(time));
        self.engine.submit(&"K".into(), &Command::new(act), &budi()).unwrap();
    }

    /// Does the task at a step, with an answer if there is one.
    fn done(&self, time: &str, step: &str, label: &str) -> alir::TaskId {
        let task = self.case().task(step).unwrap();
        let command = if label.is_empty() { Command::complete(task) } else { Command::answer(task, label) };
        self.act(time, command.act);
        task
    }

    /// The tasks that were done, in short.
    fn tasks(&self) -> Vec<String> {
        times::tasks(&self.case(), &self.calendar).iter().map(short).collect()
    }

    fn accounts(&self, now: &str) -> times::Accounts {
        times::accounts(&self.case(), &self.calendar, at(now)).unwrap()
    }
}

fn budi() -> Actor {
    Actor::new("budi").with_role("loket").with_role("kepala").with_role("pemohon")
}

fn at(text: &str) -> DateTime<Utc> {
    Zone::WIB.utc(NaiveDateTime::parse_from_str(&format!("2026-{text}"), "%Y-%m-%d %H:%M").unwrap())
}

/// Step, how, working minutes, minutes by the clock, and whether it was on time.
fn short(task: &TaskTime) -> String {
    let timely = match task.on_time() {
        Some(true) => "on time",
        Some(false) => "late",
        None => "no limit",
    };
    let (work, elapsed) = (task.work.num_minutes(), task.elapsed.num_minutes());
    let outside = if task.outside { " outside" } else { "" };
    format!("{} {:?} {work}/{elapsed} {timely}{outside}", task.step, task.how)
}

fn minutes(account: Account) -> (i64, i64) {
    (account.work.num_minutes(), account.elapsed.num_minutes())
}

#[test]
fn a_long_case_reckoned_by_hand() {
    let desk = Desk::begin("11-23 10:00"); // a Monday
    desk.done("11-23 14:00", "periksa", ""); // at its very limit
    let task = desk.done("11-23 14:20", "lengkap", "ya");
    desk.act("11-23 14:25", Act::Recall { task });
    desk.done("11-23 15:00", "lengkap", "tidak"); // five minutes late
    desk.done("11-25 09:00", "lengkapi", "");
    desk.act("11-25 10:00", Act::Suspend { reason: "listrik padam".to_owned() });
    desk.act("11-26 10:00", Act::Resume);
    desk.done("11-26 11:30", "periksa", ""); // the second time
    desk.done("11-26 11:45", "lengkap", "ya");
    desk.done("11-30 15:00", "putus", "");
    desk.act("12-08 09:00", Act::Note { text: "arsip".to_owned() });
    assert_eq!(
        desk.tasks(),
        [
            "periksa Completed 180/240 on time",
            "lengkap Answered 35/35 late",
            "lengkapi Completed 600/2520 on time outside",
            "periksa Completed 150/150 on time",
            "lengkap Answered 15/15 on time",
            "putus Completed 1035/5955 on time",
        ]
    );
    let times = times::tasks(&desk.case(), &desk.calendar);
    assert_eq!(times[3].limit, Some(at("11-26 12:00")), "two hours were left when the case was suspended");
    assert_eq!((times[5].target, times[5].limit), (Some(at("11-27 16:30")), Some(at("11-30 16:00"))));
    assert_eq!((times[5].role.as_str(), times[5].by.as_str()), ("kepala", "budi"));
    assert_eq!(times[5].standard.as_deref(), Some("1-2 hari kerja"));

    let accounts = desk.accounts("12-31 00:00");
    assert_eq!((accounts.from, accounts.to), (at("11-23 10:00"), at("11-30 15:00")), "a note is no work");
    assert_eq!(minutes(accounts.office), (24 * 60, 107 * 60));
    assert_eq!(minutes(accounts.outside), (10 * 60, 42 * 60));
    assert_eq!(minutes(accounts.resting), (450, 24 * 60));
    assert_eq!(minutes(accounts.whole()), (2490, 173 * 60));

    let promises = times::promises(&desk.case());
    assert_eq!(promises.len(), 1);
    // Five days were left when it stopped for the applicant and when it rested, each time to the day after tomorrow.
    assert_eq!((promises[0].kept, promises[0].limit), (true, at("12-03 16:00")));
}

#[test]
fn a_rewind_begins_anew_but_days_of_waiting_stay_the_applicants() {
    let desk = Desk::begin("11-23 10:00");
    desk.done("11-23 14:30", "periksa", "");
    desk.done("11-23 14:40", "lengkap", "tidak");
    assert_eq!(desk.tasks(), ["periksa Completed 210/270 late", "lengkap Answered 10/10 on time"]);
    desk.act("11-25 10:00", Act::Rewind { to: 1, reason: "keliru".to_owned() });
    assert_eq!(desk.tasks(), [""; 0], "what was undone was not done");
    desk.done("11-25 13:30", "periksa", "");
    assert_eq!(desk.tasks(), ["periksa Completed 150/210 on time"]);
    let accounts = desk.accounts("11-25 14:00");
    assert_eq!(accounts.to, at("11-25 14:00"), "a case that runs is counted up to now");
    // Monday 14.40 to Wednesday 10.00; the rest was the office's.
    assert_eq!(minutes(accounts.outside), (80 + 450 + 150, 43 * 60 + 20));
    assert_eq!(minutes(accounts.office), (220 + 180, 280 + 240));
    assert_eq!(minutes(accounts.resting), (0, 0));
}

#[test]
fn a_rewind_into_a_rest_goes_on_with_what_was_left() {
    let desk = Desk::begin("11-23 10:00");
    desk.act("11-23 11:00", Act::Suspend { reason: "listrik padam".to_owned() });
    let rests = desk.case().version();
    desk.act("11-23 15:00", Act::Resume);
    desk.done("11-23 15:30", "periksa", "");
    assert_eq!(desk.tasks(), ["periksa Completed 90/90 on time"]);
    desk.act("11-24 09:00", Act::Rewind { to: rests, reason: "keliru".to_owned() });
    desk.act("11-24 10:00", Act::Resume);
    desk.done("11-24 12:00", "periksa", ""); // the two hours that were left
    assert_eq!(desk.tasks(), ["periksa Completed 180/180 on time"]);
    assert_eq!(minutes(desk.accounts("11-24 12:00").resting).1, 240 + 60, "as it was");
}

#[test]
fn returned_and_skipped_tasks_are_finished_and_an_end_can_be_taken_back() {
    let desk = Desk::begin("11-23 10:00");
    desk.done("11-23 11:00", "periksa", "");
    desk.done("11-23 11:10", "lengkap", "ya");
    let task = desk.case().task("putus").unwrap();
    desk.act("11-24 09:10", Act::Return { task, to: "periksa".into(), reason: "kurang".to_owned() });
    let task = desk.case().task("periksa").unwrap();
    desk.act("11-24 09:20", Act::Skip { task, reason: "sudah".to_owned() });
    desk.done("11-24 09:30", "lengkap", "ya");
    let task = desk.done("11-24 10:00", "putus", "");
    assert_eq!(*desk.case().state().status(), Status::Ended { end: "Terbit".to_owned() });
    assert_eq!(minutes(desk.accounts("11-24 12:00").whole()), (120 + 180 + 150, 24 * 60));
    desk.act("11-24 11:00", Act::Recall { task });
    desk.done("11-24 11:30", "putus", "");
    assert_eq!(
        desk.tasks(),
        [
            "periksa Completed 60/60 on time",
            "lengkap Answered 10/10 on time",
            "putus Returned 330/1320 on time",
            "periksa Skipped 10/10 on time",
            "lengkap Answered 10/10 on time",
            "putus Completed 30/30 on time",
        ]
    );
    let accounts = desk.accounts("11-24 12:00");
    assert_eq!(accounts.to, at("11-24 11:30"));
    assert_eq!(minutes(accounts.resting), (60, 60), "nobody had anything to do while it seemed to be over");
}

#[test]
fn a_promise_is_broken_once_it_is_too_late_and_not_while_others_have_to_act() {
    let kept = |desk: &Desk| times::promises(&desk.case()).iter().map(|one| one.kept).collect::<Vec<_>>();
    let desk = Desk::begin("11-23 10:00");
    assert_eq!(kept(&desk), [false; 0], "nobody knows yet");
    desk.done("11-23 11:00", "periksa", "");
    desk.done("12-01 07:30", "lengkap", "ya");
    assert_eq!(kept(&desk), [false], "overdue, and still open");
    desk.done("12-01 08:00", "putus", "");
    assert_eq!(kept(&desk), [false]);

    let desk = Desk::begin("11-23 10:00");
    desk.done("11-23 11:00", "periksa", "");
    desk.done("11-23 11:10", "lengkap", "tidak");
    desk.act("12-24 10:00", Act::Cancel { reason: "dicabut pemohon".to_owned() });
    assert_eq!(kept(&desk), [false; 0], "the clock stood still");
}

#[test]
fn nothing_is_known_of_a_case_that_never_began() {
    let (nothing, calendar) = (Instance::default(), WorkCalendar::default());
    assert_eq!(times::accounts(&nothing, &calendar, DateTime::UNIX_EPOCH), None);
    assert!(times::tasks(&nothing, &calendar).is_empty() && times::promises(&nothing).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: replay::cases() / 2, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every command, allowed or not, in any order, and hours or days between them.
    #[test]
    fn accounts_add_up_and_agree_with_the_state_at_each_moment(data in proptest::collection::vec(any::<u16>(), 0..300)) {
        let mut choices = Choices::new(&data);
        let block = Block::random(&mut choices);
        let mut case = Case::new(block.chart());
        case.submit(replay::start(), &everybody()).unwrap();
        let ids: Vec<_> = case.chart.step_ids().cloned().collect();
        for _ in 0..40 {
            case.now += TimeDelta::minutes(i64::try_from(choices.below(2000)).unwrap());
            let (act, by) = any_command(&mut choices, &case, &ids);
            let _ = case.submit(act, &by);
        }
        let (calendar, now, log) = (WorkCalendar::default(), case.now, case.live.log());

        // Accounts: a second reading by the state after each event.
        let accounts = times::accounts(&case.live, &calendar, now).unwrap();
        let mut expected = [TimeDelta::zero(); 3];
        for (at, recorded) in log.iter().enumerate() {
            let to = log.get(at + 1).map_or(now, |next| next.at).min(accounts.to);
            let past = Instance::replay(log[..=at].to_vec());
            let state = past.state();
            let open = state.open_tasks();
            let account = match state.status() {
                Status::Running if !open.iter().all(|task| task.outside) => 0,
                Status::Running if !open.is_empty() => 1,
                Status::Running if to > recorded.at => unreachable!("because a case that runs waits for somebody"),
                Status::Running | Status::New | Status::Suspended | Status::Ended { .. } | Status::Cancelled => 2,
            };
            if to > recorded.at {
                expected[account] += to - recorded.at;
            }
        }
        let elapsed = [accounts.office, accounts.outside, accounts.resting].map(|account| account.elapsed);
        prop_assert_eq!(elapsed, expected);
        let whole = accounts.whole();
        prop_assert_eq!(whole.elapsed, accounts.to - accounts.from);
        prop_assert_eq!(whole.work, calendar.between(accounts.from, accounts.to));
        let over = matches!(case.live.state().status(), Status::Ended { .. } | Status::Cancelled);
        prop_assert!(over || accounts.to == now);

        // Tasks: each once, and as long as there was time.
        let tasks = times::tasks(&case.live, &calendar);
        let mut seen = std::collections::BTreeSet::new();
        for task in &tasks {
            prop_assert!(seen.insert(task.task), "{} twice", task.task);
            prop_assert!(task.began_at <= task.done_at && task.limit.is_none_or(|limit| limit >= task.began_at));
            prop_assert!(TimeDelta::zero() <= task.work && task.work <= task.elapsed);
            prop_assert!(task.work <= calendar.between(task.began_at, task.done_at));
            prop_assert!(case.live.state().open_task(task.task).is_none());
        }
        let effective = case.live.effective();
        let recalled: Vec<_> = effective.iter().filter_map(|recorded| match &recorded.event {
            Event::Recalled { task, .. } => Some(*task),
            _ => None,
        }).collect();
        let closes = |event: &Event| matches!(event,
            Event::Completed { .. } | Event::Answered { .. } | Event::Skipped { .. } | Event::Returned { .. });
        let closed = effective.iter().filter(|recorded| closes(&recorded.event));
        let closed: Vec<_> = closed.filter_map(|recorded| recorded.event.acts_on()).filter(|task| !recalled.contains(task)).collect();
        prop_assert_eq!(tasks.iter().map(|task| task.task).collect::<Vec<_>>(), closed);
        let skipped = effective.iter().filter(|recorded| matches!(&recorded.event, Event::Skipped { task, .. } if !recalled.contains(task)));
        prop_assert_eq!(tasks.iter().filter(|task| task.how == Finish::Skipped).count(), skipped.count());

        // Promises: broken where the history says so.
        if log.iter().all(|recorded| !matches!(recorded.event, Event::Rewound { .. })) {
            let said = log.iter().filter(|recorded| matches!(recorded.event, Event::Overdue { task: None, .. }));
            let broken = times::promises(&case.live).iter().filter(|promise| !promise.kept).count();
            prop_assert_eq!(broken, said.count(), "{}\n{:#?}\n{}", case.chart.text(), times::promises(&case.live), case.disk.join("\n"));
        }
    }
}

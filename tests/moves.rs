//! Random SOPs, random edits, random runs: a case that was moved to another text goes on to its end.

use alir::analysis::soundness;
use alir::instance::Status;
use alir::instance::migration::{Mapping, Verdict, plan};
use alir::{Act, Chart};
use chrono::TimeDelta;
use proptest::prelude::*;

use crate::charts::{Block, Choices};
use crate::replay::{any_command, cases, everybody, start};

/// A random edit of a text that leaves it a SOP: words, lanes, times, bounds, a new step before another, other ids.
fn edited(choices: &mut Choices<'_>, chart: &Chart) -> (String, Mapping) {
    let (mut text, mut mapping) = (chart.text().to_owned(), Mapping::new());
    for number in 0..=choices.below(4) {
        let ids: Vec<String> = chart.step_ids().map(ToString::to_string).filter(|id| id != "akhir").collect();
        let id = &ids[choices.below(ids.len())];
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let Some(at) = lines.iter().position(|line| line.starts_with(&format!("  {id}: "))) else { continue };
        match choices.below(11) {
            0 => lines[at] = lines[at].replace("kegiatan: k", "kegiatan: lain"),
            1 => lines[at] = lines[at].replace("oleh: [a]", "oleh: [c]"),
            2 => lines[at] = lines[at].replace("oleh: [a, b]", "oleh: [b]").replace("[a, b, c]", "[c, a]"),
            3 => {
                lines[at] =
                    lines[at].replace("waktu: 2 jam", "waktu: 1 x 24 jam").replace("kali: 3", "kali: 2");
            }
            4 => lines[at] = lines[at].replace("oleh: [c]", "oleh: [a, b, c]"),
            // A new step before it.
            5 => {
                let new = format!("n{number}");
                lines = lines.iter().map(|line| to(line, id, &new)).collect();
                lines.insert(at, format!("  {new}: {{kegiatan: baru, oleh: b, lanjut: {id}}}"));
            }
            // It is no more: ways lead on to where it led.
            6 => {
                if let Some((_, next)) = lines[at].split_once("lanjut: ") {
                    let next = next.split([',', '}']).next().unwrap().to_owned();
                    lines.remove(at);
                    lines = lines.iter().map(|line| to(line, id, &next)).collect();
                }
            }
            // It leads elsewhere, perhaps to another way of a fork.
            7 | 8 => {
                if let Some((first, next)) = lines[at].clone().split_once("lanjut: ") {
                    let end = next.find([',', '}']).unwrap();
                    lines[at] = format!("{first}lanjut: {}{}", ids[choices.below(ids.len())], &next[end..]);
                }
            }
            // Another kind of step.
            9 => {
                let ways = format!("cabang: {{w0: akhir, w1: {}}}", ids[choices.below(ids.len())]);
                if let Some((first, _)) = lines[at].clone().split_once("lanjut: ") {
                    lines[at] = format!("{}{ways}}}", first.replace("kegiatan", "keputusan"));
                }
            }
            // Another id.
            _ => {
                let new = format!("r{number}_{id}");
                if !mapping.contains_key(&alir::StepId::from(id.as_str())) {
                    lines = lines.iter().map(|line| to(line, id, &new)).collect();
                    lines[at] = lines[at].replacen(&format!("  {id}: "), &format!("  {new}: "), 1);
                    mapping.insert(id.as_str().into(), new.as_str().into());
                }
            }
        }
        text = lines.join("\n") + "\n";
    }
    (text, mapping)
}

/// The line with every way to a step leading to another one.
fn to(line: &str, id: &str, new: &str) -> String {
    let parts = line.split_inclusive([' ', ',', ']', '}', '[']);
    let other = |part: &str| {
        let (word, end) = part.split_at(part.trim_end_matches([' ', ',', ']', '}', '[']).len());
        if word == id { [new, end].concat() } else { part.to_owned() }
    };
    parts.map(other).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Random SOPs, random edits, random runs with migrations there and back: whatever can go, goes on to its end.
    #[test]
    fn a_case_that_was_moved_can_be_finished(data in proptest::collection::vec(any::<u16>(), 0..400)) {
        let mut choices = Choices::new(&data);
        let mut case = crate::replay::Case::new(Block::random(&mut choices).chart());
        case.submit(start(), &everybody()).unwrap();
        let first = case.chart.clone();
        for _ in 0..4 {
            let ids: Vec<_> = case.chart.step_ids().cloned().collect();
            for _ in 0..choices.below(12) {
                case.now += TimeDelta::minutes(i64::try_from(choices.below(2_000)).unwrap());
                let (act, by) = any_command(&mut choices, &case, &ids);
                let _ = case.submit(act, &by);
            }
            if matches!(case.live.state().status(), Status::Ended { .. } | Status::Cancelled) {
                break;
            }
            let (text, mapping) = match choices.below(4) {
                0 => (first.text().to_owned(), Mapping::new()),
                1 => (format!("{}# lain\n", case.chart.text()), Mapping::new()),
                _ => edited(&mut choices, &case.chart),
            };
            // Not every edit leaves a SOP that passes the check.
            let Ok(target) = alir::load(&text) else { continue };
            // Nor can it always be decided whether every case of it can be finished.
            if !soundness(&target).decided {
                continue;
            }
            let found = plan(&case.chart, &target, &case.live, &mapping);
            let act = Act::Migrate { to: target.fingerprint().clone(), mapping, new_times: choices.below(3) == 2 };
            let new_times = matches!(act, Act::Migrate { new_times: true, .. });
            let before = case.live.state().clone();
            let equal = text.strip_suffix("# lain\n") == Some(case.chart.text());
            let same = case.chart.fingerprint() == target.fingerprint();
            match case.migrate(act, &target) {
                Ok(()) => prop_assert!(found.reasons.is_empty() && !same),
                Err(_) => prop_assert!(same || !found.reasons.is_empty(), "{}", text),
            }
            prop_assert!(!equal || found.verdict() == Verdict::AsIs, "{:?}\n{}", found, text);
            if equal && !new_times && case.live.state().wake_at() == before.wake_at() {
                prop_assert_eq!(case.live.state(), &before);
            }
        }
        case.finish();
        let over = matches!(case.live.state().status(), Status::Ended { .. } | Status::Cancelled);
        prop_assert!(over, "{:?}\n{}\n{}", case.live.state(), case.chart.text(), case.disk.join("\n"));
    }
}

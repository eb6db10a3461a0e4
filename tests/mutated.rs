//! Files as they are when somebody has slipped: the SOPs and what tests find, changed by a few bytes, words and lines.

use crate::charts::Choices;
use crate::exam::{any_sop, changes_mend, findings, runs_lead_there, writing_keeps};
use crate::shared::{files, library, root, text};

/// So many files are made of each kind, unless their number is given.
const MANY: usize = 1_000;

/// What lines are made of, put where it need not belong.
const WORDS: [&str; 24] = [
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "|",
    "\t",
    "\n",
    "\u{feff}",
    "é",
    "0",
    "lanjut: ",
    "serentak: [",
    "gabung: semua",
    "maks_ulang: {kali: 2, lalu: ",
    "{p}",
    "99999999999999999999",
];

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }
}

fn given() -> usize {
    std::env::var("PROPTEST_CASES").ok().and_then(|given| given.parse().ok()).unwrap_or(MANY)
}

/// A file with one to four changes.
fn changed(seeds: &[String], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seeds[chance.below(seeds.len())].clone().into_bytes();
    for _ in 0..=chance.below(4) {
        if bytes.is_empty() {
            bytes.push(b'\n');
        }
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
        match chance.below(8) {
            0 => lines.swap(one, other),
            1 => drop(lines.remove(one)),
            2 => lines.insert(one, lines[other]),
            kind => {
                let at = chance.below(bytes.len());
                match kind {
                    3 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
                    4 => drop(bytes.remove(at)),
                    5 => bytes.truncate(at.max(1)),
                    _ => drop(bytes.splice(at..at, WORDS[chance.below(WORDS.len())].bytes())),
                }
                continue;
            }
        }
        bytes = lines.concat();
    }
    bytes
}

#[test]
fn whatever_slips_is_found_and_nothing_breaks() {
    let found = files(&root().join("tests/findings"), ".yaml");
    let seeds: Vec<String> =
        library().into_iter().map(|(_, text)| text).chain(found.iter().map(|path| text(path))).collect();
    let mut chance = Chance(1);
    for _ in 0..given() {
        let bytes = changed(&seeds, &mut chance);
        let _ = findings(&bytes);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            runs_lead_there(text);
            changes_mend(text);
            writing_keeps(text);
        }
    }
}

#[test]
fn whatever_the_arrows_every_run_leads_to_what_it_shows() {
    let mut chance = Chance(2);
    for _ in 0..given() {
        let data: Vec<u16> = (0..120).map(|_| u16::try_from(chance.below(1 << 16)).unwrap()).collect();
        let text = any_sop(&mut Choices::new(&data));
        let _ = findings(text.as_bytes());
        runs_lead_there(&text);
        writing_keeps(&text);
    }
}

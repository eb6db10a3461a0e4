//! Random charts, well-formed by construction, and what a second, independent reading says is open in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use alir::Chart;

/// A source of choices that shrinks well: when it runs dry, every choice is the first.
pub(crate) struct Choices<'a> {
    data: &'a [u16],
    at: usize,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(data: &'a [u16]) -> Self {
        Self { data, at: 0 }
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        let choice = self.data.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(choice) % n.max(1)
    }

    pub(crate) fn is_dry(&self) -> bool {
        self.at >= self.data.len()
    }
}

/// A part of a procedure.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    Task { id: String, roles: Vec<&'static str>, any: bool, once: bool },
    Choice { id: String, ways: Vec<Block> },
    Loop { id: String, body: Box<Block>, bound: Option<u32> },
    Fork { id: String, ways: Vec<Block>, any: bool },
    Seq(Vec<Block>),
}

const ROLES: [&str; 3] = ["a", "b", "c"];

/// What tasks say about time.
const TIMES: [&str; 6] = [
    "",
    ", waktu: 2 jam",
    ", waktu: 1-2 hari kerja, eskalasi: {kepada: b, setelah: 1 hari kerja}",
    ", waktu: 30 menit, eskalasi: b",
    ", waktu: 1 x 24 jam",
    ", waktu: 3 hari kalender",
];

impl Block {
    pub(crate) fn random(choices: &mut Choices<'_>) -> Self {
        let mut names = 0;
        let first = Self::task(choices, &mut names);
        Self::Seq(vec![first, Self::part(choices, 3, &mut names)])
    }

    fn task(choices: &mut Choices<'_>, names: &mut u32) -> Self {
        let roles: Vec<_> = match choices.below(4) {
            0 | 1 => vec![ROLES[choices.below(3)]],
            2 => ROLES[..2].to_vec(),
            _ => ROLES.to_vec(),
        };
        let (any, once) = (roles.len() > 1 && choices.below(2) == 1, choices.below(6) == 5);
        Self::Task { id: name("t", names), roles, any, once }
    }

    fn part(choices: &mut Choices<'_>, depth: u32, names: &mut u32) -> Self {
        let kind = if depth == 0 { 0 } else { choices.below(5) };
        let several = |choices: &mut Choices<'_>, names: &mut u32| {
            (0..2 + choices.below(2)).map(|_| Self::part(choices, depth - 1, names)).collect::<Vec<_>>()
        };
        match kind {
            0 => Self::task(choices, names),
            1 => Self::Choice { id: name("q", names), ways: several(choices, names) },
            2 => {
                let bound = [None, Some(2), Some(3)][choices.below(3)];
                Self::Loop {
                    id: name("l", names),
                    body: Box::new(Self::part(choices, depth - 1, names)),
                    bound,
                }
            }
            3 => {
                Self::Fork { id: name("f", names), any: choices.below(3) == 2, ways: several(choices, names) }
            }
            _ => Self::Seq(several(choices, names)),
        }
    }

    /// The chart of this block, through the whole door: YAML text, reader, checks.
    pub(crate) fn chart(&self) -> Chart {
        let mut steps = String::new();
        let start = self.write("akhir", &mut steps);
        let text = format!(
            "sop: acak\nnama: Acak\nmulai: {start}\nbatas_total: {{waktu: 5 hari kerja}}\npelaksana: {{a: A, b: B, c: {{nama: C, eksternal: ya}}}}\nlangkah:\n{steps}  akhir: {{selesai: Selesai, paling_lambat: {{waktu: 1 x 24 jam, sejak: t1}}}}\n"
        );
        alir::load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
    }

    /// Writes the steps; the id of the first.
    fn write(&self, next: &str, out: &mut String) -> String {
        match self {
            Self::Task { id, roles, any, once } => {
                let list = roles.join(", ");
                let by = if *any { format!("{{salah_satu: [{list}]}}") } else { format!("[{list}]") };
                let once = if *once { ", sekali_per: kunci" } else { "" };
                let number: usize = id[1..].parse().unwrap();
                let time = TIMES[number % TIMES.len()];
                writeln!(out, "  {id}: {{kegiatan: k, oleh: {by}, lanjut: {next}{once}{time}}}").unwrap();
                id.clone()
            }
            Self::Choice { id, ways } => {
                let ways: Vec<_> = ways.iter().map(|way| way.write(next, out)).collect();
                let ways: Vec<_> = ways.iter().enumerate().map(|(at, way)| format!("w{at}: {way}")).collect();
                writeln!(out, "  {id}: {{keputusan: k, oleh: a, cabang: {{{}}}}}", ways.join(", ")).unwrap();
                id.clone()
            }
            Self::Loop { id, body, bound } => {
                let first = body.write(id, out);
                let back = match bound {
                    Some(times) => format!("{{ke: {first}, maks_ulang: {{kali: {times}, lalu: {next}}}}}"),
                    None => first.clone(),
                };
                writeln!(out, "  {id}: {{keputusan: k, oleh: a, cabang: {{w0: {next}, w1: {back}}}}}")
                    .unwrap();
                first
            }
            Self::Fork { id, ways, any } => {
                let join = format!("{id}_j");
                let ways: Vec<_> = ways.iter().map(|way| way.write(&join, out)).collect();
                let mode = if *any { "salah_satu" } else { "semua" };
                writeln!(
                    out,
                    "  {id}: {{serentak: [{}]}}\n  {join}: {{gabung: {mode}, lanjut: {next}}}",
                    ways.join(", ")
                )
                .unwrap();
                id.clone()
            }
            Self::Seq(parts) => parts.iter().rev().fold(next.to_owned(), |next, part| part.write(&next, out)),
        }
    }
}

fn name(kind: &str, names: &mut u32) -> String {
    *names += 1;
    format!("{kind}{names}")
}

/// What is open in a block: a second reading of the format, by structure instead of by graph.
#[derive(Debug)]
pub(crate) enum Open<'b> {
    Task { block: &'b Block, pending: Vec<&'static str> },
    Question(&'b Block),
    Inside { block: &'b Block, way: Box<Open<'b>>, at: usize },
    Fork { block: &'b Block, ways: Vec<Option<Open<'b>>> },
}

/// What the reading remembers of the whole case.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    loops: BTreeMap<String, u32>,
    done_once: BTreeSet<String>,
}

impl<'b> Open<'b> {
    /// Begins a block; `None` when nothing in it waits for anybody.
    pub(crate) fn begin(block: &'b Block, memory: &Memory) -> Option<Self> {
        match block {
            Block::Task { id, roles, once, .. } => {
                let skip = *once && memory.done_once.contains(id);
                (!skip).then(|| Self::Task { block, pending: roles.clone() })
            }
            Block::Choice { .. } => Some(Self::Question(block)),
            Block::Loop { body, .. } => Some(match Self::begin(body, memory) {
                Some(way) => Self::Inside { block, way: Box::new(way), at: 0 },
                None => Self::Question(block),
            }),
            Block::Fork { ways, any, .. } => {
                let ways: Vec<_> = ways.iter().map(|way| Self::begin(way, memory)).collect();
                let over =
                    if *any { ways.iter().any(Option::is_none) } else { ways.iter().all(Option::is_none) };
                (!over).then_some(Self::Fork { block, ways })
            }
            Block::Seq(_) => Self::sequence(block, 0, memory),
        }
    }

    fn sequence(block: &'b Block, from: usize, memory: &Memory) -> Option<Self> {
        let Block::Seq(parts) = block else { unreachable!("because only a sequence is continued") };
        let (at, way) = parts
            .iter()
            .enumerate()
            .skip(from)
            .find_map(|(at, part)| Some((at, Self::begin(part, memory)?)))?;
        Some(Self::Inside { block, way: Box::new(way), at })
    }

    /// Step and role of everything that is open.
    pub(crate) fn tasks(&self, into: &mut Vec<(String, String)>) {
        match self {
            Self::Task { block: Block::Task { id, .. }, pending } => {
                into.extend(pending.iter().map(|role| (id.clone(), (*role).to_owned())));
            }
            Self::Question(Block::Choice { id, .. } | Block::Loop { id, .. }) => {
                into.push((id.clone(), "a".to_owned()));
            }
            Self::Inside { way, .. } => way.tasks(into),
            Self::Fork { ways, .. } => ways.iter().flatten().for_each(|way| way.tasks(into)),
            Self::Task { .. } | Self::Question(_) => {
                unreachable!("because blocks are paired with their kind")
            }
        }
    }

    /// Does one task; what is open then, `None` when the block is over.
    pub(crate) fn act(self, step: &str, role: &str, answer: usize, memory: &mut Memory) -> Option<Self> {
        match self {
            Self::Task { block, mut pending } => {
                let Block::Task { id, any, once, .. } = block else {
                    unreachable!("because a task is a task")
                };
                if id == step {
                    pending.retain(|other| *other != role);
                    if *once {
                        memory.done_once.insert(id.clone());
                    }
                    if *any {
                        pending.clear();
                    }
                }
                (!pending.is_empty()).then_some(Self::Task { block, pending })
            }
            Self::Question(block @ Block::Choice { id, ways }) if id == step => {
                Some(Self::Inside { block, way: Box::new(Self::begin(&ways[answer], memory)?), at: answer })
            }
            Self::Question(block @ Block::Loop { id, bound, .. }) if id == step => {
                if answer == 0 {
                    return None;
                }
                if let Some(times) = bound {
                    let count = memory.loops.entry(id.clone()).or_default();
                    *count += 1;
                    if *count >= *times {
                        return None;
                    }
                }
                Self::begin(block, memory)
            }
            Self::Question(block) => Some(Self::Question(block)),
            Self::Inside { block, way, at } => match (way.act(step, role, answer, memory), block) {
                (Some(way), _) => Some(Self::Inside { block, way: Box::new(way), at }),
                (None, Block::Loop { .. }) => Some(Self::Question(block)),
                (None, Block::Seq(_)) => Self::sequence(block, at + 1, memory),
                (None, _) => None,
            },
            Self::Fork { block, ways } => {
                let ways: Vec<_> = ways.into_iter().map(|way| way?.act(step, role, answer, memory)).collect();
                let Block::Fork { any, .. } = block else { unreachable!("because a fork is a fork") };
                let over =
                    if *any { ways.iter().any(Option::is_none) } else { ways.iter().all(Option::is_none) };
                (!over).then_some(Self::Fork { block, ways })
            }
        }
    }
}

/// Steps with ways to anywhere, in any lanes, with labels of any length.
pub(crate) fn tangle(choices: &mut Choices<'_>) -> Chart {
    let lanes = 1 + choices.below(8);
    let steps = 2 + choices.below(14);
    let words =
        ["ya", "tidak", "perlu diperbaiki", "perawatan / gangguan", "dikembalikankepadapemohonsegera"];
    let mut text = "sop: acak\nnama: Acak\npelaksana:\n".to_owned();
    for lane in 0..lanes {
        writeln!(text, "  l{lane}: Jabatan {}", "nomor ".repeat(choices.below(4))).unwrap();
    }
    text += "tahap: {t0: {no: 1, nama: TAHAP PERTAMA}, t1: {nama: TAHAP KEDUA}}\nlangkah:\n";
    let staged = choices.below(4) == 0;
    for step in 0..steps {
        writeln!(text, "  s{step}:").unwrap();
        if staged {
            writeln!(text, "    tahap: t{}", 2 * step / steps).unwrap();
        }
        let mut by: Vec<String> =
            (0..=choices.below(3)).map(|_| format!("l{}", choices.below(lanes))).collect();
        by.sort();
        by.dedup();
        if choices.below(3) > 0 || step == 0 {
            writeln!(text, "    oleh: [{}]", by.join(", ")).unwrap();
            writeln!(text, "    kegiatan: {}", "Menulis surat ".repeat(1 + choices.below(12))).unwrap();
            continue;
        }
        writeln!(text, "    oleh: {}", by[0]).unwrap();
        text += "    keputusan: Bagaimana?\n    cabang:\n";
        let first = choices.below(words.len());
        writeln!(text, "      {}: s{}", words[first], step + 1).unwrap();
        for more in 1..2 + choices.below(4) {
            let (label, to) = (words[(first + more) % words.len()], 1 + choices.below(steps));
            let then = choices.below(steps + 1).max(step + 1);
            match choices.below(4) {
                0 => writeln!(text, "      {label}: {{ke: s{to}, maks_ulang: {{kali: 3, lalu: s{then}}}}}"),
                _ => writeln!(text, "      {label}: s{to}"),
            }
            .unwrap();
        }
    }
    writeln!(text, "  s{steps}: {{selesai: Selesai}}").unwrap();
    alir::load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

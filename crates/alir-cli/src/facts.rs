//! Facts about SOPs as tables, and as JSON.

use alir::Chart;
use alir::analysis::facts::{Facts, Longest, Way};
use alir::lang::Lang;
use serde_json::{Value, json};

use crate::catalogue::facts as words;
use crate::failure::Failure;
use crate::out::{Out, Paint, clean};
use crate::simulate::working;
use crate::table::{self, Column};
use crate::view::step_title;

/// A SOP and the facts about it.
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) chart: Chart,
    pub(crate) facts: Facts,
    /// How long a usual day of its office is, in seconds.
    pub(crate) day: f64,
}

impl Known {
    pub(crate) fn time(&self, seconds: Option<u64>, lang: Lang) -> String {
        #[expect(clippy::cast_precision_loss, reason = "a time that people can read")]
        let shown = |seconds: u64| working(seconds as f64, self.day, lang);
        seconds.map_or_else(|| words::UNKNOWN.to(lang).to_owned(), shown)
    }

    /// How long the shortest way takes, for people.
    pub(crate) fn shortest(&self, lang: Lang) -> String {
        self.time(self.facts.shortest.as_ref().map(|way| way.seconds), lang)
    }

    /// How long the longest way that repeats nothing takes, for people.
    pub(crate) fn longest(&self, lang: Lang) -> String {
        self.time(self.facts.longest.as_ref().map(|way| way.seconds), lang)
    }

    pub(crate) fn expected(&self, lang: Lang) -> String {
        let unknown = || words::UNKNOWN.to(lang).to_owned();
        self.facts.expected.map_or_else(unknown, |seconds| working(seconds, self.day, lang))
    }

    pub(crate) fn bounded(&self, lang: Lang) -> String {
        match self.facts.longest_bounded {
            Longest::Seconds(seconds) => self.time(Some(seconds), lang),
            Longest::Unbounded => words::UNBOUNDED.to(lang).to_owned(),
            Longest::Unknown => words::UNKNOWN.to(lang).to_owned(),
        }
    }
}

/// Shows a line a SOP.
pub(crate) fn several(out: &mut Out, all: &[Known]) -> Result<(), Failure> {
    if out.is_json() {
        return out.json(&all.iter().map(view).collect::<Vec<_>>());
    }
    let lang = out.lang();
    let row = |known: &Known| {
        let facts = &known.facts;
        let time = |way: &Option<Way>| known.time(way.as_ref().map(|way| way.seconds), lang);
        let ways = words::count(facts.ways.at_least, facts.ways.exact);
        let hand_overs = facts.longest.as_ref().map(|way| way.hand_overs.to_string()).unwrap_or_default();
        vec![
            known.chart.sop().to_string(),
            facts.sizes.steps.to_string(),
            ways.to(lang).to_owned(),
            time(&facts.shortest),
            known.expected(lang),
            known.time(facts.longest_once, lang),
            hand_overs,
        ]
    };
    let columns = words::HEAD.map(|head| Column::new(head.to(lang)));
    table::write(out, &columns, &all.iter().map(row).collect::<Vec<_>>())
}

/// Shows everything about one SOP.
pub(crate) fn one(out: &mut Out, known: &Known) -> Result<(), Failure> {
    if out.is_json() {
        return out.json(&view(known));
    }
    let (lang, facts, chart) = (out.lang(), &known.facts, &known.chart);
    out.line(&Paint::Bold.on(&clean(chart.name())))?;
    out.line(words::sizes(&facts.sizes, facts.loops.len()).to(lang))?;
    out.line(words::ways(facts.ways.at_least, facts.ways.exact).to(lang))?;
    out.line("")?;
    times(out, known)?;
    out.line("")?;
    lanes(out, known)?;
    if let Some(way) = &facts.longest {
        let title = |id: &alir::StepId| chart.step(id.as_str()).map(|step| step_title(step).into_owned());
        let work = |id: &&alir::StepId| chart.step(id.as_str()).is_some_and(alir::chart::Step::is_work);
        let steps: Vec<_> = way.steps.iter().filter(work).filter_map(title).collect();
        list(out, words::CRITICAL.to(lang), &steps)?;
    }
    let loops = facts.loops.iter().map(|found| {
        let answer = found.answer.as_ref().map(|answer| format!(" ({answer})")).unwrap_or_default();
        let rounds = words::rounds(found.rounds);
        format!("`{}`{answer} -> `{}`: {}", found.from, found.to, rounds.to(lang))
    });
    list(out, words::LOOPS.to(lang), &loops.collect::<Vec<_>>())?;
    let waits = facts.waits.iter().map(|waits| {
        words::waits(chart.lane(&waits.lane), chart.lane(&waits.on), waits.steps).to(lang).to_owned()
    });
    list(out, words::WAITS.to(lang), &waits.collect::<Vec<_>>())?;
    let promises = facts.promises.iter().map(|found| {
        let what = found.promise.step.as_ref().map(|step| format!("`{step}`"));
        let what = what.unwrap_or_else(|| words::whole().to(lang).to_owned());
        let [within, shortest, longest] =
            [Some(found.seconds), found.shortest, found.longest].map(|seconds| known.time(seconds, lang));
        words::promise(&what, &within, &shortest, &longest).to(lang).to_owned()
    });
    list(out, words::PROMISES.to(lang), &promises.collect::<Vec<_>>())?;
    if !facts.without_time.is_empty() {
        let steps: Vec<_> = facts.without_time.iter().map(|step| format!("`{step}`")).collect();
        out.line("")?;
        out.line(&Paint::Dim.on(&clean(words::without_time(&steps.join(", ")).to(lang))))?;
    }
    Ok(())
}

fn times(out: &mut Out, known: &Known) -> Result<(), Failure> {
    let (lang, facts) = (out.lang(), &known.facts);
    let of_way = |name: &str, way: &Option<Way>| {
        let mut row = vec![name.to_owned(), known.time(way.as_ref().map(|way| way.seconds), lang)];
        match way {
            Some(way) => row.extend([
                known.time(Some(way.seconds.saturating_sub(way.outside_seconds)), lang),
                known.time(Some(way.outside_seconds), lang),
                way.hand_overs.to_string(),
            ]),
            None => row.extend([String::new(), String::new(), String::new()]),
        }
        row
    };
    let plain =
        |name: &str, time: String| vec![name.to_owned(), time, String::new(), String::new(), String::new()];
    let mut rows = vec![
        of_way(words::SHORTEST.to(lang), &facts.shortest),
        plain(words::EXPECTED.to(lang), known.expected(lang)),
        of_way(words::LONGEST.to(lang), &facts.longest),
    ];
    if !facts.loops.is_empty() {
        rows.push(plain(words::ONCE.to(lang), known.time(facts.longest_once, lang)));
        rows.push(plain(words::BOUNDED.to(lang), known.bounded(lang)));
    }
    let columns = words::TIMES_HEAD.map(|head| Column::new(head.to(lang)));
    table::write(out, &columns, &rows)
}

fn lanes(out: &mut Out, known: &Known) -> Result<(), Failure> {
    let (lang, facts) = (out.lang(), &known.facts);
    let on = |way: &Option<Way>, lane: &alir::RoleId| {
        let lanes = way.iter().flat_map(|way| &way.lanes);
        let mut times = lanes.filter(|(other, _)| other == lane).map(|(_, seconds)| *seconds);
        times.next().map(|seconds| known.time(Some(seconds), lang)).unwrap_or_default()
    };
    let row = |lane: &alir::analysis::facts::LaneSteps| {
        let name = known.chart.lane(&lane.lane);
        let name =
            if lane.external { format!("{name} ({})", words::OUTSIDE.to(lang)) } else { name.to_owned() };
        vec![name, lane.steps.to_string(), on(&facts.shortest, &lane.lane), on(&facts.longest, &lane.lane)]
    };
    let columns = words::LANES_HEAD.map(|head| Column::new(head.to(lang)));
    table::write(out, &columns, &facts.lanes.iter().map(row).collect::<Vec<_>>())
}

fn list(out: &mut Out, title: &str, lines: &[String]) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    out.line("")?;
    out.line(&Paint::Bold.on(title))?;
    for line in lines {
        out.line(&format!("  {}", clean(line)))?;
    }
    Ok(())
}

/// The facts for programs; every time in seconds of working time.
fn view(known: &Known) -> Value {
    let facts = &known.facts;
    let way = |way: &Option<Way>| {
        way.as_ref().map(|way| {
            let lanes = way.lanes.iter().map(|(lane, seconds)| json!({"lane": lane, "seconds": seconds}));
            json!({
                "seconds": way.seconds, "outside_seconds": way.outside_seconds, "steps": way.steps,
                "lanes": lanes.collect::<Vec<_>>(), "hand_overs": way.hand_overs,
            })
        })
    };
    let bounded = match facts.longest_bounded {
        Longest::Seconds(seconds) => json!({"kind": "seconds", "seconds": seconds}),
        Longest::Unbounded => json!({"kind": "unbounded"}),
        Longest::Unknown => json!({"kind": "unknown"}),
    };
    let lanes = facts
        .lanes
        .iter()
        .map(|lane| json!({"lane": lane.lane, "external": lane.external, "steps": lane.steps}));
    let loops = facts.loops.iter().map(|found| {
        json!({
            "from": found.from, "answer": found.answer, "to": found.to, "steps": found.steps,
            "rounds": found.rounds,
        })
    });
    let waits =
        facts.waits.iter().map(|waits| json!({"lane": waits.lane, "on": waits.on, "steps": waits.steps}));
    let promises = facts.promises.iter().map(|found| {
        json!({
            "step": found.promise.step, "seconds": found.seconds, "shortest_seconds": found.shortest,
            "longest_seconds": found.longest,
        })
    });
    let sizes = &facts.sizes;
    json!({
        "file": known.name, "sop": known.chart.sop(), "version": known.chart.version(),
        "sizes": {
            "steps": sizes.steps, "tasks": sizes.tasks, "decisions": sizes.decisions, "waits": sizes.waits,
            "forks": sizes.forks, "joins": sizes.joins, "ends": sizes.ends, "loops": facts.loops.len(),
        },
        "ways": {"at_least": facts.ways.at_least, "exact": facts.ways.exact},
        "day_seconds": known.day,
        "shortest": way(&facts.shortest), "longest": way(&facts.longest),
        "longest_once_seconds": facts.longest_once, "longest_bounded": bounded,
        "expected_seconds": facts.expected,
        "lanes": lanes.collect::<Vec<_>>(), "loops": loops.collect::<Vec<_>>(),
        "waits": waits.collect::<Vec<_>>(), "promises": promises.collect::<Vec<_>>(),
        "without_time": facts.without_time,
    })
}

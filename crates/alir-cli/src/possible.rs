//! Which runs are no longer possible, and which newly are, as text and as JSON.

use alir::Chart;
use alir::diff::{Deed, Run, Runs};
use alir::lang::Lang;
use serde_json::{Value, json};

use crate::catalogue::difference as words;
use crate::facts::Known;
use crate::out::{Paint, clean};

/// What is said of the runs of two SOPs that differ.
pub(crate) fn lines(both: &[Known; 2], runs: &Runs, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if runs.is_same() {
        lines.push(format!("  {}", words::ALL_RUN.to(lang)));
    }
    if runs.only_steps {
        lines.push(format!("  {}", words::ONLY_STEPS.to(lang)));
    }
    let told = [
        (&runs.gone, &both[0].chart, words::GONE.to(lang), Paint::Red),
        (&runs.new, &both[1].chart, words::NEW.to(lang), Paint::Green),
    ];
    for (run, chart, title, paint) in told {
        let told = run.as_ref().map(|run| of_run(run, chart, lang));
        lines.extend(told.map(|told| format!("  {}: {}", paint.on(title), clean(&told))));
    }
    lines.extend(runs.upto.map(|acts| format!("  {}", words::not_to_the_end(acts).to(lang))));
    lines
}

fn of_run(run: &Run, chart: &Chart, lang: Lang) -> String {
    let deed = |deed: &Deed| match &deed.answer {
        Some(answer) => format!("{}: {answer}", deed.step),
        None => deed.step.to_string(),
    };
    let mut acts: Vec<String> = run.deeds.iter().map(deed).collect();
    let ends = run.ends.iter().filter_map(|end| chart.step(end.as_str())?.end.clone());
    acts.push(format!("({})", ends.collect::<Vec<_>>().join(", ")));
    let before: Vec<&str> = run.before.iter().map(alir::StepId::as_str).collect();
    let before = match before.as_slice() {
        [] => String::new(),
        before => format!(" ({})", words::done_before(&before.join(", ")).to(lang)),
    };
    format!("{}{before}", acts.join(" → "))
}

/// The same for programs. `same` is null where it is not known.
pub(crate) fn view(runs: &Runs) -> Value {
    let known = runs.gone.is_some() || runs.new.is_some() || runs.upto.is_none();
    let run = |run: &Run| {
        let deeds = run.deeds.iter().map(|deed| json!({"step": deed.step, "answer": deed.answer}));
        json!({"steps": deeds.collect::<Vec<_>>(), "ends": run.ends, "done_before": run.before})
    };
    json!({
        "same": known.then_some(runs.is_same()),
        "same_but_for_steps": runs.only_steps,
        "gone": runs.gone.as_ref().map(run),
        "new": runs.new.as_ref().map(run),
        "compared_up_to": runs.upto,
    })
}

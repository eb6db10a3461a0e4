//! What a document says, whatever it is written as: the rows and pairs of the identity, who signs, the steps of the form.

use std::collections::BTreeMap;

use alir::chart::{self, StepKind};
use alir::sop::{Approval, Identity, Loc, Step, Texts};

use super::{Document, Words};

/// Columns of the monitoring form: no, procedure, works well, does not, findings, action, initials; of a table 267 mm wide.
pub(crate) const MONITORING_COLUMNS: [f64; 7] = [9.0, 88.0, 27.0, 27.0, 48.0, 48.0, 20.0];

/// The labels and values of the identity, above who approves.
pub(crate) fn rows(
    document: &Document<'_>,
    identity: &Identity,
    words: &Words,
) -> Vec<(&'static str, String)> {
    let printed = |text: &Option<Loc<String>>| text.as_ref().map(|text| text.value.trim().to_owned());
    let mut rows = vec![(words.number, document.head.number.clone().unwrap_or_default())];
    rows.extend(printed(&identity.date).map(|date| (words.date, date)));
    rows.push((words.made_on, printed(&identity.made_on).unwrap_or_default()));
    // A SOP that says nothing of a revision had none.
    rows.push((words.revised_on, printed(&identity.revised_on).unwrap_or_else(|| "-".to_owned())));
    rows.push((words.effective_on, printed(&identity.effective_on).unwrap_or_default()));
    rows.extend(printed(&identity.approved_on).map(|date| (words.approved_on, date)));
    rows
}

/// Two cells side by side, each with its head and its entries.
pub(crate) type Pair<'i> = ([&'static str; 2], [Vec<&'i str>; 2]);

/// The three pairs of cells below the identity.
pub(crate) fn pairs<'i>(identity: &'i Identity, words: &Words) -> [Pair<'i>; 3] {
    let entries = |texts: &'i Texts| texts.iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    let pair = |heads, texts: [&'i Texts; 2]| (heads, texts.map(entries));
    [
        pair([words.legal_basis, words.qualifications], [&identity.legal_basis, &identity.qualifications]),
        pair([words.related, words.equipment], [&identity.related, &identity.equipment]),
        pair([words.warning, words.records], [&identity.warning, &identity.records]),
    ]
}

/// Whether entries get numbers: one alone needs none, and those that have one printed keep it.
pub(crate) fn numbered(entries: &[&str]) -> bool {
    let own = |entry: &&str| entry.starts_with(|c: char| c.is_ascii_digit());
    entries.len() > 1 && !entries.iter().all(own)
}

/// Who signs: what stands above the signature, the name, and what stands below it.
#[derive(Default)]
pub(crate) struct Signatory {
    pub(crate) above: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) below: Vec<String>,
}

impl Signatory {
    /// `before` stands over the office: place and date.
    pub(crate) fn of(approval: Option<&Approval>, before: &[String]) -> Self {
        let mut signatory = Self { above: before.to_vec(), ..Self::default() };
        let Some(approval) = approval else { return signatory };
        let text = |text: &Option<Loc<String>>| {
            text.as_ref().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty())
        };
        signatory.above.extend(text(&approval.office));
        signatory.above.extend(text(&approval.own_office));
        signatory.name = text(&approval.name);
        signatory.below.extend(text(&approval.rank));
        let nip = text(&approval.nip);
        let named = |nip: String| if nip.starts_with("NIP") { nip } else { format!("NIP. {nip}") };
        signatory.below.extend(nip.map(named));
        signatory
    }
}

/// What a SOP explains before its procedure, each part with its head; empty if that is nothing.
pub(crate) fn explained(document: &Document<'_>, words: &Words) -> Vec<(&'static str, String)> {
    let Some(explanation) = &document.chart.definition().explanation else { return Vec::new() };
    let text = |text: &Option<Loc<String>>| text.as_ref().map(|text| text.value.clone()).unwrap_or_default();
    let terms = explanation.terms.iter().map(|(term, text)| format!("{}: {}", term.value, text.value));
    let parts = [
        (words.purpose, text(&explanation.purpose)),
        (words.scope, text(&explanation.scope)),
        (words.terms, terms.collect::<Vec<_>>().join("\n")),
    ];
    parts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

/// What the foot of pages says of the signature.
pub(crate) fn notice(document: &Document<'_>) -> Option<String> {
    let identity = document.chart.definition().identity.as_ref()?;
    let note = identity.signature_note.as_ref()?.value.trim();
    (!note.is_empty()).then(|| note.to_owned())
}

/// A row of the monitoring form: a step, or the stage of those below it.
pub(crate) struct Monitored<'d> {
    pub(crate) number: &'d str,
    pub(crate) text: &'d str,
    pub(crate) is_stage: bool,
}

/// The rows of the monitoring form: all steps but mere ends and those that only divide or join the flow, below the stages
/// of which they are, whose steps may have the same numbers.
pub(crate) fn monitored<'d>(document: &Document<'d>) -> Vec<Monitored<'d>> {
    let sop = document.chart.definition();
    let written: BTreeMap<&str, &Step> =
        sop.steps.iter().map(|(id, step)| (id.value.as_str(), step)).collect();
    let (mut rows, mut before) = (Vec::new(), None);
    for step in document.chart.steps().filter(|step| is_monitored(step)) {
        let stage = written.get(step.id.as_str()).and_then(|step| step.stage.as_ref());
        let stage = stage.map(|stage| stage.as_str());
        if let Some(id) = stage.filter(|_| stage != before) {
            let named = sop.stages.get(id);
            let number = named.and_then(|stage| stage.number.as_ref()).map_or("", |number| number.as_str());
            let text = named.map_or(id, |stage| stage.name.as_str());
            rows.push(Monitored { number, text, is_stage: true });
            before = stage;
        }
        let number = step.number.as_deref().unwrap_or_default();
        rows.push(Monitored { number, text: &step.text, is_stage: false });
    }
    rows
}

fn is_monitored(step: &chart::Step) -> bool {
    match step.kind {
        StepKind::End => false,
        // Without words nobody does anything there.
        StepKind::Fork | StepKind::Join(_) => !step.text.trim().is_empty(),
        StepKind::Task | StepKind::Decision | StepKind::Choice | StepKind::Wait => true,
    }
}

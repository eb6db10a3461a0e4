//! The identity block: what the first page of the printed SOP says.

use alir::lang::Words;
use alir::sop::{Approval, Loc, Texts};
use maud::{Markup, html};

use super::sop::Sheet;
use super::{entries, lines};
use crate::catalogue::page as words;

pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let sop = sheet.chart().definition();
    let own = sop.identity.clone().unwrap_or_default();
    let text = |text: &Option<Loc<String>>| text.as_ref().map(|text| text.value.clone()).unwrap_or_default();
    let rows: [(Words, String); 10] = [
        (words::NUMBER, sheet.masthead.head.number.clone().unwrap_or_default()),
        (words::DATE, text(&own.date)),
        (words::MADE_ON, text(&own.made_on)),
        (words::REVISED_ON, text(&own.revised_on)),
        (words::EFFECTIVE_ON, text(&own.effective_on)),
        (words::APPROVED_ON, text(&own.approved_on)),
        (words::NAME, sheet.chart().name().to_owned()),
        (words::UNIT, own.unit.iter().collect::<Vec<_>>().join("\n")),
        (words::REGION, text(&sop.region)),
        (
            words::ADDRESS,
            sheet
                .masthead
                .head
                .address
                .iter()
                .chain(&sheet.masthead.head.contact)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    ];
    let fields: [(Words, &Texts); 6] = [
        (words::LEGAL_BASIS, &own.legal_basis),
        (words::QUALIFICATIONS, &own.qualifications),
        (words::LINKED, &own.related),
        (words::EQUIPMENT, &own.equipment),
        (words::WARNING, &own.warning),
        (words::RECORDS, &own.records),
    ];
    html! {
        dl.pairs {
            // What a form need not have is left out where it is empty; the number and name always stand there.
            @for (at, (title, value)) in rows.iter().enumerate() {
                @if at == 0 || !value.trim().is_empty() {
                    dt { (title.to(sheet.lang)) } dd { (entries([value.as_str()])) }
                }
            }
            @if let Some(approval) = &sheet.masthead.head.approved_by {
                dt { (sheet.say(words::APPROVED_BY)) } dd { (approved(approval)) }
            }
            @if let Some(signature) = &sop.table_signature {
                dt { (sheet.say(words::SIGNED_BY)) } dd { (approved(signature)) }
            }
        }
        // What has no block of its own, as where a decree enacts it, has no empty one.
        @if sop.identity.is_some() { div.six {
            @for (title, texts) in fields {
                div.card { h3 { (title.to(sheet.lang)) } (entries(texts.iter())) }
            }
        } }
        @if let Some(note) = &own.signature_note { p.small { (lines(note)) } }
    }
}

/// Office, name, rank and number.
fn approved(approval: &Approval) -> Markup {
    let part = |part: &Option<Loc<String>>| {
        part.as_ref().map(|part| part.value.clone()).filter(|part| !part.trim().is_empty())
    };
    let nip = part(&approval.nip).map(|nip| format!("NIP {nip}"));
    let name = part(&approval.name);
    let above = [part(&approval.office), part(&approval.own_office)];
    let below = [part(&approval.rank), nip];
    html! {
        @for line in above.iter().flatten() { (lines(line)) br; }
        @if let Some(name) = name { strong { (name) } br; }
        @for line in below.iter().flatten() { (lines(line)) br; }
    }
}

/// Purpose, scope and terms, if it has any.
pub(super) fn explanation(sheet: &Sheet<'_>) -> Option<Markup> {
    let explanation = sheet.chart().definition().explanation.as_ref()?;
    Some(html! {
        dl.pairs {
            @if let Some(purpose) = &explanation.purpose { dt { (sheet.say(words::PURPOSE)) } dd { (lines(purpose)) } }
            @if let Some(scope) = &explanation.scope { dt { (sheet.say(words::SCOPE)) } dd { (lines(scope)) } }
            @if !explanation.terms.is_empty() {
                dt { (sheet.say(words::TERMS)) }
                dd { dl.terms { @for (term, meaning) in explanation.terms.iter() { dt { (term.value) } dd { (lines(meaning)) } } } }
            }
        }
    })
}

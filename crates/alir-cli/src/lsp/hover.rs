//! What an editor tells of the words under the pointer: findings, keys, names.

use alir::diagnostic::{Diagnostic, Severity};
use alir::lang::Lang;
use alir::rules;
use alir::sop::{Place, place_at};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::desk::{Desk, File};
use super::names;
use super::schema::{self, Kind};
use crate::catalogue::screens;

/// What is told of a place in a file, if anything.
pub(super) fn hover(desk: &Desk, file: &File, offset: usize) -> Option<Hover> {
    let lang = desk.lang;
    let mut parts = explained(file, offset, lang);
    let place = place_at(file.buffer.text(), offset);
    if let Some(place) = &place {
        parts.extend(of_place(desk, file, place));
    }
    if parts.is_empty() {
        return None;
    }
    let value = parts.join("\n\n---\n\n");
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: place.map(|place| file.buffer.range(place.span)),
    })
}

/// What `alir explain` says of the findings at a place, each code once.
fn explained(file: &File, offset: usize, lang: Lang) -> Vec<String> {
    let here =
        |finding: &&Diagnostic| (finding.span.start as usize..=finding.span.end as usize).contains(&offset);
    let mut codes = Vec::new();
    let mut told = Vec::new();
    for finding in file.source().into_iter().flat_map(|source| &source.findings).filter(here) {
        if codes.contains(&finding.code) {
            continue;
        }
        codes.push(finding.code);
        if let Some(rule) = rules::all().find(|rule| rule.code == finding.code) {
            told.push(explain(rule, finding.severity, lang));
        }
    }
    told
}

fn explain(rule: &rules::Rule, severity: Severity, lang: Lang) -> String {
    let (title, about) = (rule.title.to(lang), rule.about.to(lang));
    format!("**{}: {title}** ({})\n\n{about}", rule.code, screens::severity(severity, lang))
}

/// What a key is for, or what a name or word stands for.
fn of_place(desk: &Desk, file: &File, place: &Place) -> Option<String> {
    let (kind, way) = (file.kind(), place.way());
    let titled = |about: &str| (!about.is_empty()).then(|| format!("**`{}`**\n\n{about}", place.text));
    if let Some(name) = names::meant(kind, &way, place.is_key) {
        let sop = desk.sop_of(file, place.span.start as usize)?;
        let named = names::all(&sop.definition, name, desk.lang);
        return titled(&named.into_iter().find(|named| named.id == place.text)?.about);
    }
    titled(&allowed(kind, &way, place, desk.lang)?.about)
}

fn allowed(kind: Kind, way: &[&str], place: &Place, lang: Lang) -> Option<schema::Allowed> {
    let all = if place.is_key { schema::keys(kind, way, lang) } else { schema::words(kind, way, lang) };
    all.into_iter().find(|allowed| allowed.word == place.text)
}

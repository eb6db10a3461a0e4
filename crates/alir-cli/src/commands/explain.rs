//! `alir explain`: what a code of `alir check` means, and how to mend it.

use alir::diagnostic::{Rule, nearest};
use alir::rules;
use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::catalogue::{errors, screens};
use crate::failure::Failure;
use crate::out::{Out, Paint};
use crate::table::{self, Column, wrap};

#[derive(Args, Debug)]
pub(crate) struct Explain {
    code: Option<String>,
}

#[derive(Serialize)]
struct RuleView {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    about: &'static str,
}

impl Explain {
    pub(crate) fn run(self, app: &mut App) -> Result<(), Failure> {
        match self.code {
            Some(code) => one(&mut app.out, &code),
            None => all(&mut app.out),
        }
    }
}

fn one(out: &mut Out, code: &str) -> Result<(), Failure> {
    let Some(rule) = rules::all().find(|rule| rule.code.eq_ignore_ascii_case(code)) else {
        let failure = Failure::yours("unknown_code", errors::unknown_code(code));
        return Err(match nearest(code, rules::all().map(|rule| rule.code)) {
            Some(near) => failure.hint(errors::did_you_mean(near)),
            None => failure.hint(errors::list_codes()),
        });
    };
    if out.is_json() {
        return out.json(&view(out, rule));
    }
    let head = format!(
        "{}: {} ({})",
        rule.code,
        out.words(rule.title),
        screens::severity(rule.severity, out.lang())
    );
    out.line(&Paint::Bold.on(&head))?;
    for paragraph in out.words(rule.about).split("\n\n") {
        out.line("")?;
        for line in wrap(paragraph, 90) {
            out.line(&line)?;
        }
    }
    Ok(())
}

fn all(out: &mut Out) -> Result<(), Failure> {
    if out.is_json() {
        let views: Vec<_> = rules::all().map(|rule| view(out, rule)).collect();
        return out.json(&views);
    }
    let heads = screens::CODES_HEAD.map(|head| out.words(head));
    let [code, severity, title] = heads.map(Column::new);
    let rows: Vec<_> = rules::all()
        .map(|rule| {
            let severity = screens::severity(rule.severity, out.lang());
            vec![rule.code.to_owned(), severity.to_owned(), out.words(rule.title).to_owned()]
        })
        .collect();
    table::write(out, &[code.paint(Paint::Cyan), severity, title], &rows)
}

fn view(out: &Out, rule: &Rule) -> RuleView {
    RuleView {
        code: rule.code,
        severity: rule.severity.as_str(),
        title: out.words(rule.title),
        about: out.words(rule.about),
    }
}

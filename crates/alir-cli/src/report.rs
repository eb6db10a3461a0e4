//! Failures on standard error, for people or for programs; and the exit code.

use std::process::ExitCode;

use alir::diagnostic::Severity;
use serde::Serialize;

use crate::catalogue::{screens, trying};
use crate::failure::{Failure, Rejected, Told, Whose};
use crate::findings::{self, FindingView};
use crate::manner::{Format, Manner};
use crate::out::{Out, Paint, clean};

#[derive(Serialize)]
struct ErrorView<'a> {
    error: Inner<'a>,
}

#[derive(Serialize)]
struct WarningView<'a> {
    warning: Inner<'a>,
}

#[derive(Serialize)]
struct Inner<'a> {
    code: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hints: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingView>,
}

/// Says why a command failed, if that has not been said.
pub(crate) fn tell(failure: &Failure, manner: Manner) -> ExitCode {
    match failure {
        Failure::Closed => ExitCode::SUCCESS,
        Failure::Said => ExitCode::from(1),
        Failure::Told(told) => {
            let text = match manner.format {
                Format::Text | Format::Sarif | Format::Github => text(told, manner),
                Format::Json => json(told, manner),
            };
            Out::aside(&text, manner);
            match told.whose {
                Whose::Yours => ExitCode::from(1),
                Whose::Ours => ExitCode::from(2),
            }
        }
    }
}

/// Says beforehand that a SOP is only tried, and what is wrong with it.
pub(crate) fn warn_of_trial(found: &Rejected, manner: Manner) {
    let lang = manner.lang;
    let Rejected { path, text, findings } = found;
    let wrong = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let message = trying::only_tried(path);
    let message = message.to(lang);
    let text = if manner.format == Format::Json {
        let findings = wrong.map(|finding| FindingView::of(finding, path, text.as_deref(), lang)).collect();
        let inner = Inner { code: "trial", message, hints: Vec::new(), findings };
        serde_json::to_string(&WarningView { warning: inner }).unwrap_or_default() + "\n"
    } else {
        let head = Paint::Yellow.on(&format!("{}:", screens::WARNING.to(lang)));
        let wrong = wrong.map(|finding| findings::show_short(finding, path, text.as_deref(), lang) + "\n");
        format!("{head} {}\n{}\n", clean(message), wrong.collect::<String>())
    };
    Out::aside(&text, manner);
}

fn text(told: &Told, manner: Manner) -> String {
    let lang = manner.lang;
    let mut lines = Vec::new();
    if let Some(Rejected { path, text, findings }) = &told.sop {
        for finding in findings {
            lines.push(findings::show(finding, path, text.as_deref(), lang));
            lines.push(String::new());
        }
    }
    let line = |head: String, text: &str| format!("{head} {}", clean(text));
    lines.push(line(Paint::Red.on(&format!("{}:", screens::ERROR.to(lang))), told.text.to(lang)));
    for hint in &told.hints {
        lines.push(line(Paint::Cyan.on(&format!("{}:", screens::HELP.to(lang))), hint.to(lang)));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn json(told: &Told, manner: Manner) -> String {
    let lang = manner.lang;
    let views = told.sop.iter().flat_map(|Rejected { path, text, findings }| {
        findings.iter().map(|finding| FindingView::of(finding, path, text.as_deref(), lang))
    });
    let view = ErrorView {
        error: Inner {
            code: told.code,
            message: told.text.to(lang),
            hints: told.hints.iter().map(|hint| hint.to(lang)).collect(),
            findings: views.collect(),
        },
    };
    let mut text = serde_json::to_string(&view).unwrap_or_default();
    text.push('\n');
    text
}

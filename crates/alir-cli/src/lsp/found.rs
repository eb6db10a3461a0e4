//! Findings as an editor shows them.

use alir::diagnostic::{Diagnostic, Severity};
use alir::lang::Lang;
use lsp_types::{DiagnosticSeverity, NumberOrString};

use super::buffer::Buffer;
use crate::catalogue::checking::HINT;

/// A finding with its hints below it.
pub(super) fn shown(finding: &Diagnostic, buffer: &Buffer, lang: Lang) -> lsp_types::Diagnostic {
    let hints = finding.hints.iter().map(|hint| format!("\n{}: {}", HINT.to(lang), hint.to(lang)));
    let message = finding.message.to(lang).to_owned() + &hints.collect::<String>();
    lsp_types::Diagnostic {
        range: buffer.range(finding.span),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Info => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.code.to_owned())),
        source: Some("alir".to_owned()),
        message,
        ..lsp_types::Diagnostic::default()
    }
}

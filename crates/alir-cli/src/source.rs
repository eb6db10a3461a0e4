//! Files of `alir`: read without trusting their size.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use alir::diagnostic::{Diagnostic, Severity, Span};
use alir::limits::MAX_FILE_BYTES;
use alir::sop::{Document, read, read_bytes};
use alir::{Chart, check_text, rules};

use crate::catalogue::{errors, trial};
use crate::failure::{Failure, Rejected};

/// The code of a file that cannot be read at all.
pub(crate) const UNREADABLE: &str = "unreadable";

/// A file that was read and checked.
pub(crate) struct Source {
    /// Its name, folders divided by `/`.
    pub(crate) name: String,
    /// Its text, if it is one.
    pub(crate) text: Option<String>,
    /// What it holds.
    pub(crate) document: Option<Document>,
    /// What it becomes, if nothing is wrong.
    pub(crate) chart: Option<Chart>,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Source {
    /// Reads and checks a file. What is wrong with it is a finding, whatever it is.
    pub(crate) fn load(path: &Path) -> Self {
        let name = name(path);
        let bytes = match bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let finding =
                    Diagnostic::error(UNREADABLE, Span::default(), errors::unreadable(&name, &error));
                return Self::unusable(name, None, vec![finding]);
            }
        };
        if bytes.len() > MAX_FILE_BYTES {
            let mut findings = read_bytes(&bytes).diagnostics;
            // How large it is in all, nobody has looked.
            for finding in &mut findings {
                finding.message = errors::too_large();
            }
            return Self::unusable(name, None, findings);
        }
        String::from_utf8(bytes).map_or_else(
            |error| {
                let findings = read_bytes(error.as_bytes()).diagnostics;
                // What stands before the first byte that is not text can be shown.
                let text = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                Self::unusable(name.clone(), String::from_utf8(text.to_vec()).ok(), findings)
            },
            |text| Self::of(name.clone(), text),
        )
    }

    /// Checks a text as that of a file.
    pub(crate) fn of(name: String, text: String) -> Self {
        let read = read(&text);
        let sound = !read.has_errors();
        let (document, mut findings, mut chart) = (read.value, read.diagnostics, None);
        match &document {
            Some(Document::Sop(sop)) => {
                let checked = check_text(sop, &text);
                findings.extend(checked.diagnostics);
                chart = checked.value.filter(|_| sound);
            }
            // What is found does not depend on the holidays, which are a file of their own.
            Some(Document::Profile(profile)) => findings.extend(rules::office(profile, None).diagnostics),
            Some(Document::Holidays(days)) => findings.extend(rules::days_off(days).diagnostics),
            // What its SOP has to say of it, whoever has both at hand asks.
            Some(Document::Scenarios(given)) => findings.extend(rules::scenarios(given, None)),
            Some(Document::Decree(_)) | None => {}
        }
        Self { name, text: Some(text), document, chart, findings }
    }

    fn unusable(name: String, text: Option<String>, findings: Vec<Diagnostic>) -> Self {
        Self { name, text, document: None, chart: None, findings }
    }

    /// The chart, or a failure that shows everything that was found.
    pub(crate) fn ready(self) -> Result<Chart, Failure> {
        if let Some(chart) = self.chart {
            return Ok(chart);
        }
        let not_a_sop = |text| Failure::yours("not_a_sop", text);
        match &self.document {
            Some(Document::Decree(_)) if !self.has_errors() => {
                return Err(not_a_sop(errors::is_a_decree(&self.name)).hint(errors::name_its_sop()));
            }
            Some(Document::Profile(_)) => {
                return Err(not_a_sop(errors::is_a_profile(&self.name)).hint(errors::name_a_sop()));
            }
            Some(Document::Holidays(_)) => {
                return Err(not_a_sop(errors::is_a_holiday_file(&self.name)).hint(errors::name_a_sop()));
            }
            Some(Document::Scenarios(_)) => {
                return Err(not_a_sop(trial::is_a_scenario_file(&self.name)).hint(trial::test_it(&self.name)));
            }
            Some(Document::Sop(_) | Document::Decree(_)) | None => {}
        }
        Err(self.rejected(Failure::sop))
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// A failure that shows everything that was found.
    pub(crate) fn rejected(self, failure: fn(Rejected) -> Failure) -> Failure {
        let Self { name, text, mut findings, .. } = self;
        findings.sort_by_key(|finding| finding.span);
        match findings.as_slice() {
            [only] if only.code == UNREADABLE => Failure::yours(UNREADABLE, only.message.clone()),
            _ => failure(Rejected { path: name, text, findings }),
        }
    }
}

/// The bytes of a file, one more than may be at most.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A path as people read it, folders divided by `/`.
pub(crate) fn name(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '\\' { name.replace('\\', "/") } else { name.into_owned() }
}

//! Files of `alir`: read without trusting their size.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use alir::diagnostic::{Diagnostic, Severity, Span};
use alir::limits::MAX_FILE_BYTES;
use alir::sop::{Document, read, read_bytes};
use alir::{Chart, rules};

use crate::catalogue::{errors, trial, trying};
use crate::derived::{self, Home};
use crate::failure::{Failure, Rejected};
use crate::shelf::Shelf;
use crate::walk::{quoted, try_it};

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
    /// What it becomes for a trial, if nothing is wrong but the flow.
    trial: Option<Chart>,
    pub(crate) findings: Vec<Diagnostic>,
    /// Of a SOP that is made from another one: `text` is what resulted, and findings are about that, until they are
    /// brought home.
    home: Option<Box<Home>>,
}

impl Source {
    /// Reads and checks a file. What is wrong with it is a finding, whatever it is.
    pub(crate) fn load(path: &Path) -> Self {
        Self::load_below(path, &[name(path)], &Shelf::default())
    }

    /// The same of a base. `layers` are the files that are derived from it, and it; a base of its own is taken from the
    /// shelf.
    pub(crate) fn load_below(path: &Path, layers: &[String], shelf: &Shelf) -> Self {
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
            |text| Self::of_layer(name.clone(), text, layers, shelf),
        )
    }

    /// Checks a text as that of a file.
    pub(crate) fn of(name: String, text: String) -> Self {
        Self::on(&Shelf::default(), name, text)
    }

    /// The same; a base is taken from the shelf.
    pub(crate) fn on(shelf: &Shelf, name: String, text: String) -> Self {
        let layers = [name.clone()];
        Self::of_layer(name, text, &layers, shelf)
    }

    pub(crate) fn of_layer(name: String, text: String, layers: &[String], shelf: &Shelf) -> Self {
        let read = read(&text);
        let sound = !read.has_errors();
        let (document, mut findings, mut trial) = (read.value, read.diagnostics, None);
        let mut wrong = false;
        match &document {
            Some(Document::Sop(sop)) => {
                let checked = rules::check_for_trial(sop, &text);
                wrong = checked.has_errors();
                trial = checked.value.filter(|_| sound);
                findings.extend(checked.diagnostics);
                if let Some(chart) = &trial {
                    for finding in &mut findings {
                        let run = finding.run.as_ref();
                        finding.hints.extend(run.and_then(|run| try_it(chart, &name, run)));
                    }
                }
            }
            // What is found does not depend on the holidays, which are a file of their own.
            Some(Document::Profile(profile)) => findings.extend(rules::office(profile, None).diagnostics),
            Some(Document::Holidays(days)) => findings.extend(rules::days_off(days).diagnostics),
            // What its SOP has to say of it, whoever has both at hand asks.
            Some(Document::Scenarios(given)) => findings.extend(rules::scenarios(given, None)),
            Some(Document::Overlay(overlay)) if sound => {
                return derived::source(name, text, overlay, findings, layers, shelf);
            }
            Some(Document::Decree(_) | Document::Overlay(_)) | None => {}
        }
        let chart = trial.clone().filter(|_| !wrong);
        Self { name, text: Some(text), document, chart, trial, findings, home: None }
    }

    /// A file of which there are only findings.
    pub(crate) fn unusable(name: String, text: Option<String>, findings: Vec<Diagnostic>) -> Self {
        Self { name, text, document: None, chart: None, trial: None, findings, home: None }
    }

    /// The same, known to be made from another one.
    pub(crate) fn derived(self, home: Home) -> Self {
        Self { home: Some(Box::new(home)), ..self }
    }

    /// Whether its SOP is made from another one: then the file itself does not hold it.
    pub(crate) fn is_derived(&self) -> bool {
        self.home.is_some()
    }

    /// The text of the file itself, if it is one.
    pub(crate) fn own_text(&self) -> Option<&str> {
        self.home.as_ref().map(|home| home.text()).or(self.text.as_deref())
    }

    /// Line and column in the file of a place in what it holds; of a SOP that is made from another one, of what in the
    /// file has to do with it.
    pub(crate) fn position(&self, span: Span) -> (usize, usize) {
        match &self.home {
            Some(home) => home.position(span),
            None => span.position(self.text.as_deref().unwrap_or_default()),
        }
    }

    /// Brings findings home to the file itself, when nothing more is going to be found.
    pub(crate) fn bring_home(&mut self) {
        if let Some(home) = self.home.take() {
            let (text, findings) = home.bring(std::mem::take(&mut self.findings));
            (self.text, self.findings) = (Some(text), findings);
        }
    }

    /// The chart to be tried, though its flow may be wrong, with what was found; or as [`Source::ready`].
    pub(crate) fn ready_for_trial(mut self) -> Result<(Chart, Rejected), Failure> {
        self.bring_home();
        match self.trial.take() {
            Some(chart) => {
                Ok((chart, Rejected { path: self.name, text: self.text, findings: self.findings }))
            }
            None => Err(self.refused()),
        }
    }

    /// The chart, or a failure that shows everything that was found.
    pub(crate) fn ready(mut self) -> Result<Chart, Failure> {
        self.chart.take().ok_or_else(|| self.refused())
    }

    /// Why it cannot be run.
    fn refused(self) -> Failure {
        let not_a_sop = |text| Failure::yours("not_a_sop", text);
        match &self.document {
            Some(Document::Decree(_)) if !self.has_errors() => {
                return not_a_sop(errors::is_a_decree(&self.name)).hint(errors::name_its_sop());
            }
            Some(Document::Profile(_)) => {
                return not_a_sop(errors::is_a_profile(&self.name)).hint(errors::name_a_sop());
            }
            Some(Document::Holidays(_)) => {
                return not_a_sop(errors::is_a_holiday_file(&self.name)).hint(errors::name_a_sop());
            }
            Some(Document::Scenarios(_)) => {
                return not_a_sop(trial::is_a_scenario_file(&self.name)).hint(trial::test_it(&self.name));
            }
            Some(Document::Sop(_) | Document::Decree(_) | Document::Overlay(_)) | None => {}
        }
        let try_it = self.trial.as_ref().map(|_| trying::try_by_force(&quoted(&self.name)));
        let failure = self.rejected(Failure::sop);
        try_it.into_iter().fold(failure, Failure::hint)
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// A failure that shows everything that was found.
    pub(crate) fn rejected(mut self, failure: fn(Rejected) -> Failure) -> Failure {
        self.bring_home();
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

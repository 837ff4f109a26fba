//! [`Diagnostic`], and its labels.

use std::collections::BTreeMap;

use super::code::Code;
use super::severity::Severity;
use crate::source::Place;

/// Place that a diagnostic speaks of, with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub place: Place,
    /// The remark; may be empty.
    pub text: String,
    /// True if the reader should look here first.
    pub primary: bool,
}

/// Finding of any stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind.
    pub code: &'static Code,
    /// The weight.
    pub severity: Severity,
    /// The problem.
    pub message: String,
    /// The repair.
    pub help: Option<String>,
    /// A repository name that shows it.
    pub witness: Option<String>,
    /// Every place involved, the primary one first.
    pub labels: Vec<Label>,
}

impl Diagnostic {
    /// Makes a finding with nothing but its message.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity, message: message.into(), help: None, witness: None, labels: Vec::new() }
    }

    /// Points at the place to look at first.
    #[must_use]
    pub fn primary(self, place: Place, text: impl Into<String>) -> Self {
        self.labelled(place, text.into(), true)
    }

    /// Points at another place involved.
    #[must_use]
    pub fn also(self, place: Place, text: impl Into<String>) -> Self {
        self.labelled(place, text.into(), false)
    }

    /// Points at another place first, and at the others after it.
    #[must_use]
    pub(crate) fn led_by(mut self, place: Place) -> Self {
        self.labels.iter_mut().for_each(|label| label.primary = false);
        self.labels.insert(0, Label { place, text: String::new(), primary: true });
        self
    }

    /// Says how to repair it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names a repository that shows it.
    #[must_use]
    pub fn witness(mut self, name: impl Into<String>) -> Self {
        self.witness = Some(name.into());
        self
    }

    /// Says that it matters less here than its code does elsewhere.
    #[must_use]
    pub fn only(mut self, severity: Severity) -> Self {
        self.severity = self.severity.max(severity);
        self
    }

    /// Tells whether it keeps the work from being done.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Returns the key that it is sorted by: the source of its first label, then the place there, then the code.
    pub fn order(&self) -> (Option<(&str, usize)>, &'static str, &str) {
        let first = self.labels.first().map(|label| (label.place.source.name(), label.place.span.start));
        (first, self.code.code, &self.message)
    }

    fn labelled(mut self, place: Place, text: String, primary: bool) -> Self {
        self.labels.push(Label { place, text, primary });
        self
    }
}

/// Tells whether any of them is an error.
pub(crate) fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// Says which page explains what weighs most: that of the first error, or of the first finding where there is none.
pub(crate) fn explained(diagnostics: &[Diagnostic]) -> Option<String> {
    let first = diagnostics.first()?;
    let error = diagnostics.iter().find(|diagnostic| diagnostic.is_error()).filter(|_| !first.is_error());
    Some(match error {
        Some(error) => format!("`scanwright code {}` explains the first error", error.code.code),
        None => format!("`scanwright code {}` explains the first", first.code.code),
    })
}

/// Drops findings that are there already, of any number of policies: what a base says wrongly is found with each policy that
/// extends it.
pub(crate) fn drop_repeats(findings: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    findings.retain(|finding| {
        let (first, code, message) = finding.order();
        let alike = known.entry(format!("{code} {first:?} {message}")).or_default();
        let is_new = !alike.contains(finding);
        if is_new {
            alike.push(finding.clone());
        }
        is_new
    });
}

/// Sorts findings as a person reads a file, from top to bottom, and drops repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() > 1 {
        diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
        diagnostics.dedup();
    }
}

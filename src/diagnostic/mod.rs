//! The one type of finding, for every stage and every format.
//!
//! A [`Diagnostic`] is data: a [`Code`], a message, every place involved, the repair, and where it has one a witness.
//! Renderers ([`human`], [`json`]) know nothing of particular checks, and no check prints.
//!
//! Messages are lower case without a full stop, put users' text in backticks and leave advice to the help.

pub(crate) mod could_not_do;
mod findings;
pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod sarif;
pub(crate) mod suggest;

pub use findings::Findings;

use crate::source::Place;

/// Weight of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The work goes on.
    Warning,
    /// Good to know, and nothing to act on.
    Note,
}

impl Severity {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Kind of diagnostic: its stable name, and the page that explains it. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The short name, for example `P007`.
    pub code: &'static str,
    /// The readable name, for example `rule-overlap`.
    pub slug: &'static str,
    /// The severity of a diagnostic of this code, unless it is said to be less.
    pub severity: Severity,
    /// The page: documentation, the answer of `scanwright code`, and a test.
    pub page: &'static str,
}

impl Code {
    /// Returns the first sentence of the page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
    }

    /// Tells whether this is the code of that name: `P007`, `p007` or `rule-overlap`.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.code.eq_ignore_ascii_case(name) || self.slug == name
    }
}

/// Makes the [`Code`] of a module from its page, `<slug>.md` beside the file that calls it.
macro_rules! page {
    ($severity:ident $code:literal $slug:literal) => {
        $crate::diagnostic::Code {
            code: $code,
            slug: $slug,
            severity: $crate::diagnostic::Severity::$severity,
            page: include_str!(concat!($slug, ".md")),
        }
    };
}
pub(crate) use page;

/// Place that a diagnostic speaks of, with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
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

/// Sorts findings as a person reads a file, from top to bottom, and drops repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() > 1 {
        diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
        diagnostics.dedup();
    }
}

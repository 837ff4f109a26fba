//! The answer of `simulate`, in words that all formats share.

use crate::diagnostic::Diagnostic;
use crate::report::proof;
use crate::simulate::{Apply, Verdict};
use crate::target::Words;

/// The answer of `simulate`.
pub(crate) struct Report {
    pub(crate) subject: Subject,
    pub(crate) verdict: Verdict,
    pub(crate) warnings: Vec<Diagnostic>,
}

/// The subject of the verdict.
pub(crate) enum Subject {
    /// A generated module.
    Module { name: String, words: Words, states: usize },
    /// Directories of Terraform, as they were named.
    Directories(Vec<String>),
}

impl Report {
    /// The subject as a heading.
    pub(crate) fn subject(&self) -> String {
        match &self.subject {
            Subject::Module { name, words: Words { product: [one, _], .. }, .. } => format!("the {one} {name}"),
            Subject::Directories(names) => names.join(" and "),
        }
    }

    /// The verdict in a line.
    pub(crate) fn headline(&self) -> String {
        let (states, words) = match self.subject {
            Subject::Module { states, words, .. } => (states, words),
            Subject::Directories(_) => (1, Words::TERRAFORM),
        };
        proof::verdict(&self.verdict, states, words)
    }

    /// The cycle, if there is one.
    pub(crate) fn cycle(&self) -> &[Apply] {
        self.verdict.cycle.as_deref().unwrap_or_default()
    }

    /// Remarks: the unknowns that the verdict depends on, and what else there is to know.
    pub(crate) fn remarks(&self) -> Vec<String> {
        let depends = self.verdict.depends_on.iter().map(|what| format!("it depends on {what}"));
        let choices: Vec<String> =
            self.verdict.choices.iter().map(|choice| format!("{} is taken as {}", choice.what, choice.taken)).collect();
        let shown = (!choices.is_empty() && !self.cycle().is_empty()).then(|| format!("below {}", choices.join(", ")));
        depends.chain(shown).chain(self.verdict.notes.iter().cloned()).collect()
    }
}

//! What every format says in the same words.

use crate::diagnostic::Diagnostic;
use crate::simulate::{Apply, By, Verdict};

/// The answer of `simulate`.
pub(super) struct Report {
    pub(super) subject: Subject,
    pub(super) verdict: Verdict,
    pub(super) warnings: Vec<Diagnostic>,
}

/// What the verdict is on.
pub(super) enum Subject {
    /// A generated module.
    Module { name: String, states: usize },
    /// Folders of Terraform, as they were named.
    Folders(Vec<String>),
}

impl Report {
    /// What is spoken of, for a heading.
    pub(super) fn subject(&self) -> String {
        match &self.subject {
            Subject::Module { name, .. } => format!("the module {name}"),
            Subject::Folders(names) => names.join(" and "),
        }
    }

    /// The verdict in a line.
    pub(super) fn headline(&self) -> String {
        let states = match self.subject {
            Subject::Module { states, .. } => states,
            Subject::Folders(_) => 1,
        };
        headline(&self.verdict, states)
    }

    /// The cycle, if there is one.
    pub(super) fn cycle(&self) -> &[Apply] {
        self.verdict.cycle.as_deref().unwrap_or_default()
    }

    /// What the verdict depends on, and what else there is to know.
    pub(super) fn remarks(&self) -> Vec<String> {
        let depends = self.verdict.depends_on.iter().map(|what| format!("it depends on {what}"));
        let choices: Vec<String> =
            self.verdict.choices.iter().map(|choice| format!("{} is taken as {}", choice.what, choice.taken)).collect();
        let shown = (!choices.is_empty()).then(|| format!("below {}", choices.join(", ")));
        depends.chain(shown).chain(self.verdict.notes.iter().cloned()).collect()
    }
}

/// The verdict on what has so many release states, in a line.
pub(in crate::command) fn headline(verdict: &Verdict, states: usize) -> String {
    match (&verdict.refused, verdict.settles) {
        (Some(refused), _) => {
            let by = match refused.by {
                By::Provider => "the provider",
                By::Api => "the API",
            };
            format!("refused by {by}: {}", refused.message)
        }
        (None, Some(true)) => settled(verdict, states),
        (None, Some(false)) => match &verdict.cycle {
            Some(cycle) => format!("never settles: period {}", cycle.len()),
            None => "not proved to settle".to_owned(),
        },
        (None, None) if verdict.cycle.is_some() => "may not settle".to_owned(),
        (None, None) => "can't be told".to_owned(),
    }
}

fn settled(verdict: &Verdict, states: usize) -> String {
    let applies = match verdict.applies_to_settle.unwrap_or_default() {
        0 => return "settles: there is nothing to apply".to_owned(),
        1 => "1 apply".to_owned(),
        count => format!("{count} applies"),
    };
    let states = if states == 2 { ", in both release states" } else { "" };
    format!("settles after {applies}{states}, from all {} starting states", verdict.starts)
}

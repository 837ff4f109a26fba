#![doc = include_str!("too-much-to-evaluate.md")]

use super::budget::STEPS;
use super::too_many_choices::TooManyChoices;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::Place;

pub(in crate::terraform) static CODE: Code = page!(Error "T013" "too-much-to-evaluate");

/// Reason why not one of the cases is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotEvaluated {
    /// There are too many cases.
    Choices(TooManyChoices),
    /// One of them is too much work, or makes too much.
    Work {
        /// The first file of the directory.
        at: Option<Place>,
    },
}

impl NotEvaluated {
    /// Returns what a verdict depends on, in words.
    pub(crate) fn depends_on(&self) -> Vec<String> {
        match self {
            Self::Choices(too_many) => {
                let choices = too_many.choices.iter().map(|choice| choice.what.clone());
                let together = format!("all of these together, with more than {} combinations", too_many.most);
                choices.chain([together]).collect()
            }
            Self::Work { .. } => vec!["values that are too large to be evaluated".to_owned()],
        }
    }
}

impl From<NotEvaluated> for Diagnostic {
    fn from(reason: NotEvaluated) -> Self {
        match reason {
            NotEvaluated::Choices(too_many) => too_many.into(),
            NotEvaluated::Work { at } => {
                let message = format!("the configuration is too large to be evaluated (at most {STEPS} steps)");
                let diagnostic = Self::new(&CODE, message);
                let diagnostic = match at {
                    Some(place) => diagnostic.primary(place, ""),
                    None => diagnostic,
                };
                diagnostic.help("split the configuration, or make fewer or smaller lists, maps and strings in it")
            }
        }
    }
}

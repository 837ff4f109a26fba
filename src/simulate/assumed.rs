//! An unknown and the value that is assumed for it.

use serde::Serialize;

use crate::terraform::{Choice, Stated};

/// Unknown of a configuration with the value that it is explored with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Assumed {
    /// The unknown, in the words of the configuration.
    pub what: String,
    /// The value.
    pub taken: String,
}

impl Assumed {
    /// The values of the unknowns that the choices are about, each unknown once where the choices are values of it.
    pub(super) fn of_choices(choices: &[Choice]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for choice in choices {
            let assumed = match &choice.stated {
                Stated::Is(_) => Self { what: choice.subject.clone(), taken: value_of(&choice.subject, choices) },
                Stated::Has(value) => {
                    let word = if choice.taken == "true" { "with" } else { "without" };
                    Self { what: choice.subject.clone(), taken: format!("{word} {}", value.trim_matches('"')) }
                }
                Stated::Nothing => Self { what: choice.what.clone(), taken: choice.taken.clone() },
            };
            if !all.contains(&assumed) {
                all.push(assumed);
            }
        }
        all
    }
}

/// The value that an unknown is chosen to be, or those that it is chosen not to be.
fn value_of(subject: &str, choices: &[Choice]) -> String {
    let stated = choices.iter().filter(|choice| choice.subject == subject).filter_map(|choice| match &choice.stated {
        Stated::Is(value) => Some((choice.taken == "true", value.as_str())),
        _ => None,
    });
    let (is, is_not): (Vec<_>, Vec<_>) = stated.partition(|(is_true, _)| *is_true);
    match (is.as_slice(), is_not.as_slice()) {
        ([(_, value), ..], _) => (*value).to_owned(),
        ([], [(_, only)]) => format!("not {only}"),
        ([], several) => {
            let values: Vec<&str> = several.iter().map(|(_, value)| *value).collect();
            format!("none of {}", values.join(", "))
        }
    }
}

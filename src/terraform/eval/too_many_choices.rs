#![doc = include_str!("too-many-choices.md")]

use super::resource::Choice;
use crate::diagnostic::{Code, Diagnostic, page};

pub(in crate::terraform) static CODE: Code = page!(Error "T009" "too-many-choices");

/// Error that the answer depends on more unknowns than are explored: not one of the cases is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooManyChoices {
    /// Some of the things, each once.
    pub choices: Vec<Choice>,
    /// The most cases.
    pub most: usize,
}

/// The most places that are shown.
const SHOWN: usize = 8;

impl From<TooManyChoices> for Diagnostic {
    fn from(too_many: TooManyChoices) -> Self {
        let message =
            format!("the configuration depends on too many unknown values: more than {} cases", too_many.most);
        let mut diagnostic = Self::new(&CODE, message);
        for (index, choice) in too_many.choices.iter().take(SHOWN).enumerate() {
            let text = format!("`{}` is unknown", choice.what);
            diagnostic = match index {
                0 => diagnostic.primary(choice.place.clone(), text),
                _ => diagnostic.also(choice.place.clone(), text),
            };
        }
        diagnostic.help("set values with `--var NAME=VALUE` or `--var-file`")
    }
}

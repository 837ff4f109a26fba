//! Effects of variables on what is set.

use crate::diagnostic::Diagnostic;
use crate::import::diagnostics;
use crate::import::found::Variant;
use crate::source::Place;
use crate::terraform::Resource;

/// The effect of a variable on an instance that depends on it.
pub(super) struct VariableEffect {
    pub(super) variable: Variable,
    /// The key of the instance.
    pub(super) key: String,
    pub(super) effect: Effect,
}

/// The kinds of effects.
pub(super) enum Effect {
    /// It picks between ENHANCED and BASIC, both known.
    Switch(Vec<Variant>),
    /// It decides that the instance exists.
    Existence,
    /// It changes the rules, or a part of them that is unknown without it.
    Rules,
}

/// A variable of the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variable {
    pub(super) name: String,
    /// The declaration.
    pub(super) place: Place,
    /// The place of the value that a file gives it.
    pub(super) given: Option<Place>,
    /// The declaration marks it as sensitive.
    pub(super) is_sensitive: bool,
}

impl VariableEffect {
    /// It picks between ENHANCED and BASIC.
    pub(super) fn is_switch(&self) -> bool {
        matches!(self.effect, Effect::Switch(_))
    }

    /// It changes something that is sensitive.
    pub(super) fn is_secret(&self) -> bool {
        self.variable.is_sensitive && !matches!(self.effect, Effect::Existence)
    }

    /// The warning that the policy has the default of a variable that does anything else.
    pub(super) fn warning(&self, resource: &Resource) -> Option<Diagnostic> {
        match self.effect {
            Effect::Switch(_) => None,
            Effect::Existence => {
                Some(diagnostics::warnings::conditional_existence(resource, &[&format!("var.{}", self.variable.name)]))
            }
            Effect::Rules => {
                let Variable { name, place, given, .. } = &self.variable;
                Some(diagnostics::warnings::other_effect(name, resource, place, given.as_ref()))
            }
        }
    }
}

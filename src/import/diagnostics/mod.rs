//! Findings of importing: a constructor for each, in the order of what a reader has to settle first.

pub(super) mod input;
pub(super) mod setting;
pub(super) mod warnings;

use crate::diagnostic::Code;

/// The codes of importing.
pub(crate) static CODES: &[&Code] = &[
    &input::UNREADABLE_IMPORT,
    &input::NOT_IMPORTABLE,
    &input::UNKNOWN_VERSION,
    &input::NOTHING_TO_IMPORT,
    &input::WHICH_CONFIGURATION,
    &setting::NOT_TOLD,
    &setting::REFUSED_SETTING,
    &setting::FOUND_WITHOUT_RULES,
    &setting::NOT_EXPRESSIBLE,
    &setting::SENSITIVE_SETTING,
    &warnings::DROPPED_FILTER,
    &warnings::MERGED_RULES,
    &warnings::LEFT_BEHIND,
];

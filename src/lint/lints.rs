//! The lists of lints.

use super::alert_cases::AlertLint;
use super::cases::Lint;
use super::declared::TemplateLint;
use crate::diagnostic::Code;

/// Lints, and the codes of their findings.
pub(super) struct Lints {
    pub(super) checks: &'static [Lint],
    pub(super) of_alerts: &'static [AlertLint],
    pub(super) of_templates: &'static [TemplateLint],
    pub(super) codes: &'static [&'static Code],
}

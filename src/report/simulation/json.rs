//! The verdict as JSON.

use serde::Serialize;

use super::report::Report;
use crate::diagnostic::json;
use crate::simulate::{Apply, Assumed, Refused};

/// The document. `settles` is `null` where it depends on something, or the configuration is refused.
#[derive(Serialize)]
pub(crate) struct Document<'r> {
    format_version: u32,
    settles: Option<bool>,
    applies_to_settle: Option<usize>,
    depends_on: &'r [String],
    refused: Option<&'r Refused>,
    cycle: Option<&'r [Apply]>,
    period: Option<usize>,
    states: usize,
    choices: &'r [Assumed],
    notes: &'r [String],
    diagnostics: Vec<json::Finding>,
}

pub(crate) fn document(report: &Report) -> Document<'_> {
    let verdict = &report.verdict;
    Document {
        format_version: 1,
        settles: verdict.settles,
        applies_to_settle: verdict.applies_to_settle,
        depends_on: &verdict.depends_on,
        refused: verdict.refused.as_ref(),
        cycle: verdict.cycle.as_deref(),
        period: verdict.cycle.as_ref().map(Vec::len),
        states: verdict.starts,
        choices: &verdict.choices,
        notes: &verdict.notes,
        diagnostics: json::findings(&report.warnings),
    }
}

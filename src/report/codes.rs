//! Codes of diagnostics, as a table and as JSON.

use serde::Serialize;

use crate::diagnostic::{Code, Severity};

/// The JSON of `code`.
#[derive(Serialize)]
pub(crate) struct Codes {
    format_version: u32,
    codes: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    rule: &'static str,
    severity: Severity,
    summary: &'static str,
    page: &'static str,
}

/// Codes for programs, with their pages.
pub(crate) fn document(codes: &[&Code]) -> Codes {
    let entry = |code: &&Code| Entry {
        code: code.code,
        rule: code.slug,
        severity: code.severity,
        summary: code.summary(),
        page: code.page,
    };
    Codes { format_version: 1, codes: codes.iter().map(entry).collect() }
}

/// Codes for people, one a line.
pub(crate) fn table(codes: &[&Code]) -> String {
    let width = codes.iter().map(|code| code.slug.len()).max().unwrap_or_default();
    let row = |code: &&Code| {
        format!("{}  {:7}  {:width$}  {}\n", code.code, code.severity.as_str(), code.slug, code.summary())
    };
    codes.iter().map(row).collect()
}

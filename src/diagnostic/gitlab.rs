//! Diagnostics as GitLab's Code Quality report, which a merge request shows beside its lines.
//!
//! The members are those that GitLab reads (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).
//! It takes findings of one fingerprint as one, so each has its own.

use serde::Serialize;

use super::diagnostic::Diagnostic;
use super::fingerprint;
use super::severity::Severity;
use crate::paths::in_repository;

/// Entry of the report.
#[derive(Debug, Serialize)]
pub(crate) struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Returns the report: an array with an entry for each.
pub(crate) fn report(diagnostics: &[Diagnostic]) -> Vec<Issue> {
    diagnostics.iter().zip(fingerprint::unique(diagnostics)).map(|(diagnostic, own)| issue(diagnostic, own)).collect()
}

fn issue(diagnostic: &Diagnostic, fingerprint: String) -> Issue {
    let description = match &diagnostic.help {
        Some(help) => format!("{}\nrepair: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    Issue {
        description,
        check_name: format!("{} {}", diagnostic.code.code, diagnostic.code.slug),
        fingerprint,
        severity: severity(diagnostic.severity),
        location: location(diagnostic),
    }
}

/// GitLab's words are info, minor, major, critical and blocker.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

/// The first place. GitLab drops an entry without one, so what has none stands in the repository as such.
fn location(diagnostic: &Diagnostic) -> Location {
    let Some(label) = diagnostic.labels.first() else {
        return Location { path: ".".to_owned(), lines: Lines { begin: 1, end: 1 } };
    };
    let (source, span) = (&label.place.source, label.place.span);
    let lines = Lines { begin: source.position(span.start).line, end: source.position(span.end).line };
    Location { path: in_repository(source.name()), lines }
}

//! Diagnostics as workflow commands of GitHub Actions, which show them at their lines in a pull request.
//!
//! GitHub keeps ten annotations of each level in a step; the rest are plain lines of the log, after a line that says so.
//! Line breaks, `%`, and in properties `:` and `,`, are escaped as its documentation of workflow commands says.

use std::fmt::Write as _;

use super::diagnostic::Diagnostic;
use super::severity::Severity;
use crate::paths::in_repository;

/// The most annotations of a step.
pub(crate) const MOST: usize = 10;

/// A command for each of the most severe, and a plain line for each of the rest.
pub(crate) fn render(diagnostics: &[Diagnostic]) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    let (shown, rest) = sorted.split_at(sorted.len().min(MOST));
    let mut out: String = shown.iter().map(|diagnostic| command(diagnostic)).collect();
    if !rest.is_empty() {
        let _ = writeln!(out, "{} more, for which a step has no annotations left:", rest.len());
        rest.iter().for_each(|diagnostic| out.push_str(&line(diagnostic)));
    }
    out
}

/// The command of one finding.
pub(crate) fn command(diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let title = property(&format!("{} {}", diagnostic.code.code, diagnostic.code.slug));
    let place = diagnostic.labels.first().map(|label| {
        let (source, span) = (&label.place.source, label.place.span);
        let (start, end) = (source.position(span.start), source.position(span.end));
        let mut place =
            format!("file={},line={},endLine={}", property(&in_repository(source.name())), start.line, end.line);
        if start.line == end.line {
            let _ = write!(place, ",col={},endColumn={}", start.column, end.column);
        }
        place + ","
    });
    format!("::{level} {}title={title}::{}\n", place.unwrap_or_default(), data(&message(diagnostic)))
}

/// A line of the log, which must not be read as a command.
fn line(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.labels.first().map(|label| {
        let start = label.place.source.position(label.place.span.start);
        format!("{}:{}:{}: ", in_repository(label.place.source.name()), start.line, start.column)
    });
    let place = place.unwrap_or_default();
    let said = format!("- {place}{}[{}] {}", diagnostic.severity.as_str(), diagnostic.code.code, message(diagnostic));
    format!("{}\n", said.replace(['\n', '\r'], " "))
}

fn message(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}\nrepair: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

/// A text as the message of a command.
pub(crate) fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a command.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

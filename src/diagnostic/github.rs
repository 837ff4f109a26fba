//! Diagnostics as workflow commands of GitHub Actions, which show them at their lines in a pull request.
//!
//! GitHub keeps ten annotations of each level in a step; the rest are plain lines of the log, after a line that says so.
//! Line breaks, `%`, and in properties `:` and `,`, are escaped as its documentation of workflow commands says.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::diagnostic::Diagnostic;
use super::grouped::grouped;
use super::severity::Severity;
use crate::paths::in_repository;

/// The most annotations of each level in a step.
pub(crate) const MOST: usize = 10;

/// Returns what a step has annotations for, the most severe first, and the rest.
pub(crate) fn split<T>(found: impl IntoIterator<Item = T>, severity: impl Fn(&T) -> Severity) -> (Vec<T>, Vec<T>) {
    let mut sorted: Vec<T> = found.into_iter().collect();
    sorted.sort_by_key(&severity);
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    sorted.into_iter().partition(|one| {
        let count = counts.entry(severity(one)).or_default();
        *count += 1;
        *count <= MOST
    })
}

/// A command for the first ones of each level, and a plain line for each of the rest.
pub(crate) fn render(diagnostics: &[Diagnostic]) -> String {
    let diagnostics = grouped(diagnostics);
    let (shown, rest) = split(&diagnostics, |diagnostic| diagnostic.severity);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::could_not_do;

    #[test]
    fn a_step_has_annotations_for_ten_of_each_level() {
        let levels = [Severity::Note, Severity::Error, Severity::Warning];
        let findings = levels.into_iter().cycle().take(36).enumerate();
        let findings: Vec<Diagnostic> =
            findings.map(|(number, level)| could_not_do::report(&number.to_string()).only(level)).collect();
        let text = render(&findings);
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(["::error ", "::warning ", "::notice "].map(count), [MOST; 3]);
        assert!(text.starts_with("::error ") && text.contains("\n6 more, for which"), "{text}");
        assert_eq!(count("- "), 6, "the rest is in the log");
    }
}

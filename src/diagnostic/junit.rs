//! Diagnostics as a JUnit report, which CI services show as tests.
//!
//! JUnit itself publishes no schema. This keeps to what the one of Jenkins's xUnit plugin allows
//! (<https://github.com/jenkinsci/xunit-plugin>, `junit-10.xsd`), which others read as well: a suite for each file, a test for
//! each finding. Errors and warnings are failures, their severity is the type; a note passes.

use std::fmt::Write as _;

use super::diagnostic::Diagnostic;
use super::severity::Severity;
use super::unsafe_char::is_unsafe;
use crate::paths::in_repository;

/// Suite of what has no place.
const NOWHERE: &str = "scanwright";

/// Returns the report. Without findings it has one test, which passes: services take a report without tests as a fault.
pub(crate) fn report(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"scanwright\" tests=\"{}\" failures=\"{}\" errors=\"0\">",
        diagnostics.len().max(1),
        failures(diagnostics)
    );
    if diagnostics.is_empty() {
        out.push_str("  <testsuite name=\"scanwright\" tests=\"1\" failures=\"0\" errors=\"0\">\n");
        out.push_str("    <testcase name=\"nothing to report\" classname=\"scanwright\"/>\n  </testsuite>\n");
    }
    for (file, of_file) in &by_file(diagnostics) {
        suite(&mut out, file, of_file);
    }
    out.push_str("</testsuites>\n");
    out
}

/// The findings of each file, in the order of the first of each.
fn by_file(diagnostics: &[Diagnostic]) -> Vec<(String, Vec<&Diagnostic>)> {
    let mut files: Vec<(String, Vec<&Diagnostic>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for diagnostic in diagnostics {
        let name = diagnostic.labels.first().map_or(NOWHERE, |label| label.place.source.name());
        let place = *places.entry(name).or_insert_with(|| {
            files.push((if name == NOWHERE { name.to_owned() } else { in_repository(name) }, Vec::new()));
            files.len() - 1
        });
        if let Some((_, own)) = files.get_mut(place) {
            own.push(diagnostic);
        }
    }
    files
}

fn suite(out: &mut String, file: &str, diagnostics: &[&Diagnostic]) {
    let (file, failures) = (escaped(file), failures(diagnostics.iter().copied()));
    let count = diagnostics.len();
    let _ = writeln!(out, "  <testsuite name=\"{file}\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\">");
    for diagnostic in diagnostics {
        let (code, message) = (diagnostic.code, escaped(&diagnostic.message));
        let _ = writeln!(out, "    <testcase name=\"{} {}: {message}\" classname=\"{file}\">", code.code, code.slug);
        let said = escaped(&said(diagnostic));
        let _ = match diagnostic.severity {
            Severity::Note => writeln!(out, "      <system-out>{said}</system-out>"),
            severity => {
                let severity = severity.as_str();
                writeln!(out, "      <failure type=\"{severity}\" message=\"{message}\">{said}</failure>")
            }
        };
        out.push_str("    </testcase>\n");
    }
    out.push_str("  </testsuite>\n");
}

fn failures<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> usize {
    diagnostics.into_iter().filter(|diagnostic| diagnostic.severity != Severity::Note).count()
}

/// Every place, and the repair.
fn said(diagnostic: &Diagnostic) -> String {
    let places = diagnostic.labels.iter().map(|label| {
        let start = label.place.source.position(label.place.span.start);
        let remark = if label.text.is_empty() { String::new() } else { format!(" {}", label.text) };
        format!("{}:{}:{}{remark}\n", in_repository(label.place.source.name()), start.line, start.column)
    });
    let help = diagnostic.help.iter().map(|help| format!("repair: {help}\n"));
    let page = format!("scanwright code {}\n", diagnostic.code.code);
    places.chain(help).chain([page]).collect()
}

/// A text as XML takes it, in an element and in an attribute. XML 1.0 has no control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            char if is_unsafe(char) || matches!(char, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            char => out.push(char),
        }
    }
    out
}

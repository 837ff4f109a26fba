//! Diagnostics as SARIF 2.1.0, which code scanning services read.
//!
//! The part of the format that such services show: the rules with their pages, and for each result its level, message,
//! places and a fingerprint that survives the moving of lines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::code::Code;
use super::diagnostic::Diagnostic;
use super::diagnostic::Label;
use super::fingerprint::fingerprint;
use crate::paths::in_repository;

/// A SARIF log with one run.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    /// Only where findings are left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    invocations: Vec<Invocation>,
    results: Vec<Finding>,
}

/// The run of the program, with what it has to say about the log.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: [Notification; 1],
}

#[derive(Debug, Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    help: Help,
    /// SARIF's words for levels are those of [`Severity`](super::Severity).
    default_configuration: Level,
}

#[derive(Debug, Serialize)]
struct Level {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The most results of a run: GitHub refuses a file with more.
pub(crate) const MOST: usize = 25_000;

/// The log of these diagnostics: of as many as code scanning takes, the most severe of them.
pub(crate) fn log(diagnostics: &[Diagnostic]) -> Log {
    let left = diagnostics.len().saturating_sub(MOST);
    if left == 0 {
        return log_of(diagnostics, Vec::new());
    }
    let mut sorted = diagnostics.to_vec();
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    sorted.truncate(MOST);
    let text = format!(
        "{left} findings are left out, because code scanning takes {MOST}; the formats `json` and `human` have all"
    );
    let notification = Notification { level: "warning", message: Text { text } };
    log_of(&sorted, vec![Invocation { execution_successful: true, tool_execution_notifications: [notification] }])
}

fn log_of(diagnostics: &[Diagnostic], invocations: Vec<Invocation>) -> Log {
    let mut codes: Vec<&'static Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_by_key(|code| code.code);
    codes.dedup();
    let results = diagnostics.iter().map(|diagnostic| finding(diagnostic, &codes)).collect();
    let rules = codes.iter().map(|code| rule(code)).collect();
    let driver = Driver { name: "scanwright", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", invocations, results }],
    }
}

fn rule(code: &'static Code) -> Rule {
    Rule {
        id: code.code,
        name: code.slug,
        short_description: Text { text: code.summary().to_owned() },
        help: Help { text: code.page, markdown: code.page },
        default_configuration: Level { level: code.severity.as_str() },
    }
}

fn finding(diagnostic: &Diagnostic, codes: &[&'static Code]) -> Finding {
    let (primary, related): (Vec<&Label>, Vec<&Label>) = diagnostic.labels.iter().partition(|label| label.primary);
    let message = match &diagnostic.help {
        Some(help) => format!("{}\n\nrepair: {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    Finding {
        rule_id: diagnostic.code.code,
        rule_index: codes.iter().position(|code| *code == diagnostic.code).unwrap_or_default(),
        level: diagnostic.severity.as_str(),
        message: Text { text: without_links(&message) },
        locations: primary.into_iter().map(location).collect(),
        related_locations: related.into_iter().map(location).collect(),
        partial_fingerprints: BTreeMap::from([("scanwright/v1", fingerprint(diagnostic))]),
    }
}

fn location(label: &Label) -> Location {
    let (source, span) = (&label.place.source, label.place.span);
    let (start, end) = (source.position(span.start), source.position(span.end));
    let region =
        Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column };
    let message = (!label.text.is_empty()).then(|| Text { text: without_links(&label.text) });
    let artifact_location = Artifact { uri: uri(&in_repository(source.name())) };
    Location { physical_location: PhysicalLocation { artifact_location, region }, message }
}

/// Escapes what SARIF reads as a link in a plain message (2.1.0, 3.11.6): `[text](target)`.
pub(crate) fn without_links(message: &str) -> String {
    if !message.contains("](") {
        return message.to_owned();
    }
    message.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// A path as a relative reference (RFC 3986): slashes stay, what an URI can't hold is percent-encoded. One from the root of the
/// file system is a URI with the scheme `file`.
pub(crate) fn uri(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    let path: String = path.replace('\\', "/").bytes().map(encode).collect();
    if path.starts_with('/') { format!("file://{path}") } else { path }
}

#[cfg(test)]
mod tests {
    use super::MOST;
    use crate::diagnostic::{Diagnostic, Severity, could_not_do};

    #[test]
    fn code_scanning_takes_the_most_severe_and_says_how_many_are_left_out() {
        let findings = |count: usize| -> Vec<Diagnostic> {
            let severity = |number: usize| if number.is_multiple_of(2) { Severity::Warning } else { Severity::Error };
            let finding = |number: usize| could_not_do::report(&number.to_string()).only(severity(number));
            (0..count).map(finding).collect()
        };
        let log = |count: usize| serde_json::to_value(super::log(&findings(count))).unwrap();
        let whole = log(MOST);
        assert_eq!(whole["runs"][0]["results"].as_array().unwrap().len(), MOST);
        assert!(whole["runs"][0].get("invocations").is_none());
        let cut = log(MOST + 3);
        let results = cut["runs"][0]["results"].as_array().unwrap();
        let errors = results.iter().filter(|result| result["level"] == "error").count();
        assert_eq!((results.len(), errors), (MOST, (MOST + 3) / 2));
        let said = &cut["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert!(said.as_str().unwrap().starts_with("3 findings are left out"), "{said}");
    }

    #[test]
    fn messages_hold_no_links() {
        assert_eq!(super::without_links("`a[\"x\"]` (b)"), "`a[\"x\"]` (b)");
        assert_eq!(super::without_links("`[a](https://b)` \\"), "`\\[a\\](https://b)` \\\\");
    }

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(super::uri("a b/c#d.tf"), "a%20b/c%23d.tf");
        assert_eq!(super::uri("/a b/c.tf"), "file:///a%20b/c.tf");
    }
}

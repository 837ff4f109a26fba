//! Diagnostics as the JSON of the contract: `{"format_version":1,"diagnostics":[…]}`.

use serde::Serialize;

use super::diagnostic::Diagnostic;
use super::diagnostic::Label;
use super::severity::Severity;

/// The document that commands print when diagnostics are all they have to say.
#[derive(Debug, Serialize)]
pub struct Document {
    format_version: u32,
    /// The findings, sorted by place.
    pub diagnostics: Vec<Finding>,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct Finding {
    code: &'static str,
    rule: &'static str,
    severity: Severity,
    message: String,
    help: Option<String>,
    witness: Option<String>,
    labels: Vec<JsonLabel>,
}

#[derive(Debug, Serialize)]
struct JsonLabel {
    path: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: String,
    primary: bool,
}

/// The document of these diagnostics.
pub fn document(diagnostics: &[Diagnostic]) -> Document {
    Document { format_version: 1, diagnostics: findings(diagnostics) }
}

/// The list alone, to stand in another document.
pub(crate) fn findings(diagnostics: &[Diagnostic]) -> Vec<Finding> {
    diagnostics.iter().map(finding).collect()
}

fn finding(diagnostic: &Diagnostic) -> Finding {
    Finding {
        code: diagnostic.code.code,
        rule: diagnostic.code.slug,
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        help: diagnostic.help.clone(),
        witness: diagnostic.witness.clone(),
        labels: diagnostic.labels.iter().map(label).collect(),
    }
}

fn label(label: &Label) -> JsonLabel {
    let source = &label.place.source;
    let start = source.position(label.place.span.start);
    let end = source.position(label.place.span.end);
    JsonLabel {
        path: source.name().to_owned(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: label.text.clone(),
        primary: label.primary,
    }
}

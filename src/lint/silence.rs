//! `# scanwright:ignore L001 reason`: a finding that somebody has looked at and decided on.
//!
//! The comment stands at the end of a line or on a line of its own above it. It silences that code in what begins on the
//! line: a block with all in it, an argument, a single line. A finding of several places can be silenced at each. It
//! needs a reason.

use std::ops::Range;
use std::sync::Arc;

use hcl::edit::Span as _;
use hcl::edit::structure::Body;

use super::{ignore_without_effect, ignore_without_reason};
use crate::catalog;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Source, Span};

const MARK: &str = "scanwright:ignore";

/// One comment.
pub(super) struct Ignore {
    /// Where it stands.
    pub(super) place: Place,
    /// The word after the mark.
    pub(super) code: String,
    /// The code of that name.
    pub(super) known: Option<&'static Code>,
    has_reason: bool,
    silences: Range<usize>,
}

/// Leaves out what comments in the sources silence, and adds what is wrong with the comments.
pub(super) fn silence(findings: Vec<Diagnostic>, sources: &[Arc<Source>]) -> Vec<Diagnostic> {
    let ignores: Vec<Ignore> = sources.iter().flat_map(ignores).collect();
    let mut left: Vec<Diagnostic> = findings.clone();
    left.retain(|finding| !ignores.iter().any(|ignore| ignore.has_reason && ignore.is_of(finding)));
    for ignore in &ignores {
        if !ignore.has_reason {
            left.push(ignore_without_reason::report(ignore));
        } else if !findings.iter().any(|finding| ignore.is_of(finding)) {
            left.push(ignore_without_effect::report(ignore));
        }
    }
    left
}

impl Ignore {
    fn is_of(&self, finding: &Diagnostic) -> bool {
        let is_here = |place: &Place| {
            place.source.name() == self.place.source.name() && self.silences.contains(&place.span.start)
        };
        self.known == Some(finding.code) && finding.labels.iter().any(|label| is_here(&label.place))
    }
}

/// Whether a source has such comments.
pub(super) fn has_comments(source: &Source) -> bool {
    source.text().contains(MARK)
}

/// The comments of a source.
fn ignores(source: &Arc<Source>) -> Vec<Ignore> {
    if !has_comments(source) {
        return Vec::new();
    }
    let body = hcl::edit::parser::parse_body(source.text()).ok();
    let structures = body.as_ref().map(structures).unwrap_or_default();
    let mut start = 0;
    let mut ignores = Vec::new();
    for line in source.text().split_inclusive('\n') {
        ignores.extend(ignore(source, start, line, &structures));
        start += line.len();
    }
    ignores
}

fn ignore(source: &Arc<Source>, start: usize, line: &str, structures: &[Range<usize>]) -> Option<Ignore> {
    let mark = line.find(MARK)?;
    let before = line.get(..mark)?.trim_end();
    let before = ["#", "//", "/*"].iter().find_map(|sign| before.strip_suffix(sign))?.trim_end_matches('#');
    let said = line.get(mark + MARK.len()..)?.trim().trim_end_matches("*/").trim_end();
    let (code, reason) = said.split_once(char::is_whitespace).unwrap_or((said, ""));
    let code = code.trim_end_matches([':', ',']);
    let target = if before.trim().is_empty() { next_line(source.text(), start + line.len()) } else { start };
    let end = start + mark + line.get(mark..)?.trim_end().len();
    Some(Ignore {
        place: Place::new(source, Span { start: start + mark, end }),
        code: code.to_owned(),
        known: catalog::find(code),
        has_reason: !reason.trim().is_empty(),
        silences: begun_on(source.text(), target, structures),
    })
}

/// The start of the next line with more than a comment on it.
fn next_line(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let code = line.trim_start();
        if !code.is_empty() && !code.starts_with('#') && !code.starts_with("//") {
            break;
        }
        at += line.len();
    }
    at
}

/// The largest structure that begins on the line, or else the line.
fn begun_on(text: &str, line: usize, structures: &[Range<usize>]) -> Range<usize> {
    let rest = text.get(line..).unwrap_or_default();
    let end = line + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    let begun = structures.iter().filter(|structure| (line..end).contains(&structure.start));
    begun.map(|structure| line..structure.end).max_by_key(|range| range.end).unwrap_or(line..end)
}

/// Where each argument and block of a body stands, at any depth.
fn structures(body: &Body) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for structure in body.iter() {
        found.extend(structure.span());
        if let Some(block) = structure.as_block() {
            found.extend(structures(&block.body));
        }
    }
    found
}

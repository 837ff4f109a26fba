//! `# scanwright:ignore L001 reason`: a finding that somebody has looked at and decided on.
//!
//! The comment stands at the end of a line or on a line of its own above it. It silences that code in what begins on the
//! line: a block with all in it, an argument, a single line. A finding of several places can be silenced at each. It
//! needs a reason.

use std::ops::Range;
use std::sync::Arc;

use super::ignore_comments::{without_effect, without_reason};
use crate::diagnostic::{Code, Diagnostic};
use crate::hcl::{Attribute, Block, Comment, File, comments};
use crate::ignore_comment::{IgnoreComment, MARK, ignore_comment};
use crate::source::{Place, Source, Span};

/// Finds a code by its name.
pub(crate) type Lookup = fn(&str) -> Option<&'static Code>;

/// Ignore comment.
pub(super) struct Ignore {
    pub(super) place: Place,
    /// The word after the mark.
    pub(super) code: String,
    /// The code of that name.
    pub(super) known: Option<&'static Code>,
    has_reason: bool,
    silences: Range<usize>,
}

/// Leaves out the findings that comments silence, and adds those about the comments. `codes` are those of the lints.
pub(super) fn silence(findings: Vec<Diagnostic>, ignores: &[Ignore], codes: &[&'static Code]) -> Vec<Diagnostic> {
    let mut left: Vec<Diagnostic> = findings.clone();
    left.retain(|finding| !ignores.iter().any(|ignore| ignore.has_reason && ignore.is_of(finding)));
    for ignore in ignores {
        if !ignore.has_reason {
            left.push(without_reason(&ignore.place));
        } else if !findings.iter().any(|finding| ignore.is_of(finding)) {
            let is_of_lint = ignore.known.is_some_and(|known| codes.contains(&known));
            left.push(without_effect(&ignore.place, &ignore.code, is_of_lint));
        }
    }
    left
}

impl Ignore {
    /// The comment of a place, which silences what begins in a range.
    pub(super) fn new(place: Place, said: &IgnoreComment<'_>, lookup: Lookup, silences: Range<usize>) -> Self {
        let (code, has_reason) = (said.code.to_owned(), said.has_reason);
        Self { place, code, known: lookup(said.code), has_reason, silences }
    }

    fn is_of(&self, finding: &Diagnostic) -> bool {
        let is_here = |place: &Place| {
            place.source.name() == self.place.source.name() && self.silences.contains(&place.span.start)
        };
        self.known == Some(finding.code) && finding.labels.iter().any(|label| is_here(&label.place))
    }
}

/// Tells whether a file may have such comments.
pub(super) fn has_mark(file: &File) -> bool {
    file.source.text().contains(MARK)
}

/// Reads the comments of a file.
pub(super) fn ignores(file: &File, lookup: Lookup) -> Vec<Ignore> {
    if !has_mark(file) {
        return Vec::new();
    }
    let comments = comments(&file.source);
    let mut structures = Vec::new();
    add_structures(&file.attributes, file.blocks.iter().map(|block| &**block), &mut structures);
    comments.iter().filter_map(|comment| ignore(&file.source, *comment, &comments, &structures, lookup)).collect()
}

fn ignore(
    source: &Arc<Source>,
    comment: Comment,
    comments: &[Comment],
    structures: &[Range<usize>],
    lookup: Lookup,
) -> Option<Ignore> {
    let said = ignore_comment(source.slice(comment.span))?;
    let span = Span { start: comment.span.start + said.span.start, end: comment.span.start + said.span.end };
    let text = source.text();
    let own_line = line_start(text, comment.span.start);
    let is_alone = text.get(own_line..comment.span.start).unwrap_or_default().trim().is_empty();
    let target = if is_alone { line_start(text, next_code(text, comment.span.end, comments)) } else { own_line };
    let silences = begun_on(text, target, structures);
    Some(Ignore::new(Place::new(source, span), &said, lookup, silences))
}

/// Returns the start of the line that a byte is on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// Returns the next byte that is neither white space nor of a comment.
fn next_code(text: &str, from: usize, comments: &[Comment]) -> usize {
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        at += rest.len() - rest.trim_start().len();
        match comments.iter().find(|comment| comment.span.start == at && comment.span.end > at) {
            Some(comment) => at = comment.span.end,
            None => return at,
        }
    }
}

/// Largest structure that begins on the line, or else the line.
fn begun_on(text: &str, line: usize, structures: &[Range<usize>]) -> Range<usize> {
    let rest = text.get(line..).unwrap_or_default();
    let end = line + rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    let begun = structures.iter().filter(|structure| (line..end).contains(&structure.start));
    begun.map(|structure| line..structure.end).max_by_key(|range| range.end).unwrap_or(line..end)
}

/// Adds where each argument and block stands, at any depth.
fn add_structures<'b>(
    attributes: &[Attribute],
    blocks: impl Iterator<Item = &'b Block>,
    found: &mut Vec<Range<usize>>,
) {
    found.extend(attributes.iter().map(|attribute| attribute.name_span.start..attribute.value.span.end));
    for block in blocks {
        found.push(block.span.range());
        add_structures(&block.attributes, block.blocks.iter(), found);
    }
}

//! Ignore comments of CloudFormation templates in YAML, with what they silence. JSON has no comments.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::silence::{Ignore, Lookup, line_start};
use super::templates::source_of;
use crate::cloudformation::{Node, Value, read};
use crate::ignore_comment::{MARK, ignore_comment};
use crate::source::{Place, Source, Span};

/// Reads the comments of a template.
pub(super) fn ignores(file: &Path, lookup: Lookup) -> Vec<Ignore> {
    let source = source_of(file);
    let text = source.text();
    if !text.contains(MARK) || text.trim_start().starts_with('{') {
        return Vec::new();
    }
    let Ok(root) = read(text) else { return Vec::new() };
    let marks = text.match_indices(MARK);
    marks.filter_map(|(at, _)| ignore(&source, sign_before(text, at)?, &root, lookup)).collect()
}

/// Returns the `#` that begins the comment of a word, on its line and with nothing between but blanks and signs.
fn sign_before(text: &str, at: usize) -> Option<usize> {
    let line = line_start(text, at);
    let before = text.get(line..at)?.trim_end();
    let code = before.trim_end_matches('#');
    (code.len() < before.len() && (code.is_empty() || code.ends_with([' ', '\t']))).then_some(line + code.len())
}

fn ignore(source: &Arc<Source>, sign: usize, root: &Node, lookup: Lookup) -> Option<Ignore> {
    let text = source.text();
    let comment = text.get(sign..)?.lines().next()?;
    let said = ignore_comment(comment)?;
    // A comment is what the template means the same without: in a string it is part of the value.
    let without = format!("{}{}{}", text.get(..sign)?, " ".repeat(comment.len()), text.get(sign + comment.len()..)?);
    read(&without).ok().filter(|other| are_equal(other, root))?;
    let own_line = line_start(text, sign);
    let is_alone = text.get(own_line..sign)?.trim().is_empty();
    let target = if is_alone { next_code(text, sign + comment.len()) } else { own_line };
    let span = Span { start: sign + said.span.start, end: sign + said.span.end };
    Some(Ignore::new(Place::new(source, span), &said, lookup, begun_on(text, target)))
}

/// Tells whether two values are the same, wherever they stand.
fn are_equal(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| are_equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let is_equal =
                |((key, one), (name, other)): (&(String, Node), &(String, Node))| key == name && are_equal(one, other);
            one.len() == other.len() && one.iter().zip(other).all(is_equal)
        }
        (one, other) => one == other,
    }
}

/// The lines from a byte on, each with where it starts.
fn lines_from(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let rest = text.get(from..).unwrap_or_default();
    rest.split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// Returns the start of the next line with something on it.
fn next_code(text: &str, from: usize) -> usize {
    let after = lines_from(text, from).skip(1).find(|(_, line)| !is_blank(line));
    after.map_or(text.len(), |(start, _)| start)
}

/// Returns the bytes of what begins on a line: it, and the lines that are indented deeper, or continue its list or its brackets.
fn begun_on(text: &str, line: usize) -> Range<usize> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = lines_from(text, line);
    let Some((_, first)) = lines.next() else { return line..line };
    let is_item = first.trim_start().starts_with('-');
    let goes_on = |other: &str| {
        let start = other.trim_start();
        let at_same = if is_item { start.starts_with([']', '}']) } else { start.starts_with(['-', ']', '}']) };
        is_blank(other) || indent(other) > indent(first) || (indent(other) == indent(first) && at_same)
    };
    let end = lines.find(|(_, other)| !goes_on(other)).map_or(text.len(), |(start, _)| start);
    line..end
}

//! The change of a file as text: the unified diff, as `git apply` and `patch` take it, and its hunks with the words that
//! differ.

use similar::{ChangeTag, DiffOp, InlineChange, InlineChangeMode, InlineChangeOptions, TextDiff};

use super::change::Change;
use super::file_change::{FileChange, Status};
use crate::paths::in_repository;

/// Lines of context around a change, unless a call says otherwise.
pub(crate) const CONTEXT: u32 = 3;

/// A file's change: what stands above it, and its hunks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FileDiff {
    /// `--- a/…` and `+++ b/…`.
    pub head: [String; 2],
    /// The parts that differ, each with its context.
    pub hunks: Vec<Hunk>,
}

/// Lines that differ, with those around them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// `@@ -1,7 +1,8 @@`.
    pub head: String,
    /// The lines, removed ones before the added ones of a place.
    pub lines: Vec<Line>,
}

/// A line of a hunk.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its sign: removed, added or kept.
    pub sign: Sign,
    /// Its number in the old text, from 1, if it stands there.
    pub old: Option<usize>,
    /// Its number in the new text, from 1, if it stands there.
    pub new: Option<usize>,
    /// Its text without the line's end, in pieces.
    pub pieces: Vec<Piece>,
    /// True if the text ends with it, without a line feed.
    pub is_unended: bool,
}

/// Sign of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// It stands on both sides.
    Stays,
    /// It stands on the old side only.
    Goes,
    /// It stands on the new side only.
    Comes,
}

/// A part of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The text; never empty.
    pub text: String,
    /// True if the other side's line differs here.
    pub is_other: bool,
}

impl Sign {
    /// The character before the line.
    pub(crate) fn char(self) -> char {
        match self {
            Self::Stays => ' ',
            Self::Goes => '-',
            Self::Comes => '+',
        }
    }
}

/// Tells whether a file on disk is the same as the new text; CRLF line ends, as a checkout may have made them, count as LF.
pub(super) fn is_same(old: &[u8], new: &str) -> bool {
    old == new.as_bytes() || (old.contains(&b'\r') && lf(&String::from_utf8_lossy(old)) == new)
}

/// The unified diff of one file, with `a/` and `b/` labels and so many lines of context; empty for an unchanged one.
pub(crate) fn unified(change: &Change, file: &FileChange, context: u32) -> String {
    unified_at(&change.path_of(file), file, context)
}

/// The same with the file's path from the root of the repository, for a comment on a change of the repository.
pub(crate) fn unified_in_repository(change: &Change, file: &FileChange, context: u32) -> String {
    unified_at(&in_repository(&change.path_of(file)), file, context)
}

fn unified_at(path: &str, file: &FileChange, context: u32) -> String {
    if file.status == Status::Unchanged {
        return String::new();
    }
    let [old_label, new_label] = labels(path, file);
    with_diff(file, |diff| {
        diff.unified_diff().context_radius(context as usize).header(&old_label, &new_label).to_string()
    })
}

/// The same in pieces, with the words that differ; nothing for an unchanged file.
pub(crate) fn hunks(change: &Change, file: &FileChange, context: u32) -> Option<FileDiff> {
    if file.status == Status::Unchanged {
        return None;
    }
    let [old_label, new_label] = labels(&change.path_of(file), file);
    let hunks = with_diff(file, |diff| {
        let mut unified = diff.unified_diff();
        let hunks = unified.context_radius(context as usize).iter_hunks();
        hunks.map(|hunk| Hunk { head: hunk.header().to_string(), lines: lines_of(diff, hunk.ops()) }).collect()
    });
    Some(FileDiff { head: [format!("--- {old_label}"), format!("+++ {new_label}")], hunks })
}

fn lines_of(diff: &TextDiff<'_, '_, str>, ops: &[DiffOp]) -> Vec<Line> {
    // A deadline would make the result depend on the machine's speed.
    let inline = |op| diff.iter_inline_changes_with_options_deadline(op, by_words(), None);
    ops.iter().flat_map(inline).map(|one| line(&one)).collect()
}

/// Whole words: of a filter that differs nothing is the same.
fn by_words() -> InlineChangeOptions {
    let mut options = InlineChangeOptions::new();
    options.mode(InlineChangeMode::Words).semantic_cleanup(true);
    options
}

fn line(change: &InlineChange<'_, str>) -> Line {
    let sign = match change.tag() {
        ChangeTag::Equal => Sign::Stays,
        ChangeTag::Delete => Sign::Goes,
        ChangeTag::Insert => Sign::Comes,
    };
    let number = |index: Option<usize>| index.map(|index| index + 1);
    let mut pieces: Vec<Piece> = Vec::new();
    for (is_other, text) in change.values() {
        let text = text.strip_suffix('\n').unwrap_or(text);
        match pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.is_other == *is_other => last.text.push_str(text),
            _ => pieces.push(Piece { text: text.to_owned(), is_other: *is_other }),
        }
    }
    let (old, new) = (number(change.old_index()), number(change.new_index()));
    Line { sign, old, new, pieces, is_unended: change.missing_newline() }
}

/// Returns the label of the file on each side.
fn labels(path: &str, file: &FileChange) -> [String; 2] {
    // A line break in a directory's name would begin a line of its own.
    let path = path.replace('\n', "\u{240a}");
    let label = |side: char, is_there: bool| if is_there { format!("{side}/{path}") } else { "/dev/null".to_owned() };
    [label('a', file.old.is_some()), label('b', file.new.is_some())]
}

/// Does something with the difference of a file's two texts, line by line.
fn with_diff<T>(file: &FileChange, work: impl FnOnce(&TextDiff<'_, '_, str>) -> T) -> T {
    let old = lf(&String::from_utf8_lossy(file.old.as_deref().unwrap_or_default()));
    let new = file.new.as_deref().unwrap_or_default();
    let (old_lines, new_lines) = (lines(&old), lines(new));
    work(&TextDiff::configure().newline_terminated(true).diff_slices(&old_lines, &new_lines))
}

fn lf(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The lines with their ends. A bare CR ends no line, so that other tools can apply the diff.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

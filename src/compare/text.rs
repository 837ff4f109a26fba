//! The unified diff of a change, as `git apply` and `patch` take it.

use similar::TextDiff;

use super::{Change, FileChange, Status};

/// Lines of context around a change.
const CONTEXT: usize = 3;

/// Whether a file on disk says what the new text says; CRLF line ends, as a checkout may have made them, count as LF.
pub(super) fn is_same(old: &[u8], new: &str) -> bool {
    old == new.as_bytes() || (old.contains(&b'\r') && lf(&String::from_utf8_lossy(old)) == new)
}

/// The unified diff of one file, with `a/` and `b/` labels; empty for an unchanged one.
pub fn unified(change: &Change, file: &FileChange) -> String {
    if file.status == Status::Unchanged {
        return String::new();
    }
    let path = change.path_of(file);
    let old_label = if file.old.is_some() { format!("a/{path}") } else { "/dev/null".to_owned() };
    let new_label = if file.new.is_some() { format!("b/{path}") } else { "/dev/null".to_owned() };
    let old = lf(&String::from_utf8_lossy(file.old.as_deref().unwrap_or_default()));
    let new = file.new.as_ref().map_or("", |new| new.text());
    let (old_lines, new_lines) = (lines(&old), lines(new));
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old_lines, &new_lines);
    diff.unified_diff().context_radius(CONTEXT).header(&old_label, &new_label).to_string()
}

fn lf(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The lines with their ends. A bare CR ends no line, so that other tools can apply the diff.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

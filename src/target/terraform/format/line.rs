//! Divides tokens into lines, and each line into cells.
//!
//! A line ends with a newline token or line comment; line ends inside heredocs and block comments
//! do not count. Its cells are the lead, the assignment (from the `=` on), and the comment.

use crate::hcl::tokens::{Kind, Token};

/// One line, as positions in the list of tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First token.
    pub(super) start: usize,
    /// The `=` that starts the assignment cell.
    pub(super) assign: Option<usize>,
    /// The trailing comment, which is not the first token of the line.
    pub(super) comment: Option<usize>,
    /// After the last token.
    pub(super) end: usize,
}

/// Divides all tokens.
pub(super) fn lines(tokens: &[Token<'_>]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(tokens.len() / 8 + 1);
    let mut start = 0;
    for (position, token) in tokens.iter().enumerate() {
        if token.kind.ends_line() {
            let end = position + 1;
            lines.push(line(tokens.get(start..end).unwrap_or_default(), start));
            start = end;
        }
    }
    lines
}

/// Finds the cells of the line that holds `tokens` and starts at position `start`.
fn line(tokens: &[Token<'_>], start: usize) -> Line {
    let end = start + tokens.len();
    let assign = assignment(tokens).map(|at| start + at);
    let comment = trailing_comment(tokens).filter(|&at| at > 0).map(|at| start + at);
    Line { start, assign, comment, end }
}

/// Finds the comment that ends the line; a `/* … */` counts only in a last line without end.
fn trailing_comment(tokens: &[Token<'_>]) -> Option<usize> {
    match tokens {
        [rest @ .., last] if last.kind == Kind::LineComment => Some(rest.len()),
        [rest @ .., comment, last] if comment.kind == Kind::BlockComment && last.kind == Kind::End => Some(rest.len()),
        _ => None,
    }
}

/// Finds the start of the assignment cell: at the first `=` of the line, if as many brackets are opened
/// as closed after it.
fn assignment(tokens: &[Token<'_>]) -> Option<usize> {
    let position = tokens.iter().position(|token| token.kind == Kind::Assign)?;
    let mut depth = 0_isize;
    for token in tokens.get(position..)? {
        depth += isize::from(token.kind.opens()) - isize::from(token.kind.closes());
    }
    (position > 0 && depth == 0).then_some(position)
}

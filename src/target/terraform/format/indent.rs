//! Sets the blanks before the first token of each line.

use super::line::Line;
use crate::hcl::tokens::{Kind, Token};

/// Blanks for each level.
const STEP: usize = 2;

/// Deepest level that is indented, so that the size of the output stays in proportion to that of
/// the input. No text made for use comes near.
const DEEPEST: usize = 1000;

/// Indents all lines.
///
/// A line that leaves brackets open indents the lines after it by one level, however many it
/// leaves open. A line that closes brackets goes back one level for each line whose brackets are
/// then all closed. In an assignment cell all brackets are closed. Text in heredocs is not
/// indented, but lines in a template in one are.
pub(super) fn set(tokens: &mut [Token<'_>], lines: &[Line]) {
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        let Some(tokens) = tokens.get_mut(line.start..line.end) else {
            continue;
        };
        let lead = line.assign.map_or(usize::MAX, |assign| assign - line.start);
        let (opened, closed) = balance(tokens.iter().take(lead));
        close(&mut open, closed.saturating_sub(opened));
        if let Some(first) = tokens.first_mut() {
            set_first(first, open.len());
        }
        if opened > closed {
            open.push(opened - closed);
        }
    }
}

/// Sets the blanks before the first token of a line. An empty line has none; those at the end of
/// the text stay as they are.
fn set_first(first: &mut Token<'_>, level: usize) {
    first.spaces = match first.kind {
        Kind::End => first.spaces,
        Kind::Newline | Kind::Literal | Kind::CloseHeredoc => 0,
        _ => u32::try_from(level.min(DEEPEST) * STEP).unwrap_or(u32::MAX),
    };
}

/// Counts the brackets opened and closed, up to the start of a heredoc: those of the heredoc's
/// templates do not count in the line where it starts.
fn balance<'t, 'a: 't>(tokens: impl Iterator<Item = &'t Token<'a>>) -> (usize, usize) {
    let (mut opened, mut closed) = (0, 0);
    for token in tokens.take_while(|token| token.kind != Kind::OpenHeredoc) {
        opened += usize::from(token.kind.opens());
        closed += usize::from(token.kind.closes());
    }
    (opened, closed)
}

/// Takes `count` closing brackets off the lines that opened them.
fn close(open: &mut Vec<usize>, mut count: usize) {
    while count > 0 {
        let Some(last) = open.last_mut() else { return };
        if *last > count {
            *last -= count;
            return;
        }
        count -= *last;
        open.pop();
    }
}

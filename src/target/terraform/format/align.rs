//! Aligns the `=` and the trailing comments of consecutive lines.

use super::line::Line;
use super::width;
use crate::hcl::tokens::Token;

/// Most columns that the aligned cells of one chain may take together. A larger chain, as of many
/// short lines after one very long line, is not aligned, to keep the output in proportion.
const LARGEST: usize = 1 << 26;

/// Aligns assignments, then comments (whose column depends on the assignments).
pub(super) fn set(tokens: &mut [Token<'_>], lines: &[Line]) {
    chains(tokens, lines, |line| line.assign);
    chains(tokens, lines, |line| line.comment);
}

/// Aligns the cells that `cell` finds in each run of lines that have one.
fn chains(tokens: &mut [Token<'_>], lines: &[Line], cell: fn(&Line) -> Option<usize>) {
    for chain in lines.chunk_by(|one, next| cell(one).is_some() == cell(next).is_some()) {
        if chain.first().and_then(cell).is_some() {
            align(tokens, chain, cell);
        }
    }
}

/// Aligns the cells of one chain.
fn align(tokens: &mut [Token<'_>], chain: &[Line], cell: fn(&Line) -> Option<usize>) {
    let width = |tokens: &[Token<'_>], line: &Line| -> usize {
        let cells = tokens.get(line.start..cell(line).unwrap_or(line.start)).unwrap_or_default();
        cells.iter().map(width::of_token).sum()
    };
    let widest = chain.iter().map(|line| width(tokens, line)).max().unwrap_or_default();
    let too_large = widest.saturating_mul(chain.len()) > LARGEST;
    for line in chain {
        let spaces = if too_large { 1 } else { widest - width(tokens, line) + 1 };
        if let Some(token) = cell(line).and_then(|at| tokens.get_mut(at)) {
            token.spaces = u32::try_from(spaces).unwrap_or(u32::MAX);
        }
    }
}

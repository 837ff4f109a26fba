//! The indentation of `<<-` heredocs.

use super::piece::Piece;

/// Takes off every line the blanks that the least indented one has. Lines of blanks alone neither count nor change; a line
/// that starts with a sequence has none. What strip markers joined to the line before is no line of its own.
pub(super) fn flush(pieces: &mut [Piece]) {
    let Some(least) = lines(pieces).filter_map(|piece| indentation(piece)).min().filter(|least| *least > 0) else {
        return;
    };
    lines(pieces).filter(|piece| indentation(piece).is_some()).filter_map(Piece::text).for_each(|text| {
        let end = text.char_indices().nth(least).map_or(text.len(), |(end, _)| end);
        text.drain(..end);
    });
}

/// The pieces that begin lines.
fn lines(pieces: &mut [Piece]) -> impl Iterator<Item = &mut Piece> {
    let mut is_start = true;
    pieces.iter_mut().filter(move |piece| {
        let begins = is_start;
        is_start = matches!(piece, Piece::Text(text) if text.ends_with('\n'));
        begins
    })
}

/// The number of blanks at the start of a line; `None` if it has nothing else.
fn indentation(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Text(text) if text.ends_with('\n') && text.trim_start().is_empty() => None,
        Piece::Text(text) => Some(text.chars().take_while(|char| char.is_whitespace()).count()),
        _ => Some(0),
    }
}

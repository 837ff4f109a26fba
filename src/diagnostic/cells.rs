//! A line of a terminal as its characters, each with the style that it has.

use unicode_width::UnicodeWidthChar as _;

/// What ends every style.
const RESET: &str = "\u{1b}[0m";

/// A character, and the ANSI sequences that are in force where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) char: char,
    style: String,
}

impl Cell {
    /// Returns an unstyled space.
    pub(super) fn space() -> Self {
        Self { char: ' ', style: String::new() }
    }

    /// Returns the columns that it takes.
    pub(super) fn width(&self) -> usize {
        self.char.width().unwrap_or_default()
    }
}

/// Returns the cells of a line that may hold ANSI colours.
pub(super) fn cells(line: &str) -> Vec<Cell> {
    let (mut cells, mut style) = (Vec::new(), String::new());
    let mut rest = line;
    while let Some(char) = rest.chars().next() {
        let length = if char == '\u{1b}' { rest.find('m').map_or(rest.len(), |end| end + 1) } else { char.len_utf8() };
        let (piece, behind) = rest.split_at(length);
        match (char, piece) {
            ('\u{1b}', RESET) => style.clear(),
            ('\u{1b}', sequence) => style.push_str(sequence),
            _ => cells.push(Cell { char, style: style.clone() }),
        }
        rest = behind;
    }
    cells
}

/// Returns the columns that cells take.
pub(super) fn width(cells: &[Cell]) -> usize {
    cells.iter().map(Cell::width).sum()
}

/// Returns cells as text with ANSI colours, without spaces at the end; every style ends with the line.
pub(super) fn text(cells: &[Cell]) -> String {
    let end = cells.iter().rposition(|cell| cell.char != ' ').map_or(0, |last| last + 1);
    let (mut out, mut style) = (String::new(), "");
    for cell in cells.iter().take(end) {
        if cell.style != style {
            if !style.is_empty() {
                out.push_str(RESET);
            }
            out.push_str(&cell.style);
            style = &cell.style;
        }
        out.push(cell.char);
    }
    if !style.is_empty() {
        out.push_str(RESET);
    }
    out
}

/// Breaks cells into lines of at most so many columns, at spaces, and within backticks only where there is no other way. A
/// word that is longer stands on a line of its own.
pub(super) fn wrap(cells: &[Cell], columns: usize) -> Vec<Vec<Cell>> {
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    for word in words(cells, columns) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(Cell { char: ' ', style: word.first().map(|cell| cell.style.clone()).unwrap_or_default() });
                line.extend_from_slice(word);
            }
            _ => lines.push(word.to_vec()),
        }
    }
    lines
}

/// Returns what stays together: words, and those in backticks where they fit a line.
fn words(cells: &[Cell], columns: usize) -> Vec<&[Cell]> {
    let mut is_code = false;
    let is_between = |cell: &Cell| {
        is_code ^= cell.char == '`';
        !is_code && cell.char == ' '
    };
    let apart = |word| match width(word) <= columns {
        true => vec![word],
        false => word.split(|cell: &Cell| cell.char == ' ').collect(),
    };
    cells.split(is_between).flat_map(apart).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_survives_being_taken_apart() {
        for line in ["", "plain", "\u{1b}[1m\u{1b}[91merror\u{1b}[0m: x", "a\u{1b}[1mb\u{1b}[0m"] {
            assert_eq!(text(&cells(line)), line);
        }
    }

    #[test]
    fn lines_break_at_spaces_alone() {
        let lines = wrap(&cells("one two three-and-more 漢字 x"), 7);
        let lines: Vec<String> = lines.iter().map(|line| text(line)).collect();
        assert_eq!(lines, ["one two", "three-and-more", "漢字 x"]);
        let lines = wrap(&cells("remove `a = b`, or so"), 12);
        let lines: Vec<String> = lines.iter().map(|line| text(line)).collect();
        assert_eq!(lines, ["remove", "`a = b`, or", "so"]);
    }
}

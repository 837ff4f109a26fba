//! Drawn diagnostics in the columns of a terminal.
//!
//! The renderer cuts lines of a source around what is marked. What it draws around them it leaves to the terminal, which
//! breaks words, and puts the rest of a remark under the line's number. Here messages, repairs and remarks are broken at
//! spaces, and go on below where they began; what is left of a line of a source, or of a mark, ends at the edge.

use super::cells::{Cell, cells, text, width, wrap};

/// The least columns in which a remark is read beside its mark; with less it stands below.
const READABLE: usize = 24;

/// Stands for what is cut off a line.
const CUT: &str = "...";

/// Returns the lines with none wider than so many columns, but where a single word is, or the path of a place.
pub(super) fn fit(drawn: &str, columns: usize) -> String {
    let lines: Vec<&str> = drawn.split('\n').collect();
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if line.len() <= columns {
            out.push((*line).to_owned());
            continue;
        }
        let line = cells(line);
        match width(&line) <= columns {
            true => out.push(text(&line)),
            false => out.extend(fitted(&line, lines.get(at + 1).copied().unwrap_or_default(), columns)),
        }
    }
    out.join("\n")
}

/// Returns a line that is too wide as several.
fn fitted(line: &[Cell], below: &str, columns: usize) -> Vec<String> {
    let plain: String = line.iter().map(|cell| cell.char).collect();
    let trimmed = plain.trim_start_matches([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let gutter = plain.chars().count() - trimmed.chars().count();
    let is_numbered = plain.trim_start().starts_with(|char: char| char.is_ascii_digit());
    match trimmed {
        _ if trimmed.starts_with("--> ") || trimmed.starts_with("::: ") => vec![text(line)],
        _ if trimmed.starts_with('|') && is_numbered => vec![cut(line, columns)],
        _ if trimmed.starts_with('|') => remark(line, gutter + 2, &cells(below), columns),
        _ => hanging(line, start_of_text(&plain), columns),
    }
}

/// Returns how many characters stand before the text of a message or a repair.
fn start_of_text(line: &str) -> usize {
    let spaces = line.chars().take_while(|char| *char == ' ').count();
    let heads = ["error", "warning", "note", "= help", "help"];
    let has_head = heads.iter().any(|head| line.trim_start().starts_with(head));
    match line.split_once(": ").filter(|_| has_head) {
        Some((head, _)) => head.chars().count() + 2,
        None => spaces,
    }
}

/// Breaks the text behind so many characters, and lets it go on below its start.
fn hanging(line: &[Cell], indent: usize, columns: usize) -> Vec<String> {
    let (head, said) = line.split_at(indent.min(line.len()));
    let indent = width(head);
    let lines = wrap(said, columns.saturating_sub(indent)).into_iter().enumerate();
    lines
        .map(|(at, said)| {
            let before = if at == 0 { head.to_vec() } else { vec![Cell::space(); indent] };
            text(&[before, said].concat())
        })
        .collect()
}

/// Breaks a remark beside a mark or, where there is no room for it, puts it below. Connectors of other remarks, which the
/// line below shows, go on at its left.
fn remark(line: &[Cell], gutter: usize, below: &[Cell], columns: usize) -> Vec<String> {
    let is_mark = |cell: &Cell| matches!(cell.char, ' ' | '^' | '-' | '|' | '_' | '.');
    let start = line.iter().skip(gutter).position(|cell| !is_mark(cell)).map_or(line.len(), |at| gutter + at);
    let (marks, said) = line.split_at(start);
    let edge = || line.iter().take(gutter).cloned().chain(below.iter().skip(gutter).cloned()).collect::<Vec<Cell>>();
    let before = width(marks);
    if before + READABLE.min(width(said)) <= columns {
        let mut lines = wrap(said, columns - before).into_iter();
        let first = text(&[marks, &lines.next().unwrap_or_default()].concat());
        return [first].into_iter().chain(lines.map(|said| continued(&edge(), start, &said))).collect();
    }
    let indent = indent_below(marks, gutter, below, columns.saturating_sub(width(said).min(2 * READABLE)));
    let said = wrap(said, columns.saturating_sub(indent)).into_iter().filter(|said| !said.is_empty());
    [cut_at(marks, columns)].into_iter().chain(said.map(|said| continued(&edge(), indent, &said))).collect()
}

/// Returns where a remark stands below its mark: below its start, or before it where that leaves too little room, but behind the
/// connectors of others.
fn indent_below(marks: &[Cell], gutter: usize, below: &[Cell], room: usize) -> usize {
    let mark = marks.iter().skip(gutter).position(|cell| cell.char != ' ').map_or(gutter, |at| gutter + at);
    let connector = below.iter().take(mark).skip(gutter).rposition(|cell| cell.char == '|');
    mark.min(room).max(connector.map_or(gutter, |at| gutter + at + 2))
}

/// Returns what goes on below a mark, behind the gutter and the connectors.
fn continued(edge: &[Cell], indent: usize, said: &[Cell]) -> String {
    let edge = (0..indent).map(|at| edge.get(at).filter(|cell| cell.char == '|').cloned().unwrap_or_else(Cell::space));
    text(&edge.chain(said.iter().cloned()).collect::<Vec<Cell>>())
}

/// Cuts a line of a source at the edge.
fn cut(line: &[Cell], columns: usize) -> String {
    let mut end = cut_at(line, columns.saturating_sub(CUT.len()));
    end.push_str(CUT);
    end
}

/// Returns the part of a line that ends at the edge.
fn cut_at(line: &[Cell], columns: usize) -> String {
    let mut columns = columns;
    let fits = |cell: &&Cell| {
        columns.checked_sub(cell.width()).is_some_and(|left| {
            columns = left;
            true
        })
    };
    text(&line.iter().take_while(fits).cloned().collect::<Vec<Cell>>())
}

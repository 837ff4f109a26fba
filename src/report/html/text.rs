//! The change of each file side by side, with line numbers and the words that differ; parts that stay are folded.

use std::collections::HashMap;

use serde::Serialize;

use crate::change::text::{self, Line, Piece, Sign};
use crate::change::{Change, FileChange, Status};
use crate::report::digest::is_digest;
use crate::report::phrases::{counted, grouped};

/// The most lines that the page shows of all files together, before it says what it leaves out.
const MOST_LINES: usize = 60_000;

/// The rest of that, and what is shown already.
pub(super) struct Room {
    lines: usize,
    /// The path of the first file that differs in these lines.
    shown: HashMap<String, String>,
}

impl Default for Room {
    fn default() -> Self {
        Self { lines: MOST_LINES, shown: HashMap::new() }
    }
}

/// One file that differs.
#[derive(Serialize)]
pub(super) struct File {
    path: String,
    status: Status,
    /// The numbers of lines that come and go.
    comes: String,
    goes: String,
    /// The lines in parts; none where the page has no more room, or shows them already.
    parts: Vec<Part>,
    /// The file of another policy that differs in the same lines.
    same_as: Option<String>,
    /// True where only one side has a text.
    is_one_sided: bool,
}

/// Lines that are shown, or that stay and are folded.
#[derive(Serialize)]
struct Part {
    is_folded: bool,
    /// True where the line of the digest is among them.
    has_digest: bool,
    /// Number of its lines, in words.
    count: String,
    rows: Vec<Row>,
}

/// A line of both sides, or a pair of lines that replace each other.
#[derive(Serialize)]
struct Row {
    old: Option<Side>,
    new: Option<Side>,
    stays: bool,
    /// True for the line of the digest, which changes with any other.
    is_digest: bool,
}

#[derive(Serialize)]
struct Side {
    number: usize,
    pieces: Vec<Words>,
}

#[derive(Serialize)]
struct Words {
    text: String,
    is_other: bool,
}

/// The files that differ.
pub(super) fn files(change: &Change, context: usize, room: &mut Room) -> Vec<File> {
    let differing = change.files().iter().filter(|file| file.status != Status::Unchanged);
    differing.filter_map(|one| file(change, one, context, room)).collect()
}

fn file(change: &Change, file: &FileChange, context: usize, room: &mut Room) -> Option<File> {
    // The whole text as one hunk: what stays is folded below, not left out.
    let diff = text::hunks(change, file, u32::MAX)?;
    let lines: Vec<Line> = diff.hunks.into_iter().flat_map(|hunk| hunk.lines).collect();
    let count = |sign| lines.iter().filter(|line| line.sign == sign).count();
    let (comes, goes) = (grouped(count(Sign::Comes)), grouped(count(Sign::Goes)));
    let (path, same_as) = (change.path_of(file), room.known(&lines));
    let is_shown = same_as.is_none() && room.takes(&path, &lines);
    Some(File {
        path,
        status: file.status,
        comes,
        goes,
        parts: if is_shown { folded(rows(lines), context) } else { Vec::new() },
        same_as,
        is_one_sided: file.status != Status::Changed,
    })
}

impl Room {
    /// Returns the file that shows these lines.
    fn known(&self, lines: &[Line]) -> Option<String> {
        self.shown.get(&key(lines)).cloned()
    }

    /// Takes the lines of a file, where there is room left.
    fn takes(&mut self, path: &str, lines: &[Line]) -> bool {
        let has_room = lines.len() <= self.lines;
        self.lines = self.lines.saturating_sub(lines.len());
        if has_room {
            self.shown.insert(key(lines), path.to_owned());
        }
        has_room
    }
}

/// All lines but for the digest.
fn key(lines: &[Line]) -> String {
    let line = |line: &Line| {
        let text = text(line);
        format!("{}{}\n", line.sign.char(), if is_digest(&text) { "" } else { &text })
    };
    lines.iter().map(line).collect()
}

/// Pairs the lines that go with those that come in their place.
fn rows(lines: Vec<Line>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // The first row of the block that is being replaced and has no new line yet.
    let mut open = 0;
    for line in lines {
        match line.sign {
            Sign::Stays => {
                let (old, new) = (side(line.old, &line), side(line.new, &line));
                rows.push(Row { old, new, stays: true, is_digest: false });
                open = rows.len();
            }
            Sign::Goes => rows.push(Row {
                old: side(line.old, &line),
                new: None,
                stays: false,
                is_digest: is_digest(&text(&line)),
            }),
            Sign::Comes => {
                let new = side(line.new, &line);
                match rows.get_mut(open) {
                    Some(row) => {
                        row.is_digest &= is_digest(&text(&line));
                        row.new = new;
                    }
                    None => rows.push(Row { old: None, new, stays: false, is_digest: false }),
                }
                open += 1;
            }
        }
    }
    rows
}

fn text(line: &Line) -> String {
    line.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn side(number: Option<usize>, line: &Line) -> Option<Side> {
    // Blanks that differ are as a rule an alignment, and an emphasis of nothing.
    let is_other = |piece: &Piece| piece.is_other && !piece.text.trim().is_empty();
    let words = |piece: &Piece| Words { text: piece.text.clone(), is_other: is_other(piece) };
    let mut pieces: Vec<Words> = line.pieces.iter().map(words).collect();
    if line.is_unended {
        pieces.push(Words { text: " (no line feed at the end)".to_owned(), is_other: true });
    }
    Some(Side { number: number?, pieces })
}

/// Folds what stays further than so many lines from any change, and the digest with it.
fn folded(rows: Vec<Row>, context: usize) -> Vec<Part> {
    let is_quiet = |row: &Row| row.stays || (row.is_digest && row.new.is_some());
    let is_alone = rows.iter().all(is_quiet);
    let is_change = |row: &Row| !row.stays && (is_alone || !is_quiet(row));
    let changed: Vec<usize> =
        rows.iter().enumerate().filter(|(_, row)| is_change(row)).map(|(index, _)| index).collect();
    let is_near = |index: usize| {
        let next = changed.partition_point(|place| *place < index);
        let near = [next.checked_sub(1), Some(next)].into_iter().flatten().filter_map(|place| changed.get(place));
        near.into_iter().any(|place| place.abs_diff(index) <= context)
    };
    let mut parts: Vec<Part> = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let is_folded = !is_near(index);
        match parts.last_mut() {
            Some(part) if part.is_folded == is_folded => {
                part.has_digest |= row.is_digest;
                part.rows.push(row);
            }
            _ => parts.push(Part { is_folded, has_digest: row.is_digest, count: String::new(), rows: vec![row] }),
        }
    }
    for part in &mut parts {
        part.count = counted(part.rows.len(), ["unchanged line", "unchanged lines"]);
    }
    parts
}

//! The text of a change for people: the unified diff in colours, with the words that differ reversed.
//!
//! Of `diff` it is all of the text, which `git apply` takes. A review tells what differs alike in many files once.

use crate::change::text::{self, FileDiff, Line, Piece};
use crate::diagnostic::human;
use crate::report::comparison::Comparison;
use crate::report::digest::is_digest;
use crate::report::groups::{groups, the_same_in_files};

/// How files of many policies that differ alike are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Each by itself, so that the whole is a patch.
    Each,
    /// Once, with the paths of the others below.
    Grouped,
}

/// The text of every file that differs.
pub(super) fn text(comparison: &Comparison, texts: Texts) -> String {
    match texts {
        Texts::Each => diff(comparison),
        Texts::Grouped => grouped_diff(comparison),
    }
}

fn diff(comparison: &Comparison) -> String {
    diffs(comparison).map(|(_, file)| head(&file) + &body(&file)).collect()
}

fn grouped_diff(comparison: &Comparison) -> String {
    let files = diffs(comparison).map(|(path, file)| ((path, head(&file) + &body(&file)), key(&file)));
    let mut diff = String::new();
    for (files, _) in groups(files) {
        let (paths, texts): (Vec<String>, Vec<String>) = files.into_iter().unzip();
        diff.extend(texts.into_iter().take(1));
        if let Some(others) = the_same_in_files(paths.get(1..).unwrap_or_default()) {
            diff.push_str(&format!("{others}\n"));
        }
    }
    diff
}

/// Each file that differs, with its path.
fn diffs(comparison: &Comparison) -> impl Iterator<Item = (String, FileDiff)> {
    let changes = comparison.ordered().into_iter().map(|(change, _)| change);
    let files = changes.flat_map(|change| change.files().iter().map(move |file| (change, file)));
    files.filter_map(|(change, file)| {
        let path = human::printable(&change.path_of(file));
        Some((path, text::hunks(change, file, comparison.context)?))
    })
}

/// All that is told of a file but its path, and the digest, which says nothing about the lines.
fn key(file: &FileDiff) -> String {
    let mut key = String::new();
    for hunk in &file.hunks {
        key.push_str(&hunk.head);
        for line in &hunk.lines {
            let text = words(line);
            key.extend(["\n", line.sign.char().encode_utf8(&mut [0; 4]), if is_digest(&text) { "" } else { &text }]);
        }
    }
    key
}

fn head(file: &FileDiff) -> String {
    let head = |(line, sign): (&String, char)| styled(style(sign), line) + "\n";
    file.head.iter().zip(['-', '+']).map(head).collect()
}

fn body(file: &FileDiff) -> String {
    let mut diff = String::new();
    for hunk in &file.hunks {
        diff.push_str(&format!("{}\n", styled(style('@'), &hunk.head)));
        hunk.lines.iter().for_each(|line| diff.push_str(&diff_line(line)));
    }
    diff
}

fn words(line: &Line) -> String {
    line.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn diff_line(line: &Line) -> String {
    let is_digest = is_digest(&words(line));
    let style = if is_digest { anstyle::Style::new().dimmed() } else { style(line.sign.char()) };
    let piece = |piece: &Piece| styled(if piece.is_other && !is_digest { style.invert() } else { style }, &piece.text);
    let pieces: String = line.pieces.iter().map(piece).collect();
    let end = if line.is_unended { "\n\\ No newline at end of file\n" } else { "\n" };
    format!("{}{pieces}{end}", styled(style, &line.sign.char().to_string()))
}

fn styled(style: anstyle::Style, text: &str) -> String {
    format!("{style}{}{style:#}", human::printable_with_tabs(text))
}

/// The colour of what a sign stands before.
pub(super) fn style(sign: char) -> anstyle::Style {
    match sign {
        '+' => anstyle::AnsiColor::Green.on_default(),
        '-' => anstyle::AnsiColor::Red.on_default(),
        '~' => anstyle::AnsiColor::Yellow.on_default(),
        '@' => anstyle::AnsiColor::Cyan.on_default(),
        '=' => anstyle::Style::new().dimmed(),
        _ => anstyle::Style::new(),
    }
}

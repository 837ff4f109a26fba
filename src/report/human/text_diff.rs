//! The text of a change for people: the unified diff in colours, with the words that differ reversed.

use crate::change::text::{self, FileDiff, Line, Piece};
use crate::diagnostic::human;
use crate::report::comparison::Comparison;
use crate::report::digest::is_digest;

/// The unified diff of every file that differs, with colours and the words that differ reversed.
pub(super) fn diff(comparison: &Comparison) -> String {
    let changes = comparison.ordered().into_iter().map(|(change, _)| change);
    let files = changes.flat_map(|change| change.files().iter().map(move |file| (change, file)));
    let diffs = files.filter_map(|(change, file)| text::hunks(change, file, comparison.context));
    diffs.map(|file| file_diff(&file)).collect()
}

fn file_diff(file: &FileDiff) -> String {
    let head = |(line, sign): (&String, char)| styled(style(sign), line) + "\n";
    let mut diff: String = file.head.iter().zip(['-', '+']).map(head).collect();
    for hunk in &file.hunks {
        diff.push_str(&format!("{}\n", styled(style('@'), &hunk.head)));
        hunk.lines.iter().for_each(|line| diff.push_str(&diff_line(line)));
    }
    diff
}

fn diff_line(line: &Line) -> String {
    let text: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
    let is_digest = is_digest(&text);
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

//! A line for each file, and a line for each policy.

use super::text_diff::style;
use crate::change::{Change, Status};
use crate::diagnostic::human::printable;
use crate::report::comparison::Comparison;
use crate::report::summary;

/// Files that a list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// Those that differ.
    Changed,
    /// Every one.
    All,
}

/// A line per file: `+` new, `~` changed, `-` removed, `=` unchanged.
pub(super) fn files(changes: &[Change], listed: Listed) -> String {
    let starts = [Status::Added, Status::Changed, Status::Removed, Status::Unchanged].map(|status| {
        let (sign, style) = (status.sign(), style(status.sign()));
        (status, format!("{style}{sign}{style:#} "))
    });
    let mut list = String::new();
    for change in changes {
        for file in change.files().iter().filter(|file| listed == Listed::All || file.status != Status::Unchanged) {
            let start = starts.iter().find(|(status, _)| *status == file.status).map_or("", |(_, start)| start);
            list.extend([start, &printable(&change.path_of(file)), "\n"]);
        }
    }
    list
}

/// The line of each of many policies, under its name; nothing for a single one.
pub(super) fn policies(comparison: &Comparison) -> String {
    if comparison.changes.len() < 2 {
        return String::new();
    }
    let line = |(change, meanings): (&Change, _)| {
        let summary = summary::of_policy(change, meanings);
        format!("{}: {summary}\n", printable(change.policy().source.name()))
    };
    let lines: String = comparison.each().map(line).collect();
    format!("\n{lines}")
}

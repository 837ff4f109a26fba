//! A line for each file, and a line for each policy.

use super::meaning::marked;
use super::text_diff::style;
use crate::change::semantic::StateMeaning;
use crate::change::{Change, Status};
use crate::diagnostic::human::printable;
use crate::report::comparison::Comparison;
use crate::report::effect::Effect;
use crate::report::groups::{groups, the_same_in};
use crate::report::phrases::counted;
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

/// A line for each of many policies that changes, equal ones once, and the number of the others; nothing for a single one.
pub(super) fn policies(comparison: &Comparison) -> String {
    if comparison.changes.len() < 2 {
        return String::new();
    }
    let changed = comparison.changed();
    let line = |(change, meanings): &(&Change, &[StateMeaning])| {
        let name = printable(change.policy().source.name());
        (name, (Effect::of(change, meanings).mark(), summary::of_policy(change, meanings)))
    };
    let mut text = String::from("\n");
    for (names, (mark, summary)) in groups(changed.iter().map(line)) {
        if let Some((first, others)) = names.split_first() {
            let others = the_same_in(others).map(|others| format!("  {others}\n")).unwrap_or_default();
            text.push_str(&format!("{}{others}", marked(mark, &format!("{first}: {summary}"))));
        }
    }
    match comparison.changes.len() - changed.len() {
        0 => text,
        left => text + &counted(left, ["policy does not change", "policies do not change"]) + "\n",
    }
}

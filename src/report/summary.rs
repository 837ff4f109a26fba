//! A change in a line: how many files, and the verdict of each state.

use super::phrases;
use crate::change::semantic::StateMeaning;
use crate::change::{Change, Status};

/// The numbers of files that are new, changed and removed.
pub(crate) fn summary(changes: &[Change]) -> String {
    let count = |status: Status| changes.iter().map(|change| count(change, status)).sum::<usize>();
    let (added, changed, removed) = (count(Status::Added), count(Status::Changed), count(Status::Removed));
    let moved = changes.iter().filter(|change| change.moved_from().is_some()).count();
    let moved = if moved > 0 { format!("{moved} moved, ") } else { String::new() };
    if added + changed + removed == 0 && moved.is_empty() {
        let unchanged = count(Status::Unchanged);
        return format!("nothing to change, {unchanged} {} unchanged", if unchanged == 1 { "file" } else { "files" });
    }
    format!("{moved}{added} added, {changed} changed, {removed} removed, {} unchanged", count(Status::Unchanged))
}

/// A policy's change in a line: its files, and each state's verdict.
pub(super) fn of_policy(change: &Change, meanings: &[StateMeaning]) -> String {
    if !change.is_change() {
        return "no change".to_owned();
    }
    let state = |meaning: &StateMeaning| format!("{} {}", meaning.state.as_str(), phrases::verdict(meaning.verdict));
    let states: Vec<String> = meanings.iter().map(state).collect();
    format!("{}; {}", summary(std::slice::from_ref(change)), states.join(", "))
}

/// The number of a change's files that have a status.
pub(super) fn count(change: &Change, status: Status) -> usize {
    change.files().iter().filter(|file| file.status == status).count()
}

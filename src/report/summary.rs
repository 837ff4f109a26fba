//! A change in a line: how many files, and the verdict of each state.

use super::frequency_changes::verdict;
use super::phrases::{counted, grouped};
use crate::change::semantic::StateMeaning;
use crate::change::{Change, Status};

/// The numbers of files that are new, changed and removed.
pub(crate) fn summary(changes: &[Change]) -> String {
    let number = |status: Status| changes.iter().map(|change| count(change, status)).sum::<usize>();
    let count = |status: Status| grouped(number(status));
    let differing: usize = [Status::Added, Status::Changed, Status::Removed].into_iter().map(number).sum();
    let (added, changed, removed) = (count(Status::Added), count(Status::Changed), count(Status::Removed));
    let moved = changes.iter().filter(|change| change.moved_from().is_some()).count();
    let moved = if moved > 0 { format!("{} moved, ", grouped(moved)) } else { String::new() };
    if !changes.is_empty() && changes.iter().all(Change::is_live) {
        return live(changes);
    }
    if differing == 0 && moved.is_empty() {
        let unchanged = counted(number(Status::Unchanged), ["file", "files"]);
        return format!("nothing to change, {unchanged} unchanged");
    }
    format!("{moved}{added} added, {changed} changed, {removed} removed, {} unchanged", count(Status::Unchanged))
}

/// Tells whether AWS has what policies say.
fn live(changes: &[Change]) -> String {
    match (changes.len(), changes.iter().filter(|change| change.is_change()).count()) {
        (1, 0) => "AWS has what the policy says".to_owned(),
        (1, _) => "AWS does not have what the policy says".to_owned(),
        (all, 0) => format!("AWS has what all {} policies say", grouped(all)),
        (all, differing) => format!("AWS does not have what {} of {} policies say", grouped(differing), grouped(all)),
    }
}

/// The change of a policy that changes in a line: each state's verdict, and its files.
pub(super) fn of_policy(change: &Change, meanings: &[StateMeaning]) -> String {
    let state = |meaning: &StateMeaning| format!("{} {}", meaning.state.as_str(), verdict(meaning));
    let states: Vec<String> = meanings.iter().map(state).collect();
    format!("{}; {}", states.join(", "), summary(std::slice::from_ref(change)))
}

/// The number of a change's files that have a status.
pub(super) fn count(change: &Change, status: Status) -> usize {
    change.files().iter().filter(|file| file.status == status).count()
}

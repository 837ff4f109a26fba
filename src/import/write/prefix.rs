//! The prefix that all entries of a policy have.

use crate::import::registry_state::{State, Switch};
use crate::registry::Release;
use crate::wildcard::is_repository_name;

/// The longest `a/b` such that every entry of the policy starts with `a/b/`, where there are two entries at least. The
/// entry of every repository does not count: `rest` and `[basic]` say it without a prefix.
pub(super) fn common(release: &Release<State, State, Switch>) -> Option<String> {
    let entries = release.each().into_iter().flat_map(|state| state.continuous.iter().chain(&state.on_push));
    let entries: Vec<&str> = entries.filter(|entry| !entry.is_everything()).map(|entry| entry.text.as_str()).collect();
    let (first, others) = entries.split_first().filter(|(_, others)| !others.is_empty())?;
    let mut prefix = directory(literal(first))?;
    while !others.iter().all(|other| is_within(other, prefix)) {
        prefix = directory(prefix)?;
    }
    is_repository_name(&format!("{prefix}/x")).then(|| prefix.to_owned())
}

/// The part before the first `*`.
fn literal(text: &str) -> &str {
    text.split('*').next().unwrap_or_default()
}

/// The part before the last `/`.
fn directory(text: &str) -> Option<&str> {
    text.rsplit_once('/').map(|(directory, _)| directory)
}

fn is_within(text: &str, prefix: &str) -> bool {
    literal(text).strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
}

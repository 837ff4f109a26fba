//! The change of the registry as a whole: its scan type where nobody says one, its states, its resource.

use super::frequency_changes::claim;
use super::names::names;
use super::phrases;
use crate::change::Change;
use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::paths::slashed;
use crate::registry::ReleaseVariable;

/// A clause for the headline, for each change that does it: `the registry becomes BASIC`.
pub(super) fn clauses(change: &Change) -> Vec<String> {
    let switch = change.registry_change();
    let unless = match change.release_states() {
        1 => String::new(),
        _ => format!(" unless `{}` is given a value", ReleaseVariable::NAME),
    };
    let becomes = switch.becomes.map(|(_, after)| format!("the registry becomes {}{unless}", after.as_str()));
    let renamed = switch.renamed.as_ref().map(|_| "the resource is renamed, which destroys and creates it".to_owned());
    let moved = change.moved_from().map(|from| format!("moved from `{}`", slashed(from).replace(['`', '\n'], "_")));
    becomes.into_iter().chain(renamed).chain(moved).collect()
}

/// The changes of frequency of a policy's states but those that come or go while another one stays or goes: what is scanned
/// in such a state is no more and no less than in one that was not there.
pub(super) fn frequency_changes(meanings: &[StateMeaning]) -> impl Iterator<Item = &FrequencyChange> {
    let compared = meanings.iter().filter(|meaning| !comes_or_goes(meaning, meanings));
    compared.flat_map(|meaning| &meaning.changes)
}

/// True if a state comes or goes, other than with the whole module.
fn comes_or_goes(meaning: &StateMeaning, all: &[StateMeaning]) -> bool {
    matches!(meaning.verdict, Verdict::Appeared | Verdict::Disappeared)
        && all.iter().any(|other| other.verdict != Verdict::Appeared)
}

/// The change of the registry as lines of a list, with names in backticks; none where it stays as it is.
pub(super) fn lines(change: &Change, meanings: &[StateMeaning], has_inventory: bool) -> Vec<String> {
    let mut lines = clauses(change);
    for (line, (_, after)) in lines.iter_mut().zip(change.registry_change().becomes) {
        line.push_str(&format!(": {}", phrases::becomes(after)));
    }
    if let Some((before, after)) = &change.registry_change().renamed {
        lines.push(format!(
            "`{before}` becomes `{after}`: Terraform destroys the one and creates the other in any order, and destroying sets \
             BASIC without rules; a `moved` block renames it instead"
        ));
    }
    let states = meanings.iter().filter(|meaning| comes_or_goes(meaning, meanings));
    lines.extend(states.map(|meaning| state(meaning, has_inventory)));
    lines
}

fn state(meaning: &StateMeaning, has_inventory: bool) -> String {
    let word = meaning.state.as_str();
    if meaning.verdict == Verdict::Disappeared {
        return format!("the registry is never {word} any more");
    }
    let told: Vec<String> = meaning.changes.iter().map(|change| told(change, has_inventory)).collect();
    let what = if told.is_empty() { "no rule scans anything in this state".to_owned() } else { told.join("; ") };
    format!("the registry can now be {word}: {what}")
}

fn told(change: &FrequencyChange, has_inventory: bool) -> String {
    format!("{}: {}", claim(change, has_inventory), names(change))
}

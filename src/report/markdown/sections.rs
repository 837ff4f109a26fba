//! The meaning of changes in lists: of one policy, or of many with the losses of all before the gains of any.

use std::fmt::Write as _;

use crate::change::Change;
use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::diagnostic::markdown;
use crate::paths::in_repository;
use crate::report::frequency_changes::{charge, claim, is_loss};
use crate::report::names::{could_not_tell, names};
use crate::report::{phrases, registry_change};

/// The most repositories that a line names.
const SHOWN: usize = 20;

/// A change with what it means in each state.
pub(super) type Changed<'b> = (&'b Change, &'b [StateMeaning]);

/// The lists of a change, in the order of their weight.
const LISTS: [&str; 3] = [phrases::LESS, phrases::MORE, phrases::COSTS];

/// The items of each list of a policy.
fn lists(change: &Change, meanings: &[StateMeaning]) -> [String; 3] {
    let changes = || registry_change::frequency_changes(meanings);
    let items = |of_losses| {
        let own = changes().filter(move |change| is_loss(change) == of_losses);
        own.map(|moved| item(moved, change.inventory().is_some())).collect()
    };
    [items(true), items(false), changes().filter_map(cost).collect()]
}

/// A change as a list item: `2 repositories stop being scanned while ENHANCED: …`.
fn item(change: &FrequencyChange, has_inventory: bool) -> String {
    let names = markdown::prose(&names(change));
    let claim = claim(change, has_inventory);
    let count = change.repositories.len();
    if !has_inventory || count == 0 {
        return format!("- {claim}: {names}\n");
    }
    let listed: Vec<String> = change.repositories.iter().take(SHOWN).map(|name| markdown::code(name)).collect();
    format!("- {claim}: {}{}; by {names}\n", listed.join(", "), phrases::and_more(count, SHOWN))
}

/// The cost or saving of a change as a list item.
fn cost(change: &FrequencyChange) -> Option<String> {
    charge(change).map(|said| format!("- {}: {said}\n", markdown::prose(&names(change))))
}

/// The meaning of one policy's change, state by state.
pub(super) fn policy((change, meanings): Changed<'_>) -> String {
    let mut out = format!("\n### {}\n", markdown::code(&in_repository(change.policy().source.name())));
    let registry = of_registry(change, meanings);
    if !registry.is_empty() {
        let _ = write!(out, "\n**{}**\n\n{registry}", phrases::REGISTRY);
    }
    for (title, lines) in LISTS.iter().zip(lists(change, meanings)).filter(|(_, lines)| !lines.is_empty()) {
        let _ = write!(out, "\n**{title}**\n\n{lines}");
    }
    out.push_str(&states(meanings));
    out
}

/// The change of a registry as a whole, as a list.
fn of_registry(change: &Change, meanings: &[StateMeaning]) -> String {
    registry_change::lines(change, meanings, change.inventory().is_some())
        .iter()
        .map(|line| format!("- {}\n", markdown::prose(line)))
        .collect()
}

/// The changes of many policies: what becomes of registries, then the losses of all before the gains of any.
pub(super) fn policies(changed: &[Changed<'_>]) -> String {
    let mut registries = String::new();
    let mut sections = LISTS.map(|title| format!("\n### {title}\n"));
    let empty = sections.clone();
    let mut open = String::new();
    for (change, meanings) in changed {
        let name = markdown::code(&in_repository(change.policy().source.name()));
        let registry = of_registry(change, meanings);
        if !registry.is_empty() {
            let _ = write!(registries, "\n{name}\n\n{registry}");
        }
        for (section, lines) in sections.iter_mut().zip(lists(change, meanings)).filter(|(_, lines)| !lines.is_empty())
        {
            let _ = write!(section, "\n{name}\n\n{lines}");
        }
        for meaning in meanings.iter().filter(|meaning| meaning.verdict == Verdict::Unknown) {
            let _ = write!(open, "\n{name}, while {}: {}\n", meaning.state.as_str(), could_not_tell(meaning));
        }
    }
    let filled = sections.into_iter().zip(empty).filter(|(section, empty)| section != empty);
    let lists: String = filled.map(|(section, _)| section).collect();
    let head = if registries.is_empty() { String::new() } else { format!("\n### {}\n", phrases::REGISTRY) };
    format!("{head}{registries}{lists}{open}")
}

/// The verdict of each state, and what could not be told.
fn states(meanings: &[StateMeaning]) -> String {
    let mut out = String::from("\n| while | in short |\n|---|---|\n");
    for meaning in meanings {
        let _ = writeln!(out, "| {} | {} |", meaning.state.as_str(), phrases::verdict(meaning.verdict));
    }
    for meaning in meanings.iter().filter(|meaning| meaning.verdict == Verdict::Unknown) {
        let _ = writeln!(out, "\nWhile {}: {}", meaning.state.as_str(), could_not_tell(meaning));
    }
    out
}

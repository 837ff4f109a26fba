//! The change in meaning, for people and as JSON.

use serde::Serialize;

use super::policies::Batch;
use super::review;
use crate::change::Change;
use crate::change::semantic::{Moved, MovedFilter, Names, StateMeaning, Verdict};
use crate::diagnostic::human;
use crate::registry::ScanType;

/// The most filters and repositories that one change names.
const SHOWN: usize = 10;

/// The change of one state, as JSON.
#[derive(Serialize)]
pub(super) struct State {
    policy: String,
    state: ScanType,
    verdict: Verdict,
    changes: Vec<JsonMoved>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blame: Vec<String>,
}

#[derive(Serialize)]
struct JsonMoved {
    from: &'static str,
    to: &'static str,
    witness: String,
    repositories: Vec<String>,
    filters: Vec<JsonFilter>,
    filters_complete: bool,
}

/// A filter some of whose names move. `entry` is what the policy says for it; `every_name` speaks of the entry's names
/// where there is one, else of the filter's.
#[derive(Serialize)]
struct JsonFilter {
    filter: String,
    entry: Option<String>,
    every_name: bool,
}

/// Every state of every policy.
pub(super) fn json(batch: &Batch) -> Vec<State> {
    let state = |change: &Change, meaning: StateMeaning| State {
        policy: change.policy().source.name().to_owned(),
        state: meaning.state,
        verdict: meaning.verdict,
        changes: meaning.changes.into_iter().map(moved).collect(),
        blame: meaning.blame.iter().map(|pattern| pattern.as_str().to_owned()).collect(),
    };
    let changes = batch.changes.iter();
    let states = changes.flat_map(|change| {
        change.meaning(batch.inventory.as_ref()).into_iter().map(move |meaning| state(change, meaning))
    });
    states.collect()
}

fn moved(moved: Moved) -> JsonMoved {
    JsonMoved {
        from: moved.from.word(moved.state),
        to: moved.to.word(moved.state),
        witness: moved.witness,
        repositories: moved.repositories,
        filters: moved.filters.into_iter().map(json_filter).collect(),
        filters_complete: moved.are_filters_complete,
    }
}

fn json_filter(moved: MovedFilter) -> JsonFilter {
    let entry = match moved.names {
        Names::One(entry) => Some(entry),
        Names::Matching(glob) if glob != moved.filter => Some(glob),
        Names::Matching(_) | Names::Containing(_) => None,
    };
    JsonFilter { filter: moved.filter, entry, every_name: moved.is_whole }
}

/// The same for people; nothing for a policy whose meaning stays in every state.
pub(super) fn text(batch: &Batch) -> String {
    let mut text = String::new();
    for change in &batch.changes {
        let meanings = change.meaning(batch.inventory.as_ref());
        if !change.is_change() {
            continue;
        }
        if batch.changes.len() > 1 {
            text.push_str(&format!("\n{}\n", human::printable(change.policy().source.name())));
        }
        for line in review::registry_lines(change, &meanings, batch.inventory.is_some()) {
            text.push_str(&format!("{}\n", human::printable(&line)));
        }
        for meaning in &meanings {
            text.push_str(&state(meaning, batch.inventory.is_some()));
        }
    }
    text
}

fn state(meaning: &StateMeaning, has_inventory: bool) -> String {
    let bold = anstyle::Style::new().bold();
    let (state, verdict) = (meaning.state.word(), meaning.verdict.word());
    let mut text = format!("while {state}: {bold}{verdict}{bold:#}\n");
    for moved in &meaning.changes {
        text.push_str(&sentence(moved));
        if has_inventory {
            text.push_str(&repositories(moved));
        }
    }
    if meaning.verdict == Verdict::Unknown || !meaning.blame.is_empty() {
        text.push_str(&format!("  {}\n", could_not_tell(meaning)));
    }
    text
}

/// What could not be told of a state, and why.
pub(super) fn could_not_tell(meaning: &StateMeaning) -> String {
    if meaning.blame.is_empty() {
        return "could not tell; the earlier module does not say by itself what AWS gets".to_owned();
    }
    let blame: Vec<String> =
        meaning.blame.iter().take(SHOWN).map(|pattern| format!("`{}`", pattern.as_str())).collect();
    format!("could not tell everything; too hard are {}", blame.join(", "))
}

fn sentence(moved: &Moved) -> String {
    let (from, to) = (moved.from.word(moved.state), moved.to.word(moved.state));
    let style = if moved.to > moved.from { anstyle::AnsiColor::Green } else { anstyle::AnsiColor::Red }.on_default();
    format!("  {style}{from} -> {to}{style:#}: {}\n", names(moved))
}

/// The names that move, with an example where they are not all said by name.
pub(super) fn names(moved: &Moved) -> String {
    let groups = groups(moved);
    let names = if groups.is_empty() { "some names".to_owned() } else { groups.join("; ") };
    let example = match (is_told_by_name(moved), groups.len()) {
        (true, _) => String::new(),
        (false, 0 | 1) => format!(", for example `{}`", moved.witness),
        (false, _) => format!("; for example `{}`", moved.witness),
    };
    format!("{names}{example}")
}

/// Which names move: single ones, those of whole filters, and some of others.
fn groups(moved: &Moved) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<String>)> = KINDS.iter().map(|kind| (*kind, Vec::new())).collect();
    for filter in moved.filters.iter().take(SHOWN) {
        let (kind, text) = kind(filter);
        let group = groups.iter_mut().find(|(own, _)| *own == kind);
        group.into_iter().for_each(|(_, texts)| texts.push(format!("`{text}`")));
    }
    let filled = groups.into_iter().filter(|(_, texts)| !texts.is_empty());
    let mut groups: Vec<String> = filled.map(|(kind, texts)| format!("{kind}{}", texts.join(", "))).collect();
    match moved.filters.len().saturating_sub(SHOWN) {
        0 => {}
        1 => groups.push("names of 1 more filter".to_owned()),
        more => groups.push(format!("names of {more} more filters")),
    }
    groups.extend((!moved.are_filters_complete).then(|| "perhaps names of further filters".to_owned()));
    groups
}

/// What is said before the filters of each kind, in the order in which they are told.
const KINDS: [&str; 5] =
    ["", "every name matching ", "every name containing ", "some names matching ", "some names containing "];

fn kind(filter: &MovedFilter) -> (&'static str, &str) {
    let [one, all_matching, all_containing, some_matching, some_containing] = KINDS;
    match (&filter.names, filter.is_whole) {
        (Names::One(name), _) => (one, name),
        (Names::Matching(glob), true) => (all_matching, glob),
        (Names::Matching(glob), false) => (some_matching, glob),
        (Names::Containing(text), true) => (all_containing, text),
        (Names::Containing(text), false) => (some_containing, text),
    }
}

/// Whether an example would add nothing: it is said already, and no filter moves in part.
fn is_told_by_name(moved: &Moved) -> bool {
    let is_witness = |filter: &MovedFilter| filter.names == Names::One(moved.witness.clone());
    moved.are_filters_complete
        && moved.filters.iter().all(|filter| filter.is_whole)
        && moved.filters.iter().take(SHOWN).any(is_witness)
}

fn repositories(moved: &Moved) -> String {
    let count = moved.repositories.len();
    if count == 0 {
        return "    no repository of the inventory\n".to_owned();
    }
    let shown: Vec<&str> = moved.repositories.iter().take(SHOWN).map(String::as_str).collect();
    let more = if count > SHOWN { format!(" and {} more", count - SHOWN) } else { String::new() };
    let noun = if count == 1 { "repository" } else { "repositories" };
    format!("    {count} {noun} of the inventory: {}{more}\n", shown.join(", "))
}

//! The change in meaning, for people and as JSON.

use serde::Serialize;

use super::policies::Batch;
use crate::compare::Change;
use crate::compare::meaning::{Moved, MovedFilter, StateMeaning, Verdict};
use crate::diagnostic::human;
use crate::plan::ScanType;

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
}

#[derive(Serialize)]
struct JsonFilter {
    filter: String,
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
    let filter = |filter: MovedFilter| JsonFilter { filter: filter.shown, every_name: filter.is_whole };
    JsonMoved {
        from: moved.from.word(moved.state),
        to: moved.to.word(moved.state),
        witness: moved.witness,
        repositories: moved.repositories,
        filters: moved.filters.into_iter().map(filter).collect(),
    }
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
    if !meaning.blame.is_empty() {
        let blame: Vec<String> =
            meaning.blame.iter().take(SHOWN).map(|pattern| format!("`{}`", pattern.as_str())).collect();
        text.push_str(&format!("  could not tell everything; too hard are {}\n", blame.join(", ")));
    }
    text
}

fn sentence(moved: &Moved) -> String {
    let (from, to) = (moved.from.word(moved.state), moved.to.word(moved.state));
    let style = if moved.to > moved.from { anstyle::AnsiColor::Green } else { anstyle::AnsiColor::Red }.on_default();
    let example = if is_told_by_name(moved) { String::new() } else { format!(", for example `{}`", moved.witness) };
    format!("  {style}{from} -> {to}{style:#}: {}{example}\n", names(moved))
}

/// Which names move, by the filters that they match.
fn names(moved: &Moved) -> String {
    if moved.filters.is_empty() {
        return "names that no other filter takes".to_owned();
    }
    let filters: Vec<String> = moved.filters.iter().take(SHOWN).map(filter).collect();
    let more = moved.filters.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| format!(", and those of {more} more filters")).unwrap_or_default();
    format!("{}{more}", filters.join(", "))
}

fn filter(filter: &MovedFilter) -> String {
    match (filter.shown.contains('*'), filter.is_whole) {
        (false, _) => format!("`{}`", filter.shown),
        (true, true) => format!("every name matching `{}`", filter.shown),
        (true, false) => format!("some names matching `{}`", filter.shown),
    }
}

/// Whether the sentence names single repositories only, so that an example would add nothing.
fn is_told_by_name(moved: &Moved) -> bool {
    !moved.filters.is_empty() && moved.filters.iter().all(|filter| !filter.shown.contains('*'))
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

//! The change in meaning in sentences: what is lost, what is gained, what it costs.

use serde::Serialize;

use super::words::{self, Piece, pieces};
use crate::change::semantic::{Moved, StateMeaning, Verdict};
use crate::command::meaning::{could_not_tell, names};
use crate::command::policies::Batch;
use crate::command::report;
use crate::command::review::moves::{Effect, charge, claim, effect};
use crate::command::review::registry;

/// A number at the top of the page.
#[derive(Serialize)]
pub(super) struct Fact {
    kind: &'static str,
    text: String,
}

/// What a policy's change means.
#[derive(Serialize)]
pub(super) struct Meaning {
    losses: Vec<Sentence>,
    gains: Vec<Sentence>,
    costs: Vec<Cost>,
    states: Vec<State>,
}

#[derive(Serialize)]
struct Sentence {
    claim: String,
    names: Vec<Piece>,
    /// The repositories that move, as many as are shown at once; none without an inventory.
    repositories: Vec<String>,
    /// The others.
    more: Vec<String>,
}

#[derive(Serialize)]
struct Cost {
    names: Vec<Piece>,
    said: &'static str,
}

#[derive(Serialize)]
struct State {
    word: &'static str,
    verdict: &'static str,
    /// What could not be told, and why.
    unknown: Option<Vec<Piece>>,
}

/// The most repositories that a sentence names without being asked.
const SHOWN: usize = 12;

/// The meaning of each state of a policy.
pub(super) fn of(meanings: &[StateMeaning], has_inventory: bool) -> Meaning {
    let moved = || registry::moved(meanings);
    let sentences =
        |own: Effect| moved().filter(move |moved| effect(moved) == own).map(|moved| sentence(moved, has_inventory));
    Meaning {
        losses: sentences(Effect::Loss).collect(),
        gains: sentences(Effect::Gain).collect(),
        costs: moved().filter_map(cost).collect(),
        states: meanings.iter().map(state).collect(),
    }
}

fn sentence(moved: &Moved, has_inventory: bool) -> Sentence {
    // One more costs no more room than saying that there is one more.
    let shown = if moved.repositories.len() <= SHOWN + 1 { SHOWN + 1 } else { SHOWN };
    let repositories = moved.repositories.iter();
    Sentence {
        claim: capital(&claim(moved, has_inventory)),
        names: pieces(&names(moved)),
        repositories: repositories.clone().take(shown).cloned().collect(),
        more: repositories.skip(shown).cloned().collect(),
    }
}

fn cost(moved: &Moved) -> Option<Cost> {
    charge(moved).map(|said| Cost { names: pieces(&names(moved)), said })
}

fn state(meaning: &StateMeaning) -> State {
    let is_unknown = meaning.verdict == Verdict::Unknown || !meaning.blame.is_empty();
    let unknown = is_unknown.then(|| pieces(&could_not_tell(meaning)));
    State { word: meaning.state.word(), verdict: meaning.verdict.word(), unknown }
}

/// What the whole batch comes to, in numbers.
pub(super) fn facts(batch: &Batch, meanings: &[Vec<StateMeaning>]) -> Vec<Fact> {
    let moved = || meanings.iter().flat_map(|states| registry::moved(states));
    let losses = moved().filter(|moved| effect(moved) == Effect::Loss).count();
    let costs = moved().filter(|moved| charge(moved).is_some()).count();
    let numbers = [
        ("loss", losses, ["loss", "losses"]),
        ("gain", moved().count() - losses, ["gain", "gains"]),
        ("cost", costs, ["change in what is charged", "changes in what is charged"]),
    ];
    let numbers = numbers.into_iter().filter(|(_, count, _)| *count > 0);
    let numbers = numbers.map(|(kind, count, noun)| Fact { kind, text: words::count(count, noun) });
    let warnings = (!batch.warnings.is_empty())
        .then(|| Fact { kind: "warning", text: words::count(batch.warnings.len(), ["warning", "warnings"]) });
    numbers.chain([Fact { kind: "text", text: report::summary(&batch.changes) }]).chain(warnings).collect()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

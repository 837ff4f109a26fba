//! The change in meaning in sentences: what is lost, what is gained, what it costs.

use serde::Serialize;

use super::inline_code::{Piece, pieces};
use crate::change::Change;
use crate::change::semantic::{FrequencyChange, StateMeaning, Verdict};
use crate::report::comparison::Comparison;
use crate::report::cost::cost_changes;
use crate::report::frequency_changes::{charge, claim, frequency_changes, is_loss, verdict};
use crate::report::names::{beside, could_not_tell, names, reasons, short_names};
use crate::report::phrases::{capital, counted};
use crate::report::summary::summary;

/// A number at the top of the page.
#[derive(Serialize)]
pub(super) struct Fact {
    kind: &'static str,
    text: String,
}

/// The meaning of a policy's change.
#[derive(PartialEq, Serialize)]
pub(super) struct Meaning {
    losses: Vec<Sentence>,
    gains: Vec<Sentence>,
    /// The changes of what a month costs.
    sums: Vec<Vec<Piece>>,
    costs: Vec<Cost>,
    states: Vec<State>,
    /// The remark on names that nobody named.
    beside: Option<Vec<Piece>>,
}

#[derive(PartialEq, Serialize)]
struct Sentence {
    claim: String,
    names: Vec<Piece>,
    /// The filters and entries that are the cause, where the names of the repositories do not say it.
    reasons: Option<Vec<Piece>>,
    /// The repositories that move, as many as are shown at once; none without an inventory.
    repositories: Vec<String>,
    /// The others.
    more: Vec<String>,
}

#[derive(PartialEq, Serialize)]
struct Cost {
    names: Vec<Piece>,
    said: &'static str,
}

#[derive(PartialEq, Serialize)]
struct State {
    word: &'static str,
    verdict: &'static str,
    /// The remark on what could not be told.
    unknown: Option<Vec<Piece>>,
}

/// The most repositories that a sentence names without being asked.
const SHOWN: usize = 12;

/// The meaning of each state of a policy.
pub(super) fn of(change: &Change, meanings: &[StateMeaning]) -> Meaning {
    let has_inventory = change.inventory().is_some();
    let sentences = |of_losses| {
        let own = frequency_changes(meanings).filter(move |change| is_loss(change) == of_losses);
        own.map(|change| sentence(change, has_inventory)).collect()
    };
    Meaning {
        losses: sentences(true),
        gains: sentences(false),
        sums: cost_changes(change).iter().flatten().map(|change| pieces(&change.sentence())).collect(),
        costs: frequency_changes(meanings).filter_map(cost).collect(),
        states: meanings.iter().map(state).collect(),
        beside: beside(meanings, has_inventory).map(|remark| pieces(&capital(&remark))),
    }
}

fn sentence(change: &FrequencyChange, has_inventory: bool) -> Sentence {
    // One more costs no more room than saying that there is one more.
    let shown = if change.repositories.len() <= SHOWN + 1 { SHOWN + 1 } else { SHOWN };
    let repositories = change.repositories.iter();
    Sentence {
        claim: capital(&claim(change, has_inventory)),
        names: pieces(&names(change)),
        reasons: reasons(change).map(|reasons| pieces(&reasons)),
        repositories: repositories.clone().take(shown).cloned().collect(),
        more: repositories.skip(shown).cloned().collect(),
    }
}

fn cost(change: &FrequencyChange) -> Option<Cost> {
    charge(change).map(|said| Cost { names: pieces(&short_names(change)), said })
}

fn state(meaning: &StateMeaning) -> State {
    let is_unknown = meaning.verdict == Verdict::Unknown || !meaning.blame.is_empty();
    let unknown = is_unknown.then(|| pieces(&could_not_tell(meaning)));
    State { word: meaning.state.as_str(), verdict: verdict(meaning), unknown }
}

/// The whole review in numbers.
pub(super) fn facts(comparison: &Comparison) -> Vec<Fact> {
    let changes = || comparison.meanings().iter().flat_map(|states| frequency_changes(states));
    let losses = changes().filter(|change| is_loss(change)).count();
    let costs = changes().filter(|change| charge(change).is_some()).count();
    let numbers = [
        ("loss", losses, ["loss", "losses"]),
        ("gain", changes().count() - losses, ["gain", "gains"]),
        ("cost", costs, ["change in what is charged", "changes in what is charged"]),
    ];
    let numbers = numbers.into_iter().filter(|(_, count, _)| *count > 0);
    let numbers = numbers.map(|(kind, count, noun)| Fact { kind, text: counted(count, noun) });
    let warnings = comparison.warnings.len();
    let warnings = (warnings > 0).then(|| Fact { kind: "warning", text: counted(warnings, ["warning", "warnings"]) });
    numbers.chain([Fact { kind: "text", text: summary(&comparison.changes) }]).chain(warnings).collect()
}

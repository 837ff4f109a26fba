//! The verdict of the model in a line, and the proof that a policy's module settles.

use super::phrases::counted;
use crate::change::Change;
use crate::simulate::{By, Verdict};
use crate::target::Words;

/// The proof of what is generated: `settles after 1 apply, in both release states, from all 48 starting states`, and what the target
/// adds to it. Where other Terraform stands in its directory, it says that it is not of that.
pub(super) fn proof(change: &Change) -> String {
    let because = change.verdict().notes.iter().map(|note| format!("; {note}"));
    let proof = verdict(change.verdict(), change.release_states(), change.words()) + &because.collect::<String>();
    match change.others() {
        [] => proof,
        [one] => {
            format!(
                "{proof}, as it is generated; `{one}` in its directory is not included; check it with `scanwright lint`"
            )
        }
        [one, rest @ ..] => format!(
            "{proof}, as it is generated; `{one}` and {} more in its directory are not included; check them with `scanwright lint`",
            rest.len()
        ),
    }
}

/// The verdict on what has so many release states, in a line.
pub(super) fn verdict(verdict: &Verdict, states: usize, words: Words) -> String {
    match (&verdict.refused, verdict.settles) {
        (Some(refused), _) => {
            let by = match refused.by {
                By::Provider => "the provider",
                By::Api => "the API",
            };
            format!("refused by {by}: {}", refused.message)
        }
        (None, Some(true)) => settled(verdict, states, words),
        (None, Some(false)) => match &verdict.cycle {
            Some(cycle) => format!("never settles: period {}", cycle.len()),
            None => "not proved to settle".to_owned(),
        },
        (None, None) if verdict.cycle.is_some() => "may not settle".to_owned(),
        (None, None) => "unknown".to_owned(),
    }
}

fn settled(verdict: &Verdict, states: usize, words: Words) -> String {
    let applies = match verdict.applies_to_settle.unwrap_or_default() {
        0 if verdict.is_of_nothing() => return "settles: there is nothing to apply".to_owned(),
        0 => return "settles: nothing here changes the registry".to_owned(),
        count => counted(count, words.apply),
    };
    let states = if states == 2 { ", in both release states" } else { "" };
    format!("settles after {applies}{states}, from all {} starting states", verdict.starts)
}

//! A change of frequency in words: what happens to how many, and what it costs.

use super::phrases::{self, Impact};
use crate::change::semantic::FrequencyChange;

/// Its effect on those who answer for security.
pub(super) fn impact(change: &FrequencyChange) -> Impact {
    Impact::of(change.state, change.from, change.to)
}

/// True where names are scanned less often, or not at all.
pub(super) fn is_loss(change: &FrequencyChange) -> bool {
    impact(change) != Impact::More
}

/// The claim, with a number where the repositories are known: `2 repositories stop being scanned while ENHANCED`.
pub(super) fn claim(change: &FrequencyChange, has_inventory: bool) -> String {
    let phrase = phrases::frequency_change(change.state, change.from, change.to);
    let state = change.state.as_str();
    match change.repositories.len() {
        _ if !has_inventory => format!("{} while {state}", phrase.of_names),
        0 => format!("{} while {state}, none of the inventory", phrase.of_names),
        count => {
            let [one, many] = phrase.verbs;
            let verb = if count == 1 { one } else { many };
            format!("{} {verb} while {state}", phrases::repositories(count))
        }
    }
}

/// The charge of Inspector that begins or ends.
pub(super) fn charge(change: &FrequencyChange) -> Option<&'static str> {
    phrases::charge(change.state, change.from, change.to)
}

//! One move of names as a line of the review.

use crate::change::semantic::Moved;
use crate::command::meaning;
use crate::diagnostic::markdown;
use crate::registry::Coverage;
use crate::registry::ScanType;

/// The most repositories that a line names.
const SHOWN: usize = 20;

/// What a move means to those who answer for security.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Names are scanned less often, or not at all.
    Loss,
    /// Names are scanned more often.
    Gain,
}

/// Which of the two a move is.
pub(super) fn effect(moved: &Moved) -> Effect {
    if moved.to < moved.from { Effect::Loss } else { Effect::Gain }
}

/// The move as a list item: `2 repositories stop being scanned while ENHANCED: …`.
pub(super) fn line(moved: &Moved, has_inventory: bool) -> String {
    let names = markdown::prose(&meaning::names(moved));
    let claim = claim(moved, has_inventory);
    if !has_inventory {
        return format!("- {claim}: {names}\n");
    }
    let count = moved.repositories.len();
    if count == 0 {
        return format!("- {claim}: {names}\n");
    }
    let listed: Vec<String> = moved.repositories.iter().take(SHOWN).map(|name| markdown::code(name)).collect();
    let more = if count > SHOWN { format!(" and {} more", count - SHOWN) } else { String::new() };
    format!("- {claim}: {}{more}; by {names}\n", listed.join(", "))
}

/// What happens, and to how many repositories where that is known: `2 repositories stop being scanned while ENHANCED`.
pub(super) fn claim(moved: &Moved, has_inventory: bool) -> String {
    let (what, state) = (verb(moved), moved.state.word());
    match moved.repositories.len() {
        _ if !has_inventory => format!("{} while {state}", what.of_names),
        0 => format!("{} while {state}, none of the inventory", what.of_names),
        1 => format!("1 repository {} while {state}", what.of_one),
        count => format!("{count} repositories {} while {state}", what.of_many),
    }
}

/// What a move costs or saves, as a list item.
pub(super) fn cost(moved: &Moved) -> Option<String> {
    charge(moved).map(|said| format!("- {}: {said}\n", markdown::prose(&meaning::names(moved))))
}

/// What Inspector charges, or no longer charges: it does under ENHANCED; BASIC is free (FACTS 5).
pub(super) fn charge(moved: &Moved) -> Option<&'static str> {
    if moved.state == ScanType::Basic {
        return None;
    }
    Some(match (moved.from, moved.to) {
        (_, Coverage::Continuous) => {
            "each image is scanned again whenever a new vulnerability becomes known, and each re-scan is charged"
        }
        (Coverage::Unmatched, Coverage::OnPush) => "each pushed image is charged once",
        (Coverage::Continuous, _) => "re-scans are no longer charged",
        _ => "pushed images are no longer charged",
    })
}

/// A move in words, for its possible subjects.
struct Verb {
    of_names: &'static str,
    of_one: &'static str,
    of_many: &'static str,
}

fn verb(moved: &Moved) -> Verb {
    let verb = |of_names, of_one, of_many| Verb { of_names, of_one, of_many };
    match (moved.state, moved.from, moved.to) {
        (ScanType::Enhanced, _, Coverage::Unmatched) => {
            verb("no longer scanned", "stops being scanned", "stop being scanned")
        }
        (ScanType::Basic, _, Coverage::Unmatched) => {
            verb("scanned by hand only", "is scanned by hand only", "are scanned by hand only")
        }
        (_, Coverage::Continuous, Coverage::OnPush) => verb(
            "scanned on push only, no longer continuously",
            "is scanned on push only, no longer continuously",
            "are scanned on push only, no longer continuously",
        ),
        (_, _, Coverage::Continuous) => {
            verb("now scanned continuously", "is now scanned continuously", "are now scanned continuously")
        }
        _ => verb("now scanned on push", "is now scanned on push", "are now scanned on push"),
    }
}

//! The vocabulary of all reports: each thing that can happen to a repository is said here, and nowhere else.

use crate::change::semantic::Verdict;
use crate::registry::{Coverage, Frequency, ScanType};

/// The titles of the lists of a review, in the order of their weight.
pub(super) const REGISTRY: &str = "The registry itself";
pub(super) const LESS: &str = "Less is scanned";
pub(super) const MORE: &str = "More is scanned";
pub(super) const COSTS: &str = "What it costs";

/// A verb for one repository, and for many.
pub(super) type Verbs = [&'static str; 2];

const STOPS: Verbs = ["stops being scanned", "stop being scanned"];
const STARTS: Verbs = ["starts being scanned", "start being scanned"];
const SCANNED_LESS: Verbs = ["is scanned less often", "are scanned less often"];
const SCANNED_MORE: Verbs = ["is scanned more often", "are scanned more often"];

/// The policy's words for the frequencies of a rule.
const CONTINUOUS: &str = "continuous";
const ON_PUSH: &str = "on push";

/// The coverage that a state's rules leave to the names that no filter matches.
const NOT_SCANNED: &str = "not scanned";
const BY_HAND_ONLY: &str = "scanned by hand only";

/// Kinds of a change at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Mark {
    Loss,
    Cost,
    Gain,
    Unknown,
    Neutral,
}

impl Mark {
    /// The sign before a line.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Loss => "▼",
            Self::Gain => "▲",
            Self::Cost => "$",
            Self::Unknown => "?",
            Self::Neutral => "=",
        }
    }

    /// Its name, by which style sheets know it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Loss => "loss",
            Self::Gain => "gain",
            Self::Cost => "cost",
            Self::Unknown => "unknown",
            Self::Neutral => "neutral",
        }
    }
}

/// Effects of a change of frequency, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Impact {
    Stops,
    Less,
    Starts,
    More,
}

impl Impact {
    pub(super) const ALL: [Self; 4] = [Self::Stops, Self::Less, Self::Starts, Self::More];

    /// The effect of a change between two frequencies of a state.
    pub(super) fn of(state: ScanType, from: Coverage, to: Coverage) -> Self {
        match (state, from, to) {
            (ScanType::Enhanced, _, Coverage::Unmatched) => Self::Stops,
            (ScanType::Enhanced, Coverage::Unmatched, _) => Self::Starts,
            _ if to < from => Self::Less,
            _ => Self::More,
        }
    }

    pub(super) fn verbs(self) -> Verbs {
        match self {
            Self::Stops => STOPS,
            Self::Less => SCANNED_LESS,
            Self::Starts => STARTS,
            Self::More => SCANNED_MORE,
        }
    }
}

/// A change of frequency in words: as a clause about names that are told beside it, and as a verb.
pub(super) struct ChangePhrase {
    pub(super) of_names: &'static str,
    pub(super) verbs: Verbs,
}

/// The words for a change between two frequencies of a state.
pub(super) fn frequency_change(state: ScanType, from: Coverage, to: Coverage) -> ChangePhrase {
    let phrase = |of_names, verbs| ChangePhrase { of_names, verbs };
    match (state, from, to) {
        (ScanType::Enhanced, _, Coverage::Unmatched) => phrase("no longer scanned", STOPS),
        (ScanType::Basic, _, Coverage::Unmatched) => {
            phrase(BY_HAND_ONLY, ["is scanned by hand only", "are scanned by hand only"])
        }
        (_, Coverage::Continuous, Coverage::OnPush) => phrase(
            "scanned on push only, no longer continuously",
            ["is scanned on push only, no longer continuously", "are scanned on push only, no longer continuously"],
        ),
        (_, _, Coverage::Continuous) => {
            phrase("now scanned continuously", ["is now scanned continuously", "are now scanned continuously"])
        }
        _ => phrase("now scanned on push", ["is now scanned on push", "are now scanned on push"]),
    }
}

/// The charges of Inspector that begin or end: it charges under ENHANCED; BASIC is free (FACTS 5).
pub(super) fn charge(state: ScanType, from: Coverage, to: Coverage) -> Option<&'static str> {
    if state == ScanType::Basic {
        return None;
    }
    Some(match (from, to) {
        (Coverage::Unmatched, Coverage::Continuous) => {
            "each pushed image is charged once, and again for each re-scan, whenever a new vulnerability becomes known"
        }
        (_, Coverage::Continuous) => {
            "each image is scanned again whenever a new vulnerability becomes known, and each re-scan is charged"
        }
        (Coverage::Unmatched, Coverage::OnPush) => "each pushed image is charged once",
        (Coverage::Continuous, Coverage::Unmatched) => "neither pushed images nor re-scans are charged any longer",
        (Coverage::Continuous, _) => "re-scans are no longer charged, each pushed image still is, once",
        _ => "pushed images are no longer charged",
    })
}

/// The consequence of a scan type that the registry gets.
pub(super) fn becomes(scan_type: ScanType) -> &'static str {
    match scan_type {
        ScanType::Basic => "continuous scanning ends, and Inspector no longer scans ECR",
        ScanType::Enhanced => "Inspector scans, and charges per image",
    }
}

/// The name of a coverage: an unmatched repository is not scanned under ENHANCED, and by hand under BASIC.
pub(super) fn coverage(coverage: Coverage, state: ScanType) -> &'static str {
    match (coverage, state) {
        (Coverage::Continuous, _) => CONTINUOUS,
        (Coverage::OnPush, _) => ON_PUSH,
        (Coverage::Unmatched, ScanType::Enhanced) => NOT_SCANNED,
        (Coverage::Unmatched, ScanType::Basic) => "by hand",
    }
}

/// The name of a rule's frequency.
pub(super) fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::ContinuousScan => CONTINUOUS,
        Frequency::ScanOnPush => ON_PUSH,
    }
}

/// The change of a state in short.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Equivalent => "the same",
        Verdict::Wider => "more",
        Verdict::Narrower => "less",
        Verdict::Incomparable => "some more, some less",
        Verdict::Appeared => "new",
        Verdict::Disappeared => "no longer there",
        Verdict::Unknown => "unknown",
    }
}

/// The coverage of every name that no filter of a state matches.
pub(super) fn unmatched(state: ScanType) -> &'static str {
    match state {
        ScanType::Enhanced => NOT_SCANNED,
        ScanType::Basic => BY_HAND_ONLY,
    }
}

/// A number with its noun or verb.
pub(super) fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(count)) }
}

/// A number with a comma before each three digits.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `3 repositories`.
pub(super) fn repositories(count: usize) -> String {
    counted(count, ["repository", "repositories"])
}

/// The tail of a list that names so many of a total: ` and 4 more`, or nothing.
pub(super) fn and_more(total: usize, shown: usize) -> String {
    if total > shown { format!(" and {} more", grouped(total - shown)) } else { String::new() }
}

/// The text with its first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_grouped() {
        let numbers = [0, 999, 1_000, 123_456, 1_000_000];
        assert_eq!(numbers.map(grouped), ["0", "999", "1,000", "123,456", "1,000,000"]);
    }
}

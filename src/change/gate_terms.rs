//! Changes of `[gate]` between a revision's policy and the one that there is. Like acceptances they are in no generated file.

use serde::Serialize;

use super::earlier_policy::EarlierPolicy;
use crate::policy::{Document, FailOn, Gate, Keyword, Untriaged};

/// A change of what an image may not have to be released.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct GateChange {
    pub(crate) effect: Effect,
    pub(crate) key: &'static str,
    /// The value before and now; the default where the policy says none.
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
}

/// Effect of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Effect {
    /// Images pass that failed.
    Looser,
    /// Images fail that passed.
    Stricter,
}

/// Returns the changes since an earlier policy, the looser ones first. Without an earlier policy there was no gate to change.
pub(super) fn since(earlier: &EarlierPolicy, document: &Document) -> Vec<GateChange> {
    let EarlierPolicy::Said(earlier) = earlier else { return Vec::new() };
    let (old, new) = (terms(&earlier.gate), terms(&document.gate));
    let change = |((key, from, old), (_, to, new)): ((&'static str, _, u8), (_, _, u8))| {
        let effect = if new > old { Effect::Looser } else { Effect::Stricter };
        (new != old).then_some(GateChange { effect, key, from, to })
    };
    let mut changes: Vec<GateChange> = old.into_iter().zip(new).filter_map(change).collect();
    changes.sort_by_key(|change| change.effect);
    changes
}

/// Each key with its value, and how much that lets pass.
fn terms(gate: &Gate) -> [(&'static str, &'static str, u8); 3] {
    let fail_on = gate.fail_on.as_ref().map_or(FailOn::Critical, |word| word.value);
    let is_fixable = gate.fixable.as_ref().is_some_and(|fixable| fixable.value);
    let untriaged = gate.untriaged.as_ref().map_or(Untriaged::Fail, |word| word.value);
    let passing = match fail_on {
        FailOn::Low => 0,
        FailOn::Medium => 1,
        FailOn::High => 2,
        FailOn::Critical => 3,
    };
    [
        ("fail_on", word(fail_on), passing),
        ("fixable", if is_fixable { "true" } else { "false" }, is_fixable.into()),
        ("untriaged", word(untriaged), (untriaged == Untriaged::Pass).into()),
    ]
}

fn word<K: Keyword + PartialEq>(value: K) -> &'static str {
    K::WORDS.iter().find(|(_, keyword)| *keyword == value).map_or("", |(word, _)| word)
}

//! Changes of `[gate]` in words, for every format alike.

use super::comparison::Comparison;
use crate::change::{Change, GateChange, GateEffect};
use crate::paths::in_repository;

/// Title of the changes that let images pass which failed: a loss, which is told before anything else.
pub(super) const LOOSER: &str = "the gate lets more pass";

/// Title of the changes that let images fail which passed.
pub(super) const STRICTER: &str = "the gate lets less pass";

/// A sentence for each change of that effect; where there are several policies it names its own.
pub(super) fn lines(comparison: &Comparison, effect: GateEffect) -> Vec<String> {
    let is_one = comparison.changes.len() == 1;
    let of_policy = |change: &'_ Change| -> Vec<String> {
        let name = in_repository(change.policy().source.name());
        let start = if is_one { String::new() } else { format!("`{name}`: ") };
        let changes = change.gate().unwrap_or_default().iter().filter(|change| change.effect == effect);
        changes.map(|change| format!("{start}{}", line(change))).collect()
    };
    comparison.changes.iter().flat_map(of_policy).collect()
}

fn line(change: &GateChange) -> String {
    let GateChange { effect, key, from, to } = change;
    let meaning = match (*key, effect) {
        ("fail_on", GateEffect::Looser) => format!("a finding fails an image from {to} on, no longer from {from} on"),
        ("fail_on", GateEffect::Stricter) => format!("a finding fails an image from {to} on, not only from {from} on"),
        ("fixable", GateEffect::Looser) => "a finding without a fix no longer fails an image".to_owned(),
        ("fixable", GateEffect::Stricter) => "a finding without a fix fails an image, too".to_owned(),
        (_, GateEffect::Looser) => "a finding without a severity no longer fails an image".to_owned(),
        (_, GateEffect::Stricter) => "a finding without a severity fails an image, too".to_owned(),
    };
    format!("{meaning}: `{key}` is `{to}`, and was `{from}`")
}

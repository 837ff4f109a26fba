//! A policy in short: its files by status, what becomes of its registry, and whether its module settles.

use serde::Serialize;

use crate::change::{AcceptanceChange, Change, GateChange, Status};
use crate::paths::slashed;
use crate::registry::ScanType;
use crate::report::proof::proof;
use crate::report::summary::count;

#[derive(Serialize)]
pub(super) struct OfPolicy<'r> {
    policy: &'r str,
    output: String,
    moved_from: Option<String>,
    changed: bool,
    added: usize,
    removed: usize,
    modified: usize,
    unchanged: usize,
    becomes: Option<Becomes<ScanType>>,
    renamed: Option<Becomes<String>>,
    settles: Option<bool>,
    applies_to_settle: Option<usize>,
    proof: String,
    acceptances: Option<&'r [AcceptanceChange]>,
    gate: Option<&'r [GateChange]>,
}

/// Something that becomes another.
#[derive(Serialize)]
struct Becomes<T> {
    from: T,
    to: T,
}

/// The entry of a change's policy.
pub(super) fn of_policy(change: &Change) -> OfPolicy<'_> {
    OfPolicy {
        policy: change.policy().source.name(),
        output: slashed(change.output()),
        moved_from: change.moved_from().map(slashed),
        changed: change.is_change(),
        added: count(change, Status::Added),
        removed: count(change, Status::Removed),
        modified: count(change, Status::Changed),
        unchanged: count(change, Status::Unchanged),
        becomes: change.registry_change().becomes.map(|(from, to)| Becomes { from, to }),
        renamed: change.registry_change().renamed.clone().map(|(from, to)| Becomes { from, to }),
        settles: change.verdict().settles,
        applies_to_settle: change.verdict().applies_to_settle,
        proof: proof(change),
        acceptances: change.acceptances(),
        gate: change.gate(),
    }
}

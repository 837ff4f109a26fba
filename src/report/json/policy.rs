//! A policy in short: its files by status, what becomes of its registry, and whether its module settles.

use serde::Serialize;

use crate::change::{AcceptanceChange, AlertChange, Change, DestinationChange, GateChange, RegionInput, Status};
use crate::paths::slashed;
use crate::registry::ScanType;
use crate::report::cost::{CostChange, JsonCostChange, cost_changes};
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
    /// Absent where it is as before.
    #[serde(skip_serializing_if = "Option::is_none")]
    region_input: Option<RegionInput>,
    settles: Option<bool>,
    applies_to_settle: Option<usize>,
    proof: String,
    alerts: Vec<Alert<'r>>,
    alert_destination: Option<Destination<'r>>,
    acceptances: Option<&'r [AcceptanceChange]>,
    gate: Option<&'r [GateChange]>,
    /// Absent where the inventory has no images.
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<Vec<JsonCostChange>>,
}

/// Something that becomes another.
#[derive(Serialize)]
struct Becomes<T> {
    from: T,
    to: T,
}

/// Destination of the messages of the alerts, if that is another than before.
#[derive(Serialize)]
struct Destination<'r> {
    topic: Option<Becomes<&'static str>>,
    lost: &'r [String],
    gained: &'r [String],
}

/// An alert that is about other repositories or severities than before.
#[derive(Serialize)]
struct Alert<'r> {
    alert: &'r str,
    /// A name that it is no longer about, and with an inventory the repositories.
    lost: Option<&'r str>,
    lost_repositories: Option<Vec<&'r str>>,
    /// The same of what it was not about before.
    gained: Option<&'r str>,
    gained_repositories: Option<Vec<&'r str>>,
    /// Its least severity, if that becomes another.
    least: Option<Becomes<&'static str>>,
}

fn alert_change<'r>(alert: &'r AlertChange, change: &'r Change) -> Alert<'r> {
    let of = |is_it: &dyn Fn(&str) -> bool| {
        let names = change.inventory()?.names().iter().map(String::as_str);
        Some(names.filter(|name| is_it(name)).collect())
    };
    Alert {
        alert: &alert.label,
        lost: alert.lost.as_deref(),
        lost_repositories: of(&|name| alert.loses(name)),
        gained: alert.gained.as_deref(),
        gained_repositories: of(&|name| alert.gains(name)),
        least: alert.least.map(|(from, to)| Becomes { from: from.as_str(), to: to.as_str() }),
    }
}

fn destination(change: &DestinationChange) -> Destination<'_> {
    let word = |is_own: bool| if is_own { "own" } else { "given" };
    let topic = change.has_own_topic.map(|(from, to)| Becomes { from: word(from), to: word(to) });
    Destination { topic, lost: &change.lost, gained: &change.gained }
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
        region_input: change.registry_change().region_input,
        settles: change.verdict().settles,
        applies_to_settle: change.verdict().applies_to_settle,
        proof: proof(change),
        alerts: change.alerts().iter().map(|alert| alert_change(alert, change)).collect(),
        alert_destination: change.alert_destination().map(destination),
        acceptances: change.acceptances(),
        gate: change.gate(),
        cost: cost_changes(change).map(|changes| changes.iter().map(CostChange::json).collect()),
    }
}

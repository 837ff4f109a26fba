//! Operations of the AWS provider 5.100.0 on the two resources, call by call (FACTS 1.1, 2 and 9: its source, and runs of
//! it against a stand-in). The functions of 6.x are the same.
//!
//! A wait of the provider polls for five minutes. In the model it succeeds at any time at which it could, and gives up at
//! any time at which its condition does not hold: how long AWS takes is documented nowhere. The order in which effects of
//! AWS fire before it or after it makes the difference, and every order is explored.

use super::aws::{AccountStatus, Aws};
use super::progress::{Progress, Purpose};
use super::resource::{Resource, Wants};
use super::state::InState;
use crate::registry::Types;

/// Plan for one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Planned {
    /// The first step.
    Next(Progress),
    /// The plan fails: the resource would have to be destroyed, and that is prevented.
    Fails,
}

/// Reads a resource and plans it.
pub(super) fn plan(resource: &Resource, in_state: InState, aws: Aws) -> Planned {
    match (resource.wants, in_state) {
        (_, InState::Tainted) if resource.prevents_destroy => Planned::Fails,
        (Wants::Registry { scan_type, rules, .. }, InState::Absent | InState::Tainted) => {
            Planned::Next(Progress::Put(scan_type, rules))
        }
        (Wants::Registry { scan_type, rules, ignores_scan_type, ignores_rules }, InState::Present) => {
            let scan_type = if ignores_scan_type { aws.scan_type } else { scan_type };
            let rules = if ignores_rules { aws.rules } else { rules };
            let is_same = (scan_type, rules) == (aws.scan_type, aws.rules);
            Planned::Next(if is_same { Progress::Idle } else { Progress::Put(scan_type, rules) })
        }
        (Wants::Enabler { .. }, InState::Absent) => Planned::Next(Progress::Enable(Purpose::Create)),
        (Wants::Enabler { .. }, InState::Tainted) => Planned::Next(match aws.account {
            AccountStatus::Enabled => Progress::ReadStatus,
            AccountStatus::Disabled => Progress::Enable(Purpose::Create),
        }),
        (Wants::Enabler { types, ignores_types, ignores_accounts }, InState::Present) => {
            Planned::Next(planned_update(types, ignores_types, ignores_accounts, aws))
        }
    }
}

/// Returns the types that the resource reads from AWS: of a disabled account it reads neither account nor types.
pub(super) fn read_types(aws: Aws) -> Types {
    match aws.account {
        AccountStatus::Enabled => aws.types,
        AccountStatus::Disabled => Types::NONE,
    }
}

/// Plans an update, which calls nothing if the planned account or the planned types are none.
fn planned_update(types: Types, ignores_types: bool, ignores_accounts: bool, aws: Aws) -> Progress {
    let read = read_types(aws);
    let planned = if ignores_types { read } else { types };
    let has_other_account = aws.account == AccountStatus::Disabled && !ignores_accounts;
    if planned == read && !has_other_account {
        return Progress::Idle;
    }
    let has_account = aws.account == AccountStatus::Enabled || !ignores_accounts;
    if has_account && !planned.is_empty() { Progress::Enable(Purpose::Update(read)) } else { Progress::Done }
}

/// Outcome of one step of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stepped {
    pub(super) aws: Aws,
    /// The next step.
    pub(super) progress: Progress,
    pub(super) in_state: InState,
}

/// Takes the next step of an operation; `None` if it has none.
pub(super) fn step(resource: &Resource, in_state: InState, progress: Progress, aws: Aws) -> Option<Stepped> {
    let to = |aws, progress| Some(Stepped { aws, progress, in_state });
    let wait = |is_met: bool, next: Progress| to(aws, if is_met { next } else { Progress::Failed });
    let is_on = aws.account == AccountStatus::Enabled && !aws.types.is_empty();
    let is_off = aws.account == AccountStatus::Disabled;
    match progress {
        Progress::Put(scan_type, rules) => created(aws.put(scan_type, rules)),
        Progress::Enable(purpose) => {
            let in_state = if purpose == Purpose::Create { InState::Tainted } else { in_state };
            let (aws, progress) = (aws.enable(enabled(resource, purpose)), Progress::AwaitOn(purpose));
            Some(Stepped { aws, progress, in_state })
        }
        Progress::AwaitOn(Purpose::Create) => {
            let others = aws.types.without(enabled(resource, Purpose::Create));
            if is_on && others.is_empty() { created(aws) } else { wait(is_on, Progress::DisableOthers(others)) }
        }
        Progress::AwaitOn(Purpose::Update(read)) => {
            let old = read.without(enabled(resource, Purpose::Update(read)));
            wait(is_on, if old.is_empty() { Progress::Done } else { Progress::DisableOld(old) })
        }
        Progress::DisableOthers(others) => to(aws.disable(others), Progress::AwaitOff),
        Progress::AwaitOff if is_off => created(aws),
        Progress::DisableOld(old) => to(aws.disable(old), Progress::AwaitStillOn),
        Progress::AwaitStillOn => wait(is_on, Progress::Done),
        Progress::ReadStatus if aws.types.is_empty() => destroyed(aws),
        Progress::ReadStatus => to(aws, Progress::DisableAll(aws.types)),
        Progress::DisableAll(all) => to(aws.disable(all), Progress::AwaitDestroyed),
        Progress::AwaitDestroyed if is_off => destroyed(aws),
        Progress::AwaitOff | Progress::AwaitDestroyed => to(aws, Progress::Failed),
        Progress::Rest | Progress::Idle | Progress::Done | Progress::Failed => None,
    }
}

fn created(aws: Aws) -> Option<Stepped> {
    Some(Stepped { aws, progress: Progress::Done, in_state: InState::Present })
}

/// Ends destroying. Only what is replaced is destroyed, so creating comes next.
fn destroyed(aws: Aws) -> Option<Stepped> {
    Some(Stepped { aws, progress: Progress::Enable(Purpose::Create), in_state: InState::Absent })
}

/// Returns the types that an enabler enables: those that it wants, or those that its plan read if changes are ignored.
fn enabled(resource: &Resource, purpose: Purpose) -> Types {
    match (resource.wants, purpose) {
        (Wants::Enabler { ignores_types: true, .. }, Purpose::Update(read)) => read,
        (Wants::Enabler { types, .. }, _) => types,
        (Wants::Registry { .. }, _) => Types::NONE,
    }
}

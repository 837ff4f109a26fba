//! What the AWS provider 5.100.0 does with the two resources, call by call (FACTS 1.1, 2 and 9: its source, and runs of
//! it against a stand-in). The functions of 6.x are the same.
//!
//! A wait of the provider polls for five minutes. Here it succeeds at any moment at which it could, and gives up at any
//! moment at which what it waits for is not there: how long AWS takes is documented nowhere.

use super::aws::{Account, Aws};
use super::moment::{Held, Progress, Purpose};
use super::part::{Part, Wants};
use crate::registry::Types;

/// What a plan comes to for one resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Planned {
    /// This is what happens next.
    Next(Progress),
    /// The plan fails: the resource would have to be destroyed, and that is prevented.
    Fails,
}

/// Reads a resource and plans it.
pub(super) fn plan(part: &Part, held: Held, aws: Aws) -> Planned {
    match (part.wants, held) {
        (_, Held::Tainted) if part.prevents_destroy => Planned::Fails,
        (Wants::Registry { scan_type, rules, .. }, Held::Absent | Held::Tainted) => {
            Planned::Next(Progress::Put(scan_type, rules))
        }
        (Wants::Registry { scan_type, rules, ignores_scan_type, ignores_rules }, Held::Present) => {
            let scan_type = if ignores_scan_type { aws.scan_type } else { scan_type };
            let rules = if ignores_rules { aws.rules } else { rules };
            let is_same = (scan_type, rules) == (aws.scan_type, aws.rules);
            Planned::Next(if is_same { Progress::Idle } else { Progress::Put(scan_type, rules) })
        }
        (Wants::Enabler { .. }, Held::Absent) => Planned::Next(Progress::Enable(Purpose::Create)),
        (Wants::Enabler { .. }, Held::Tainted) => Planned::Next(match aws.account {
            Account::Enabled => Progress::ReadStatus,
            Account::Disabled => Progress::Enable(Purpose::Create),
        }),
        (Wants::Enabler { types, ignores_types, ignores_accounts }, Held::Present) => {
            Planned::Next(planned_update(types, ignores_types, ignores_accounts, aws))
        }
    }
}

/// What the resource reads from AWS: of a disabled account it reads neither account nor types.
pub(super) fn read_types(aws: Aws) -> Types {
    match aws.account {
        Account::Enabled => aws.types,
        Account::Disabled => Types::NONE,
    }
}

/// An update calls nothing where the planned account or the planned types are none.
fn planned_update(types: Types, ignores_types: bool, ignores_accounts: bool, aws: Aws) -> Progress {
    let read = read_types(aws);
    let planned = if ignores_types { read } else { types };
    let has_other_account = aws.account == Account::Disabled && !ignores_accounts;
    if planned == read && !has_other_account {
        return Progress::Idle;
    }
    let has_account = aws.account == Account::Enabled || !ignores_accounts;
    if has_account && !planned.is_empty() { Progress::Enable(Purpose::Update(read)) } else { Progress::Done }
}

/// What one step of an operation comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stepped {
    /// AWS after it.
    pub(super) aws: Aws,
    /// What the operation does next.
    pub(super) progress: Progress,
    /// What the state holds then.
    pub(super) held: Held,
}

/// The next step of an operation, in every way that it can turn out: the way forward, and giving up.
pub(super) fn step(part: &Part, held: Held, progress: Progress, aws: Aws) -> [Option<Stepped>; 2] {
    let to = |progress| Some(Stepped { aws, progress, held });
    let called = |aws, progress| [Some(Stepped { aws, progress, held }), None];
    let is_on = aws.account == Account::Enabled && !aws.types.is_empty();
    let is_off = aws.account == Account::Disabled;
    let wait = |is_there: bool, next: Progress| if is_there { [to(next), None] } else { [None, to(Progress::Failed)] };
    match progress {
        Progress::Put(scan_type, rules) => {
            let (aws, progress) = (aws.put(scan_type, rules), Progress::Done);
            [Some(Stepped { aws, progress, held: Held::Present }), None]
        }
        Progress::Enable(purpose) => {
            let held = if purpose == Purpose::Create { Held::Tainted } else { held };
            let (aws, progress) = (aws.enable(enabled(part, purpose)), Progress::AwaitOn(purpose));
            [Some(Stepped { aws, progress, held }), None]
        }
        Progress::AwaitOn(Purpose::Create) => {
            let others = aws.types.without(enabled(part, Purpose::Create));
            if is_on && others.is_empty() {
                return [created(aws), None];
            }
            wait(is_on, Progress::DisableOthers(others))
        }
        Progress::AwaitOn(Purpose::Update(read)) => {
            let old = read.without(enabled(part, Purpose::Update(read)));
            wait(is_on, if old.is_empty() { Progress::Done } else { Progress::DisableOld(old) })
        }
        Progress::DisableOthers(others) => called(aws.disable(others), Progress::AwaitOff),
        Progress::AwaitOff if is_off => [created(aws), None],
        Progress::DisableOld(old) => called(aws.disable(old), Progress::AwaitStillOn),
        Progress::AwaitStillOn => wait(is_on, Progress::Done),
        Progress::ReadStatus if aws.types.is_empty() => [destroyed(aws), None],
        Progress::ReadStatus => [to(Progress::DisableAll(aws.types)), None],
        Progress::DisableAll(all) => called(aws.disable(all), Progress::AwaitDestroyed),
        Progress::AwaitDestroyed if is_off => [destroyed(aws), None],
        Progress::AwaitOff | Progress::AwaitDestroyed => [None, to(Progress::Failed)],
        Progress::Rest | Progress::Idle | Progress::Done | Progress::Failed => [None, None],
    }
}

fn created(aws: Aws) -> Option<Stepped> {
    Some(Stepped { aws, progress: Progress::Done, held: Held::Present })
}

/// Only what is replaced is destroyed, so creating comes next.
fn destroyed(aws: Aws) -> Option<Stepped> {
    Some(Stepped { aws, progress: Progress::Enable(Purpose::Create), held: Held::Absent })
}

/// The types that an enabler enables: what it wants, or what its plan read where changes of them are ignored.
fn enabled(part: &Part, purpose: Purpose) -> Types {
    match (part.wants, purpose) {
        (Wants::Enabler { ignores_types: true, .. }, Purpose::Update(read)) => read,
        (Wants::Enabler { types, .. }, _) => types,
        (Wants::Registry { .. }, _) => Types::NONE,
    }
}

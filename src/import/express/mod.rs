//! [`Found`] → [`RegistryState`]: what a registry is set to, as a policy can say it, or why no policy can.

mod entries;
mod validate;

use std::collections::BTreeSet;

use super::diagnostics;
use super::found::{Condition, Found, When};
use super::registry_state::{RegistryState, State, Switch};
use crate::diagnostic::{Diagnostic, Findings};
use crate::inventory::Inventory;
use crate::plan::lower::collapse_stars;
use crate::registry::{Frequency, Release, ScanType};
use crate::registry::{Setting, WrittenFilter, WrittenRule};
pub(super) use validate::validate;

/// Expresses what was found.
pub(super) fn express(found: Found, inventory: Option<&Inventory>) -> Result<RegistryState, Findings> {
    let Found { title, region, own_region, place, variants, mut warnings, .. } = found;
    let mut failures = Vec::new();
    let mut states: Vec<(When, State)> = Vec::new();
    for variant in variants {
        match variant.setting.and_then(|setting| state(&setting, inventory, &mut warnings)) {
            Ok(state) => states.push((variant.when, state)),
            Err(findings) => failures.extend(findings),
        }
    }
    if !failures.is_empty() {
        crate::diagnostic::sort(&mut failures);
        return Err(failures.into());
    }
    let release = release(states).map_err(|(what, cause)| {
        vec![diagnostics::setting::inexpressible_states(what, cause.unwrap_or_else(|| place.clone()))]
    })?;
    Ok(RegistryState { title, region, own_region, place, release, rescan: None, warnings })
}

/// One setting as a state.
fn state(setting: &Setting, inventory: Option<&Inventory>, warnings: &mut Vec<Diagnostic>) -> Result<State, Findings> {
    let scan_type = validate(setting)?;
    let continuous = of_frequency(setting, Frequency::ContinuousScan);
    let on_push = of_frequency(setting, Frequency::ScanOnPush);
    let state = entries::state(scan_type, continuous, on_push, inventory);
    validate::limits(setting, &state)?;
    warnings.extend(diagnostics::warnings::merged_rules(setting));
    warnings.extend(state.dropped.iter().map(diagnostics::warnings::dropped_filter));
    Ok(state)
}

/// The filters of every rule of a frequency, each text once.
fn of_frequency(setting: &Setting, frequency: Frequency) -> Vec<&WrittenFilter> {
    let of_frequency = |rule: &&WrittenRule| rule.frequency == frequency.as_str();
    let mut seen = BTreeSet::new();
    let filters = setting.rules.iter().filter(of_frequency).flat_map(|rule| &rule.filters);
    filters.filter(|filter| seen.insert(collapse_stars(&filter.text))).collect()
}

type Inexpressible = (&'static str, Option<crate::source::Place>);

/// The release mode of these states.
fn release(states: Vec<(When, State)>) -> Result<Release<State, State, Switch>, Inexpressible> {
    let mut states = states.into_iter();
    let (Some((when, first)), second, None) = (states.next(), states.next(), states.next()) else {
        return Err(("scanning depends on more than one condition", None));
    };
    let Some((_, second)) = second.filter(|(_, second)| !is_same(&first, second)) else {
        return Ok(match first.scan_type {
            ScanType::Enhanced => Release::Always(first),
            ScanType::Basic => Release::Never(first),
        });
    };
    let When::If { condition, holds } = when else { return Err(("scanning is set twice", None)) };
    if first.scan_type == second.scan_type {
        return Err(("the rules depend on a condition, and the scan type does not", Some(condition.place)));
    }
    let is_on_where = (first.scan_type == ScanType::Enhanced) == holds;
    let (enhanced, basic) = if first.scan_type == ScanType::Enhanced { (first, second) } else { (second, first) };
    Ok(Release::OnRelease { enhanced, basic, switch: switch(condition, is_on_where) })
}

fn switch(condition: Condition, is_on_where: bool) -> Switch {
    let default = condition.by_default.map(|holds| holds == is_on_where);
    Switch { what: condition.what, place: condition.place, is_on_where, default }
}

/// Two states say the same, wherever it stands.
fn is_same(one: &State, other: &State) -> bool {
    one.scan_type == other.scan_type && one.continuous == other.continuous && one.on_push == other.on_push
}

//! Inspector's setting of re-scans in force → that of the policy.

use super::diagnostics::{setting, warnings};
use super::registry_state::{RegistryState, Rescan};
use crate::cost::InForce;
use crate::diagnostic::Diagnostic;
use crate::policy::{AfterPush, AfterUse, UsedBy};
use crate::registry::RescanDuration;

/// Adds the setting to what was found of a registry; or a warning where a policy would not have it.
pub(super) fn add(registry: &mut RegistryState, in_force: &InForce) -> Result<(), Diagnostic> {
    let states = registry.release.each();
    let reason = match in_force.unsettled() {
        None if states.iter().all(|state| state.continuous.is_empty()) => Some("no rule is continuous"),
        unsettled => unsettled,
    };
    match reason {
        Some(reason) => registry.warnings.push(warnings::left_rescan(reason, in_force.place())),
        None => registry.rescan = rescan(in_force)?,
    }
    Ok(())
}

fn rescan(in_force: &InForce) -> Result<Option<Rescan>, Diagnostic> {
    let no_word = |duration: RescanDuration| setting::unknown_duration(&duration.word(), in_force.place());
    let found = in_force.setting;
    let Some(after_push) = found.after_push else { return Ok(None) };
    let after_push = AfterPush::of(after_push).ok_or_else(|| no_word(after_push))?;
    let after_use = found.after_use.map(|duration| AfterUse::of(duration).ok_or_else(|| no_word(duration)));
    Ok(Some(Rescan { after_push, after_use: after_use.transpose()?, by: found.by.map(UsedBy::of) }))
}

//! Both sides of a change as far as they are known, beyond their text.

use std::sync::Arc;

use super::alert_change::{self, AlertChanges};
use super::file_change::{FileChange, Kept, Status};
use super::owned::tells;
use super::registry_change::RegistryChange;
use super::semantic::earlier::{self, EarlierModule};
use super::semantic::{Sides, StateRules};
use crate::plan::{Plan, ScanPlan, State};
use crate::target::{TARGETS, Target};

/// Returns both sides as far as they are known. If nothing differs that tells AWS something, the meaning does not either.
pub(super) fn sides(
    target: &dyn Target,
    files: &[FileChange],
    kept: Kept,
    whole: &Plan,
) -> (Sides, RegistryChange, AlertChanges) {
    let plan = &whole.registry;
    let new = plan.release.states();
    if !files.iter().any(|file| file.status != Status::Unchanged && tells(&file.path)) {
        let states = new.into_iter().map(State::scan_type).collect();
        return (Sides::Same(states), RegistryChange::default(), AlertChanges::default());
    }
    match read_back(target, files, kept) {
        None => (
            Sides::Differ { old: Some(Vec::new()), new: planned(plan) },
            RegistryChange::default(),
            AlertChanges::default(),
        ),
        Some(old) => {
            let change = old.as_ref().map(|old| RegistryChange::between(old, plan)).unwrap_or_default();
            let alerts = old.as_ref().map(|old| alert_change::between(old, whole)).unwrap_or_default();
            (Sides::Differ { old: old.map(|old| old.states), new: planned(plan) }, change, alerts)
        }
    }
}

/// Reads the earlier configuration back, by the one target whose files they are: `None` if there are no files, and
/// `Some(None)` if they do not say. Of another target than the new one, its resource has no name and no input that could change.
fn read_back(new: &dyn Target, files: &[FileChange], kept: Kept) -> Option<Option<EarlierModule>> {
    let changed = files.iter().filter_map(|file| Some((&*file.path, file.old.as_deref()?)));
    let changed = changed.map(|(path, old)| (path, Arc::from(String::from_utf8_lossy(old))));
    let kept = kept.iter().map(|file| (file.path, file.shared_text()));
    let old: Vec<(&str, Arc<str>)> = changed.chain(kept).filter(|(path, _)| tells(path)).collect();
    let (first, _) = old.first()?;
    let target = TARGETS.iter().find(|target| target.tells(first))?;
    if !old.iter().all(|(path, _)| target.tells(path)) {
        return Some(None);
    }
    let is_same = new.tells(first);
    let read = earlier::module(*target, old.into_iter().map(|(_, text)| text).collect());
    Some(read.map(|read| EarlierModule {
        label: read.label.filter(|_| is_same),
        takes_region: read.takes_region.filter(|_| is_same),
        ..read
    }))
}

pub(super) fn planned(plan: &ScanPlan) -> Vec<StateRules> {
    plan.release.states().into_iter().map(StateRules::planned).collect()
}

//! [`Change`]: what generating a policy would do to its output directory.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::acceptances::AcceptanceChange;
use super::alert_change::{AlertChange, AlertChanges};
use super::destination_change::DestinationChange;
use super::file_change::{FileChange, Status};
use super::gate_terms::GateChange;
use super::registry_change::RegistryChange;
use super::rescan_sides::RescanSides;
use super::semantic::{self, Sides, StateMeaning, StateRules};
use super::sides::planned;
use crate::cost::Rates;
use crate::diagnostic::Diagnostic;
use crate::held::Identity;
use crate::inventory::Inventory;
use crate::paths::slashed;
use crate::plan::{Plan, ScanPlan};
use crate::policy::PolicyFile;
use crate::simulate::Verdict;
use crate::target::Words;

/// Change that generating a policy would make to its output directory. Only `compare` makes one, and only from a verified
/// bundle.
#[derive(Debug)]
pub(crate) struct Change {
    pub(super) file: PolicyFile,
    pub(super) output: PathBuf,
    pub(super) touches_disk: bool,
    pub(super) root: Option<Identity>,
    pub(super) moved_from: Option<PathBuf>,
    pub(super) files: Vec<FileChange>,
    pub(super) sides: Sides,
    pub(super) registry_change: RegistryChange,
    pub(super) alerts: AlertChanges,
    pub(super) acceptances: Option<Vec<AcceptanceChange>>,
    pub(super) gate: Option<Vec<GateChange>>,
    pub(super) others: Vec<String>,
    pub(super) plan: Plan,
    pub(super) verdict: Verdict,
    pub(super) switch: Option<&'static str>,
    pub(super) words: Words,
    pub(super) warnings: Vec<Diagnostic>,
    pub(super) inventory: Option<Arc<Inventory>>,
    pub(super) rates: Rates,
    pub(super) rescan: RescanSides,
    /// True where AWS has something else, false where it has the same; nothing where files are compared.
    pub(super) live: Option<bool>,
}

impl Change {
    pub(crate) fn policy(&self) -> &PolicyFile {
        &self.file
    }

    /// The name of what picks between the states of a release, where the text has one and there are two.
    pub(crate) fn switch(&self) -> Option<&'static str> {
        self.switch.filter(|_| self.release_states() > 1)
    }

    /// The target's words.
    pub(crate) fn words(&self) -> Words {
        self.words
    }

    /// The output directory.
    pub(crate) fn output(&self) -> &Path {
        &self.output
    }

    /// Tells whether there is something to write or to remove, be it what a killed run left.
    pub(crate) fn touches_disk(&self) -> bool {
        self.touches_disk
    }

    /// The repository's root as it was when the directory was looked at; nothing where it can't be opened, or nothing is done.
    pub(crate) fn root(&self) -> Option<&Identity> {
        self.root.as_ref()
    }

    /// The files of the bundle and the orphans, sorted by path.
    pub(crate) fn files(&self) -> &[FileChange] {
        &self.files
    }

    /// A file's path as messages say it.
    pub(crate) fn path_of(&self, file: &FileChange) -> String {
        slashed(&self.output.join(&*file.path))
    }

    /// The directory that the module had in the earlier output, where that was another.
    pub(crate) fn moved_from(&self) -> Option<&Path> {
        self.moved_from.as_deref()
    }

    /// Tells whether anything differs.
    pub(crate) fn is_change(&self) -> bool {
        self.live == Some(true)
            || self.moved_from.is_some()
            || self.files.iter().any(|file| file.status != Status::Unchanged)
    }

    /// Tells whether it is a change of what AWS has rather than of files.
    pub(crate) fn is_live(&self) -> bool {
        self.live.is_some()
    }

    /// The proof that the new module settles, as the model gives it.
    pub(crate) fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// Returns the number of release states that the new module can be in.
    pub(crate) fn release_states(&self) -> usize {
        self.plan.registry.release.states().len()
    }

    /// The new plan.
    pub(crate) fn plan(&self) -> &ScanPlan {
        &self.plan.registry
    }

    /// The rules of each state before and after; before, nothing where the earlier module does not tell them.
    pub(crate) fn rules(&self) -> (Option<Vec<StateRules>>, Vec<StateRules>) {
        match &self.sides {
            Sides::Same(_) => {
                let after = planned(&self.plan.registry);
                (Some(after.clone()), after)
            }
            Sides::Differ { old, new } => (old.clone(), new.clone()),
        }
    }

    /// Returns the change of the registry as a whole.
    pub(crate) fn registry_change(&self) -> &RegistryChange {
        &self.registry_change
    }

    /// Returns the alerts that are about other repositories than before.
    pub(crate) fn alerts(&self) -> &[AlertChange] {
        &self.alerts.alerts
    }

    /// Returns the change of the destination of the alerts' messages.
    pub(crate) fn alert_destination(&self) -> Option<&DestinationChange> {
        self.alerts.destination.as_ref()
    }

    /// Returns the acceptances that changed since a revision; nothing where they can't be told.
    pub(crate) fn acceptances(&self) -> Option<&[AcceptanceChange]> {
        self.acceptances.as_deref()
    }

    /// Returns the terms of the gate that changed since a revision, the looser ones first; nothing where they can't be told.
    pub(crate) fn gate(&self) -> Option<&[GateChange]> {
        self.gate.as_deref()
    }

    /// Files in the module's directory that Terraform reads with it and that are not of it: the proof is not of them.
    pub(crate) fn others(&self) -> &[String] {
        &self.others
    }

    /// Returns warnings about the directory.
    pub(crate) fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The same change, told of these repositories.
    pub(crate) fn with_inventory(self, inventory: Option<Arc<Inventory>>) -> Self {
        Self { inventory, ..self }
    }

    /// The repositories that there are, where they are known.
    pub(crate) fn inventory(&self) -> Option<&Inventory> {
        self.inventory.as_deref()
    }

    /// The same change, its costs told with these rates.
    pub(crate) fn with_rates(self, rates: Rates) -> Self {
        Self { rates, ..self }
    }

    /// The rates that costs are told with.
    pub(crate) fn rates(&self) -> &Rates {
        &self.rates
    }

    /// Inspector's setting of re-scans on both sides.
    pub(crate) fn rescan(&self) -> RescanSides {
        self.rescan
    }

    /// The change in meaning; with an inventory each part of it lists the repositories that move.
    pub(crate) fn meaning(&self) -> Vec<StateMeaning> {
        semantic::meaning(&self.sides, self.inventory())
    }
}

//! [`VerifiedBundle`] and what is on disk → [`Change`]: what writing would do.
//!
//! Compares each file of the bundle with the one that stands at its path, and finds files of ours that the policy no
//! longer yields. Reads only; whether a file may be replaced is decided in `write`.

mod acceptances;
mod alert_change;
mod change;
mod commit;
mod destination_change;
mod disk;
mod earlier;
mod earlier_policy;
mod file_change;
mod files;
mod gate_terms;
mod git;
mod gone;
mod link_out;
mod live;
mod modules;
mod moved;
mod moved_on_disk;
mod origin;
mod orphaned_module;
mod other_policy;
mod overriding_file;
pub(crate) mod owned;
mod registry_change;
mod rescan_sides;
mod revision;
pub(crate) mod semantic;
mod sides;
pub(crate) mod temporary_name;
pub(crate) mod text;
mod tree;
mod unknown_baseline;
mod unreadable_output;

use std::path::{Path, PathBuf};

pub(crate) use acceptances::{AcceptanceChange, Kind as AcceptanceChangeKind};
pub(crate) use alert_change::AlertChange;
use alert_change::AlertChanges;
pub(crate) use change::Change;
pub(crate) use destination_change::DestinationChange;
use earlier::Earlier;
use earlier_policy::earlier_policy;
pub(crate) use file_change::{FileChange, Status};
use files::{Compared, compare_files};
pub(crate) use gate_terms::{Effect as GateEffect, GateChange};
pub(crate) use gone::Gone;
pub(crate) use live::Live;
pub(crate) use orphaned_module::{Orphan, find as orphaned_modules};
pub(crate) use other_policy::OtherPolicies;
pub(crate) use registry_change::RegionInput;
use registry_change::RegistryChange;
pub(crate) use rescan_sides::RescanSides;
use revision::Revision;
use sides::sides;

use crate::cost::Rates;
use crate::diagnostic::{Code, Findings};
use crate::held::HeldDirectory;
use crate::plan::Plan;
use crate::policy::check::CheckedPolicy;
use crate::target::{self, VerifiedBundle};

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[
    &link_out::CODE,
    &unreadable_output::CODE,
    &unknown_baseline::CODE,
    &overriding_file::CODE,
    &orphaned_module::CODE,
    &other_policy::CODE,
];

/// Baseline that a bundle is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Baseline {
    /// Its own output directory, where it would be written to.
    Output,
    /// A directory that holds an earlier output.
    Directory(PathBuf),
    /// The output directory as it was at a git revision.
    Revision(Revision),
    /// Configuration that AWS has.
    Live(Live),
}

impl Baseline {
    /// The baseline of that name: an existing directory wins over a revision, and `git:` forces a revision.
    pub(crate) fn named(name: &str) -> Self {
        match name.strip_prefix("git:") {
            Some(revision) => Self::Revision(Revision::new(revision)),
            None if Path::new(name).is_dir() => Self::Directory(PathBuf::from(name)),
            None => Self::Revision(Revision::new(name)),
        }
    }
}

/// Compares a bundle with its output directory, or with an earlier output.
///
/// # Errors
/// The output directory leads out of the repository; or the earlier output can't be read.
pub(crate) fn compare(
    bundle: VerifiedBundle,
    plan: Plan,
    policy: &CheckedPolicy,
    baseline: &Baseline,
) -> Result<Change, Findings> {
    let (file, output) = (policy.file().clone(), policy.output().to_owned());
    let held = HeldDirectory::start(&file.directory).ok();
    let earlier = match baseline {
        Baseline::Output => {
            link_out::check_directory(&file, &output)?;
            Earlier::Directory(output.clone())
        }
        Baseline::Directory(directory) => Earlier::Directory(directory.clone()),
        Baseline::Revision(revision) => Earlier::at_revision(revision, &file, &output)?,
        Baseline::Live(live) => return Ok(compare_live(bundle, plan, policy, live)),
    };
    let target = target::of(policy);
    let (bundle, verdict) = bundle.into_parts();
    let (earlier, moved_from) = match baseline {
        Baseline::Revision(revision) => earlier.wherever_it_was(revision, &file, &output, &bundle)?,
        Baseline::Output | Baseline::Directory(_) | Baseline::Live(_) => (earlier, None),
    };
    let Compared { files, kept, overriding, mut others, has_leftovers } = compare_files(target, bundle, &earlier)?;
    let (sides, registry_change, alerts) = sides(target, &files, kept, &plan);
    let rescan = RescanSides::of(policy, &files);
    let (acceptances, gate) = of_gate(policy, baseline);
    let warnings = overriding.iter().map(|path| overriding_file::report(&output.join(path))).collect();
    if *baseline != Baseline::Output {
        let is_ours = |path: &str| files.iter().any(|file| file.path == path);
        others = disk::beside(target, &output, is_ours).map(|beside| beside.others).unwrap_or_default();
    }
    others.extend(overriding);
    let touches_disk = has_leftovers || files.iter().any(|file| file.status != Status::Unchanged);
    // Where nothing is written there is nothing to keep within the repository.
    let root = held.filter(|_| touches_disk).and_then(|held| held.repository().ok());
    Ok(Change {
        file,
        output,
        touches_disk,
        root: root.map(|(root, _)| root),
        moved_from,
        files,
        sides,
        registry_change,
        alerts,
        acceptances,
        gate,
        others,
        plan,
        verdict,
        switch: target.switch(),
        words: target.words(),
        warnings,
        inventory: None,
        rates: Rates::default(),
        rescan,
        live: None,
    })
}

/// Returns the changes of acceptances and of the terms of the gate since a revision: no generated file holds them.
fn of_gate(policy: &CheckedPolicy, baseline: &Baseline) -> (Option<Vec<AcceptanceChange>>, Option<Vec<GateChange>>) {
    let earlier = match baseline {
        Baseline::Revision(revision) => earlier_policy(revision, policy.file()),
        Baseline::Output | Baseline::Directory(_) | Baseline::Live(_) => None,
    };
    let Some(earlier) = earlier else { return (None, None) };
    let document = policy.document();
    (Some(acceptances::since(&earlier, document)), Some(gate_terms::since(&earlier, document)))
}

/// Compares a plan with what AWS has. No file is looked at.
fn compare_live(bundle: VerifiedBundle, plan: Plan, policy: &CheckedPolicy, live: &Live) -> Change {
    let (sides, differs) = live.sides(&plan.registry);
    let (_, verdict) = bundle.into_parts();
    Change {
        file: policy.file().clone(),
        output: policy.output().to_owned(),
        touches_disk: false,
        root: None,
        moved_from: None,
        files: Vec::new(),
        sides,
        registry_change: RegistryChange::default(),
        alerts: AlertChanges::default(),
        acceptances: None,
        gate: None,
        others: Vec::new(),
        plan,
        verdict,
        warnings: Vec::new(),
        inventory: None,
        rates: Rates::default(),
        rescan: RescanSides::of(policy, &[]),
        live: Some(differs),
        switch: target::of(policy).switch(),
        words: target::of(policy).words(),
    }
}

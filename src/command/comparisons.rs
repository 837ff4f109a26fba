//! Comparing the modules of all policies of a call with what there is, or was.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::policies::join;
use super::{Console, InventoryArgs, PolicyArgs, TemplateArgs};
use crate::change::{Baseline, Change, Orphan, orphaned_modules};
use crate::compile::Outcome;
use crate::diagnostic::Findings;
use crate::inventory::warnings_of;
use crate::paths::Here;
use crate::policy::check::check_outputs;
use crate::report::Comparison;

/// A comparison, or everything that kept it from being made.
pub(super) type Compared = Result<Comparison, Findings>;

impl PolicyArgs {
    /// The changes that generating every policy would make.
    ///
    /// # Errors
    /// Everything that is wrong with any of them, with the templates or the inventory, or between two of them.
    pub(super) fn changes(
        &self,
        console: &Console,
        templates: &TemplateArgs,
        inventory: &InventoryArgs,
        baseline: &Baseline,
    ) -> Compared {
        let inputs = self.inputs(inventory, templates)?;
        let compared = comparison(self.each(console, |text| inputs.compile(text)?.change(baseline)));
        if *baseline == Baseline::Output { compared.map(with_orphans) } else { compared }
    }

    /// The same against two baselines, with every policy compiled once. Where a policy does not compile, or the first baseline
    /// can't be read, there is no second comparison.
    pub(super) fn both_changes(
        &self,
        console: &Console,
        templates: &TemplateArgs,
        inventory: &InventoryArgs,
        baselines: (&Baseline, &Baseline),
    ) -> (Compared, Option<Compared>) {
        let inputs = match self.inputs(inventory, templates) {
            Ok(inputs) => inputs,
            Err(findings) => return (Err(findings), None),
        };
        let results = self.each(console, |text| inputs.compile(text).map(|one| one.changes(baselines.0, baselines.1)));
        let (mut first, mut second) = (Vec::with_capacity(results.len()), Vec::with_capacity(results.len()));
        for result in results {
            match result {
                Ok((own, other)) => {
                    first.push(own);
                    second.push(other);
                }
                Err(findings) => first.push(Err(findings)),
            }
        }
        let first = comparison(first).map(with_orphans);
        let second = first.is_ok().then(|| comparison(second));
        (first, second)
    }
}

/// The comparison with warnings of the modules that its policies no longer generate; a new module is compared with the one
/// that its policy generated before.
fn with_orphans(mut comparison: Comparison) -> Comparison {
    let (changes, here) = (&comparison.changes, Here::now());
    let outputs: BTreeSet<PathBuf> = changes.iter().map(|change| here.absolute(change.output())).collect();
    let path = |change: &Change| here.absolute(&change.policy().directory.join(&change.policy().file_name));
    // Hardly any module is an orphan, so that they are seldom asked for.
    let policies = LazyCell::new(|| changes.iter().map(path).collect::<BTreeSet<PathBuf>>());
    let mut directories: Vec<PathBuf> = changes.iter().map(|change| change.policy().directory.clone()).collect();
    directories.dedup();
    let orphans = orphaned_modules(&directories, &outputs, |_, of| of.iter().any(|policy| policies.contains(*policy)));
    if !orphans.is_empty() {
        let changes = std::mem::take(&mut comparison.changes).into_iter();
        comparison.changes = changes.map(|change| moved(&path(&change), change, &orphans)).collect();
    }
    comparison.warnings.extend(orphans.iter().map(Orphan::report));
    comparison
}

/// The change of a policy's module, told as a move where that is new and one orphan is the policy's.
fn moved(policy: &Path, change: Change, orphans: &[Orphan]) -> Change {
    let mut own = orphans.iter().filter(|orphan| orphan.is_of(policy));
    match (own.next(), own.next()) {
        (Some(orphan), None) if change.is_of_new_module() => change.moved_from_orphan(orphan.directory()),
        _ => change,
    }
}

/// All results together, and what is wrong between two policies.
fn comparison(results: Vec<Outcome>) -> Compared {
    let (changes, mut warnings) = join(results)?;
    let shared = check_outputs(changes.iter().map(|change: &Change| (change.policy(), change.output())));
    if !shared.is_empty() {
        return Err(shared.into());
    }
    warnings.extend(warnings_of(changes.iter().filter_map(Change::inventory)));
    Ok(Comparison::new(changes, warnings))
}

//! The whole pipeline, on one screen.
//!
//! ```text
//! text ─load→ Policy ─check→ CheckedPolicy ─lower→ LoweredPlan ─check_plan→ ScanPlan ─accompany→ Plan
//!      ─render→ Bundle ─verify→ VerifiedBundle ─compare→ Change ─write→ disk
//! ```
//!
//! Verbs are stages, nouns pass between them. A stage returns its product or all its diagnostics; what the stages up to
//! `check_plan` find travels along, so that one run reports all that is wrong with a policy. Fields of the nouns are private
//! to their stages, so the order can't be got wrong: only a policy without errors gives a plan, and only a change that comes
//! from a verified bundle is written.

#[cfg(test)]
mod in_directory;
pub(crate) mod inputs;
#[cfg(test)]
mod json_targets;
#[cfg(test)]
mod lowered_once;
#[cfg(test)]
mod rescan_companion;
#[cfg(test)]
mod toy_companion;
#[cfg(test)]
mod toy_target;

use std::sync::Arc;

use crate::change::{Baseline, Change, compare};
use crate::companion::accompany;
use crate::diagnostic::{Diagnostic, Findings};
use crate::inventory::Inventory;
use crate::plan::check::{Requires, check_plan};
use crate::plan::lower::lower;
use crate::plan::{Plan, ScanPlan};
use crate::policy::Policy;
use crate::policy::check::{CheckedPolicy, check};
use crate::policy::load::{Text, load};
use crate::target::terraform::render::Templates;
use crate::target::{self, VerifiedBundle, verify};

/// Options that a policy is compiled with.
#[derive(Debug, Clone, Copy)]
pub struct CompileOptions<'s> {
    /// The repositories that there are, where they are known.
    pub inventory: Option<&'s Inventory>,
    /// Severity of a violated `[[require]]`.
    pub requires: Requires,
}

/// A policy that compiled: what it says, what it tells AWS, and the text that does.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub policy: CheckedPolicy,
    /// Plan that the text must say.
    pub plan: Plan,
    /// The text.
    pub bundle: VerifiedBundle,
    /// The repositories that it was compiled with, and that the change is told of.
    pub inventory: Option<Arc<Inventory>>,
}

/// A change with its warnings, or everything that is wrong.
pub(crate) type Outcome = Result<(Change, Vec<Diagnostic>), Findings>;

impl Compiled {
    /// Returns the change that generating the policy would make, with the warnings beside it.
    ///
    /// # Errors
    /// Everything that is wrong with the directory or the earlier output.
    pub(crate) fn change(self, baseline: &Baseline) -> Outcome {
        let change = compare(self.bundle, self.plan, &self.policy, baseline);
        warned(change, self.inventory)
    }

    /// The same against two baselines.
    pub(crate) fn changes(self, first: &Baseline, second: &Baseline) -> (Outcome, Outcome) {
        let first = compare(self.bundle.clone(), self.plan.clone(), &self.policy, first);
        let second = compare(self.bundle, self.plan, &self.policy, second);
        (warned(first, self.inventory.clone()), warned(second, self.inventory))
    }
}

fn warned(change: Result<Change, Findings>, inventory: Option<Arc<Inventory>>) -> Outcome {
    let change = change?.with_inventory(inventory);
    let warnings = [change.plan().warnings.as_slice(), change.warnings()].concat();
    Ok((change, warnings))
}

/// Compiles a policy's text to the plan.
///
/// # Errors
/// Everything that is wrong with the policy, and its warnings.
pub fn plan(text: Text, with: CompileOptions<'_>) -> Result<(CheckedPolicy, ScanPlan), Findings> {
    plan_of(load(text)?, with)
}

/// Compiles a policy to the plan.
///
/// # Errors
/// Everything that is wrong with the policy, and its warnings.
pub(crate) fn plan_of(policy: Policy, with: CompileOptions<'_>) -> Result<(CheckedPolicy, ScanPlan), Findings> {
    let policy = check(policy, with.inventory);
    let plan = check_plan(&lower(&policy, with.inventory), with.requires)?;
    Ok((policy, plan))
}

/// Compiles a policy to the verified module.
///
/// # Errors
/// Everything that is wrong with the policy or with the templates.
pub(crate) fn compile(policy: Policy, with: CompileOptions<'_>, templates: &Templates) -> Result<Compiled, Findings> {
    let (policy, plan) = plan_of(policy, with)?;
    let (target, plan) = (target::of(&policy), accompany(&policy, plan)?);
    let bundle = target.render(&plan, templates)?;
    let bundle = verify(target, bundle, &plan, policy.output())?;
    Ok(Compiled { policy, plan, bundle, inventory: None })
}

/// Compiles a policy's text to the files of the verified module, by their paths.
///
/// # Errors
/// Everything that is wrong with the policy.
pub fn compile_text(text: Text) -> Result<Vec<(&'static str, Arc<str>)>, Findings> {
    let with = CompileOptions { inventory: None, requires: Requires::Enforced };
    let compiled = compile(load(text)?, with, &Templates::load(None)?)?;
    let (bundle, _) = compiled.bundle.into_parts();
    Ok(bundle.into_files().iter().map(|file| (file.path, file.shared_text())).collect())
}

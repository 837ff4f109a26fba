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
#[cfg(test)]
mod lowered_once;
#[cfg(test)]
mod toy_companion;
#[cfg(test)]
mod toy_target;

use crate::change::{Baseline, Change, compare};
use crate::companion::accompany;
use crate::diagnostic::{Diagnostic, Findings};
use crate::inventory::Inventory;
use crate::plan::check::{Requires, check_plan};
use crate::plan::lower::lower;
use crate::plan::{Plan, ScanPlan};
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
}

/// A change with its warnings, or everything that is wrong.
pub(crate) type Outcome = Result<(Change, Vec<Diagnostic>), Findings>;

impl Compiled {
    /// Returns the change that generating the policy would make, with the warnings beside it.
    ///
    /// # Errors
    /// Everything that is wrong with the directory or the earlier output.
    pub(crate) fn change(self, baseline: &Baseline) -> Outcome {
        warned(compare(self.bundle, self.plan, &self.policy, baseline))
    }

    /// The same against two baselines.
    pub(crate) fn changes(self, first: &Baseline, second: &Baseline) -> (Outcome, Outcome) {
        let first = compare(self.bundle.clone(), self.plan.clone(), &self.policy, first);
        let second = compare(self.bundle, self.plan, &self.policy, second);
        (warned(first), warned(second))
    }
}

fn warned(change: Result<Change, Findings>) -> Outcome {
    let change = change?;
    let warnings = [change.plan().warnings.as_slice(), change.warnings()].concat();
    Ok((change, warnings))
}

/// Compiles a policy's text to the plan.
///
/// # Errors
/// Everything that is wrong with the policy, and its warnings.
pub fn plan(text: Text, with: CompileOptions<'_>) -> Result<(CheckedPolicy, ScanPlan), Findings> {
    let policy = check(load(text)?, with.inventory);
    let plan = check_plan(&lower(&policy, with.inventory), with.requires)?;
    Ok((policy, plan))
}

/// Compiles a policy's text to the verified module.
///
/// # Errors
/// Everything that is wrong with the policy or with the templates.
pub(crate) fn compile(text: Text, with: CompileOptions<'_>, templates: &Templates) -> Result<Compiled, Findings> {
    let (policy, plan) = plan(text, with)?;
    let (target, plan) = (target::of(&policy), accompany(&policy, plan)?);
    let bundle = target.render(&plan, templates)?;
    let bundle = verify(target, bundle, &plan, policy.output())?;
    Ok(Compiled { policy, plan, bundle })
}

/// Compiles a policy's text, and compares the module with the baseline; `write` brings the change to the disk.
///
/// # Errors
/// Everything that is wrong with the policy, the templates or the directory.
pub(crate) fn change(text: Text, with: CompileOptions<'_>, templates: &Templates, baseline: &Baseline) -> Outcome {
    compile(text, with, templates)?.change(baseline)
}

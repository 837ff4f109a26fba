//! The whole pipeline, on one screen.
//!
//! ```text
//! text ─load→ Policy ─check→ CheckedPolicy ─lower→ ScanPlan ─render→ Bundle ─verify→ VerifiedBundle ─compare→ Change ─write→ disk
//! ```
//!
//! Verbs are stages, nouns pass between them. A stage returns its product or all its diagnostics. Fields of the nouns
//! are private to their stages, so the order can't be got wrong: only a checked policy is lowered, and only a change
//! that comes from a verified bundle is written.

use std::path::{Path, PathBuf};

use crate::check::{CheckedPolicy, check};
use crate::compare::{Change, compare, compare_with};
use crate::diagnostic::Diagnostic;
use crate::load::{Text, load};
use crate::lower::lower;
use crate::plan::ScanPlan;
use crate::render::{Templates, render};
use crate::verify::{VerifiedBundle, verify};

/// A policy that compiled: the plan, the verified text, and what to say of the policy.
#[derive(Debug)]
pub struct Compiled {
    /// The policy.
    pub policy: CheckedPolicy,
    /// What AWS is told.
    pub plan: ScanPlan,
    /// The text that says it.
    pub bundle: VerifiedBundle,
}

/// What a module is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Baseline {
    /// Its own output folder.
    Output,
    /// A folder that holds an earlier output.
    Folder(PathBuf),
}

/// From a policy's text to the plan.
///
/// # Errors
/// Everything that is wrong with the policy, and its warnings.
pub fn plan(text: Text) -> Result<(CheckedPolicy, ScanPlan), Vec<Diagnostic>> {
    let policy = load(text)?;
    let policy = check(policy)?;
    let plan = lower(&policy)?;
    Ok((policy, plan))
}

/// From a policy's text to the verified module.
///
/// # Errors
/// Everything that is wrong with the policy or with the templates.
pub fn compile(text: Text, templates: &Templates) -> Result<Compiled, Vec<Diagnostic>> {
    let (policy, plan) = plan(text)?;
    let bundle = render(&plan, templates)?;
    let bundle = verify(bundle, &plan, policy.output())?;
    Ok(Compiled { policy, plan, bundle })
}

/// From a policy's text to what generating it would change. The warnings stand beside it.
///
/// # Errors
/// Everything that is wrong with the policy, the templates or the folder.
pub fn change(
    text: Text,
    templates: &Templates,
    baseline: &Baseline,
) -> Result<(Change, Vec<Diagnostic>), Vec<Diagnostic>> {
    let compiled = compile(text, templates)?;
    let output: &Path = compiled.policy.output();
    let file = compiled.policy.file().clone();
    let change = match baseline {
        Baseline::Output => compare(compiled.bundle, file, output)?,
        Baseline::Folder(earlier) => compare_with(compiled.bundle, file, output, earlier)?,
    };
    Ok((change, compiled.policy.warnings().to_vec()))
}

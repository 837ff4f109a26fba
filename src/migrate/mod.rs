//! Adoption of a registry that is already live: the blocks, edits and commands after which the generated module has
//! it, without a destroy and without a call to Inspector.
//!
//! ```text
//! directory ─look→ Existing ─pick→ Picked ─text, edits, commands, steps→ Migration
//! ```
//!
//! The enablers leave the state with `destroy = false`, since deleting one switches scanning off. The registry's
//! configuration moves to its new address, or is imported where the directory has none: deleting it writes BASIC
//! without rules (FACTS 1.1, 10).
//!
//! Terraform takes this, as tried with 1.11.4:
//!
//! - `removed` for what is still declared is an error ("Removed resource still exists"), also at `count = 0`, and so also
//!   for a resource of a module that is still called and whose text can't be changed. Its `from` takes no key of an
//!   instance, and stands for all instances; it may name a whole module (`module.a`) once its call is gone.
//! - `moved` takes keys on both sides, of modules and of resources. It leads from the root to a module and between modules,
//!   also out of a module of another package, be that still called or not, as long as the instance is not declared any
//!   more: `count = 0` is enough. Two with one `to` are an error ("Ambiguous move statements").
//! - One resource may have a `moved` for an instance and a `removed` for the others; a module, a `moved` for one resource
//!   and a `removed` for the rest.
//! - After the move the old configuration alone would be planned as a destroy and a create. `terraform state push -force` of
//!   the state from before goes back; without `-force` its lower serial is refused.
//! - No command touches the state while a called module is not installed ("Module not installed"): `init` comes first.
//! - The id of an `import` block may be `data.aws_caller_identity.x.account_id`, which is read while planning.
//!
//! Not tried but read in the code of provider 6.58.0: the id of what is in another region than the provider's ends with `@` and that
//! region.

mod adoption_path;
mod call_region;
mod callers;
mod commands;
mod diagnostics;
mod edits;
mod existence;
mod existing;
mod git_address;
mod instances;
mod line_edit;
mod migration;
mod notes;
mod options;
mod pick;
mod references;
mod region;
mod release;
mod steps;
mod target;
mod text;
mod turns;

use std::path::Path;

pub(crate) use diagnostics::CODES;
pub(crate) use migration::{Command, Edit, Migration, NewFile, Step};
pub(crate) use options::{DEFAULT_FILE, Options, is_directly_in};

use crate::diagnostic::{self, Diagnostic, Findings};
use crate::paths;
use crate::plan::ScanPlan;
use crate::policy::check::CheckedPolicy;
use crate::source::{Place, Span};
use crate::terraform::Directory;
use adoption_path::AdoptionPath;
use commands::Shell;
use existence::Existence;
use pick::Picked;
use release::Given;
use steps::Steps;
use target::{Target, Way};

/// Computes how a registry comes from a directory to a policy's module. Nothing is written.
///
/// # Errors
/// The directory can't be read, or what is there can't be moved as it is.
pub(crate) fn migrate(options: &Options, policy: &CheckedPolicy, plan: &ScanPlan) -> Result<Migration, Findings> {
    let (root, output) = (paths::real(&options.from), paths::real(policy.output()));
    if root == output {
        let place = policy.file().place(Span::default());
        return Err(diagnostics::generates_into_root(&place, &options.from).into());
    }
    let (mut directory, mut warnings) = read(options, &output)?;
    let turns = turns::look(&mut directory, options, &output);
    let existing =
        existing::look(&directory, &output, &turns).map_err(|findings| [&warnings[..], &findings].concat())?;
    warnings.extend(existing.warnings.iter().cloned());
    diagnostic::sort(&mut warnings);
    if diagnostic::any_error(&warnings) {
        return Err(warnings.into());
    }
    let picked = pick::pick(&directory, &existing, options, plan)?;
    let existence = picked.registry.map_or(Existence::Always, |own| Existence::of(&directory, own, &existing, &turns));
    warnings.extend(lost_condition(&existence, &picked));
    let target = Target::of(&picked, &directory, plan, &Way { root: &root, output: &output, existence: &existence });
    let path = AdoptionPath::of(options, &picked);
    let given = release::given(&directory, &picked, plan);
    let notes = notes::notes(&picked, &existing, &given, &path);
    let is_done = path == AdoptionPath::Stays && picked.enablers.is_empty() && picked.conflicts.is_empty();
    if is_done {
        return Ok(Migration { notes, warnings, ..Migration::default() });
    }
    let edits = edits::edits(&picked, &target);
    warnings.extend(callers::check(&directory, options, &edits));
    diagnostic::sort(&mut warnings);
    if diagnostic::any_error(&warnings) {
        return Err(warnings.into());
    }
    let program = directory.program(options.variables.engine);
    Ok(migration(options, policy, plan, &Parts { program, picked, target, path, given, edits, notes, warnings }))
}

/// The warning that the configuration existed under conditions that the call of the module does not have.
fn lost_condition(existence: &Existence, picked: &Picked<'_, '_>) -> Option<Diagnostic> {
    let registry = picked.registry?;
    let call = picked.call.map(|call| call.address.as_str());
    let is_repeated = call.is_some_and(|call| call.ends_with(']'));
    let conditions = match (existence, call) {
        (Existence::Untold(conditions), _) => conditions.clone(),
        (Existence::Under(kept), Some(_)) if !is_repeated => vec![format!("{} = {}", kept.argument, kept.words)],
        _ => return None,
    };
    Some(diagnostics::lost_condition(&registry.address, registry.declared.block.place(), &conditions, call))
}

/// Reads the directory. The module is generated on the way: that it is not there yet is no fault.
fn read(options: &Options, output: &Path) -> Result<(Directory, Vec<Diagnostic>), Findings> {
    let (directory, mut findings) = Directory::read_own(&options.from, &options.variables)?;
    let calls = directory.calls_of(output);
    let is_of_call = |place: &Place| {
        calls
            .iter()
            .any(|call| call.block.source == place.source && call.block.span.range().contains(&place.span.start))
    };
    findings.retain(|finding| {
        finding.code.slug != "missing-module" || !finding.labels.iter().any(|label| is_of_call(&label.place))
    });
    Ok((directory, findings))
}

/// Parts that a migration is made of.
struct Parts<'p, 'f> {
    /// The program that the steps run.
    program: &'static str,
    picked: Picked<'p, 'f>,
    target: Target,
    path: AdoptionPath,
    given: Given,
    edits: Vec<Edit>,
    notes: Vec<String>,
    warnings: Vec<Diagnostic>,
}

/// The whole migration.
fn migration(options: &Options, policy: &CheckedPolicy, plan: &ScanPlan, parts: &Parts<'_, '_>) -> Migration {
    let Parts { program, picked, target, path, given, edits, notes, warnings } = parts;
    let name = paths::slashed(&options.file);
    let (file, cleanup) = text::file(name, &plan.policy_file, path, picked, target, given);
    let commands = commands::commands(&Shell { directory: &options.from, program }, picked, target, path);
    let steps = Steps {
        options,
        program,
        policy: policy.file().source.name(),
        output: &paths::slashed(policy.output()),
        file: &file,
        edits,
        commands: &commands,
        cleanup: &cleanup,
        picked,
        target,
        path,
    }
    .steps();
    let (notes, warnings) = (notes.clone(), warnings.clone());
    Migration { file: Some(file), edits: edits.clone(), commands, steps, cleanup, notes, warnings }
}

//! How a registry that is already live is adopted: the blocks, edits and commands after which the generated module has
//! it, without a destroy and without a call to Inspector.
//!
//! ```text
//! folder ─look→ Present ─pick→ Picked ─text, edits, commands, steps→ Migration
//! ```
//!
//! The enablers leave the state with `destroy = false`, since deleting one switches scanning off. The registry's
//! configuration moves to its new address, or is imported where the folder has none: deleting it writes BASIC
//! without rules (FACTS 1.1, 10).
//!
//! What Terraform takes, as tried with 1.11.4:
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

mod commands;
mod edits;
mod generates_into_root;
mod instances;
mod notes;
mod noun;
mod own_region;
mod pick;
mod present;
mod provider_within;
mod references;
mod release;
mod shared_block;
mod steps;
mod target;
mod text;
mod unknown_instance;
mod unused_block;
mod which_registry;

use std::path::{Path, PathBuf};

pub(crate) use noun::{Command, Edit, Migration, NewFile, Step};

use crate::diagnostic::{self, Code, Diagnostic};
use crate::paths;
use crate::plan::ScanPlan;
use crate::policy::check::CheckedPolicy;
use crate::source::{Place, Span};
use crate::terraform::{Folder, Variables};
use commands::Shell;
use pick::Picked;
use release::Given;
use steps::Told;
use target::Target;
use text::Way;

/// The codes of migrating.
pub(crate) static CODES: &[&Code] = &[
    &which_registry::CODE,
    &shared_block::CODE,
    &unknown_instance::CODE,
    &provider_within::CODE,
    &own_region::CODE,
    &generates_into_root::CODE,
    &unused_block::CODE,
];

/// What is to be migrated.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// The folder that Terraform is run in.
    pub from: PathBuf,
    /// The file to write, as it is shown.
    pub file: PathBuf,
    /// The id of the registry: that of its account.
    pub registry_id: Option<String>,
    /// The address of the configuration that is meant, where there are several.
    pub address: Option<String>,
    /// What the folder's variables are given.
    pub variables: Variables,
}

/// Works out how a folder comes to a policy's module. Nothing is written.
///
/// # Errors
/// The folder can't be read, or what is there can't be moved as it is.
pub(crate) fn migrate(order: &Order, policy: &CheckedPolicy, plan: &ScanPlan) -> Result<Migration, Vec<Diagnostic>> {
    let (root, output) = (paths::real(&order.from), paths::real(policy.output()));
    if root == output {
        let place = policy.file().place(Span::default());
        return Err(vec![generates_into_root::report(&place, &order.from)]);
    }
    let (folder, mut warnings) = read(order, &output)?;
    let present = present::look(&folder, &output).map_err(|findings| [&warnings[..], &findings].concat())?;
    warnings.extend(present.warnings.iter().cloned());
    diagnostic::sort(&mut warnings);
    if diagnostic::any_error(&warnings) {
        return Err(warnings);
    }
    let picked = pick::pick(&folder, &present, order, plan)?;
    let target = Target::of(&picked, &folder, plan, &root, &output);
    let way = way(order, &picked);
    let given = release::given(&folder, picked.registry, plan);
    let notes = notes::notes(&picked, &present, &given);
    let is_done = way == Way::Stays && picked.enablers.is_empty() && picked.rivals.is_empty();
    if is_done {
        return Ok(Migration { notes, warnings, ..Migration::default() });
    }
    Ok(told(order, policy, plan, &Parts { picked, target, way, given, notes, warnings }))
}

/// Reads the folder. The module is generated on the way: that it is not there yet is no fault.
fn read(order: &Order, output: &Path) -> Result<(Folder, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (folder, mut findings) = Folder::read_own(&order.from, &order.variables)?;
    let calls = folder.calls_of(output);
    let is_of_call = |place: &Place| {
        calls
            .iter()
            .any(|call| call.block.source == place.source && call.block.span.range().contains(&place.span.start))
    };
    findings.retain(|finding| {
        finding.code.slug != "missing-module" || !finding.labels.iter().any(|label| is_of_call(&label.place))
    });
    Ok((folder, findings))
}

/// How the registry gets into the module: where it is called already and nothing else sets the registry, it is there,
/// unless an id is named.
fn way(order: &Order, picked: &Picked<'_, '_>) -> Way {
    match (picked.registry, picked.call, &order.registry_id) {
        (Some(registry), ..) => Way::Moved(registry.address.clone()),
        (None, Some(_), None) => Way::Stays,
        (None, _, id) => Way::Imported(id.clone()),
    }
}

/// What a migration is told of.
struct Parts<'p, 'f> {
    picked: Picked<'p, 'f>,
    target: Target,
    way: Way,
    given: Given,
    notes: Vec<String>,
    warnings: Vec<Diagnostic>,
}

/// All of the migration.
fn told(order: &Order, policy: &CheckedPolicy, plan: &ScanPlan, parts: &Parts<'_, '_>) -> Migration {
    let Parts { picked, target, way, given, notes, warnings } = parts;
    let path = paths::slashed(&order.file);
    let (file, cleanup) = text::file(path, &plan.policy_file, way, picked, target, given);
    let edits = edits::edits(picked, target);
    let commands = commands::commands(&Shell { folder: &order.from }, picked, target, way);
    let steps = Told {
        order,
        policy: policy.file().source.name(),
        output: &paths::slashed(policy.output()),
        file: &file,
        edits: &edits,
        commands: &commands,
        cleanup: &cleanup,
        picked,
        target,
        way,
    }
    .steps();
    let (notes, warnings) = (notes.clone(), warnings.clone());
    Migration { file: Some(file), edits, commands, steps, cleanup, notes, warnings }
}

/// The name that the file has unless another one is asked for.
pub(crate) const DEFAULT_FILE: &str = "scanning-migration.tf";

/// Whether a file stands in a folder itself, where Terraform reads it.
pub(crate) fn is_directly_in(file: &Path, folder: &Path) -> bool {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    paths::real(parent) == paths::real(folder)
}

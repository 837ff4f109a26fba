//! The commands that stand in for blocks.

use std::path::Path;

use super::adoption_path::AdoptionPath;
use super::existing::ExistingResource;
use super::migration::{Command, When};
use super::pick::Picked;
use super::target::Target;
use crate::paths;
use crate::terraform::address::without_keys;

/// Terraform, run on a directory from where scanwright runs.
pub(super) struct Shell<'s> {
    pub(super) directory: &'s Path,
    /// `terraform` or `tofu`.
    pub(super) program: &'s str,
}

impl Shell<'_> {
    /// A command line of Terraform.
    pub(super) fn terraform(&self, arguments: &str) -> String {
        match paths::tidy(self.directory) {
            here if here == Path::new(".") => format!("{} {arguments}", self.program),
            there => format!("{} -chdir={} {arguments}", self.program, quoted(&paths::slashed(&there))),
        }
    }
}

/// A word for a shell, in quotes where it needs them.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:=".contains(&byte);
    if !word.is_empty() && word.bytes().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Every command: first those that are needed in any case.
pub(super) fn commands(
    shell: &Shell<'_>,
    picked: &Picked<'_, '_>,
    target: &Target,
    adoption: &AdoptionPath,
) -> Vec<Command> {
    let command = |when, arguments: String, why: &str| Command {
        when,
        command: shell.terraform(&arguments),
        why: why.to_owned(),
    };
    let forget = |resource: &ExistingResource<'_>| format!("state rm {}", quoted(&forgotten(resource)));
    let is_kept = |resource: &&ExistingResource<'_>| stays_in_call(resource);
    let (kept, gone): (Vec<&ExistingResource<'_>>, Vec<&ExistingResource<'_>>) =
        picked.conflicts.iter().copied().partition(is_kept);
    let needed = kept.into_iter().map(|conflict| {
        let why = "Terraform refuses a `removed` block for a resource of a module that is still called, even if its `count` is 0";
        command(When::Always, forget(conflict), why)
    });
    let whole = picked.registry.filter(|registry| registry.community.is_some() && !stays_in_call(registry));
    let gone = whole.into_iter().chain(gone).chain(picked.enablers.iter().copied());
    let gone: Vec<&ExistingResource<'_>> = gone.collect();
    let is_any_removed = !gone.is_empty();
    // Of those that take turns the state has the one that moves.
    let gone = gone.into_iter().filter(|resource| !resource.takes_turns);
    let gone: Vec<Command> =
        gone.map(|resource| command(When::BeforeRemoved, forget(resource), "instead of its `removed` block")).collect();
    let by_path = match adoption {
        AdoptionPath::Moved(from) if is_any_removed => {
            let arguments = format!("state mv {} {}", quoted(from), quoted(&target.resource));
            Some(command(When::BeforeRemoved, arguments, "instead of its `moved` block"))
        }
        AdoptionPath::Imported(id) => {
            let when = if is_any_removed { When::BeforeRemoved } else { When::BeforeImport };
            let region = picked.region.as_ref().map(|region| format!("@{}", quoted(region.shell_word())));
            let (account, region) = (id.as_deref().unwrap_or(OWN_ACCOUNT), region.unwrap_or_default());
            let arguments = format!("import {} {account}{region}", quoted(&target.resource));
            Some(command(when, arguments, "instead of its `import` block"))
        }
        AdoptionPath::Moved(_) | AdoptionPath::Stays => None,
    };
    // What moves does so before the rest of its module is forgotten.
    needed.chain(by_path).chain(gone).collect()
}

/// The id of the credentials' account, as a shell has it.
const OWN_ACCOUNT: &str = "\"$(aws sts get-caller-identity --query Account --output text)\"";

/// The address that is forgotten: of a module that goes, all of it; where a key is unknown, all instances.
fn forgotten(resource: &ExistingResource<'_>) -> String {
    match resource.community {
        Some(_) if !stays_in_call(resource) => resource.evaluated.address.clone(),
        _ if resource.address.contains("[*]") => without_keys(&resource.address),
        _ => resource.address.clone(),
    }
}

/// The resource stays declared, in a module that is still called.
fn stays_in_call(resource: &ExistingResource<'_>) -> bool {
    resource.community.is_some_and(|module| module.off_switch.is_some())
}

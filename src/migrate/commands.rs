//! The commands that stand in for blocks.

use std::path::Path;

use super::noun::{Command, When};
use super::pick::Picked;
use super::present::{Thing, without_keys};
use super::target::Target;
use super::text::Way;
use crate::paths;

/// Terraform, run on a folder from where scanwright runs.
pub(super) struct Shell<'s> {
    pub(super) folder: &'s Path,
}

impl Shell<'_> {
    /// A command line of Terraform.
    pub(super) fn terraform(&self, arguments: &str) -> String {
        match paths::tidy(self.folder) {
            here if here == Path::new(".") => format!("terraform {arguments}"),
            there => format!("terraform -chdir={} {arguments}", quoted(&paths::slashed(&there))),
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
pub(super) fn commands(shell: &Shell<'_>, picked: &Picked<'_, '_>, target: &Target, way: &Way) -> Vec<Command> {
    let command = |when, arguments: String, why: &str| Command {
        when,
        command: shell.terraform(&arguments),
        why: why.to_owned(),
    };
    let forget = |thing: &Thing<'_>| {
        // Where a key is not told all instances are meant.
        let address = if thing.address.contains("[*]") { without_keys(&thing.address) } else { thing.address.clone() };
        format!("state rm {}", quoted(&address))
    };
    let (kept, gone): (Vec<&Thing<'_>>, Vec<&Thing<'_>>) = picked.rivals.iter().partition(|rival| stays_in_call(rival));
    let needed = kept.iter().map(|rival| {
        let why = format!("Terraform refuses a `removed` block for a resource of a module that is still called, even where its `count` is 0: `{}`", rival.address);
        command(When::Always, forget(rival), &why)
    });
    let older = gone.into_iter().chain(picked.enablers.iter().copied());
    let older: Vec<Command> =
        older.map(|thing| command(When::BeforeRemoved, forget(thing), "in the place of its `removed` block")).collect();
    let way = match way {
        Way::Moved(from) if !older.is_empty() => {
            let arguments = format!("state mv {} {}", quoted(from), quoted(&target.resource));
            Some(command(When::BeforeRemoved, arguments, "in the place of its `moved` block"))
        }
        Way::Imported(id) => {
            let id = id.as_deref().unwrap_or("ACCOUNT-ID");
            let when = if older.is_empty() { When::BeforeImport } else { When::BeforeRemoved };
            Some(command(
                when,
                format!("import {} {id}", quoted(&target.resource)),
                "in the place of its `import` block",
            ))
        }
        Way::Moved(_) | Way::Stays => None,
    };
    needed.chain(older.iter().cloned()).chain(way).collect()
}

/// Whether a thing's resource stays declared, in a module that is still called.
fn stays_in_call(thing: &Thing<'_>) -> bool {
    thing.remote.is_some_and(|module| module.switch.is_some())
}

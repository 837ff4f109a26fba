//! The copy that terraform runs in: the modules, with their providers told to talk to the simulated AWS.
//!
//! A module's directory is copied as it is, for whatever it reads with `file` and its likes, and modules keep their
//! places to each other. Left out are state and what terraform keeps beside it (a rehearsal begins with nothing), tests
//! (`init` would fetch what they call) and, in directories that are no modules of the configuration, files of
//! Terraform. Links are followed and what they lead to is copied.

mod address;
mod edit;
mod identity;
pub(super) mod too_large_directory;
mod walk;

use std::path::{Path, PathBuf};

pub(crate) use address::Address;
use identity::Identity;
use walk::Walk;

use super::directory::Module;
use super::preflight::Providers;
use super::preflight::rehearsal_failed;
use crate::diagnostic::Findings;

/// A configuration that may be copied.
#[derive(Debug)]
pub(crate) struct Original {
    modules: Vec<Module>,
    /// The directory that all modules lie in.
    common: PathBuf,
    walk: Walk,
}

impl Original {
    /// The configuration of these modules, of which the first is the one that terraform is run in.
    ///
    /// # Errors
    /// There is too much to copy, or something can't be read.
    pub(crate) fn new(modules: Vec<Module>) -> Result<Self, Findings> {
        let first = modules.first().map(|first| first.directory.clone()).unwrap_or_default();
        let common = modules.iter().fold(first, |common, module| shared(&common, &module.directory));
        let mut original = Self { modules, common, walk: Walk::default() };
        for module in &original.modules {
            original.walk.directory(&module.directory, &original.within(module))?;
        }
        Ok(original)
    }

    /// Copies it into a directory, with providers that talk to the AWS at that address. Gives the directory that
    /// terraform is to be run in.
    ///
    /// # Errors
    /// The file system refuses.
    pub(crate) fn copy(&self, into: &Path, aws: Address<'_>) -> Result<PathBuf, Findings> {
        self.walk.copy(into)?;
        self.direct(into, aws)
    }

    /// Has the providers of the copy in a directory talk to the AWS at that address. Gives the directory that terraform is to
    /// be run in.
    ///
    /// # Errors
    /// The file system refuses.
    pub(crate) fn direct(&self, into: &Path, aws: Address<'_>) -> Result<PathBuf, Findings> {
        let home = self.modules.first().map(Identity::home).unwrap_or_default();
        for module in &self.modules {
            for file in &module.files {
                let text = edit::edited(file, &Providers::of(module), &home, aws);
                write(&into.join(self.within(module)).join(&file.name), &text)?;
            }
        }
        let Some(first) = self.modules.first() else { return Ok(into.to_owned()) };
        let start = into.join(self.within(first));
        if let Some(text) = edit::default_provider(first, aws) {
            write(&start.join(free_name(first)), &text)?;
        }
        Ok(start)
    }

    /// A module's directory, from the one that all lie in.
    fn within(&self, module: &Module) -> PathBuf {
        module.directory.strip_prefix(&self.common).map(Path::to_owned).unwrap_or_default()
    }
}

/// The name of a file that the module does not have.
fn free_name(module: &Module) -> String {
    let is_free = |name: &String| !module.files.iter().any(|file| file.name == *name);
    let plain = std::iter::once("scanwright_rehearsal.tf".to_owned());
    plain.chain((1_usize..).map(|number| format!("scanwright_rehearsal_{number}.tf"))).find(is_free).unwrap_or_default()
}

/// The directory that both lie in, or that one of them is.
fn shared(left: &Path, right: &Path) -> PathBuf {
    left.components().zip(right.components()).take_while(|(left, right)| left == right).map(|(left, _)| left).collect()
}

fn write(path: &Path, text: &str) -> Result<(), Findings> {
    std::fs::write(path, text).map_err(|error| {
        let message = format!("the copy can't be written: {}", crate::io::reason(&error));
        rehearsal_failed::report(message, "the directory of `TMPDIR` needs space for a copy of the configuration")
            .into()
    })
}

//! The inventory and the templates that a policy is compiled with: those of the command line, or those that it names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::policies::{InventoryArgs, TemplateArgs};
use crate::diagnostic::{Diagnostic, Findings};
use crate::inventory::Inventory;
use crate::paths::tidy;
use crate::policy::Policy;
use crate::policy::check::is_input;
use crate::policy::load::{Bases, Text, load_with};
use crate::source::At;
use crate::target::terraform::render::Templates;

/// Inputs that were read, by path; many policies name the same.
type Cache<T> = Mutex<BTreeMap<PathBuf, Result<Arc<T>, Findings>>>;

/// The inputs of a call's policies.
#[derive(Default)]
pub(super) struct Inputs {
    inventory: Option<Arc<Inventory>>,
    templates: Option<Arc<Templates>>,
    inventories: Cache<Inventory>,
    template_sets: Cache<Templates>,
    bases: Bases<'static>,
}

impl Inputs {
    /// Reads those that the command line names; they win over those of a policy.
    ///
    /// # Errors
    /// One of them can't be read.
    pub(super) fn of(
        inventory: &InventoryArgs,
        templates: Option<&TemplateArgs>,
        policies: &[PathBuf],
    ) -> Result<Self, Findings> {
        let templates = templates.and_then(|args| args.templates.as_deref());
        Ok(Self {
            templates: templates.map(|directory| Templates::load(Some(directory))).transpose()?.map(Arc::new),
            inventory: inventory.read(policies)?.map(Arc::new),
            ..Self::default()
        })
    }

    /// Loads a policy, with the files that it extends.
    ///
    /// # Errors
    /// Those of loading it.
    pub(super) fn policy(&self, text: Text) -> Result<Policy, Findings> {
        load_with(text, &self.bases)
    }

    /// The inventory for a policy.
    ///
    /// # Errors
    /// The one that the policy names can't be read.
    pub(super) fn inventory(&self, policy: &Policy) -> Result<Option<Arc<Inventory>>, Findings> {
        if self.inventory.is_some() {
            return Ok(self.inventory.clone());
        }
        named(policy, policy.document.registry.inventory.as_ref(), &self.inventories, Inventory::found)
    }

    /// The templates for a policy: without any the built-in ones.
    ///
    /// # Errors
    /// Those that the policy names can't be read.
    pub(super) fn templates(&self, policy: &Policy) -> Result<Arc<Templates>, Findings> {
        if let Some(templates) = &self.templates {
            return Ok(Arc::clone(templates));
        }
        let load = |directory: &Path| Templates::load(Some(directory));
        match named(policy, policy.document.module.templates.as_ref(), &self.template_sets, load)? {
            Some(templates) => Ok(templates),
            None => read(&self.template_sets, Path::new(""), |_| Templates::load(None)),
        }
    }
}

/// Reads what a key names; nothing for a path that is refused, of which `check` speaks.
fn named<T>(
    policy: &Policy,
    key: Option<&At<String>>,
    cache: &Cache<T>,
    load: impl FnOnce(&Path) -> Result<T, Findings>,
) -> Result<Option<Arc<T>>, Findings> {
    let directory = |key: &At<String>| policy.file.directory_of(key.span).to_owned();
    let Some(key) = key.filter(|key| is_input(&key.value, &directory(key))) else { return Ok(None) };
    let path = tidy(&directory(key).join(&key.value));
    let loaded = read(cache, &path, load);
    loaded.map(Some).map_err(|findings| {
        let place = policy.file.place(key.span);
        findings.into_iter().map(|finding: Diagnostic| finding.also(place.clone(), "named by the policy")).collect()
    })
}

fn read<T>(cache: &Cache<T>, path: &Path, load: impl FnOnce(&Path) -> Result<T, Findings>) -> Result<Arc<T>, Findings> {
    let mut cache = cache.lock().unwrap_or_else(PoisonError::into_inner);
    cache.entry(path.to_owned()).or_insert_with(|| load(path).map(Arc::new)).clone()
}

/// The doubts about inventories, each once.
pub(super) fn warnings_of<'i>(inventories: impl IntoIterator<Item = &'i Inventory>) -> Vec<Diagnostic> {
    let mut warnings: Vec<Diagnostic> = Vec::new();
    for warning in inventories.into_iter().flat_map(Inventory::warnings) {
        if !warnings.contains(warning) {
            warnings.push(warning.clone());
        }
    }
    warnings
}

//! The inventory and the templates that a policy is compiled with: those of the call, or those that it names.
//!
//! Many policies of a call name the same ones, which are read once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{CompileOptions, Compiled, compile, plan_of};
use crate::companion::accompany;
use crate::diagnostic::{Diagnostic, Findings};
use crate::inventory::Inventory;
use crate::paths::tidy;
use crate::plan::Plan;
use crate::plan::check::Requires;
use crate::policy::Policy;
use crate::policy::check::{CheckedPolicy, is_input};
use crate::policy::load::{Bases, Text, load_with};
use crate::source::At;
use crate::target::terraform::render::Templates;

/// Inputs that were read, by path; many policies name the same.
type Cache<T> = Mutex<BTreeMap<PathBuf, Result<Arc<T>, Findings>>>;

/// A plan, the policy that it was made of and the inventory that it was made with.
pub(crate) type Planned = (CheckedPolicy, Plan, Option<Arc<Inventory>>);

/// The inputs of a call's policies.
#[derive(Default)]
pub(crate) struct Inputs {
    inventory: Option<Arc<Inventory>>,
    templates: Option<Arc<Templates>>,
    inventories: Cache<Inventory>,
    template_sets: Cache<Templates>,
    bases: Bases<'static>,
}

impl Inputs {
    /// The inventory of a call and the templates of a directory; they win over those of a policy.
    ///
    /// # Errors
    /// The templates can't be read.
    pub(crate) fn of(inventory: Option<Inventory>, templates: Option<&Path>) -> Result<Self, Findings> {
        let templates = templates.map(|directory| Templates::load(Some(directory))).transpose()?;
        Ok(Self { templates: templates.map(Arc::new), inventory: inventory.map(Arc::new), ..Self::default() })
    }

    /// Compiles a policy's text to the verified module.
    ///
    /// # Errors
    /// Everything that is wrong with the policy, or with the inputs that it names.
    pub(crate) fn compile(&self, text: Text) -> Result<Compiled, Findings> {
        let policy = self.policy(text)?;
        let (inventory, templates) = (self.inventory(&policy)?, self.templates(&policy)?);
        let with = CompileOptions { inventory: inventory.as_deref(), requires: Requires::Enforced };
        let compiled = compile(policy, with, &templates)?;
        Ok(Compiled { inventory, ..compiled })
    }

    /// Reads what a policy names, which compiling it would do.
    ///
    /// # Errors
    /// Something that it names can't be read.
    pub(crate) fn read(&self, policy: &Policy) -> Result<(), Findings> {
        self.inventory(policy)?;
        self.templates(policy).map(drop)
    }

    /// Compiles a policy to the plan that a text must say.
    ///
    /// # Errors
    /// Everything that is wrong with the policy, or with the inventory that it names.
    pub(crate) fn plan(&self, policy: Policy, requires: Requires) -> Result<Planned, Findings> {
        let inventory = self.inventory(&policy)?;
        let (policy, plan) = plan_of(policy, CompileOptions { inventory: inventory.as_deref(), requires })?;
        let plan = accompany(&policy, plan)?;
        Ok((policy, plan, inventory))
    }

    /// Loads a policy, with the files that it extends.
    ///
    /// # Errors
    /// Those of loading it.
    pub(crate) fn policy(&self, text: Text) -> Result<Policy, Findings> {
        load_with(text, &self.bases)
    }

    /// The inventory for a policy.
    ///
    /// # Errors
    /// The one that the policy names can't be read.
    fn inventory(&self, policy: &Policy) -> Result<Option<Arc<Inventory>>, Findings> {
        if self.inventory.is_some() {
            return Ok(self.inventory.clone());
        }
        named(policy, policy.document.registry.inventory.as_ref(), &self.inventories, Inventory::found)
    }

    /// The templates for a policy: without any the built-in ones.
    ///
    /// # Errors
    /// Those that the policy names can't be read.
    fn templates(&self, policy: &Policy) -> Result<Arc<Templates>, Findings> {
        if let Some(templates) = &self.templates {
            return Ok(Arc::clone(templates));
        }
        let load = |directory: &Path| Templates::load(Some(directory));
        match named(policy, policy.document.module.templates.as_ref(), &self.template_sets, load)? {
            Some(templates) => Ok(templates),
            None => Templates::built_in(),
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

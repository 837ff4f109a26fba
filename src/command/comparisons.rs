//! Comparing the modules of all policies of a call with what there is, or was.

use std::sync::Arc;

use super::policies::join;
use super::{Console, InventoryArgs, PolicyArgs, TemplateArgs};
use crate::change::{Baseline, Change};
use crate::compile::{self, CompileOptions, Outcome};
use crate::diagnostic::Findings;
use crate::inventory::Inventory;
use crate::plan::check::Requires;
use crate::policy::check::check_outputs;
use crate::policy::load::Text;
use crate::report::Comparison;
use crate::target::terraform::render::Templates;

/// A comparison, or everything that kept it from being made.
pub(super) type Compared = Result<Comparison, Findings>;

/// The templates and the inventory that all policies of a call are compiled with.
struct Means {
    templates: Templates,
    inventory: Option<Arc<Inventory>>,
}

impl PolicyArgs {
    /// The changes that generating every policy would make.
    ///
    /// # Errors
    /// Everything that is wrong with any of them, with the templates or the inventory, or between two of them.
    pub(super) fn changes(
        &self,
        console: &Console,
        templates: &TemplateArgs,
        inventory: &InventoryArgs,
        baseline: &Baseline,
    ) -> Compared {
        let means = self.means(templates, inventory)?;
        let results = self.each(console, |text| compile::change(text, means.with(), &means.templates, baseline));
        means.comparison(results)
    }

    /// The same against two baselines, with every policy compiled once. Where a policy does not compile, or the first baseline
    /// can't be read, there is no second comparison.
    pub(super) fn both_changes(
        &self,
        console: &Console,
        templates: &TemplateArgs,
        inventory: &InventoryArgs,
        baselines: (&Baseline, &Baseline),
    ) -> (Compared, Option<Compared>) {
        let means = match self.means(templates, inventory) {
            Ok(means) => means,
            Err(findings) => return (Err(findings), None),
        };
        let compiled = |text: Text| compile::compile(text, means.with(), &means.templates);
        let results = self.each(console, |text| compiled(text).map(|one| one.changes(baselines.0, baselines.1)));
        let (mut first, mut second) = (Vec::with_capacity(results.len()), Vec::with_capacity(results.len()));
        for result in results {
            match result {
                Ok((own, other)) => {
                    first.push(own);
                    second.push(other);
                }
                Err(findings) => first.push(Err(findings)),
            }
        }
        let first = means.comparison(first);
        let second = first.is_ok().then(|| means.comparison(second));
        (first, second)
    }

    fn means(&self, templates: &TemplateArgs, inventory: &InventoryArgs) -> Result<Means, Findings> {
        let templates = Templates::load(templates.templates.as_deref())?;
        let inventory = inventory.read(&self.policies)?.map(Arc::new);
        Ok(Means { templates, inventory })
    }
}

impl Means {
    fn with(&self) -> CompileOptions<'_> {
        CompileOptions { inventory: self.inventory.as_deref(), requires: Requires::Enforced }
    }

    /// All results together, and what is wrong between two policies.
    fn comparison(&self, results: Vec<Outcome>) -> Compared {
        let (changes, mut warnings) = join(results)?;
        let shared = check_outputs(changes.iter().map(|change: &Change| (change.policy(), change.output())));
        warnings.extend(self.inventory.iter().flat_map(|inventory| inventory.warnings().iter().cloned()));
        if shared.is_empty() {
            Ok(Comparison::new(changes, warnings, self.inventory.clone()))
        } else {
            Err(shared.into())
        }
    }
}

//! What commands over policies share: the arguments, and compiling all policies of a call.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Console, could_not_do};
use crate::change::{Baseline, Change};
use crate::compile::{self, CompileOptions};
use crate::diagnostic::Diagnostic;
use crate::inventory::{self, Inventory};
use crate::plan::check::Requires;
use crate::policy::check::check_outputs;
use crate::policy::load::{self, Text};
use crate::report::Review;
use crate::target::terraform::render::Templates;

/// From so many policies on, starting threads pays.
const PARALLEL: usize = 8;

/// The policies of a call.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct PolicyArgs {
    /// Policies, or folders with a scan-policy.toml; `-` is standard input. Default: the nearest scan-policy.toml, up to the git root
    #[arg(value_name = "POLICY")]
    pub policies: Vec<PathBuf>,
}

/// Where templates come from.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct TemplateArgs {
    /// Take templates from DIR in the place of the built-in ones of the same names
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// Which repositories there are.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct InventoryArgs {
    /// The registry's repositories: the JSON of `aws ecr describe-repositories`, or a name a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub repositories: Option<PathBuf>,
}

impl InventoryArgs {
    /// Reads the inventory, where one is named, for a call with these policies.
    ///
    /// # Errors
    /// It can't be read, is none, or is to be read from where a policy comes from.
    pub(super) fn read(&self, policies: &[PathBuf]) -> Result<Option<Inventory>, Vec<Diagnostic>> {
        let is_stdin = |path: &Path| path == Path::new("-");
        if self.repositories.as_deref().is_some_and(is_stdin) && policies.iter().any(|policy| is_stdin(policy)) {
            return Err(vec![inventory::stdin_is_taken()]);
        }
        self.repositories.as_deref().map(Inventory::read).transpose()
    }
}

impl PolicyArgs {
    /// Does something with the text of every policy, in parallel where there are many; results keep their order.
    pub(super) fn each<T: Send>(
        &self,
        console: &Console,
        work: impl Fn(Text) -> Result<T, Vec<Diagnostic>> + Sync,
    ) -> Vec<Result<T, Vec<Diagnostic>>> {
        if self.policies.iter().filter(|path| path.as_path() == Path::new("-")).count() > 1 {
            return vec![Err(vec![could_not_do::report("standard input can be one policy only: `-` stands twice")])];
        }
        let nearest = [None];
        let named: Vec<Option<&Path>> = self.policies.iter().map(|path| Some(path.as_path())).collect();
        let paths = if named.is_empty() { &nearest[..] } else { &named };
        if paths.len() < PARALLEL {
            let shown = |path| open(path).inspect(|text: &Text| console.detail(&format!("policy: {}", text.name)));
            return paths.iter().map(|path| shown(*path).map_err(|failure| vec![failure]).and_then(&work)).collect();
        }
        console.working("compiling policies", paths.len(), |progress| {
            let one = |path: &Option<&Path>| open(*path).map_err(|failure| vec![failure]).and_then(&work);
            paths.par_iter().map(one).inspect(|_| progress.one()).collect()
        })
    }

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
    ) -> Result<Review, Vec<Diagnostic>> {
        let templates = Templates::load(templates.templates.as_deref())?;
        let inventory = inventory.read(&self.policies)?;
        let with = CompileOptions { inventory: inventory.as_ref(), requires: Requires::Enforced };
        let results = self.each(console, |text| compile::change(text, with, &templates, baseline));
        let (changes, mut warnings) = join(results)?;
        let shared = check_outputs(changes.iter().map(|change: &Change| (change.policy(), change.output())));
        warnings.extend(inventory.iter().flat_map(|inventory| inventory.warnings().iter().cloned()));
        if shared.is_empty() { Ok(Review::new(changes, warnings, inventory)) } else { Err(shared) }
    }
}

/// A product with its warnings, or every finding.
type Outcome<T> = Result<(T, Vec<Diagnostic>), Vec<Diagnostic>>;

/// The products and the warnings of all, or every finding if there is an error among them.
pub(super) fn join<T>(results: Vec<Outcome<T>>) -> Result<(Vec<T>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut products = Vec::with_capacity(results.len());
    let mut findings = Vec::new();
    let mut has_failed = false;
    for result in results {
        match result {
            Ok((product, warnings)) => {
                products.push(product);
                findings.extend(warnings);
            }
            Err(failures) => {
                has_failed = true;
                findings.extend(failures);
            }
        }
    }
    if has_failed { Err(findings) } else { Ok((products, findings)) }
}

fn open(path: Option<&Path>) -> Result<Text, Diagnostic> {
    if path == Some(Path::new("-")) { load::stdin() } else { load::open(path) }
}

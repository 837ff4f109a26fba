//! Commands over policies: their common arguments, and compiling all policies of a call.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::console::Console;
use crate::compile::inputs::Inputs;
use crate::diagnostic::{Diagnostic, Findings, could_not_do, drop_repeats};
use crate::inventory::{self, Inventory};
use crate::parallel;
use crate::paths::tidy;
use crate::policy::PolicyFile;
use crate::policy::load::{self, Text};

/// Number of policies from which on starting threads pays.
const PARALLEL: usize = 8;

/// The policies of a call.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct PolicyArgs {
    /// Policies, or directories with a scan-policy.toml; `-` is standard input. Default: the nearest scan-policy.toml
    /// up to the git root
    #[arg(value_name = "POLICY")]
    pub policies: Vec<PathBuf>,
    /// Take every scan-policy.toml at or below the given directories (default: this one), without hidden directories
    /// and what git ignores
    #[arg(short, long)]
    pub recursive: bool,
}

/// Source of the templates.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct TemplateArgs {
    /// Use the templates of DIR instead of the built-in ones with the same names
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// Inventory of the registry.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct InventoryArgs {
    /// The repositories of the registry: the JSON output of `aws ecr describe-repositories`, or one name per line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub repositories: Option<PathBuf>,
}

impl InventoryArgs {
    /// Reads the inventory, where one is named, for a call with these policies.
    ///
    /// # Errors
    /// It can't be read, is none, or is to be read from where a policy comes from.
    pub(super) fn read(&self, policies: &[PathBuf]) -> Result<Option<Inventory>, Findings> {
        let is_stdin = |path: &Path| path == Path::new("-");
        if self.repositories.as_deref().is_some_and(is_stdin) && policies.iter().any(|policy| is_stdin(policy)) {
            return Err(inventory::stdin_is_taken().into());
        }
        self.repositories.as_deref().map(Inventory::read).transpose()
    }
}

impl PolicyArgs {
    /// Reads the inputs that a command line names for all of its policies.
    ///
    /// # Errors
    /// One of them can't be read.
    pub(super) fn inputs(&self, inventory: &InventoryArgs, templates: &TemplateArgs) -> Result<Inputs, Findings> {
        let inventory = inventory.read(&self.policies)?;
        Inputs::of(inventory, templates.templates.as_deref())
    }

    /// Does something with the text of every policy, in parallel where there are many; results keep their order.
    pub(super) fn each<T: Send>(
        &self,
        console: &Console,
        work: impl Fn(Text) -> Result<T, Findings> + Sync,
    ) -> Vec<Result<T, Findings>> {
        let named = match self.named() {
            Ok(named) => named,
            Err(failures) => return vec![Err(failures)],
        };
        let nearest = [None];
        let named: Vec<Option<&Path>> = named.iter().map(|path| Some(path.as_path())).collect();
        let paths = if named.is_empty() { &nearest[..] } else { &named };
        if paths.len() < PARALLEL {
            let shown = |path| open(path).inspect(|text: &Text| console.detail(&format!("policy: {}", text.name)));
            return paths.iter().map(|path| shown(*path).and_then(&work)).collect();
        }
        console.working("compiling policies", paths.len(), |progress| {
            parallel::map(paths, |path| {
                let outcome = open(*path).and_then(&work);
                progress.one();
                outcome
            })
        })
    }

    /// The policies that are named, or found where that was asked for; none means the nearest one.
    fn named(&self) -> Result<Cow<'_, [PathBuf]>, Findings> {
        let is_stdin = |path: &&PathBuf| path.as_path() == Path::new("-");
        match self.policies.iter().filter(is_stdin).count() {
            2.. => Err(could_not_do::report("standard input can be only one policy: `-` is given twice").into()),
            1 if self.recursive => Err(could_not_do::report("standard input is no directory to look below").into()),
            _ if self.recursive => load::below(&self.directories()).map(Cow::Owned),
            _ if self.policies.len() < 2 => Ok(Cow::Borrowed(&self.policies)),
            _ => Ok(Cow::Owned(unrepeated(&self.policies))),
        }
    }

    /// The directories that are looked through, or that the policies stand in.
    pub(super) fn directories(&self) -> Vec<PathBuf> {
        let directory =
            |path: &PathBuf| if path.is_dir() { Some(path.clone()) } else { path.parent().map(Path::to_owned) };
        match self.policies.as_slice() {
            [] => vec![PathBuf::from(".")],
            named if self.recursive => named.to_vec(),
            named => named.iter().filter_map(directory).collect(),
        }
    }
}

/// Each policy once, however it is named: by its file or by its directory.
fn unrepeated(policies: &[PathBuf]) -> Vec<PathBuf> {
    let mut known = HashSet::with_capacity(policies.len());
    let file = |path: &PathBuf| {
        let is_file = path.extension().is_some() || path == Path::new("-");
        tidy(&if is_file { path.clone() } else { path.join(PolicyFile::DEFAULT_NAME) })
    };
    policies.iter().filter(|path| known.insert(file(path))).cloned().collect()
}

/// A product with its warnings, or every finding.
type Outcome<T> = Result<(T, Vec<Diagnostic>), Findings>;

/// The products and the warnings of all, or every finding if there is an error among them.
pub(super) fn join<T>(results: Vec<Outcome<T>>) -> Result<(Vec<T>, Vec<Diagnostic>), Findings> {
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
    drop_repeats(&mut findings);
    if has_failed { Err(findings.into()) } else { Ok((products, findings)) }
}

fn open(path: Option<&Path>) -> Result<Text, Findings> {
    if path == Some(Path::new("-")) { load::stdin() } else { load::open(path) }
}

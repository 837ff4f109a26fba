//! The interface of a target.

use std::path::Path;
use std::sync::Arc;

use super::bundle::Bundle;
use super::read_back::ReadBack;
use super::terraform::render::Templates;
use crate::diagnostic::{Code, Findings};
use crate::plan::Plan;
use crate::policy::check::CheckedPolicy;
use crate::simulate::Verdict;

/// A language that a plan can be written in, with everything that the rest of the program asks of it. What is true of one
/// target alone stands behind this, and nowhere else.
pub(crate) trait Target: Sync {
    /// Tells whether a policy asks for it. The first of the list that says so is taken.
    fn is_meant(&self, policy: &CheckedPolicy) -> bool;

    /// The codes of its diagnostics.
    fn codes(&self) -> Vec<&'static Code>;

    /// The paths at which its files can stand. Files of ours that a policy no longer yields are looked for there.
    fn own_paths(&self) -> &'static [OwnPath];

    /// Writes the files of a plan, each with its stamp.
    ///
    /// # Errors
    /// Every file that can't be made.
    fn render(&self, plan: &Plan, templates: &Templates) -> Result<Bundle, Findings>;

    /// Proves that the text says what the plan says, no more and no less, and that it settles. It trusts nothing that
    /// rendered the text. Messages place the files in the output directory.
    ///
    /// # Errors
    /// Every obligation that the text does not meet.
    fn prove(&self, bundle: &Bundle, plan: &Plan, output: &Path) -> Result<Verdict, Findings>;

    /// Tells whether what AWS is told depends on the file of that path.
    fn tells(&self, path: &str) -> bool;

    /// Reads back what files tell AWS, all of them such that [`Self::tells`]; `None` where they do not tell by themselves.
    fn read(&self, texts: Vec<Arc<str>>) -> Option<ReadBack>;

    /// The name of what picks between the states of a release, where the text has one.
    fn switch(&self) -> Option<&'static str>;

    /// The words for what it is and how it comes to AWS.
    fn words(&self) -> Words {
        Words::TERRAFORM
    }

    /// Tells how the target's tool reads a file in the output directory that is not ours together with the others.
    fn reads_along(&self, _path: &str) -> Option<Along> {
        None
    }
}

/// Words for what a target gives and how it comes to AWS, each as one and as many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Words {
    /// All that a policy gives.
    pub(crate) product: [&'static str; 2],
    /// What brings it to AWS.
    pub(crate) apply: [&'static str; 2],
}

impl Words {
    /// Those of a module.
    pub(crate) const TERRAFORM: Self = Self { product: ["module", "modules"], apply: ["apply", "applies"] };
}

/// A kind of path, within the output directory, at which files of ours can stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OwnPath {
    /// The directory: empty, or with a `/` at its end.
    pub directory: &'static str,
    /// The end of the file's name.
    pub ending: &'static str,
}

impl OwnPath {
    /// Tells whether a path is of this kind.
    pub(crate) fn is_of(self, path: &str) -> bool {
        path.strip_prefix(self.directory).is_some_and(|name| !name.contains('/') && name.ends_with(self.ending))
    }
}

/// A file that is not ours and that the target's tool reads with the files that are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Along {
    /// It stands beside them: the proof does not speak of it.
    Beside,
    /// It changes what they say.
    Over,
}

#![doc = include_str!("other-policy.md")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Change, FileChange};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::{absolute, real, relative, repository_root};
use crate::policy::PolicyFile;
use crate::policy::check::output_of;
use crate::policy::load::{self, named_anywhere_below};
use crate::source::{Place, Source, Span};
use crate::target::stamp::{header_name, policy_of};

pub(super) static CODE: Code = page!(Error "W009" "other-policy");

/// The policies of the repositories that changes are in, read once for each name that is asked for.
#[derive(Debug, Default)]
pub(crate) struct OtherPolicies {
    by_name: BTreeMap<(PathBuf, String), Outputs>,
}

/// Policies by the directory that they generate into, all without links; of one that can't be read it is not known.
type Outputs = BTreeMap<Option<PathBuf>, Vec<PathBuf>>;

impl OtherPolicies {
    /// Reports a module that another policy of the repository generates into the same directory. One whose policy has another
    /// name now, or generates elsewhere, is nobody's any more. What comes
    /// from standard input is taken for the policy of the current directory.
    pub(crate) fn check<'c>(
        &mut self,
        change: &'c Change,
        mut replaced: impl Iterator<Item = &'c FileChange>,
    ) -> Option<Diagnostic> {
        let (file, name) = replaced.find_map(|file| Some((file, policy_of(file.old.as_deref()?)?)))?;
        let other = self.other(change, &name)?;
        Some(report(change, file, &other))
    }

    /// Finds another policy whose file has that name and that generates into the same directory.
    fn other(&mut self, change: &Change, name: &str) -> Option<PathBuf> {
        let directory = absolute(&change.file.directory);
        let own = if change.file.file_name == "-" { PolicyFile::DEFAULT_NAME } else { &change.file.file_name };
        let own = real(&directory.join(own));
        let root = repository_root(&directory).to_owned();
        let known = self.by_name.entry((root.clone(), name.to_owned())).or_insert_with(|| outputs(&root, name));
        // One that can't be read may generate anywhere. Of the same name there are many, each with a module of its own.
        let unread = known.get(&None).filter(|_| header_name(&change.file.file_name) != name);
        let here = known.get(&Some(real(&change.output)));
        here.into_iter().chain(unread).flatten().find(|path| real(path) != own).cloned()
    }
}

fn outputs(root: &Path, name: &str) -> Outputs {
    let mut outputs = Outputs::new();
    for path in named_anywhere_below(root, |file| header_name(file) == name) {
        let output = output_of_file(&path).map(|output| real(&output));
        outputs.entry(output).or_default().push(path);
    }
    outputs
}

fn output_of_file(path: &Path) -> Option<PathBuf> {
    Some(output_of(&load::load(load::open(Some(path)).ok()?).ok()?))
}

fn report(change: &Change, file: &FileChange, other: &Path) -> Diagnostic {
    let (path, other) = (change.path_of(file), relative(&absolute(Path::new("")), other));
    let text = String::from_utf8_lossy(file.old.as_deref().unwrap_or_default()).into_owned();
    let first_line = text.lines().next().map_or(0, str::len);
    Diagnostic::new(&CODE, format!("`{path}` is of the module of another policy, `{other}`, and would be replaced"))
        .primary(Place::new(&Source::new(path, text), Span { start: 0, end: first_line }), "generated from that policy")
        .help("set another `output` under `[module]` in one of the policies, or replace the module with `--force`")
}

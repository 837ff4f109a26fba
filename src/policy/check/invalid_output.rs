#![doc = include_str!("invalid-output.md")]

use std::path::{Component, Path, PathBuf};

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::{absolute, real, repository_root, tidy};
use crate::policy::path_fault::path_fault;
use crate::reading;

pub(super) static CODE: Code = page!(Error "P012" "invalid-output");

/// Bytes from which on a list of submodules is none.
const MAX_GITMODULES: u64 = 1 << 20;

/// Reports an output directory that is none, lies outside the repository, or in a directory that no commit has.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(output) = &context.policy.document.module.output else { return };
    let directory = &context.policy.file.directory;
    let fault = fault(&output.value, directory).or_else(|| of_submodule(&output.value, directory));
    let Some(fault) = fault else { return };
    findings.push(
        Diagnostic::new(&CODE, format!("the module can't be generated into `{}`: {fault}", output.value))
            .primary(context.place(output.span), "")
            .help("use a path relative to the policy, within the git repository, for example `modules/ecr-scanning`"),
    );
}

/// Finds the fault of an output directory, if it has one.
pub(super) fn fault(output: &str, directory: &Path) -> Option<&'static str> {
    path_fault(output).or_else(|| {
        if leaves(output, directory) {
            Some("the path leads out of the repository")
        } else if tidy(Path::new(output)).components().any(is_never_committed) {
            Some("what is in `.git` or `.terraform` is never committed")
        } else {
            None
        }
    })
}

/// Finds out whether the directory is that of a submodule, or in it: what is written there is no change of this repository.
fn of_submodule(output: &str, directory: &Path) -> Option<&'static str> {
    let (directory, output) = (real(directory), real(&directory.join(output)));
    let root = repository_root(&directory);
    let below = || output.ancestors().take_while(|ancestor| *ancestor != root && ancestor.starts_with(root));
    let listed = submodules(root);
    let is_submodule = |ancestor: &Path| ancestor.join(".git").exists() || listed.iter().any(|path| ancestor == path);
    below().any(is_submodule).then_some("the directory is in a git submodule, which has commits of its own")
}

/// The submodules of a repository, which may stand there empty.
fn submodules(root: &Path) -> Vec<PathBuf> {
    let path = root.join(".gitmodules");
    let text = reading::found(&path, MAX_GITMODULES).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let paths = text.lines().filter_map(|line| line.trim().strip_prefix("path")?.trim_start().strip_prefix('='));
    paths.map(|path| root.join(path.trim().trim_matches('"'))).collect()
}

/// Tells a directory that no commit has: git's own and that of `terraform init`, in any case and with what Windows drops from
/// the end, as git compares them too.
fn is_never_committed(component: Component<'_>) -> bool {
    let name = component.as_os_str().to_string_lossy();
    let name = name.trim_end_matches(['.', ' ']);
    name.eq_ignore_ascii_case(".git") || name.eq_ignore_ascii_case(".terraform")
}

/// Tells whether the path, by its text alone, leaves the repository. Links are looked at when there is a directory.
fn leaves(output: &str, directory: &Path) -> bool {
    if !Path::new(output).components().any(|component| component == Component::ParentDir) {
        return false;
    }
    let directory = absolute(directory);
    !tidy(&directory.join(output)).starts_with(repository_root(&directory))
}

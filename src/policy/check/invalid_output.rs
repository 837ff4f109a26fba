#![doc = include_str!("invalid-output.md")]

use std::path::{Component, Path};

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::invisible;
use crate::paths::{absolute, repository_root, tidy};

pub(super) static CODE: Code = page!(Error "P012" "invalid-output");

/// Reports an output directory that is none, lies outside the repository, or in a directory that no commit has.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(output) = &context.policy.document.module.output else { return };
    let Some(fault) = fault(&output.value, &context.policy.file.directory) else { return };
    findings.push(
        Diagnostic::new(&CODE, format!("the module can't be generated into `{}`: {fault}", output.value))
            .primary(context.place(output.span), "")
            .help("use a path relative to the policy, within the git repository, for example `modules/ecr-scanning`"),
    );
}

/// Finds the fault of an output directory, if it has one.
pub(super) fn fault(output: &str, directory: &Path) -> Option<&'static str> {
    if output.trim().is_empty() {
        Some("the path is empty")
    } else if output.contains("${") || output.contains("%{") {
        Some("a policy has no interpolation")
    } else if output.chars().any(|char| char == '\\' || invisible::name(char).is_some()) {
        Some("the path contains a backslash or an invisible character")
    } else if Path::new(output).is_absolute() {
        Some("the path is absolute")
    } else if leaves(output, directory) {
        Some("the path leads out of the repository")
    } else if tidy(Path::new(output)).components().any(is_never_committed) {
        Some("what is in `.git` or `.terraform` is never committed")
    } else {
        None
    }
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

#![doc = include_str!("invalid-input.md")]

use std::path::Path;

use super::context::CheckContext;
use super::invalid_output;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::paths::{absolute, real, repository_root};

pub(super) static CODE: Code = page!(Error "P030" "invalid-input");

/// Reports a path of `templates` or `inventory` that is none, or leads out of the repository, be it through a link.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &context.policy.document;
    let keys = [("templates", &document.module.templates), ("inventory", &document.registry.inventory)];
    for (key, path) in keys.into_iter().filter_map(|(key, path)| Some((key, path.as_ref()?))) {
        let Some(fault) = fault(&path.value, context.policy.file.directory_of(path.span)) else { continue };
        findings.push(
            Diagnostic::new(&CODE, format!("`{key}` can't be `{}`: {fault}", path.value))
                .primary(context.place(path.span), "")
                .help(format!(
                    "use a path relative to the policy, within the git repository; `--{}` takes any path",
                    option(key)
                )),
        );
    }
}

fn option(key: &str) -> &'static str {
    if key == "templates" { "templates" } else { "repositories" }
}

/// Tells whether a path can be read from.
pub(crate) fn is_input(path: &str, directory: &Path) -> bool {
    fault(path, directory).is_none()
}

fn fault(path: &str, directory: &Path) -> Option<&'static str> {
    if path == "-" {
        return Some("a policy can't name standard input");
    }
    invalid_output::fault(path, directory).or_else(|| {
        let directory = absolute(directory);
        let root = real(repository_root(&directory));
        (!real(&directory.join(path)).starts_with(root)).then_some("a link on the path leads out of the repository")
    })
}

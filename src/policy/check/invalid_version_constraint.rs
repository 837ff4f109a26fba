#![doc = include_str!("invalid-version-constraint.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::invisible;
use crate::policy::version_constraint::VersionConstraint;

pub(super) static CODE: Code = page!(Error "P017" "invalid-version-constraint");

/// Reports a constraint that Terraform can't read.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let module = &context.policy.document.module;
    for constraint in module.terraform_version.iter().chain(&module.aws_provider_version) {
        if VersionConstraint::parse(&constraint.value).is_none() {
            findings.push(
                Diagnostic::new(&CODE, format!("`{}` is not a version constraint", constraint.value))
                    .primary(context.place(constraint.span), label(&constraint.value))
                    .help("write it as in Terraform: `>= 5.13`, `~> 6.0`, or several constraints joined with commas"),
            );
        }
    }
}

fn label(constraint: &str) -> String {
    let invisible = invisible::find(constraint).map(|name| format!("it contains the invisible character {name}"));
    invisible.unwrap_or_default()
}

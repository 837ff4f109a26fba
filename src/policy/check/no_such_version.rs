#![doc = include_str!("no-such-version.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::version_constraint::VersionConstraint;

pub(super) static CODE: Code = page!(Error "P039" "no-such-version");

/// Reports a constraint that no version meets.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let module = &context.policy.document.module;
    for constraint in module.terraform_version.iter().chain(&module.aws_provider_version) {
        let is_open = VersionConstraint::parse(&constraint.value).is_none_or(|versions| versions.lets_in_any());
        // The versions before a release are not counted here, and Terraform takes those that are named.
        if is_open || constraint.value.contains('-') {
            continue;
        }
        findings.push(
            Diagnostic::new(&CODE, format!("no version meets `{}`", constraint.value))
                .primary(context.place(constraint.span), "")
                .help("conditions joined with commas hold together: write the bounds of one range, such as `>= 5.13, < 7.0`"),
        );
    }
}

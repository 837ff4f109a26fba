#![doc = include_str!("provider-too-old.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::version_constraint::{Version, VersionConstraint};

pub(super) static CODE: Code = page!(Error "P018" "provider-too-old");

/// The first AWS provider that removes rules from a registry (changelog of 5.13.0).
const FLOOR: Version = [5, 13, 0];

/// Reports a constraint that lets a provider in that can't remove rules.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(constraint) = &context.policy.document.module.aws_provider_version else { return };
    let Some(versions) = VersionConstraint::parse(&constraint.value) else { return };
    if versions.keeps_above(FLOOR) {
        return;
    }
    findings.push(
        Diagnostic::new(&CODE, format!("`{}` allows AWS providers that can't remove rules", constraint.value))
            .primary(context.place(constraint.span), "")
            .help("require at least 5.13, the first version that can: `aws_provider_version = \">= 5.13\"`"),
    );
}

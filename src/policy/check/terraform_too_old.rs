#![doc = include_str!("terraform-too-old.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::version_constraint::{Version, VersionConstraint};

pub(super) static CODE: Code = page!(Error "P027" "terraform-too-old");

/// The first Terraform that reads the module: its variable has `nullable`, which is of 1.1.0 (changelog of 1.1.0).
const FLOOR: Version = [1, 1, 0];

/// Reports a constraint that lets a Terraform in that can't read the module.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(constraint) = &context.policy.document.module.terraform_version else { return };
    let Some(versions) = VersionConstraint::parse(&constraint.value) else { return };
    if versions.keeps_above(FLOOR) {
        return;
    }
    let message = format!("`{}` allows Terraform before 1.1, which can't read the module", constraint.value);
    findings.push(
        Diagnostic::new(&CODE, message)
            .primary(context.place(constraint.span), "")
            .help("require at least 1.1: `terraform_version = \">= 1.1\"`"),
    );
}

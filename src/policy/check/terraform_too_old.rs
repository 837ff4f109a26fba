#![doc = include_str!("terraform-too-old.md")]

use super::context::CheckContext;
use super::invalid_version_constraint::{keeps_above, parse};
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P027" "terraform-too-old");

/// The first Terraform that reads the module: its variable has `nullable`, which is of 1.1.0 (changelog of 1.1.0).
const FLOOR: [u32; 3] = [1, 1, 0];

/// Reports a constraint that lets a Terraform in that can't read the module.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(constraint) = &context.policy.document.module.terraform_version else { return };
    let Some(conditions) = parse(&constraint.value) else { return };
    if keeps_above(&conditions, FLOOR) {
        return;
    }
    let message = format!("`{}` allows Terraform before 1.1, which can't read the module", constraint.value);
    findings.push(
        Diagnostic::new(&CODE, message)
            .primary(context.place(constraint.span), "")
            .help("require at least 1.1: `terraform_version = \">= 1.1\"`"),
    );
}

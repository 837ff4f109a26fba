#![doc = include_str!("refused-resource.md")]

use super::providers::Providers;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::directory::Module;

pub(super) static CODE: Code = page!(Error "H006" "refused-resource");

/// Reports every resource of AWS that the simulated AWS does not have.
pub(super) fn check(module: &Module, _: &Providers, findings: &mut Vec<Diagnostic>) {
    for (file, entry) in module.all_of("resource").filter(|(_, entry)| is_refused(entry.label(0))) {
        let message = format!("the simulated AWS does not support `{}`", entry.label(0));
        let finding = Diagnostic::new(&CODE, message).primary(file.place(entry.header), "").help(
            "rehearse a directory with the registry, `aws_inspector2_*` and repositories only: move them to a module, and call it from a small configuration",
        );
        findings.push(finding);
    }
}

/// Resources of ECR that the simulated AWS has.
const OF_ECR: &[&str] = &[
    "aws_ecr_account_setting",
    "aws_ecr_lifecycle_policy",
    "aws_ecr_pull_through_cache_rule",
    "aws_ecr_registry_policy",
    "aws_ecr_registry_scanning_configuration",
    "aws_ecr_replication_configuration",
    "aws_ecr_repository",
    "aws_ecr_repository_policy",
];

/// A resource of another provider is refused as such.
fn is_refused(kind: &str) -> bool {
    kind.starts_with("aws_") && !OF_ECR.contains(&kind) && !kind.starts_with("aws_inspector2_")
}

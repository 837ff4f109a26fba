#![doc = include_str!("refused-data.md")]

use super::providers::Providers;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::directory::{Entry, File, Module};

pub(super) static CODE: Code = page!(Error "H007" "refused-data");

/// The data sources that a rehearsal has: the caller's identity, and what the provider knows or composes without asking (AWS
/// provider 5.100.0).
const KNOWN: &[&str] = &[
    "aws_arn",
    "aws_billing_service_account",
    "aws_caller_identity",
    "aws_cloudtrail_service_account",
    "aws_default_tags",
    "aws_elb_service_account",
    "aws_iam_policy_document",
    "aws_partition",
    "aws_redshift_service_account",
    "aws_region",
    "aws_service",
    "aws_service_principal",
];

/// Reports every other data source, those in `check` blocks included.
pub(super) fn check(module: &Module, _: &Providers, findings: &mut Vec<Diagnostic>) {
    let in_checks =
        module.all_of("check").flat_map(|(file, check)| check.inner_of("data").map(move |data| (file, data)));
    for (file, data) in module.all_of("data").chain(in_checks) {
        if !KNOWN.contains(&data.label(0)) {
            findings.push(report(file, data));
        }
    }
}

fn report(file: &File, data: &Entry) -> Diagnostic {
    let message = match data.label(0) {
        kind @ "external" => format!("the data source `{kind}` would run a program"),
        kind @ ("http" | "terraform_remote_state") => {
            format!("the data source `{kind}` would read from a real service")
        }
        kind if kind.starts_with("aws_") => format!("the simulated AWS does not support the data source `{kind}`"),
        kind => format!("the data source `{kind}` is not one of the AWS provider"),
    };
    Diagnostic::new(&CODE, message)
        .primary(file.place(data.header), "")
        .help("replace it with a variable; `aws_caller_identity`, and what reads nothing from AWS, such as `aws_region` and `aws_iam_policy_document`, are supported")
}

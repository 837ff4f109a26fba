#![doc = include_str!("refused-data.md")]

use super::providers::Providers;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::rehearse::directory::{Entry, File, Module};

pub(super) static CODE: Code = page!(Error "H007" "refused-data");

/// The data sources that a rehearsal has: the caller's identity, and what the provider knows without asking.
const KNOWN: &[&str] = &["aws_caller_identity", "aws_region", "aws_partition"];

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
        .help("replace it with a variable; `aws_caller_identity`, `aws_region` and `aws_partition` are supported")
}

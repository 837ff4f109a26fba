#![doc = include_str!("alerts-of-another-target.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::TargetTool;

pub(super) static CODE: Code = page!(Error "P037" "alerts-of-another-target");

/// Reports alerts of a policy whose target has no resources for them.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &context.policy.document;
    let (Some(alerts), Some(target)) = (&document.alerts, &document.module.target) else { return };
    let what = match target.value {
        TargetTool::Terraform => return,
        TargetTool::CloudFormation => "the CloudFormation template has no alerts",
        TargetTool::AwsCli => "the files for the AWS CLI have no alerts",
    };
    findings.push(
        Diagnostic::new(&CODE, "`[alerts]` needs the target `terraform`")
            .primary(context.place(alerts.span), "")
            .also(context.place(target.span), what)
            .help("remove `[alerts]`, or set `target = \"terraform\"`"),
    );
}

//! The README beside the template.

use super::{PARAMETER, TEMPLATE};
use crate::plan::ScanPlan;
use crate::target::json::{filters, permissions, purpose, switches};

/// The text of the README, without its header.
pub(super) fn text(plan: &ScanPlan) -> String {
    let name = &plan.module.name;
    let switch =
        format!("`{PARAMETER}` switches between enhanced scanning by Amazon Inspector and basic scanning by ECR.");
    let purpose = purpose(plan, &switch);
    let (command, parameters) = (command(plan), parameters(plan));
    format!(
        "# {name}\n\n{purpose}\n## Use\n\n```sh\n{command}\n```\n\nOne stack per account and region; in a stack set, one instance each.\n\n\
         ## Parameters\n\n{parameters}\n\
         {}\n{}\n## Before you deploy\n\n{}\
         - Deleting the stack, or replacing the resource, leaves the configuration as it is (`Retain`): CloudFormation's own delete would put\n  \
         BASIC without rules, which turns Inspector's ECR scanning off. To leave the configuration, change the policy.\n\
         - CloudFormation compares a template with the one before, not with the registry. A change that is made elsewhere stays until the\n  \
         template changes again.\n",
        filters(plan),
        permissions(plan, "The role that CloudFormation acts with"),
        switches(plan),
    )
}

fn command(plan: &ScanPlan) -> String {
    let stack = plan.module.name.replace('_', "-");
    let deploy = format!("aws cloudformation deploy --template-file {TEMPLATE} --stack-name {stack}");
    match plan.release.default() {
        Some(default) => format!("{deploy} \\\n  --parameter-overrides {PARAMETER}={default}"),
        None => deploy,
    }
}

fn parameters(plan: &ScanPlan) -> String {
    let Some(default) = plan.release.default() else { return "None.\n".to_owned() };
    format!(
        "| name | values | default | what it does |\n|---|---|---|---|\n\
         | `{PARAMETER}` | `true`, `false` | `{default}` | true: enhanced scanning; false: basic scanning |\n\n\
         The default counts where the stack is created. A later deployment without the parameter keeps the value that the stack has.\n"
    )
}

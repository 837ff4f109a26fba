//! The README beside the files for the AWS CLI.

use super::path_of;
use crate::plan::{ScanPlan, State};
use crate::registry::ScanType;
use crate::target::json::{filters, permissions, purpose, switches};

/// The text of the README, without its header and its list of files.
pub(super) fn text(plan: &ScanPlan) -> String {
    let purpose = purpose(
        plan,
        "`enhanced.json` sets enhanced scanning by Amazon Inspector, `basic.json` basic scanning by ECR.",
    );
    let commands: String = plan.release.states().into_iter().map(command).collect();
    format!(
        "# {}\n\n{purpose}\n## Use\n\nIn the directory of this README, with the credentials and the region of the registry:\n{commands}\n\
         The call replaces the whole configuration, rules included. What is live then:\n\n\
         ```sh\naws ecr get-registry-scanning-configuration\n```\n\n\
         Nothing here notices a change that is made elsewhere: call it again to set what the policy says. No command turns the\n\
         configuration off; to leave it, set BASIC without rules.\n\n\
         {}\n{}\n## Before you call it\n\n{}\n",
        plan.module.name,
        filters(plan),
        permissions(plan, "The principal that makes the call"),
        switches(plan),
    )
}

fn command(state: State<'_>) -> String {
    let (scan_type, path) = (state.scan_type(), path_of(state.scan_type()));
    let what = match scan_type {
        ScanType::Enhanced => "enhanced scanning, by Amazon Inspector",
        ScanType::Basic => "basic scanning, by ECR itself",
    };
    format!("\n```sh\n# {what}\naws ecr put-registry-scanning-configuration --cli-input-json file://{path}\n```\n")
}

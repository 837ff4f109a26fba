//! Parts of a README that are the same for every target that writes JSON.

use crate::plan::{PlannedFilter, ScanPlan, State};
use crate::registry::ScanType;

/// The first sentences: what the files set, and when enhanced scanning is on; `switch` says what picks between two states.
pub(in crate::target) fn purpose(plan: &ScanPlan, switch: &str) -> String {
    let when = match plan.release.states().as_slice() {
        [_, _] => switch,
        [State::Enhanced(_)] => "Enhanced scanning, by Amazon Inspector, is always on.",
        _ => "Basic scanning, by ECR itself, is always on.",
    };
    format!(
        "Sets which repositories of this account's ECR registry are scanned in this region, and how often.\n{when}\n\n\
         A registry has one scanning configuration per account and region: nothing else may manage it.\n"
    )
}

/// The table of all filters, each with what it was written for, since JSON has no comments.
pub(in crate::target) fn filters(plan: &ScanPlan) -> String {
    let states = plan.release.states();
    let rows: String = states.iter().copied().map(rows).collect();
    let both = if can_be(plan, ScanType::Enhanced) { " Where two rules match, AWS scans continuously." } else { "" };
    let rest = match states.as_slice() {
        [_, _] => "not scanned while the scan type is ENHANCED, and scanned by hand only while it is BASIC",
        [State::Enhanced(_)] => "not scanned",
        _ => "scanned by hand only",
    };
    format!(
        "## What is scanned\n\n| while | how often | filter | written for |\n|---|---|---|---|\n{rows}\n\
         A filter with `*` matches whole names; `*` stands for zero or more characters, `/` included.{both}\n\
         What no rule matches is {rest}.\n"
    )
}

fn rows(state: State<'_>) -> String {
    let word = state.scan_type().as_str();
    let mut rows = String::new();
    for rule in state.rules() {
        for planned in rule.filters.iter() {
            let (frequency, filter) = (rule.frequency.as_str(), planned.filter.as_str());
            rows += &format!("| {word} | `{frequency}` | `{filter}` | {} |\n", written_for(planned));
        }
    }
    if rows.is_empty() { format!("| {word} | by hand only | | |\n") } else { rows }
}

/// The entries of a filter; the filter itself where it is the very text of its entry.
fn written_for(planned: &PlannedFilter) -> String {
    let own = [planned.filter.as_str().to_owned()];
    let entries = if planned.stands_for.is_empty() { &own[..] } else { &planned.stands_for };
    entries.iter().map(|entry| format!("`{entry}`")).collect::<Vec<_>>().join(", ")
}

/// Section on the permissions of whoever uses the files; `who` is that.
pub(in crate::target) fn permissions(plan: &ScanPlan, who: &str) -> String {
    let before = if can_be(plan, ScanType::Enhanced) { "" } else { ", where it is `ENHANCED` before" };
    format!(
        "## Permissions\n\n{who} needs, on the registry:\n\n\
         - `ecr:GetRegistryScanningConfiguration`, `ecr:PutRegistryScanningConfiguration`\n\
         - to switch the scan type{before}: `inspector2:Enable`, `inspector2:Disable`, `inspector2:ListAccountPermissions`, and\n  \
         `iam:CreateServiceLinkedRole` for `inspector2.amazonaws.com`\n\n\
         ECR acts on Inspector with the caller's permissions. In a member account of an organization, only the delegated\n\
         administrator can turn Inspector's scanning off again.\n"
    )
}

/// Remarks on leaving and entering ENHANCED.
pub(in crate::target) fn switches(plan: &ScanPlan) -> String {
    let (enhanced, basic) = (can_be(plan, ScanType::Enhanced), can_be(plan, ScanType::Basic));
    let mut text = String::new();
    if basic {
        text += "- Do not enable Amazon Inspector's ECR scanning beside BASIC, by hand or by Terraform: the registry becomes ENHANCED.\n\
                 - Where the registry is ENHANCED before, BASIC turns Inspector's ECR scanning off, and its findings are out of reach. If ECR\n  \
                 was the only thing that Inspector scanned, AWS disables it for the account and deletes its findings, filters and suppression rules.\n";
    }
    if enhanced {
        text += "- Inspector charges for each image that it scans first, and for each re-scan of `CONTINUOUS_SCAN`; basic scanning is free.\n";
    }
    if enhanced && basic {
        text += "- **Push the release image after the switch to ENHANCED.** Images that are already there may not be scanned. Going back to\n  \
                 ENHANCED later scans eligible images again, and charges again.\n";
    }
    text
}

fn can_be(plan: &ScanPlan, scan_type: ScanType) -> bool {
    plan.release.states().iter().any(|state| state.scan_type() == scan_type)
}

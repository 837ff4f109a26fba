//! What a policy decided on: the hazards that its generated module has on purpose.

use super::{on_push_taken, rest_unscanned, substring_filter};
use crate::diagnostic::{Code, Diagnostic};
use crate::target::bundle::{Origin, origin};

/// The hazards that `check` speaks of, where the policy says so: `rest`, overlapping entries, `exact_names`.
const OF_POLICIES: [&Code; 3] = [&substring_filter::CODE, &on_push_taken::CODE, &rest_unscanned::CODE];

/// Leaves out what stands in a generated file that nobody edited, and is its policy's decision.
pub(super) fn leave_out(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.retain(|finding| !is_decided(finding));
    findings
}

fn is_decided(finding: &Diagnostic) -> bool {
    let is_ours = |text: &str| origin(text.as_bytes()) == Origin::Untouched;
    OF_POLICIES.contains(&finding.code)
        && !finding.labels.is_empty()
        && finding.labels.iter().all(|label| is_ours(label.place.source.text()))
}

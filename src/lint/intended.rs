//! Hazards that a policy intends, in the module that is generated from it.

use super::{on_push_taken, rest_unscanned, substring_filter};
use crate::diagnostic::{Code, Diagnostic};
use crate::target::stamp::{Origin, origin};

/// The hazards that `check` speaks of, and for which a policy has words: `exact_names`, overlapping entries, `rest`.
const OF_POLICIES: [&Code; 3] = [&substring_filter::CODE, &on_push_taken::CODE, &rest_unscanned::CODE];

/// Leaves out the hazards in generated files that nobody edited, which are their policy's decision.
pub(super) fn without_intended(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.retain(|finding| !is_intended(finding));
    findings
}

fn is_intended(finding: &Diagnostic) -> bool {
    let is_ours = |text: &str| origin(text.as_bytes()) == Origin::Untouched;
    OF_POLICIES.contains(&finding.code)
        && !finding.labels.is_empty()
        && finding.labels.iter().all(|label| is_ours(label.place.source.text()))
}

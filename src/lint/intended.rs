//! Hazards that a policy intends, in the module that is generated from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{on_push_taken, rest_unscanned, substring_filter};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Source;
use crate::target::stamp::{Origin, origin};

/// The hazards that `check` speaks of, and for which a policy has words: `exact_names`, overlapping entries, `rest`.
const OF_POLICIES: [&Code; 3] = [&substring_filter::CODE, &on_push_taken::CODE, &rest_unscanned::CODE];

/// Leaves out the hazards in generated files that nobody edited, which are their policy's decision.
pub(super) fn without_intended(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut origins = Origins::default();
    findings.retain(|finding| !origins.is_intended(finding));
    findings
}

/// Files of findings, each looked through once: there may be a finding in each of its lines.
#[derive(Default)]
struct Origins(BTreeMap<*const Source, (Arc<Source>, bool)>);

impl Origins {
    fn is_intended(&mut self, finding: &Diagnostic) -> bool {
        OF_POLICIES.contains(&finding.code)
            && !finding.labels.is_empty()
            && finding.labels.iter().all(|label| self.is_ours(&label.place.source))
    }

    fn is_ours(&mut self, source: &Arc<Source>) -> bool {
        // It is kept, so that no other one comes to stand at its address.
        let look = || (Arc::clone(source), origin(source.text().as_bytes()) == Origin::Untouched);
        self.0.entry(Arc::as_ptr(source)).or_insert_with(look).1
    }
}

//! The companion of `[alerts]`: event rules on the default bus, each with its target, and the topic that they send to.
//!
//! EventBridge gets the events of AWS on the default bus alone, in the region that they happen in (FACTS: the user guides of ECR and
//! of Amazon Inspector, "EventBridge"). A rule is there in the release state that has its events.

mod drift;
mod json;
mod matcher;
mod message;
mod pattern_too_long;
mod resources;
mod rules;
mod template_names;
mod told;

use super::interface::Companion;
use crate::diagnostic::{Code, Findings};
use crate::plan::{CompanionPlan, ScanPlan};
use crate::policy::check::CheckedPolicy;
use crate::registry::ScanType;
use crate::target::OwnPath;

static CODES: &[&Code] = &[&pattern_too_long::CODE];

/// The companion.
pub(super) struct Alerts;

impl Companion for Alerts {
    fn codes(&self) -> &'static [&'static Code] {
        CODES
    }

    fn own_paths(&self) -> &'static [OwnPath] {
        &[]
    }

    fn plan(&self, policy: &CheckedPolicy, registry: &ScanPlan) -> Result<Option<CompanionPlan>, Findings> {
        let Some(asked) = &policy.document().alerts else { return Ok(None) };
        let alerts = rules::of(asked, policy, registry);
        pattern_too_long::check(asked, policy, &alerts)?;
        if alerts.is_empty() {
            return Ok(None);
        }
        let topic = resources::Topic::of(asked, registry);
        let is_switched = registry.release.default().is_some();
        Ok(Some(CompanionPlan {
            name: "alerts",
            names: template_names::of(&alerts, &topic, is_switched),
            resources: resources::of(&alerts, &topic, is_switched),
            outputs: vec![topic.output()],
            variables: vec![topic.variable()],
            files: Vec::new(),
            alerts,
            destination: Some(topic.destination()),
        }))
    }
}

/// Tells whether every rule is there in one release state only, so that in the other there is nothing to allow.
fn only_state(alerts: &[crate::plan::PlannedAlert]) -> Option<ScanType> {
    let mut states = alerts.iter().map(|alert| alert.kind.state());
    let first = states.next()?;
    states.all(|state| state == first).then_some(first)
}

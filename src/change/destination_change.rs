//! Messages of alerts that go elsewhere than before.

use crate::plan::{AlertDestination, Plan};

use super::semantic::earlier::EarlierModule;

/// Change of the destination of the alerts' messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DestinationChange {
    /// Before and after, if the topic becomes another one: true for one that the module makes.
    pub has_own_topic: Option<(bool, bool)>,
    /// Addresses that are no longer subscribed, sorted.
    pub lost: Vec<String>,
    /// Addresses that are subscribed now, sorted.
    pub gained: Vec<String>,
}

/// Returns the change from an earlier text to a plan; `None` where nothing changes, or either has no alerts.
pub(super) fn between(old: &EarlierModule, new: &Plan) -> Option<DestinationChange> {
    let before = old.alert_destination.as_ref().filter(|_| !old.alerts.is_empty())?;
    let after = new.alert_destination()?;
    let only = |one: &AlertDestination, other: &AlertDestination| {
        one.emails.iter().filter(|email| !other.emails.contains(email)).cloned().collect()
    };
    let topics = (before.has_own_topic, after.has_own_topic);
    let has_own_topic = Some(topics).filter(|(before, after)| before != after);
    (before != after).then(|| DestinationChange {
        has_own_topic,
        lost: only(before, after),
        gained: only(after, before),
    })
}

//! The names that the templates use of the alerts.

use serde_json::{Value, json};

use super::resources::Topic;
use super::{json as pattern, message, only_state, told};
use crate::plan::{AlertKind, PlannedAlert};
use crate::registry::{ReleaseVariable, ScanType};
use crate::target::terraform::render::written;

/// Makes `topic`, `rules` and, where rules come and go with the release variable, `count`, `policy_count` and `policy_state`.
pub(super) fn of(alerts: &[PlannedAlert], topic: &Topic, is_switched: bool) -> Value {
    let rules: Vec<Value> = alerts.iter().map(|alert| rule(alert, is_switched)).collect();
    let topic = match topic {
        Topic::Own { name, emails } => json!({ "is_own": true, "name": name, "emails": emails, "arn": topic.arn() }),
        Topic::Given => json!({ "is_own": false, "arn": topic.arn() }),
    };
    let policy_state = only_state(alerts).filter(|_| is_switched);
    let has_findings = alerts.iter().any(|alert| matches!(alert.kind, AlertKind::Finding(_)));
    json!({
        "topic": topic,
        "rules": rules,
        "is_switched": is_switched,
        "policy_count": policy_state.map(count),
        "policy_state": policy_state.map(ScanType::as_str),
        "has_findings": has_findings,
        "about": about(alerts),
        "unseen": told::unseen(alerts),
    })
}

fn rule(alert: &PlannedAlert, is_switched: bool) -> Value {
    let message = message::of(&alert.kind);
    let paths: Vec<Value> = message.paths.iter().map(|(name, path)| json!({ "name": name, "path": path })).collect();
    json!({
        "label": alert.label,
        "name": alert.name,
        "state": alert.kind.state().as_str(),
        "description": told::description(alert),
        "fires": told::fires(alert),
        "pattern": written(&pattern::of(&alert.kind, &alert.names)),
        "paths": paths,
        "message": message.line,
        "count": is_switched.then(|| count(alert.kind.state())),
    })
}

/// The expression that says in which release state something is there.
fn count(state: ScanType) -> String {
    let (on, off) = if state == ScanType::Enhanced { (1, 0) } else { (0, 1) };
    format!("var.{} ? {on} : {off}", ReleaseVariable::NAME)
}

/// Sentence about the repositories that the alerts are about.
fn about(alerts: &[PlannedAlert]) -> &'static str {
    let is_every = |alert: &PlannedAlert| alert.names.inside.is_none();
    if alerts.iter().any(is_every) {
        "They are about every repository of the registry."
    } else {
        "They are about the repositories that `alerts.tf` names."
    }
}

#![doc = include_str!("wrong-events.md")]

use std::collections::BTreeSet;

use super::alert_events::{self, Trial};
use super::alert_pattern::{self, ReadAlert};
use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::{AlertKind, Plan};

pub(super) static CODE: Code = page!(Error "V020" "wrong-events");

/// The most names of an alert that it is tried with; all are proved by `wrong-names`.
const TRIED: usize = 8;

/// Reports an alert that does not fire for an event that it is about, fires for another one, or tests something else.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for alert in alert_pattern::all(module, plan) {
        let Some(pattern) = alert.pattern() else { continue };
        let allowed = allowed(&alert);
        if let Some(other) = pattern.paths().into_iter().find(|path| !allowed.contains(path)) {
            findings.push(report(
                &alert,
                format!("tests `{other}`, so that it stays silent for some events that it is about"),
            ));
            continue;
        }
        let names = alert_events::inside(&alert.planned.names);
        let wrong = names.iter().take(TRIED).find_map(|name| {
            let trials = alert_events::of(&alert, name);
            let wrong = trials.into_iter().find(|trial| pattern.matches(&trial.event) != trial.must_fire)?;
            Some((name, wrong))
        });
        if let Some((name, Trial { must_fire, about, .. })) = wrong {
            let what = if must_fire { "does not fire" } else { "fires" };
            findings.push(report(&alert, format!("{what} for an event about {about}")).witness(name));
        }
    }
}

const COUNTS: [&str; 5] = [
    "detail.finding-severity-counts.CRITICAL",
    "detail.finding-severity-counts.HIGH",
    "detail.finding-severity-counts.MEDIUM",
    "detail.finding-severity-counts.LOW",
    "detail.finding-severity-counts.TOTAL",
];

/// The fields that decide of an alert, and no others.
fn allowed(alert: &ReadAlert<'_>) -> BTreeSet<&'static str> {
    let of_kind: &[&str] = match alert.planned.kind {
        AlertKind::EnhancedImage(_) | AlertKind::BasicImage(_) => &["detail.scan-status"],
        AlertKind::Finding(_) => &["detail.status", "detail.severity", "detail.resources.type"],
        AlertKind::Drift { .. } => &[
            "detail.action-type",
            "detail.resource-type",
            "detail.scan-type",
            "detail.repositories.scan-frequency",
            "detail.repositories.repository-arn",
        ],
    };
    let is_of_image = matches!(alert.planned.kind, AlertKind::EnhancedImage(_) | AlertKind::BasicImage(_));
    let counts = COUNTS.iter().copied().filter(|_| is_of_image);
    of_kind.iter().copied().chain(counts).chain(["source", "detail-type", alert.name_path()]).collect()
}

fn report(alert: &ReadAlert<'_>, what: String) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the pattern of the alert `{}` {what}", alert.planned.label))
        .primary(alert.place(), "")
        .help("keep the pattern of the built-in `alerts.tf.tera`: `{{ rule.pattern | safe }}`")
}

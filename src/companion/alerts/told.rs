//! The sentences of the module's README and of its resources about the alerts.

use crate::plan::{AlertKind, Least, PlannedAlert};

/// Description of a rule, as the console of AWS shows it.
pub(super) fn description(alert: &PlannedAlert) -> String {
    match &alert.kind {
        AlertKind::EnhancedImage(least) => format!("An enhanced scan of an image found {}.", severity(*least, true)),
        AlertKind::BasicImage(least) => format!("A basic scan of an image found {}.", severity(*least, false)),
        AlertKind::Finding(least) => {
            format!("Amazon Inspector has a finding of an image: {}.", severity(*least, false))
        }
        AlertKind::Drift { right } => format!("The scan frequency of a repository is not {}.", right.join(" or ")),
    }
}

/// The condition of an alert, in a table.
pub(super) fn fires(alert: &PlannedAlert) -> String {
    match &alert.kind {
        AlertKind::EnhancedImage(least) => {
            format!("the first enhanced scan of an image is complete and found {}", severity(*least, true))
        }
        AlertKind::BasicImage(least) => {
            format!("a basic scan of an image is complete and found {}", severity(*least, false))
        }
        AlertKind::Finding(least) => {
            format!("Inspector reports an active finding of an image, {}, or changes one", severity(*least, false))
        }
        AlertKind::Drift { right } => {
            format!("a repository gets another scan frequency than {}", right.join(" or "))
        }
    }
}

fn severity(least: Least, counts_total: bool) -> String {
    match least {
        Least::Critical => "CRITICAL".to_owned(),
        Least::Low if counts_total => "anything at all".to_owned(),
        least => format!("{} or worse", least.as_str()),
    }
}

/// Sentences about cases in which an alert stays silent, though it seems that it should fire.
pub(super) fn unseen(alerts: &[PlannedAlert]) -> Vec<&'static str> {
    let is_there = |is_it: fn(&PlannedAlert) -> bool| alerts.iter().any(is_it);
    let has_drift = is_there(|alert| matches!(alert.kind, AlertKind::Drift { .. }));
    let leaves_out = is_there(|alert| alert.names.inside.is_some() && !alert.names.outside.is_empty());
    let leaves_continuous = is_there(|alert| matches!(alert.kind, AlertKind::Drift { right: [_, _, ..] }));
    let tells_rest =
        |alert: &PlannedAlert| alert.names.inside.is_none() && matches!(alert.kind, AlertKind::Drift { .. });
    let counts_all = is_there(|alert| matches!(alert.kind, AlertKind::EnhancedImage(Least::Low)));
    let is_once = is_there(|alert| matches!(alert.kind, AlertKind::EnhancedImage(_)));
    let is_limited = has_drift && !alerts.iter().any(tells_rest);
    [
        (is_once, "`images_enhanced` is about the first scan of an image. A vulnerability that becomes known later makes a finding, but no event of a scan."),
        (counts_all, "The event of an enhanced scan does not count LOW findings apart, so that `images_enhanced` also fires for INFORMATIONAL and UNTRIAGED ones."),
        (has_drift, "Whether AWS says anything when the registry becomes BASIC is not documented. Somebody who switches it by hand may go unseen; `terraform plan` shows it."),
        (has_drift, "An event of drift names several repositories, and the message the first of them, which may be another one than the one that drifted."),
        (leaves_out, "`drift_on_push` leaves out the repositories that a continuous filter matches, too: they are scanned continuously, and only those that a continuous entry names are told by `drift_continuous`."),
        (leaves_continuous, "The continuous filters are too many for the pattern of `drift_on_push`, so that a change of its repositories to CONTINUOUS_SCAN is not told: it may be what the policy says."),
        (is_limited, "Repositories that the alerts do not name: scanning one that the policy leaves out is not told."),
    ]
    .into_iter()
    .filter_map(|(is_so, sentence)| is_so.then_some(sentence))
    .collect()
}

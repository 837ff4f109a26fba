//! Events that an alert is tried with: those that it must fire for, and those that it must not.
//!
//! All are AWS's own samples with a name of the policy filled in, and with each word that AWS has in the fields that decide.

use serde_json::{Map, Value, json};

use super::alert_pattern::ReadAlert;
use crate::events::{EVENTS, Sample};
use crate::plan::{AlertKind, AlertNames, Least};
use crate::wildcard::{Answer, Pattern, find, is_repository_name};

/// An event, and if the alert must fire for it.
pub(super) struct Trial {
    pub(super) event: Value,
    pub(super) must_fire: bool,
    /// The event in words, which follow "an event about".
    pub(super) about: String,
}

/// The repository of the samples.
const SAMPLED: &str = "payments/api";

const SCANNED: &[&str] = &["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNDEFINED"];
const SEVERITIES: &[&str] = &["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNTRIAGED"];
const STATUSES: &[&str] = &["ACTIVE", "SUPPRESSED", "CLOSED"];
const FREQUENCIES: &[&str] = &["SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL"];

/// Every event to try, for one repository that the alert is about.
pub(super) fn of(alert: &ReadAlert<'_>, name: &str) -> Vec<Trial> {
    let own = alert.event().and_then(|event| event.samples.iter().find(|sample| is_own(alert, sample)));
    let Some(own) = own.and_then(|own| filled(own, name)) else { return Vec::new() };
    let mut trials = match &alert.planned.kind {
        AlertKind::EnhancedImage(least) => enhanced_scans(&own, *least),
        AlertKind::BasicImage(least) => basic_scans(&own, *least),
        AlertKind::Finding(least) => findings(&own, *least),
        AlertKind::Drift { right } => drifts(&own, name, right, &alert.planned.names),
    };
    trials.extend(foreign(alert, name));
    trials
}

fn is_own(alert: &ReadAlert<'_>, sample: &Sample) -> bool {
    sample.is_of_image || matches!(alert.planned.kind, AlertKind::Drift { .. })
}

fn filled(sample: &Sample, name: &str) -> Option<Value> {
    serde_json::from_str(&sample.json.replace(SAMPLED, name)).ok()
}

/// Samples of every other kind of event, and of other resources than images.
fn foreign(alert: &ReadAlert<'_>, name: &str) -> Vec<Trial> {
    let own = alert.event().map(|event| event.detail_type);
    let samples = EVENTS.iter().flat_map(|event| event.samples.iter().map(move |sample| (event.detail_type, sample)));
    let foreign = samples.filter(|(detail_type, sample)| Some(*detail_type) != own || !is_own(alert, sample));
    let trials = foreign.filter_map(|(detail_type, sample)| {
        let about = format!("{} (`{detail_type}`)", sample.about);
        Some(Trial { event: filled(sample, name)?, must_fire: false, about })
    });
    trials.collect()
}

fn enhanced_scans(own: &Value, least: Least) -> Vec<Trial> {
    let told: Vec<&str> = least.and_worse().map(Least::as_str).collect();
    let of = |severity: &str| {
        let counts = if severity == "LOW" { json!({ "TOTAL": 1 }) } else { json!({ severity: 1, "TOTAL": 1 }) };
        let about = format!("an enhanced scan with {severity} findings alone");
        Trial { event: with(own, "finding-severity-counts", counts), must_fire: told.contains(&severity), about }
    };
    let none = json!({ "CRITICAL": 0, "HIGH": 0, "MEDIUM": 0, "TOTAL": 0 });
    let mut trials: Vec<Trial> = ["CRITICAL", "HIGH", "MEDIUM", "LOW"].into_iter().map(of).collect();
    trials.push(without_findings(own, none));
    trials.push(without_findings(own, json!({})));
    trials
}

fn basic_scans(own: &Value, least: Least) -> Vec<Trial> {
    let told: Vec<&str> = least.and_worse().map(Least::as_str).collect();
    let of = |severity: &&str| Trial {
        event: with(own, "finding-severity-counts", json!({ *severity: 1 })),
        must_fire: told.contains(severity),
        about: format!("a basic scan with {severity} findings alone"),
    };
    let mut trials: Vec<Trial> = SCANNED.iter().map(of).collect();
    trials.push(without_findings(own, json!({})));
    trials.push(without_findings(own, json!({ "CRITICAL": 0, "HIGH": 0, "MEDIUM": 0, "LOW": 0 })));
    let failed = Trial {
        event: with(own, "scan-status", json!("FAILED")),
        must_fire: false,
        about: "a scan that failed".to_owned(),
    };
    trials.push(failed);
    trials
}

fn without_findings(own: &Value, counts: Value) -> Trial {
    let event = with(own, "finding-severity-counts", counts);
    Trial { event, must_fire: false, about: "a scan without findings".to_owned() }
}

fn findings(own: &Value, least: Least) -> Vec<Trial> {
    let told: Vec<&str> = least.and_worse().map(Least::as_str).collect();
    let each = STATUSES.iter().flat_map(|status| SEVERITIES.iter().map(move |severity| (*status, *severity)));
    let trials = each.map(|(status, severity)| Trial {
        event: with(&with(own, "status", json!(status)), "severity", json!(severity)),
        must_fire: status == "ACTIVE" && told.contains(&severity),
        about: format!("a finding with severity {severity} and status {status}"),
    });
    trials.collect()
}

/// One repository at each frequency, alone and beside another one that the alert is not about.
fn drifts(own: &Value, name: &str, right: &[&str], names: &AlertNames) -> Vec<Trial> {
    let repository = |name: &str, frequency: &str| {
        let arn = format!("arn:aws:ecr:eu-west-1:111122223333:repository/{name}");
        json!({ "repository-name": name, "repository-arn": arn, "scan-frequency": frequency })
    };
    let mut trials = Vec::new();
    for frequency in FREQUENCIES {
        let must_fire = !right.contains(frequency);
        let event = with(own, "repositories", json!([repository(name, frequency)]));
        let basic = with(&event, "scan-type", json!("BASIC"));
        trials.push(Trial { event, must_fire, about: format!("a repository whose frequency becomes {frequency}") });
        let about = "a repository while the scan type is BASIC".to_owned();
        trials.push(Trial { event: basic, must_fire: false, about });
    }
    let wrong = FREQUENCIES.iter().find(|frequency| !right.contains(frequency));
    for (other, (wrong, right)) in outside(names).iter().zip(wrong.zip(right.first())) {
        let event = with(own, "repositories", json!([repository(name, right), repository(other, wrong)]));
        let about = format!("`{other}`, and a repository of the alert that is scanned as it should be");
        trials.push(Trial { event, must_fire: false, about });
    }
    trials
}

/// An event whose detail has another value at a key.
fn with(event: &Value, key: &str, value: Value) -> Value {
    let mut event = event.clone();
    if let Some(detail) = event.get_mut("detail").and_then(Value::as_object_mut) {
        let _: Option<Value> = Map::insert(detail, key.to_owned(), value);
    }
    event
}

/// Names that an alert is about, to try it with: one of each pattern.
pub(super) fn inside(names: &AlertNames) -> Vec<String> {
    let everything = [Pattern::glob("*")];
    let patterns = names.inside.as_deref().unwrap_or(&everything);
    patterns.iter().filter_map(|pattern| instance(pattern, &names.outside)).collect()
}

/// A name that an alert is not about, if there is one.
fn outside(names: &AlertNames) -> Option<String> {
    let beside = names.inside.as_ref().and_then(|inside| first(&[Pattern::glob("*")], inside));
    beside.or_else(|| names.outside.iter().find_map(|pattern| instance(pattern, &[])))
}

/// A name that a pattern matches, and none of some others: with a letter in the place of each star, or the first one.
fn instance(pattern: &Pattern, without: &[Pattern]) -> Option<String> {
    let filled = pattern.as_str().replace('*', "xx");
    if is_repository_name(&filled) && !without.iter().any(|other| other.matches(&filled)) {
        return Some(filled);
    }
    first(std::slice::from_ref(pattern), without)
}

fn first(within: &[Pattern], without: &[Pattern]) -> Option<String> {
    match find(&[within], without) {
        Answer::Exact(name) => name,
        Answer::TooHard { .. } => None,
    }
}

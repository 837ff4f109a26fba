//! The event pattern of an alert.
//!
//! Fields and words are those of AWS's own sample events (user guides of ECR and of Amazon Inspector). A scan's counts have no entry, or zero,
//! for a severity without findings; there is no count of low ones in "Inspector2 Scan", so that its total stands for them.

use serde_json::{Map, Value, json};

use super::matcher::{self, Form};
use crate::plan::{AlertKind, AlertNames, Least};

/// The most characters of a pattern ("Event pattern size" of the EventBridge quotas).
pub(super) const LONGEST: usize = 2_048;

/// Returns the number of characters of a pattern.
pub(super) fn length(kind: &AlertKind, names: &AlertNames) -> usize {
    of(kind, names).to_string().chars().count()
}

/// Makes the pattern.
pub(super) fn of(kind: &AlertKind, names: &AlertNames) -> Value {
    match kind {
        AlertKind::EnhancedImage(least) => {
            let name = named(names, Form::Arn).unwrap_or_else(|| json!([{ "wildcard": "*:repository/*" }]));
            let counts = match least {
                Least::Low => json!({ "TOTAL": more_than_none() }),
                least => counts(*least),
            };
            let detail = [
                ("scan-status", json!(["INITIAL_SCAN_COMPLETE"])),
                ("repository-name", name),
                ("finding-severity-counts", counts),
            ];
            pattern("aws.inspector2", "Inspector2 Scan", object(detail))
        }
        AlertKind::BasicImage(least) => {
            let name = named(names, Form::Name).map(|name| ("repository-name", name));
            let detail = [("scan-status", json!(["COMPLETE"])), ("finding-severity-counts", counts(*least))];
            pattern("aws.ecr", "ECR Image Scan", object(detail.into_iter().chain(name)))
        }
        AlertKind::Finding(least) => pattern("aws.inspector2", "Inspector2 Finding", finding(*least, names)),
        AlertKind::Drift { right } => {
            let frequency = ("scan-frequency", json!([{ "anything-but": right }]));
            let detail = [
                ("action-type", json!(["SCAN_FREQUENCY_CHANGE"])),
                ("scan-type", json!(["ENHANCED"])),
                ("repositories", object(changed(names).into_iter().chain([frequency]))),
            ];
            pattern("aws.ecr", "ECR Scan Resource Change", object(detail))
        }
    }
}

/// The matchers of the names that an alert is about; none where that is every one.
fn named(names: &AlertNames, form: Form) -> Option<Value> {
    names.inside.as_ref().map(|patterns| matcher::of(patterns, form))
}

/// The tests of a repository that has changed. Two conditions on one field can't hold together, and the event has two fields
/// that name the repository.
fn changed(names: &AlertNames) -> Vec<(&'static str, Value)> {
    let excluded = |form| (!names.outside.is_empty()).then(|| matcher::none_of(&names.outside, form));
    match named(names, Form::Name) {
        None => excluded(Form::Name).map(|name| ("repository-name", name)).into_iter().collect(),
        Some(name) => {
            let arn = excluded(Form::Arn).map(|arn| ("repository-arn", arn));
            [("repository-name", name)].into_iter().chain(arn).collect()
        }
    }
}

fn finding(least: Least, names: &AlertNames) -> Value {
    let mut resource = Map::from_iter([("type".to_owned(), json!(["AWS_ECR_CONTAINER_IMAGE"]))]);
    if let Some(name) = named(names, Form::Name) {
        resource.insert("details".to_owned(), json!({ "awsEcrContainerImage": { "repositoryName": name } }));
    }
    let severities: Vec<&str> = least.and_worse().map(Least::as_str).collect();
    json!({ "status": ["ACTIVE"], "severity": severities, "resources": resource })
}

/// A count above zero of this severity, or of a worse one. `$or` takes two and more.
fn counts(least: Least) -> Value {
    let mut each: Vec<Value> =
        least.and_worse().map(|severity| object([(severity.as_str(), more_than_none())])).collect();
    if each.len() == 1 { each.pop().unwrap_or_default() } else { json!({ "$or": each }) }
}

fn more_than_none() -> Value {
    json!([{ "numeric": [">", 0] }])
}

fn pattern(source: &str, detail_type: &str, detail: Value) -> Value {
    json!({ "source": [source], "detail-type": [detail_type], "detail": detail })
}

fn object<'k>(entries: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

//! The text of the template.

use super::{CONDITION, PARAMETER, TYPE};
use crate::plan::{ScanPlan, State};
use crate::target::json::{CLOUDFORMATION, Json, object};
use crate::target::stamp::{json_digest, json_notice, with_json_digest};

/// The whole text, stamp included.
pub(super) fn text(plan: &ScanPlan) -> String {
    with_json_digest(&document(plan).document())
}

fn document(plan: &ScanPlan) -> Json {
    let mut entries = vec![
        ("AWSTemplateFormatVersion".to_owned(), "2010-09-09".into()),
        (
            "Description".to_owned(),
            "Which repositories Amazon ECR scans in this account and region, and how often.".into(),
        ),
        ("Metadata".to_owned(), object([("Scanwright", metadata(plan))])),
    ];
    if let Some(default) = plan.release.default() {
        entries.push(("Parameters".to_owned(), object([(PARAMETER, parameter(default))])));
        let is_true = object([("Fn::Equals", Json::from([object([("Ref", PARAMETER.into())]), "true".into()]))]);
        entries.push(("Conditions".to_owned(), object([(CONDITION, is_true)])));
    }
    entries.push(("Resources".to_owned(), object([("RegistryScanningConfiguration", resource(plan))])));
    entries.push(("Outputs".to_owned(), object([("RegistryId", registry_id())])));
    Json::Object(entries)
}

/// The stamp, and, since JSON has no comments, the entries that filters stand for.
fn metadata(plan: &ScanPlan) -> Json {
    let (notice, digest) = (json_notice(&plan.policy_file), json_digest());
    let mut entries = vec![("Notice".to_owned(), notice.into()), ("Digest".to_owned(), digest.into())];
    let mut written_for: Vec<(String, Json)> = Vec::new();
    for state in plan.release.states() {
        for planned in
            state.rules().iter().flat_map(|rule| rule.filters.iter()).filter(|one| !one.stands_for.is_empty())
        {
            let filter = planned.filter.as_str().to_owned();
            if !written_for.iter().any(|(known, _)| *known == filter) {
                written_for
                    .push((filter, Json::List(planned.stands_for.iter().map(|entry| entry.as_str().into()).collect())));
            }
        }
    }
    if !written_for.is_empty() {
        entries.push(("FiltersWrittenFor".to_owned(), Json::Object(written_for)));
    }
    Json::Object(entries)
}

/// CloudFormation has no booleans among the types of parameters.
fn parameter(default: bool) -> Json {
    object([
        ("Type", "String".into()),
        ("AllowedValues", Json::from(["true".into(), "false".into()])),
        ("Default", if default { "true" } else { "false" }.into()),
        ("Description", "true: enhanced scanning by Amazon Inspector; false: basic scanning by ECR".into()),
    ])
}

/// Deleting the resource would put BASIC and so switch Inspector off: it is retained.
fn resource(plan: &ScanPlan) -> Json {
    object([
        ("Type", TYPE.into()),
        ("DeletionPolicy", "Retain".into()),
        ("UpdateReplacePolicy", "Retain".into()),
        (
            "Properties",
            object([
                (CLOUDFORMATION.scan_type, by_state(plan, |state| state.scan_type().as_str().into())),
                (CLOUDFORMATION.rules, by_state(plan, |state| CLOUDFORMATION.write(state))),
            ]),
        ),
    ])
}

/// The value of the one state, or the choice between those of both.
fn by_state(plan: &ScanPlan, value: impl Fn(State<'_>) -> Json) -> Json {
    let mut values: Vec<Json> = plan.release.states().into_iter().map(value).collect();
    match values.len() {
        1 => values.remove(0),
        _ => {
            values.insert(0, CONDITION.into());
            object([("Fn::If", Json::List(values))])
        }
    }
}

fn registry_id() -> Json {
    object([
        ("Description", "The account that the registry belongs to".into()),
        ("Value", object([("Ref", "RegistryScanningConfiguration".into())])),
    ])
}

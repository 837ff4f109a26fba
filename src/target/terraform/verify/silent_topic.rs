#![doc = include_str!("silent-topic.md")]

use serde_json::{Map, Value};

use super::literal::{Reader, Refused};
use super::module::{Module, TopBlock};
use super::not_static;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::{Plan, PlannedAlert, reference};
use crate::registry::ScanType;

pub(super) static CODE: Code = page!(Error "V024" "silent-topic");

const POLICY: &str = "aws_sns_topic_policy";

/// Reports a policy of the alerts' topic that does not let each rule publish, or that lets somebody else.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let planned = plan.resources();
    let states: Vec<ScanType> = plan.registry.release.states().iter().map(|state| state.scan_type()).collect();
    for resource in planned.iter().filter(|resource| resource.kind == POLICY && plan.alerts().next().is_some()) {
        for top in module.saying(resource) {
            let there = states.iter().filter(|state| resource.only.is_none_or(|only| only == **state));
            findings.extend(there.filter_map(|state| wrong(module, plan, top, *state)));
        }
    }
}

fn wrong<'m>(module: &'m Module<'m>, plan: &Plan, top: TopBlock<'m>, state: ScanType) -> Option<Diagnostic> {
    let Some(attribute) = top.block.attribute("policy") else {
        return Some(report(top, "has no `policy`"));
    };
    let said = match Reader::new(module, top, state == ScanType::Enhanced).attribute(attribute) {
        Err(Refused { place, reason }) => return Some(not_static::of_resource(&top.address(), reason, place)),
        Ok(said) => said,
    };
    let document: Option<Value> = said.as_str().and_then(|text| serde_json::from_str(text).ok());
    let Some(document) = document else { return Some(report(top, "is not JSON")) };
    let statements: Vec<&Map<String, Value>> =
        listed(document.get("Statement")).into_iter().filter_map(Value::as_object).collect();
    if let Some(fault) = statements.iter().find_map(|statement| fault(statement)) {
        return Some(report(top, &fault));
    }
    let allowed: Vec<&Value> = statements.iter().flat_map(|statement| listed(source_arn(statement))).collect();
    let mut alerts = plan.alerts().filter(|alert| alert.kind.state() == state);
    let silent = alerts.find(|alert| !is_named(alert, &allowed))?;
    Some(report(
        top,
        &format!("does not let the rule `{}` publish, so that its messages are lost without a word", silent.label),
    ))
}

/// The reason why a statement is none that lets rules of this module publish.
fn fault(statement: &Map<String, Value>) -> Option<String> {
    let has = |key: &str, wanted: &[&str]| {
        listed(statement.get(key)).iter().any(|value| value.as_str().is_some_and(|value| wanted.contains(&value)))
    };
    let service = statement.get("Principal").and_then(|principal| principal.get("Service"));
    let is_of_events =
        service.is_some_and(|service| listed(Some(service)).iter().all(|one| *one == "events.amazonaws.com"));
    let is_of_topic = listed(statement.get("Resource")).contains(&&reference("aws_sns_topic.alerts.arn"));
    if !has("Effect", &["Allow"]) || statement.contains_key("NotPrincipal") || statement.contains_key("NotAction") {
        Some("has a statement that does not only allow".to_owned())
    } else if !is_of_events {
        Some("does not let `events.amazonaws.com` publish, and it alone".to_owned())
    } else if !has("Action", &["sns:Publish", "SNS:Publish"]) || listed(statement.get("Action")).len() != 1 {
        Some("does not allow just `sns:Publish`".to_owned())
    } else if !is_of_topic {
        Some("is not about the topic of the alerts".to_owned())
    } else {
        source_arn(statement).is_none().then(|| "does not name the rules in `aws:SourceArn` alone".to_owned())
    }
}

/// The ARNs that a statement is bound to, where that is its one condition.
fn source_arn(statement: &Map<String, Value>) -> Option<&Value> {
    let conditions = statement.get("Condition")?.as_object().filter(|conditions| conditions.len() == 1)?;
    let (operator, keys) = conditions.iter().next()?;
    let keys = keys.as_object().filter(|keys| keys.len() == 1)?;
    let is_equality = ["ArnEquals", "ArnLike"].contains(&operator.as_str());
    keys.iter().find(|(key, _)| is_equality && key.eq_ignore_ascii_case("aws:SourceArn")).map(|(_, arns)| arns)
}

fn is_named(alert: &PlannedAlert, allowed: &[&Value]) -> bool {
    let names =
        ["", "[0]", "[*]"].map(|index| reference(&format!("aws_cloudwatch_event_rule.{}{index}.arn", alert.label)));
    names.iter().any(|name| allowed.contains(&name))
}

/// A value that may be a list, as one.
fn listed(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

fn report(top: TopBlock<'_>, what: &str) -> Diagnostic {
    let policy = top.block.attribute("policy").map(|policy| policy.name_span);
    let place = policy.map_or_else(|| top.place(), |span| top.file.place(span));
    Diagnostic::new(&CODE, format!("the policy of the alerts' topic {what}"))
        .primary(place, "")
        .help("keep the `aws_sns_topic_policy` of the built-in `alerts.tf.tera`, which names each rule")
}

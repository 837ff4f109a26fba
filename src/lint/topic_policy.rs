//! Statements of a topic's policy, as far as they are known.

use serde_json::Value as Json;

use super::alert_subject::{AlertSubject, DOCUMENT, TOPIC_POLICY};
use super::partial_json;
use crate::terraform::address::without_keys;
use crate::terraform::{BlockValue, Resource, Value};

/// The service that sends events to topics.
pub(super) const SERVICE: &str = "events.amazonaws.com";

/// Tells whether EventBridge may be allowed to publish to a topic.
///
/// # Errors
/// It surely is not; the policy that says so is given, unless there is none.
pub(super) fn may_be_let_in<'w>(subject: &AlertSubject<'w>, topic: &'w Resource) -> Result<(), Option<&'w Resource>> {
    let own = (*topic.body.value("policy") != Value::Null).then_some(topic);
    let address = without_keys(&topic.address);
    let names_topic = |policy: &&Resource| {
        let is_of_other = policy.depends_on.iter().any(|other| other.contains("aws_sns_topic.") && *other != address);
        policy.depends_on.contains(&address) || !is_of_other
    };
    let policies: Vec<&Resource> = own.into_iter().chain(subject.resources(TOPIC_POLICY).filter(names_topic)).collect();
    if policies.iter().any(|policy| may_allow(subject, policy)) { Ok(()) } else { Err(policies.first().copied()) }
}

/// Tells whether a policy may have a statement for EventBridge: what is not known may.
fn may_allow(subject: &AlertSubject<'_>, policy: &Resource) -> bool {
    match policy.body.value("policy") {
        Value::Text(text) => serde_json::from_str(text).map_or(true, |policy: Json| may_allow_text(&policy)),
        Value::Unknown(_) if let Some(known) = policy.body.encoded("policy") => {
            may_allow_text(&partial_json::whole(known))
        }
        Value::Unknown(open) => {
            let is_named = |document: &&Resource| {
                let name = document.address.strip_prefix(&module_of(policy)).unwrap_or(&document.address);
                open.what == format!("data.{name}.json")
            };
            let mut documents =
                subject.resources(DOCUMENT).filter(|document| is_beside(document, policy)).filter(is_named);
            match (documents.next(), documents.next()) {
                (Some(document), None) => may_allow_document(document),
                _ => true,
            }
        }
        _ => true,
    }
}

/// The modules that a resource stands in, with a dot behind; empty for the root.
fn module_of(resource: &Resource) -> String {
    let own = resource.address.rfind(&format!("{}.", resource.kind)).unwrap_or_default();
    resource.address.get(..own).unwrap_or_default().to_owned()
}

fn is_beside(one: &Resource, other: &Resource) -> bool {
    module_of(one) == module_of(other)
}

fn may_allow_text(policy: &Json) -> bool {
    let statements = match &policy["Statement"] {
        Json::Array(statements) => statements.as_slice(),
        statement => std::slice::from_ref(statement),
    };
    statements.iter().any(|statement| {
        // Unknown, or no statement at all.
        if !statement.is_object() {
            return true;
        }
        let is_allowing = statement["Effect"] != "Deny" && statement.get("NotPrincipal").is_none();
        is_allowing && may_name(&statement["Principal"]) || statement.get("NotPrincipal").is_some()
    })
}

/// Tells whether a principal is EventBridge, or everybody.
fn may_name(principal: &Json) -> bool {
    match principal {
        Json::String(text) => text == "*" || text == SERVICE,
        Json::Array(principals) => principals.iter().any(may_name),
        Json::Object(kinds) => kinds.values().any(may_name),
        _ => false,
    }
}

/// The same of the data source that writes a policy's text.
fn may_allow_document(document: &Resource) -> bool {
    let others = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];
    let is_merged = others.iter().any(|name| *document.body.value(name) != Value::Null);
    is_merged || document.body.blocks_of("statement").any(may_allow_statement)
}

fn may_allow_statement(statement: &BlockValue) -> bool {
    if statement.value("effect").as_text() == Some("Deny") {
        return false;
    }
    let may_be = |identifier: &Value| match identifier {
        Value::Text(text) => text == "*" || text == SERVICE,
        _ => true,
    };
    let names = |principals: &BlockValue| match principals.value("identifiers") {
        Value::List(identifiers) => identifiers.iter().any(may_be),
        _ => true,
    };
    statement.blocks_of("not_principals").next().is_some() || statement.blocks_of("principals").any(names)
}

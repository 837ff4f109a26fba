//! Statements of a topic's policy, as far as they are known.

use super::alert_subject::{AlertSubject, DOCUMENT, TOPIC_POLICY};
use super::statement::Statement;
use crate::terraform::address::without_keys;
use crate::terraform::{Resource, Value};

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
    let name = topic.body.value("name");
    // Without a name Terraform makes one.
    let unnamed = Value::Null;
    let name = if topic.body.value("name_prefix") == &Value::Null { name } else { &unnamed };
    if policies.iter().any(|policy| may_allow(subject, policy, name)) { Ok(()) } else { Err(policies.first().copied()) }
}

/// Tells whether a policy may let EventBridge publish: what is not known may.
fn may_allow(subject: &AlertSubject<'_>, policy: &Resource, topic: &Value) -> bool {
    let Some(statements) = statements(subject, policy) else { return true };
    statements.iter().any(|statement| statement.may_allow(topic)) && !statements.iter().any(Statement::surely_denies)
}

/// Returns the statements of a policy, as far as they are known; `None` where they are not.
fn statements(subject: &AlertSubject<'_>, policy: &Resource) -> Option<Vec<Statement>> {
    match policy.body.value("policy") {
        Value::Text(text) => Statement::of_text(text),
        Value::Unknown(_) if let Some(known) = policy.body.encoded("policy") => Statement::of_policy(known),
        Value::Unknown(open) => {
            let is_named = |document: &&Resource| {
                let name = document.address.strip_prefix(&module_of(policy)).unwrap_or(&document.address);
                open.what == format!("data.{name}.json")
            };
            let mut documents =
                subject.resources(DOCUMENT).filter(|document| is_beside(document, policy)).filter(is_named);
            match (documents.next(), documents.next()) {
                (Some(document), None) => of_document(document),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The same of the data source that writes a policy's text.
fn of_document(document: &Resource) -> Option<Vec<Statement>> {
    let others = ["source_policy_documents", "override_policy_documents", "source_json", "override_json"];
    let is_merged = others.iter().any(|name| *document.body.value(name) != Value::Null);
    (!is_merged).then(|| document.body.blocks_of("statement").map(Statement::of_block).collect())
}

/// The modules that a resource stands in, with a dot behind; empty for the root.
fn module_of(resource: &Resource) -> String {
    let own = resource.address.rfind(&format!("{}.", resource.kind)).unwrap_or_default();
    resource.address.get(..own).unwrap_or_default().to_owned()
}

fn is_beside(one: &Resource, other: &Resource) -> bool {
    module_of(one) == module_of(other)
}

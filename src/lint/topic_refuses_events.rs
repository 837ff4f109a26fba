#![doc = include_str!("topic-refuses-events.md")]

use super::alert_subject::{AlertSubject, RuleOfEvents, TARGET, TOPIC, is_unknown_attribute};
use super::caller::at_caller;
use super::topic_policy::{SERVICE, may_be_let_in};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::terraform::address::without_keys;
use crate::terraform::{Resource, Value};

pub(super) static CODE: Code = page!(Error "L019" "topic-refuses-events");

/// The key of SNS's own, whose policy nobody can change.
const OWN_KEY: &str = "alias/aws/sns";

/// Reports topics of the configuration that get the events of a rule and can't take them.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    let rules: Vec<RuleOfEvents<'_>> = subject.rules().filter(|_| subject.is_whole).collect();
    for target in subject.resources(TARGET) {
        let Some(rule) = rules.iter().find(|rule| is_of_rule(target, rule)) else { continue };
        let Some(topic) = topic_of(subject, target) else { continue };
        findings.extend(unreadable(topic, target));
        findings.extend(unwelcome(subject, topic, target, rule));
    }
}

/// Tells whether a target is surely one of a rule.
fn is_of_rule(target: &Resource, rule: &RuleOfEvents<'_>) -> bool {
    match target.body.value("rule") {
        Value::Text(name) => rule.resource.body.value("name").as_text() == Some(name),
        Value::Unknown(_) => target.depends_on.contains(&without_keys(&rule.resource.address)),
        _ => false,
    }
}

/// Returns the topic of the configuration that a target names by its attribute.
fn topic_of<'w>(subject: &AlertSubject<'w>, target: &Resource) -> Option<&'w Resource> {
    let arn = target.body.value("arn");
    let is_attribute = is_unknown_attribute(arn, "arn") || is_unknown_attribute(arn, "id");
    let mut topics = subject.resources(TOPIC).filter(|topic| target.depends_on.contains(&without_keys(&topic.address)));
    let (topic, other) = (topics.next()?, topics.next());
    (is_attribute && arn.unknown()?.contains(TOPIC) && other.is_none()).then_some(topic)
}

/// Reports a topic that is encrypted with a key that EventBridge can't use.
fn unreadable(topic: &Resource, target: &Resource) -> Option<Diagnostic> {
    let key = topic.body.value("kms_master_key_id").as_text()?;
    if key != OWN_KEY && !key.ends_with(&format!(":{OWN_KEY}")) {
        return None;
    }
    let message = format!("the topic never gets an event: EventBridge can't encrypt with `{OWN_KEY}`");
    let finding = Diagnostic::new(&CODE, message)
        .primary(topic.body.place_of("kms_master_key_id").clone(), "")
        .also(target.body.place_of("arn").clone(), "the target that sends to it")
        .help(format!(
            "use a key of your own whose policy gives {SERVICE} kms:Decrypt and kms:GenerateDataKey*, or remove \
             `kms_master_key_id`"
        ));
    Some(at_caller(topic, Some(key), finding))
}

/// Reports a topic whose policy does not let EventBridge publish; a target with a role may publish as that role.
fn unwelcome(
    subject: &AlertSubject<'_>,
    topic: &Resource,
    target: &Resource,
    rule: &RuleOfEvents<'_>,
) -> Option<Diagnostic> {
    if *target.body.value("role_arn") != Value::Null {
        return None;
    }
    let policy = match may_be_let_in(subject, topic) {
        Ok(()) => return None,
        Err(policy) => policy,
    };
    let message =
        format!("the topic refuses the events of `{}`: no policy lets {SERVICE} publish", rule.resource.address);
    let place = policy.map_or(&topic.place, |policy| policy.body.place_of("policy"));
    let finding = Diagnostic::new(&CODE, message)
        .primary(place.clone(), "")
        .also(target.body.place_of("arn").clone(), "the target that sends to it")
        .help(format!(
            "add an `aws_sns_topic_policy` that allows sns:Publish for the service {SERVICE}; without it deliveries fail \
             silently"
        ));
    Some(at_caller(topic, None, finding))
}

#![doc = include_str!("topic-refuses-events.md")]

use std::collections::BTreeMap;

use super::alert_subject::{AlertSubject, RuleOfEvents, TARGET, TOPIC, is_unknown_attribute};
use super::caller::at_caller;
use super::statement::SERVICE;
use super::topic_policy::may_be_let_in;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::terraform::address::without_keys;
use crate::terraform::{Resource, Value};

pub(super) static CODE: Code = page!(Error "L019" "topic-refuses-events");

/// The key of SNS's own, whose policy nobody can change.
const OWN_KEY: &str = "alias/aws/sns";

/// Reports topics of the configuration that get the events of a rule and can't take them.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    let rules = Rules::of(subject.rules().filter(|_| subject.is_whole));
    if rules.0.is_empty() {
        return;
    }
    for target in subject.resources(TARGET) {
        let Some(rule) = rules.of_target(target) else { continue };
        let Some(topic) = topic_of(subject, target) else { continue };
        findings.extend(unreadable(topic, target));
        findings.extend(unwelcome(subject, topic, target, rule));
    }
}

/// Addresses of rules by what targets name them by: their names, and their addresses without keys.
struct Rules<'w>(BTreeMap<String, &'w str>);

impl<'w> Rules<'w> {
    fn of(rules: impl Iterator<Item = RuleOfEvents<'w>>) -> Self {
        let words = |rule: RuleOfEvents<'w>| {
            let resource = rule.resource;
            let name = resource.body.value("name").as_text().map(str::to_owned);
            let words = [Some(without_keys(&resource.address)), name].into_iter().flatten();
            words.map(|word| (word, resource.address.as_str())).collect::<Vec<_>>()
        };
        Self(rules.flat_map(words).collect())
    }

    /// Returns the address of the rule that a target is surely one of.
    fn of_target(&self, target: &Resource) -> Option<&'w str> {
        match target.body.value("rule") {
            Value::Text(name) => self.0.get(name).copied(),
            Value::Unknown(_) => target.depends_on.iter().find_map(|address| self.0.get(address).copied()),
            _ => None,
        }
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
fn unwelcome(subject: &AlertSubject<'_>, topic: &Resource, target: &Resource, rule: &str) -> Option<Diagnostic> {
    if *target.body.value("role_arn") != Value::Null {
        return None;
    }
    let policy = match may_be_let_in(subject, topic) {
        Ok(()) => return None,
        Err(policy) => policy,
    };
    let message = format!("the topic refuses the events of `{}`: no policy lets {SERVICE} publish", rule);
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

//! The resources of the alerts, as the text must say them.

use serde_json::{Value, json};

use super::only_state;
use crate::plan::{AlertDestination, Output, PlannedAlert, PlannedVariable, Resource, ScanPlan, reference};
use crate::policy::Alerts;
use crate::registry::ScanType;

pub(super) const RULE: &str = "aws_cloudwatch_event_rule";
pub(super) const TARGET: &str = "aws_cloudwatch_event_target";
pub(super) const TOPIC: &str = "aws_sns_topic";
pub(super) const TOPIC_POLICY: &str = "aws_sns_topic_policy";
pub(super) const SUBSCRIPTION: &str = "aws_sns_topic_subscription";

/// The label of the topic, its policy and its subscriptions.
const LABEL: &str = "alerts";

const GIVEN: &str = "alerts_topic_arn";
const KEY: &str = "alerts_kms_key_id";

/// Topic that the messages go to.
pub(super) enum Topic {
    /// The module makes it.
    Own { name: String, emails: Vec<String> },
    /// A variable names it.
    Given,
}

impl Topic {
    pub(super) fn of(asked: &Alerts, registry: &ScanPlan) -> Self {
        if asked.is_topic_given() {
            return Self::Given;
        }
        let emails = asked.emails.iter().flat_map(|emails| &emails.value).map(|email| email.value.clone());
        let mut emails: Vec<String> = emails.collect();
        emails.sort();
        emails.dedup();
        Self::Own { name: topic_name(&registry.module.name), emails }
    }

    /// The expression of its ARN.
    pub(super) fn arn(&self) -> String {
        self.path().join(".")
    }

    pub(super) fn destination(&self) -> AlertDestination {
        match self {
            Self::Own { emails, .. } => AlertDestination { has_own_topic: true, emails: emails.clone() },
            Self::Given => AlertDestination { has_own_topic: false, emails: Vec::new() },
        }
    }

    pub(super) fn output(&self) -> Output {
        Output { name: "alerts_topic_arn", value: self.path() }
    }

    pub(super) fn variable(&self) -> PlannedVariable {
        match self {
            Self::Own { .. } => PlannedVariable { name: KEY, is_required: false },
            Self::Given => PlannedVariable { name: GIVEN, is_required: true },
        }
    }

    fn path(&self) -> Vec<&'static str> {
        match self {
            Self::Own { .. } => vec![TOPIC, LABEL, "arn"],
            Self::Given => vec!["var", GIVEN],
        }
    }
}

/// The resources, each rule with its target, then the topic.
pub(super) fn of(alerts: &[PlannedAlert], topic: &Topic, is_switched: bool) -> Vec<Resource> {
    let state = |state: ScanType| is_switched.then_some(state);
    let rules = alerts.iter().flat_map(|alert| {
        let only = state(alert.kind.state());
        let index = if only.is_some() { "[0]" } else { "" };
        let rule =
            resource(RULE, alert.label, vec![("name", json!(alert.name))], &["description", "event_pattern"], only);
        let arguments =
            vec![("rule", reference(&format!("{RULE}.{}{index}.name", alert.label))), ("arn", reference(&topic.arn()))];
        [rule, resource(TARGET, alert.label, arguments, &["input_transformer", "target_id"], only)]
    });
    let of_topic = match topic {
        Topic::Given => Vec::new(),
        Topic::Own { name, emails } => of_topic(name, emails, only_state(alerts).and_then(state)),
    };
    rules.chain(of_topic).collect()
}

fn of_topic(name: &str, emails: &[String], only: Option<ScanType>) -> Vec<Resource> {
    let arn = || reference(&[TOPIC, LABEL, "arn"].join("."));
    let key = reference(&format!("var.{KEY}"));
    let mut resources = vec![
        resource(TOPIC, LABEL, vec![("name", json!(name)), ("kms_master_key_id", key)], &[], None),
        resource(TOPIC_POLICY, LABEL, vec![("arn", arn())], &["policy"], only),
    ];
    if !emails.is_empty() {
        let arguments = vec![
            ("for_each", json!(emails)),
            ("topic_arn", arn()),
            ("protocol", json!("email")),
            ("endpoint", reference("each.value")),
        ];
        resources.push(resource(SUBSCRIPTION, LABEL, arguments, &[], None));
    }
    resources
}

fn resource(
    kind: &'static str,
    label: &str,
    arguments: Vec<(&'static str, Value)>,
    elsewhere: &'static [&'static str],
    only: Option<ScanType>,
) -> Resource {
    Resource { kind, label: label.to_owned(), arguments, elsewhere, region: None, only }
}

/// The longest name of a topic (CreateTopic of the SNS API).
const LONGEST_NAME: usize = 256;

fn topic_name(module: &str) -> String {
    let end = "-alerts";
    let room = module.floor_char_boundary(LONGEST_NAME - end.len());
    format!("{}{end}", module.get(..room).unwrap_or(module))
}

//! The subject of lints of alerts: what sends messages about images and their findings, and what cleans images up.

use std::borrow::Cow;

use super::partial_json;
use crate::events::{self, EventPattern};
use crate::terraform::{BlockValue, Case, Resource, Value};

/// The type of an alarm of CloudWatch.
pub(super) const ALARM: &str = "aws_cloudwatch_metric_alarm";
/// The type of a rule of EventBridge.
pub(super) const RULE: &str = "aws_cloudwatch_event_rule";
/// The type of the target of a rule.
pub(super) const TARGET: &str = "aws_cloudwatch_event_target";
/// The type of an event bus.
pub(super) const BUS: &str = "aws_cloudwatch_event_bus";
/// The types of what lets others send events to a bus.
pub(super) const BUS_POLICIES: [&str; 2] = ["aws_cloudwatch_event_bus_policy", "aws_cloudwatch_event_permission"];
/// The type of a topic.
pub(super) const TOPIC: &str = "aws_sns_topic";
/// The type of a topic's policy.
pub(super) const TOPIC_POLICY: &str = "aws_sns_topic_policy";
/// The type of the data source of a policy's text.
pub(super) const DOCUMENT: &str = "aws_iam_policy_document";
/// The type of what expires images.
pub(super) const LIFECYCLE: &str = "aws_ecr_lifecycle_policy";
/// The type of what gives new repositories their policies.
pub(super) const CREATION: &str = "aws_ecr_repository_creation_template";

/// Resources of one case.
#[derive(Debug)]
pub(super) struct AlertSubject<'w> {
    resources: &'w [Resource],
    /// True if the resources of all types are there, so that what is missing is missing.
    pub(super) is_whole: bool,
}

/// A rule whose pattern is known to be about the events of Inspector or ECR alone.
#[derive(Debug)]
pub(super) struct RuleOfEvents<'w> {
    pub(super) resource: &'w Resource,
    /// The pattern's text, as far as it is known.
    pub(super) text: Cow<'w, str>,
    /// The pattern, unless AWS refuses it.
    pub(super) pattern: Result<EventPattern, events::Refusal>,
}

impl<'w> AlertSubject<'w> {
    pub(super) fn of(case: &'w Case, is_whole: bool) -> Self {
        Self { resources: &case.resources, is_whole }
    }

    pub(super) fn resources(&self, kind: &str) -> impl Iterator<Item = &'w Resource> {
        self.resources.iter().filter(move |resource| resource.kind == kind)
    }

    /// Returns the rules about images and their findings.
    pub(super) fn rules(&self) -> impl Iterator<Item = RuleOfEvents<'w>> {
        self.resources(RULE).filter_map(|resource| {
            let text = told_pattern(&resource.body)?;
            let pattern = EventPattern::parse(&text);
            let is_about_ours = match &pattern {
                Ok(pattern) => events::is_about_ours(pattern),
                Err(_) => events::is_meant_for_ours(&text),
            };
            is_about_ours.then_some(RuleOfEvents { resource, text, pattern })
        })
    }
}

/// Returns the text of a rule's pattern, or of as much of it as is known.
fn told_pattern(body: &BlockValue) -> Option<Cow<'_, str>> {
    if let Some(text) = body.value("event_pattern").as_text() {
        return Some(Cow::Borrowed(text));
    }
    let known = partial_json::pattern(body.encoded("event_pattern")?)?.to_string();
    // How long the whole is, nobody knows.
    (known.len() <= events::MOST_CHARACTERS).then_some(Cow::Owned(known))
}

/// Tells whether a value is an unknown attribute of that name.
pub(super) fn is_unknown_attribute(value: &Value, name: &str) -> bool {
    value.unknown().is_some_and(|words| words.ends_with(&format!(".{name}")))
}

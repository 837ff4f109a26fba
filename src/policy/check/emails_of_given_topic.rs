#![doc = include_str!("emails-of-given-topic.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P034" "emails-of-given-topic");

/// Reports addresses beside a topic that the module does not make.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(alerts) = context.policy.document.alerts.as_ref().filter(|alerts| alerts.is_topic_given()) else { return };
    let (Some(topic), Some(emails)) = (&alerts.topic, &alerts.emails) else { return };
    findings.push(
        Diagnostic::new(&CODE, "a given topic has subscriptions of its own, so `emails` can't be subscribed")
            .primary(context.place(emails.span), "")
            .also(context.place(topic.span), "the module does not make this topic")
            .help("remove `emails` and subscribe them where the topic is made, or set `topic = \"own\"`"),
    );
}

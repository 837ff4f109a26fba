//! The table of alerts: the messages that events of scanning become.

use super::keyword::{Keyword, keyword};
use crate::source::{At, Span};

/// Messages about findings, and about scanning that differs from the policy; the generated module sends them through EventBridge and SNS.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Alerts {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// Least severity for one message per scanned image that has such a finding. For enhanced and basic scans.
    #[cfg_attr(test, schemars(extend("examples" = ["high"])))]
    pub images: Option<At<AlertSeverity>>,
    /// Least severity for one message per finding and image, also where the vulnerability became known after the push. For enhanced scans only.
    #[cfg_attr(test, schemars(extend("examples" = ["critical"])))]
    pub findings: Option<At<AlertSeverity>>,
    /// A message when a repository is scanned otherwise than this policy says. For enhanced scans only. Default `false`.
    #[cfg_attr(test, schemars(extend("default" = false, "examples" = [true])))]
    pub drift: Option<At<bool>>,
    /// Names of the `[[scan]]` whose repositories the alerts are about. Default: every repository.
    #[cfg_attr(test, schemars(length(min = 1)))]
    #[cfg_attr(test, schemars(extend("examples" = [["production"]])))]
    pub scans: Option<At<Vec<At<String>>>>,
    /// The topic that messages go to. Default `own`.
    #[cfg_attr(test, schemars(extend("default" = "own", "examples" = ["own"])))]
    pub topic: Option<At<AlertTopic>>,
    /// E-mail addresses that are subscribed to an own topic. Each gets a message with a link that confirms the subscription.
    #[cfg_attr(test, schemars(extend("examples" = [["security@example.com"]])))]
    pub emails: Option<At<Vec<At<String>>>>,
    /// True if there is a key that makes a rule, or that may have been meant as one.
    #[cfg_attr(test, schemars(skip))]
    pub has_unread_rule: bool,
}

impl Alerts {
    /// Tells whether messages go to a topic that the module does not make.
    pub(crate) fn is_topic_given(&self) -> bool {
        self.topic.as_ref().is_some_and(|topic| topic.value == AlertTopic::Given)
    }

    /// Tells whether it asks for a message about drift.
    pub(crate) fn tells_drift(&self) -> bool {
        self.drift.as_ref().is_some_and(|drift| drift.value)
    }
}

keyword! {
    /// Least severity of a finding that is told.
    AlertSeverity {
        /// Only critical findings.
        Critical = "critical",
        /// High ones and worse.
        High = "high",
        /// Medium ones and worse.
        Medium = "medium",
        /// Low ones and worse.
        Low = "low",
    }
}

keyword! {
    /// Topic of SNS that messages go to.
    AlertTopic {
        /// The module makes it, with the policy that lets EventBridge publish.
        Own = "own",
        /// The required variable `alerts_topic_arn` names it.
        Given = "given",
    }
}

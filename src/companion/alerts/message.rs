//! The message of an alert: one line, and the paths of the event that it is filled from.
//!
//! Only paths that every such event has: what a path does not find is left out of the message without a word (input
//! transformation in the EventBridge user guide). So the counts of a scan are not among them.

use crate::plan::{AlertKind, Least};

/// A line with `<placeholders>`, and the path of each.
pub(super) struct Message {
    pub paths: Vec<(&'static str, &'static str)>,
    pub line: String,
}

const ACCOUNT: (&str, &str) = ("account", "$.account");
const REGION: (&str, &str) = ("region", "$.region");
const DIGEST: (&str, &str) = ("digest", "$.detail.image-digest");
const IMAGE: (&str, &str) = ("repository", "$.detail.repository-name");

/// Makes the message.
pub(super) fn of(kind: &AlertKind) -> Message {
    match kind {
        AlertKind::EnhancedImage(least) => scanned("an enhanced scan", *least, "any severity"),
        AlertKind::BasicImage(least) => scanned("a basic scan", *least, "severity LOW or worse"),
        AlertKind::Finding(_) => finding(),
        AlertKind::Drift { right } => drift(right),
    }
}

fn scanned(by: &str, least: Least, of_low: &str) -> Message {
    let severity = match least {
        Least::Critical => "severity CRITICAL".to_owned(),
        Least::Low => of_low.to_owned(),
        other => format!("severity {} or worse", other.as_str()),
    };
    let line =
        format!("Image with findings of {severity} in {by}: <repository> <digest> (account <account>, <region>)");
    Message { paths: vec![ACCOUNT, DIGEST, REGION, IMAGE], line }
}

fn finding() -> Message {
    let paths = vec![
        ACCOUNT,
        ("digest", "$.detail.resources[0].details.awsEcrContainerImage.imageHash"),
        ("fix", "$.detail.fixAvailable"),
        REGION,
        ("repository", "$.detail.resources[0].details.awsEcrContainerImage.repositoryName"),
        ("severity", "$.detail.severity"),
        ("title", "$.detail.title"),
    ];
    let line = "<severity>: <title>, in <repository> <digest>, fix available: <fix> (account <account>, <region>)";
    Message { paths, line: line.to_owned() }
}

fn drift(right: &[&str]) -> Message {
    let paths = vec![
        ACCOUNT,
        ("frequency", "$.detail.repositories[0].scan-frequency"),
        REGION,
        ("repository", "$.detail.repositories[0].repository-name"),
    ];
    let line = format!(
        "Repositories are scanned otherwise than the policy says, which is {}. First of the change: <repository>, now <frequency> (account <account>, <region>)",
        right.join(" or ")
    );
    Message { paths, line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_each_severity_as_a_sentence_does() {
        let start = |kind: &AlertKind| of(kind).line.split(':').next().unwrap().to_owned();
        for (kind, expected) in [
            (AlertKind::EnhancedImage(Least::Low), "Image with findings of any severity in an enhanced scan"),
            (
                AlertKind::EnhancedImage(Least::High),
                "Image with findings of severity HIGH or worse in an enhanced scan",
            ),
            (AlertKind::BasicImage(Least::Low), "Image with findings of severity LOW or worse in a basic scan"),
            (AlertKind::BasicImage(Least::Critical), "Image with findings of severity CRITICAL in a basic scan"),
        ] {
            assert_eq!(start(&kind), expected);
        }
    }
}

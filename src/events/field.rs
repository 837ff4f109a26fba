//! Field of an event.

/// A field, with the values that can stand there.
#[derive(Debug)]
pub struct Field {
    /// The path from the root, with dots and without indexes: elements of arrays have the path of the array.
    pub path: &'static str,
    pub holds: Holds,
    pub presence: Presence,
    /// The source of all that is said of it.
    pub fact: &'static Fact,
}

/// The values that a field can have.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// One of these strings and no other.
    Words(&'static [&'static str]),
    /// One of these strings, or another one that AWS adds.
    OpenWords(&'static [&'static str]),
    /// Any string.
    Text,
    /// The name of a repository in ECR, which has small letters, digits, `.`, `_`, `-` and `/` alone.
    Name,
    /// A string that this glob matches.
    Like(&'static str),
    Number,
    /// A value of any type, or an object of which the fields are not told.
    Anything,
}

/// How surely a field is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// In every event of that detail-type.
    Always,
    /// In every event that is about an image in ECR.
    OfImages,
    /// In some.
    Sometimes,
}

/// Source of a fact.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    pub title: &'static str,
    pub url: &'static str,
}

/// The page of Inspector's user guide with the schemas of its events.
pub(super) static INSPECTOR_GUIDE: Fact = Fact {
    title: "Amazon Inspector User Guide, Amazon EventBridge event schema for Amazon Inspector events",
    url: "https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html",
};
/// The model of Inspector's API: an event has the members of a finding, and their words.
pub(super) static INSPECTOR_MODEL: Fact = Fact {
    title: "Amazon Inspector API Reference, Finding",
    url: "https://docs.aws.amazon.com/inspector/v2/APIReference/API_Finding.html",
};
/// The page of ECR's user guide with its sample events.
pub(super) static ECR_GUIDE: Fact = Fact {
    title: "Amazon ECR User Guide, Amazon ECR events and EventBridge",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html",
};
/// The page of ECR's user guide with the events of enhanced scanning.
pub(super) static ENHANCED_GUIDE: Fact = Fact {
    title: "Amazon ECR User Guide, EventBridge events sent for enhanced scanning in Amazon ECR",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-events.html",
};
/// The model of ECR's API.
pub(super) static ECR_MODEL: Fact = Fact {
    title: "Amazon ECR API Reference, ImageScanFindings",
    url: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanFindings.html",
};
/// The reference of what surrounds the details of every event.
pub(super) static ENVELOPE_GUIDE: Fact = Fact {
    title: "Amazon EventBridge Events Reference, AWS service event metadata",
    url: "https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html",
};
/// The list of ECR's events in EventBridge's reference.
pub(super) static ECR_LIST: Fact = Fact {
    title: "Amazon EventBridge Events Reference, Amazon Elastic Container Registry events",
    url: "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ecr.html",
};
/// The events of CloudTrail.
pub(super) static CLOUDTRAIL_GUIDE: Fact = Fact {
    title: "AWS CloudTrail User Guide, CloudTrail record contents",
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html",
};

/// Returns a field that every event of its detail-type has.
pub(super) const fn always(path: &'static str, holds: Holds, fact: &'static Fact) -> Field {
    Field { path, holds, presence: Presence::Always, fact }
}

/// Returns a field that every event about an image in ECR has.
pub(super) const fn of_images(path: &'static str, holds: Holds, fact: &'static Fact) -> Field {
    Field { path, holds, presence: Presence::OfImages, fact }
}

/// Returns a field that some events have.
pub(super) const fn sometimes(path: &'static str, holds: Holds, fact: &'static Fact) -> Field {
    Field { path, holds, presence: Presence::Sometimes, fact }
}

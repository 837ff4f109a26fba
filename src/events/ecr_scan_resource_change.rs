//! `ECR Scan Resource Change`: a repository is scanned at another frequency than before (ENHANCED).

use super::ECR;
use super::event::{Event, Sample};
use super::field::{ENHANCED_GUIDE, Field, Holds, always};
use super::words;

pub(super) static EVENT: Event = Event {
    source: ECR,
    detail_type: "ECR Scan Resource Change",
    sent: "While enhanced scanning is on, when the frequency of repositories changes, also of new ones and where the change \
           is wanted. One event names several repositories. Whether it is sent when the registry goes to BASIC is not \
           documented.",
    documented: &ENHANCED_GUIDE,
    fields: FIELDS,
    samples: &[Sample {
        about: "repositories in ECR",
        is_of_image: false,
        json: include_str!("samples/ecr-scan-resource-change.json"),
    }],
};

static FIELDS: &[Field] = &[
    always("detail.action-type", Holds::Words(&["SCAN_FREQUENCY_CHANGE"]), &ENHANCED_GUIDE),
    always("detail.resource-type", Holds::Words(&["REPOSITORY"]), &ENHANCED_GUIDE),
    always("detail.scan-type", Holds::Words(&["ENHANCED", "BASIC"]), &ENHANCED_GUIDE),
    always("detail.repositories.repository-name", Holds::Name, &ENHANCED_GUIDE),
    always("detail.repositories.repository-arn", Holds::Like("arn:*:ecr:*:*:repository/*"), &ENHANCED_GUIDE),
    always("detail.repositories.scan-frequency", Holds::Words(words::FREQUENCIES), &ENHANCED_GUIDE),
    always("detail.repositories.previous-scan-frequency", Holds::Words(words::FREQUENCIES), &ENHANCED_GUIDE),
];

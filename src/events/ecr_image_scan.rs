//! `ECR Image Scan`: a basic scan of an image has ended (BASIC).

use super::ECR;
use super::event::{Event, Sample};
use super::field::{ECR_GUIDE, ECR_MODEL, Field, Holds, always, sometimes};
use super::words;

pub(super) static EVENT: Event = Event {
    source: ECR,
    detail_type: "ECR Image Scan",
    sent: "When a basic scan of an image is complete. Enhanced scans send the events of Inspector instead.",
    documented: &ECR_GUIDE,
    fields: FIELDS,
    samples: &[Sample {
        about: "an image in ECR",
        is_of_image: true,
        json: include_str!("samples/ecr-image-scan.json"),
    }],
};

static FIELDS: &[Field] = &[
    // Documented is COMPLETE alone; the others are those of the API's model.
    always("detail.scan-status", Holds::Words(words::SCAN_STATUSES), &ECR_MODEL),
    // The plain name, unlike in `Inspector2 Scan`.
    always("detail.repository-name", Holds::Name, &ECR_GUIDE),
    always("detail.image-digest", Holds::Like("sha256:*"), &ECR_GUIDE),
    sometimes("detail.image-tags", Holds::Text, &ECR_GUIDE),
    // A severity without findings is missing.
    sometimes("detail.finding-severity-counts.CRITICAL", Holds::Number, &ECR_GUIDE),
    sometimes("detail.finding-severity-counts.HIGH", Holds::Number, &ECR_GUIDE),
    sometimes("detail.finding-severity-counts.MEDIUM", Holds::Number, &ECR_GUIDE),
    sometimes("detail.finding-severity-counts.LOW", Holds::Number, &ECR_MODEL),
    sometimes("detail.finding-severity-counts.INFORMATIONAL", Holds::Number, &ECR_MODEL),
    sometimes("detail.finding-severity-counts.UNDEFINED", Holds::Number, &ECR_MODEL),
];

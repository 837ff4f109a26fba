//! `Inspector2 Scan`: the first scan of an image is complete (ENHANCED).

use super::INSPECTOR;
use super::event::{Event, Sample};
use super::field::{Field, Holds, INSPECTOR_GUIDE, always, of_images, sometimes};

pub(super) static EVENT: Event = Event {
    source: INSPECTOR,
    detail_type: "Inspector2 Scan",
    sent: "Once for each image, when its first enhanced scan is complete; also for instances, functions and machine images. \
           Re-scans send `Inspector2 Finding` alone.",
    documented: &INSPECTOR_GUIDE,
    fields: FIELDS,
    samples: &[
        Sample {
            about: "an image in ECR",
            is_of_image: true,
            json: include_str!("samples/inspector2-scan-image.json"),
        },
        Sample {
            about: "an EC2 instance",
            is_of_image: false,
            json: include_str!("samples/inspector2-scan-instance.json"),
        },
        Sample {
            about: "a Lambda function",
            is_of_image: false,
            json: include_str!("samples/inspector2-scan-function.json"),
        },
        Sample {
            about: "a machine image",
            is_of_image: false,
            json: include_str!("samples/inspector2-scan-machine-image.json"),
        },
    ],
};

static FIELDS: &[Field] = &[
    always("detail.scan-status", Holds::Words(&["INITIAL_SCAN_COMPLETE"]), &INSPECTOR_GUIDE),
    // The ARN of the repository, unlike in ECR's own events.
    of_images("detail.repository-name", Holds::Like("arn:*:ecr:*:*:repository/*"), &INSPECTOR_GUIDE),
    of_images("detail.image-digest", Holds::Like("sha256:*"), &INSPECTOR_GUIDE),
    sometimes("detail.image-tags", Holds::Text, &INSPECTOR_GUIDE),
    // A severity without findings is zero or missing.
    sometimes("detail.finding-severity-counts.CRITICAL", Holds::Number, &INSPECTOR_GUIDE),
    sometimes("detail.finding-severity-counts.HIGH", Holds::Number, &INSPECTOR_GUIDE),
    sometimes("detail.finding-severity-counts.MEDIUM", Holds::Number, &INSPECTOR_GUIDE),
    sometimes("detail.finding-severity-counts.TOTAL", Holds::Number, &INSPECTOR_GUIDE),
    sometimes("detail.instance-id", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.machine-image-id", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.version", Holds::Text, &INSPECTOR_GUIDE),
];

//! `Inspector2 Coverage`: Inspector scans a resource otherwise than before.

use super::INSPECTOR;
use super::event::{Event, Sample};
use super::field::{Field, Holds, INSPECTOR_GUIDE, INSPECTOR_MODEL, always, sometimes};
use super::words;

pub(super) static EVENT: Event = Event {
    source: INSPECTOR,
    detail_type: "Inspector2 Coverage",
    sent: "When the state of the coverage of a resource changes. `detail` says nothing of the resource: its id stands in \
           `resources` alone.",
    documented: &INSPECTOR_GUIDE,
    fields: FIELDS,
    samples: &[
        Sample {
            about: "an EC2 instance",
            is_of_image: false,
            json: include_str!("samples/inspector2-coverage-instance.json"),
        },
        Sample {
            about: "an image in ECR",
            is_of_image: true,
            json: include_str!("samples/inspector2-coverage-image.json"),
        },
    ],
};

static FIELDS: &[Field] = &[
    always("detail.scanStatus.reason", Holds::OpenWords(words::STATUS_REASONS), &INSPECTOR_MODEL),
    always("detail.scanStatus.statusCodeValue", Holds::Words(words::STATUS_CODES), &INSPECTOR_GUIDE),
    always("detail.scanType", Holds::OpenWords(words::SCAN_TYPES), &INSPECTOR_MODEL),
    always("detail.eventTimestamp", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.provider", Holds::Words(words::PROVIDERS), &INSPECTOR_GUIDE),
    sometimes("detail.providerAccountId", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.providerRegion", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.providerOrgId", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.version", Holds::Text, &INSPECTOR_GUIDE),
];

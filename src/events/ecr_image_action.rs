//! `ECR Image Action`: an image was pushed, deleted, archived or restored.

use super::ECR;
use super::event::{Event, Sample};
use super::field::{ECR_GUIDE, Field, Holds, always, sometimes};

pub(super) static EVENT: Event = Event {
    source: ECR,
    detail_type: "ECR Image Action",
    sent: "When an image was pushed, deleted, archived or restored. It says nothing of scans.",
    documented: &ECR_GUIDE,
    fields: FIELDS,
    samples: &[
        Sample {
            about: "an image in ECR",
            is_of_image: true,
            json: include_str!("samples/ecr-image-action-push.json"),
        },
        Sample {
            about: "an image in ECR that was archived",
            is_of_image: true,
            json: include_str!("samples/ecr-image-action-archive.json"),
        },
    ],
};

static FIELDS: &[Field] = &[
    always("detail.action-type", Holds::OpenWords(&["PUSH", "DELETE", "UPDATE_STORAGE_CLASS"]), &ECR_GUIDE),
    always("detail.result", Holds::OpenWords(&["SUCCESS", "FAILURE", "FAILED"]), &ECR_GUIDE),
    always("detail.repository-name", Holds::Name, &ECR_GUIDE),
    always("detail.image-digest", Holds::Like("sha256:*"), &ECR_GUIDE),
    sometimes("detail.image-tag", Holds::Text, &ECR_GUIDE),
    sometimes("detail.manifest-media-type", Holds::Text, &ECR_GUIDE),
    sometimes("detail.artifact-media-type", Holds::Text, &ECR_GUIDE),
    sometimes("detail.target-storage-class", Holds::OpenWords(&["ARCHIVE", "STANDARD"]), &ECR_GUIDE),
    sometimes("detail.last-activated-at", Holds::Text, &ECR_GUIDE),
    sometimes("detail.last-archived-at", Holds::Text, &ECR_GUIDE),
];

//! `Inspector2 Finding`: a finding that is new, has changed, or is closed.
//!
//! `detail` is one finding as the API has it: there is no `detail.resourceType` and no `detail.vulnerabilityId` (FACTS 8).

use super::INSPECTOR;
use super::event::{Event, Sample};
use super::field::{Field, Holds, INSPECTOR_GUIDE, INSPECTOR_MODEL, always, of_images, sometimes};
use super::words;

pub(super) static EVENT: Event = Event {
    source: INSPECTOR,
    detail_type: "Inspector2 Finding",
    sent: "For each finding of each image when it is new, when anything of it changes (also a date of the vendor's) and when \
           it is closed. The same detail-type carries the findings of instances, functions and machine images, and of other \
           clouds; a delegated administrator gets those of all members too.",
    documented: &INSPECTOR_GUIDE,
    fields: FIELDS,
    samples: &[
        Sample {
            about: "an image in ECR",
            is_of_image: true,
            json: include_str!("samples/inspector2-finding-image.json"),
        },
        Sample {
            about: "an EC2 instance",
            is_of_image: false,
            json: include_str!("samples/inspector2-finding-instance.json"),
        },
        Sample {
            about: "a Lambda function",
            is_of_image: false,
            json: include_str!("samples/inspector2-finding-function.json"),
        },
        Sample {
            about: "an image in an Azure container registry",
            is_of_image: false,
            json: include_str!("samples/inspector2-finding-azure-image.json"),
        },
    ],
};

static FIELDS: &[Field] = &[
    always("detail.awsAccountId", Holds::Text, &INSPECTOR_MODEL),
    always("detail.description", Holds::Text, &INSPECTOR_MODEL),
    always("detail.findingArn", Holds::Like("arn:*:inspector2:*:*:finding/*"), &INSPECTOR_MODEL),
    always("detail.firstObservedAt", Holds::Text, &INSPECTOR_MODEL),
    always("detail.lastObservedAt", Holds::Text, &INSPECTOR_MODEL),
    always("detail.severity", Holds::Words(words::SEVERITIES), &INSPECTOR_MODEL),
    always("detail.status", Holds::Words(words::FINDING_STATUSES), &INSPECTOR_MODEL),
    always("detail.type", Holds::Words(words::FINDING_TYPES), &INSPECTOR_MODEL),
    of_images("detail.title", Holds::Text, &INSPECTOR_GUIDE),
    of_images("detail.updatedAt", Holds::Text, &INSPECTOR_GUIDE),
    of_images("detail.fixAvailable", Holds::Words(words::FIXES), &INSPECTOR_GUIDE),
    of_images("detail.exploitAvailable", Holds::Words(words::EXPLOITS), &INSPECTOR_GUIDE),
    sometimes("detail.inspectorScore", Holds::Number, &INSPECTOR_MODEL),
    sometimes("detail.inspectorScoreDetails", Holds::Anything, &INSPECTOR_MODEL),
    sometimes("detail.epss.score", Holds::Number, &INSPECTOR_MODEL),
    sometimes("detail.exploitabilityDetails.lastKnownExploitAt", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.remediation.recommendation.text", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.remediation.recommendation.Url", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.codeVulnerabilityDetails", Holds::Anything, &INSPECTOR_MODEL),
    sometimes("detail.networkReachabilityDetails", Holds::Anything, &INSPECTOR_MODEL),
    of_images("detail.packageVulnerabilityDetails.vulnerabilityId", Holds::Text, &INSPECTOR_MODEL),
    of_images("detail.packageVulnerabilityDetails.source", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.sourceUrl", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vendorSeverity", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vendorCreatedAt", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vendorUpdatedAt", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.referenceUrls", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.relatedVulnerabilities", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.cvss.baseScore", Holds::Number, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.cvss.scoringVector", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.cvss.source", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.cvss.version", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.name", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.version", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.arch", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.epoch", Holds::Number, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.filePath", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.fixedInVersion", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.packageManager", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.purl", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.release", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.remediation", Holds::Text, &INSPECTOR_MODEL),
    sometimes(
        "detail.packageVulnerabilityDetails.vulnerablePackages.runtimeReachability",
        Holds::Text,
        &INSPECTOR_MODEL,
    ),
    sometimes(
        "detail.packageVulnerabilityDetails.vulnerablePackages.runtimeReachabilityReason",
        Holds::Text,
        &INSPECTOR_MODEL,
    ),
    sometimes("detail.packageVulnerabilityDetails.vulnerablePackages.sourceLayerHash", Holds::Text, &INSPECTOR_MODEL),
    sometimes(
        "detail.packageVulnerabilityDetails.vulnerablePackages.sourceLambdaLayerArn",
        Holds::Text,
        &INSPECTOR_MODEL,
    ),
    always("detail.resources.id", Holds::Text, &INSPECTOR_MODEL),
    always("detail.resources.type", Holds::Words(words::RESOURCE_TYPES), &INSPECTOR_MODEL),
    of_images("detail.resources.partition", Holds::OpenWords(&["aws", "aws-cn", "aws-us-gov"]), &INSPECTOR_GUIDE),
    of_images("detail.resources.region", Holds::Text, &INSPECTOR_GUIDE),
    sometimes("detail.resources.provider", Holds::Words(words::PROVIDERS), &INSPECTOR_MODEL),
    sometimes("detail.resources.providerAccountId", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.providerOrgId", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.tags", Holds::Anything, &INSPECTOR_MODEL),
    of_images("detail.resources.details.awsEcrContainerImage.repositoryName", Holds::Name, &INSPECTOR_MODEL),
    of_images("detail.resources.details.awsEcrContainerImage.registry", Holds::Text, &INSPECTOR_MODEL),
    of_images("detail.resources.details.awsEcrContainerImage.imageHash", Holds::Like("sha256:*"), &INSPECTOR_MODEL),
    // An array, which is empty for an image without tags.
    sometimes("detail.resources.details.awsEcrContainerImage.imageTags", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.awsEcrContainerImage.architecture", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.awsEcrContainerImage.author", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.awsEcrContainerImage.inUseCount", Holds::Number, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.awsEcrContainerImage.lastInUseAt", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.awsEcrContainerImage.platform", Holds::Text, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.awsEcrContainerImage.pushedAt", Holds::Text, &INSPECTOR_MODEL),
    // The same of an image in any cloud's registry, beside the above since Inspector scans others.
    sometimes("detail.resources.details.image", Holds::Anything, &INSPECTOR_GUIDE),
    sometimes("detail.resources.details.vm", Holds::Anything, &INSPECTOR_GUIDE),
    sometimes("detail.resources.details.serverlessFunction", Holds::Anything, &INSPECTOR_GUIDE),
    sometimes("detail.resources.details.awsEc2Instance", Holds::Anything, &INSPECTOR_GUIDE),
    sometimes("detail.resources.details.awsLambdaFunction", Holds::Anything, &INSPECTOR_GUIDE),
    sometimes("detail.resources.details.codeRepository", Holds::Anything, &INSPECTOR_MODEL),
    sometimes("detail.resources.details.machineImage", Holds::Anything, &INSPECTOR_MODEL),
    sometimes("detail.version", Holds::Text, &INSPECTOR_GUIDE),
];

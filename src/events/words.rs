//! Words of the models of AWS's APIs that stand in events.

/// Severity of Inspector's model.
pub(super) const SEVERITIES: &[&str] = &["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNTRIAGED"];

/// FindingStatus.
pub(super) const FINDING_STATUSES: &[&str] = &["ACTIVE", "SUPPRESSED", "CLOSED"];

/// FindingType.
pub(super) const FINDING_TYPES: &[&str] = &["PACKAGE_VULNERABILITY", "NETWORK_REACHABILITY", "CODE_VULNERABILITY"];

/// FixAvailable.
pub(super) const FIXES: &[&str] = &["YES", "NO", "PARTIAL"];

/// ExploitAvailable.
pub(super) const EXPLOITS: &[&str] = &["YES", "NO"];

/// ResourceType of Inspector's model.
pub(super) const RESOURCE_TYPES: &[&str] = &[
    "AWS_ECR_CONTAINER_IMAGE",
    "AWS_EC2_INSTANCE",
    "AWS_ECR_REPOSITORY",
    "AWS_LAMBDA_FUNCTION",
    "CODE_REPOSITORY",
    "MACHINE_IMAGE",
    "Microsoft.Compute/virtualMachines",
    "Microsoft.ContainerRegistry/registry/containerImage",
    "Microsoft.Web/sites",
    "cloudfunctions.googleapis.com/Function",
    "compute.googleapis.com/Instance",
    "artifactregistry.googleapis.com/DockerImage",
];

/// Provider of Inspector's model.
pub(super) const PROVIDERS: &[&str] = &["AWS", "AZURE", "GCP"];

/// ScanStatusCode.
pub(super) const STATUS_CODES: &[&str] = &["ACTIVE", "INACTIVE"];

/// ScanStatusReason, as far as it can be the reason of an image's coverage.
pub(super) const STATUS_REASONS: &[&str] = &[
    "ACCESS_DENIED",
    "ACCESS_DENIED_TO_ENCRYPTION_KEY",
    "IMAGE_ARCHIVED",
    "IMAGE_SIZE_EXCEEDED",
    "INTERNAL_ERROR",
    "PENDING_DISABLE",
    "PENDING_INITIAL_SCAN",
    "PENDING_REVIVAL_SCAN",
    "SCAN_ELIGIBILITY_EXPIRED",
    "SCAN_FREQUENCY_MANUAL",
    "SCAN_FREQUENCY_SCAN_ON_PUSH",
    "SCAN_IN_PROGRESS",
    "SUCCESSFUL",
    "UNSUPPORTED_MEDIA_TYPE",
    "UNSUPPORTED_OS",
];

/// ScanType of Inspector's model.
pub(super) const SCAN_TYPES: &[&str] = &["PACKAGE", "NETWORK", "CODE"];

/// ScanFrequency of ECR's model.
pub(super) const FREQUENCIES: &[&str] = &["SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL"];

/// ScanStatus of ECR's model.
pub(super) const SCAN_STATUSES: &[&str] = &[
    "COMPLETE",
    "FAILED",
    "ACTIVE",
    "FINDINGS_UNAVAILABLE",
    "IMAGE_ARCHIVED",
    "IMAGE_SIZE_EXCEEDED",
    "IN_PROGRESS",
    "LIMIT_EXCEEDED",
    "PENDING",
    "SCAN_ELIGIBILITY_EXPIRED",
    "UNSUPPORTED_IMAGE",
];

//! The documents as the AWS CLI prints them: the members that matter of three answers, named as in AWS's models. All others
//! are passed over. The kinds are told apart by their members, since nothing else says which call was answered.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::finding::{BasicFinding, EnhancedFinding};
use super::time::Time;

/// Any of the three answers; a document is the one whose members it has.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    // describe-image-scan-findings
    pub repository_name: Option<String>,
    pub image_id: Option<ImageId>,
    pub image_scan_status: Option<ImageScanStatus>,
    pub image_scan_findings: Option<ImageScanFindings>,
    // list-findings
    pub findings: Option<Vec<EnhancedFinding>>,
    // list-coverage
    pub covered_resources: Option<Vec<CoveredResource>>,
    /// Token of the API.
    pub next_token: Option<String>,
    /// Token of the CLI, where `--max-items` ended its output.
    #[serde(rename = "NextToken")]
    pub cli_token: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImageId {
    pub image_digest: Option<String>,
    pub image_tag: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct ImageScanStatus {
    pub status: Option<String>,
    pub description: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImageScanFindings {
    pub image_scan_completed_at: Option<Time>,
    pub finding_severity_counts: Option<BTreeMap<String, u64>>,
    pub findings: Option<Vec<BasicFinding>>,
    pub enhanced_findings: Option<Vec<EnhancedFinding>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CoveredResource {
    pub resource_id: Option<String>,
    pub resource_type: Option<String>,
    pub scan_status: Option<CoverageStatus>,
    pub last_scanned_at: Option<Time>,
    pub resource_metadata: Option<ResourceMetadata>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CoverageStatus {
    pub status_code: Option<String>,
    pub reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResourceMetadata {
    pub ecr_repository: Option<EcrRepository>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct EcrRepository {
    pub name: Option<String>,
}

//! `tedilabs/container/aws//modules/ecr-registry` (its scanning.tf and variables.tf): it always sets scanning, beside
//! other settings of a registry.

use super::community_module::CommunityModule;
use crate::registry::ScanType;

pub(super) static MODULE: CommunityModule = CommunityModule {
    name: "tedilabs/container/aws//modules/ecr-registry",
    repository: "tedilabs/terraform-aws-container",
    inner: "aws_ecr_registry_scanning_configuration.this",
    inner_elsewhere: None,
    enabled_by: &[],
    needs: None,
    off_switch: None,
    scan_type: "scanning_type",
    read_scan_type: |inputs| inputs.string("scanning_type", ScanType::Basic.as_str()),
    read_rules: |inputs| {
        let rules = inputs.list("scanning_rules")?.unwrap_or_default();
        inputs.rules("scanning_rules", rules, ["frequency", "filters", "value", "type"])
    },
};

//! `terraform-aws-modules/ecr/aws` (its main.tf and variables.tf, v1.0.0 to v3.2.0): one resource under `count`. Up to
//! version 1 each rule has one `filter`, a string; since version 2 it is a list of objects.

use super::community_module::CommunityModule;
use crate::registry::ScanType;

pub(super) static MODULE: CommunityModule = CommunityModule {
    name: "terraform-aws-modules/ecr/aws",
    repository: "terraform-aws-modules/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.this[0]",
    inner_elsewhere: None,
    enabled_by: &[("create", true), ("manage_registry_scanning_configuration", false)],
    needs: None,
    off_switch: Some("manage_registry_scanning_configuration"),
    scan_type: "registry_scan_type",
    read_scan_type: |inputs| inputs.string("registry_scan_type", ScanType::Enhanced.as_str()),
    read_rules: |inputs| {
        let rules = inputs.list("registry_scan_rules")?.unwrap_or_default();
        inputs.rules("registry_scan_rules", rules, ["scan_frequency", "filter", "filter", "filter_type"])
    },
};

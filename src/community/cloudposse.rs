//! `cloudposse/ecr/aws//modules/scanning_configuration` (its main.tf and variables.tf, v0.42.1 to v1.0.0): one object
//! with all of it. The resource is under a `count` of `enabled`, an input that all their modules have, and of whether
//! there is a `scan_config`.

use super::community_module::CommunityModule;
use super::inputs::key;

pub(super) static MODULE: CommunityModule = CommunityModule {
    name: "cloudposse/ecr/aws//modules/scanning_configuration",
    repository: "cloudposse/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.default[0]",
    inner_elsewhere: None,
    enabled_by: &[("enabled", true)],
    needs: Some(CONFIG),
    off_switch: Some("enabled"),
    scan_type: "scan_config.scan_type",
    read_scan_type: |inputs| inputs.string_at(CONFIG, "scan_type"),
    read_rules: |inputs| {
        let rules = key(inputs.object(CONFIG)?, "rules").as_list().unwrap_or_default();
        inputs.rules(CONFIG, rules, ["scan_frequency", "repository_filter", "filter", "filter_type"])
    },
};

/// The input with all of the configuration.
const CONFIG: &str = "scan_config";

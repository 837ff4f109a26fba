//! `cloudposse/ecr/aws//modules/scanning_configuration` (its main.tf and variables.tf, v0.42.1 to v1.0.0): one object
//! with all of it. The resource is under a `count` of `enabled`, an input that all their modules have, and of whether
//! there is a `scan_config`.

use super::community_module::CommunityModule;
use super::inputs::{InputError, Inputs, key};
use crate::registry::Setting;

pub(super) static MODULE: CommunityModule = CommunityModule {
    name: "cloudposse/ecr/aws//modules/scanning_configuration",
    repository: "cloudposse/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.default[0]",
    inner_elsewhere: None,
    enabled_by: &[("enabled", true)],
    needs: Some(CONFIG),
    off_switch: Some("enabled"),
    scan_type: "scan_config.scan_type",
    read,
};

/// The input with all of the configuration.
const CONFIG: &str = "scan_config";

fn read(inputs: &Inputs<'_>) -> Result<Setting, InputError> {
    let config = inputs.object(CONFIG)?;
    let rules = key(config, "rules").as_list().unwrap_or_default();
    Ok(Setting {
        scan_type: inputs.string_in(CONFIG, key(config, "scan_type"))?,
        place: inputs.place(CONFIG),
        rules: inputs.rules(CONFIG, rules, ["scan_frequency", "repository_filter", "filter", "filter_type"])?,
    })
}

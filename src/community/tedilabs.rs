//! `tedilabs/container/aws//modules/ecr-registry` (its scanning.tf and variables.tf): it always sets scanning, beside
//! other settings of a registry.

use super::community_module::CommunityModule;
use super::inputs::{InputError, Inputs};
use crate::registry::{ScanType, Setting};

pub(super) static MODULE: CommunityModule = CommunityModule {
    name: "tedilabs/container/aws//modules/ecr-registry",
    repository: "tedilabs/terraform-aws-container",
    inner: "aws_ecr_registry_scanning_configuration.this",
    inner_elsewhere: None,
    enabled_by: &[],
    needs: None,
    off_switch: None,
    scan_type: "scanning_type",
    read,
};

fn read(inputs: &Inputs<'_>) -> Result<Setting, InputError> {
    let rules = inputs.list("scanning_rules")?.unwrap_or_default();
    Ok(Setting {
        scan_type: inputs.string("scanning_type", ScanType::Basic.as_str())?,
        place: inputs.place("scanning_type"),
        rules: inputs.rules("scanning_rules", rules, ["frequency", "filters", "value", "type"])?,
    })
}

//! `cloudposse/ecr/aws//modules/scanning_configuration`: one object with all of it (its main.tf and variables.tf, v0.42.1
//! to v1.0.0). `enabled` is an input that all their modules have.

use super::KnownModule;
use super::inputs::Inputs;
use crate::diagnostic::Diagnostic;
use crate::import::found::Setting;

/// The module.
pub(super) static MODULE: KnownModule = KnownModule {
    name: "cloudposse/ecr/aws//modules/scanning_configuration",
    repository: "cloudposse/terraform-aws-ecr",
    read,
};

fn read(inputs: &Inputs<'_>) -> Result<Option<Setting>, Diagnostic> {
    let Some(config) = inputs.object("scan_config")? else { return Ok(None) };
    if !inputs.boolean("enabled", true)? {
        return Ok(None);
    }
    let rules = inputs.key(config, "rules").as_list().unwrap_or_default();
    let names = ["scan_frequency", "repository_filter", "filter", "filter_type"];
    Ok(Some(Setting {
        scan_type: inputs.text_of("scan_config", inputs.key(config, "scan_type"))?,
        place: inputs.place("scan_config"),
        rules: inputs.rules("scan_config", rules, names)?,
    }))
}

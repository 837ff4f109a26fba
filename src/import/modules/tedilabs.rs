//! `tedilabs/container/aws//modules/ecr-registry`, which always sets scanning (its scanning.tf and variables.tf).

use super::KnownModule;
use super::inputs::Inputs;
use crate::diagnostic::Diagnostic;
use crate::import::found::Setting;

/// The module.
pub(super) static MODULE: KnownModule = KnownModule {
    name: "tedilabs/container/aws//modules/ecr-registry",
    repository: "tedilabs/terraform-aws-container",
    read,
};

fn read(inputs: &Inputs<'_>) -> Result<Option<Setting>, Diagnostic> {
    let rules = inputs.list("scanning_rules")?.unwrap_or_default();
    Ok(Some(Setting {
        scan_type: inputs.text("scanning_type", "BASIC")?,
        place: inputs.place("scanning_type"),
        rules: inputs.rules("scanning_rules", rules, ["frequency", "filters", "value", "type"])?,
    }))
}

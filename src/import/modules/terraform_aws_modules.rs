//! `terraform-aws-modules/ecr/aws`. Up to version 1 each rule has one `filter`, a text; since version 2 it is a list of
//! objects (main.tf and variables.tf of its repository, v1.0.0 to v3.2.0).

use super::KnownModule;
use super::inputs::Inputs;
use crate::diagnostic::Diagnostic;
use crate::import::found::Setting;

/// The module.
pub(super) static MODULE: KnownModule =
    KnownModule { name: "terraform-aws-modules/ecr/aws", repository: "terraform-aws-modules/terraform-aws-ecr", read };

fn read(inputs: &Inputs<'_>) -> Result<Option<Setting>, Diagnostic> {
    if !inputs.boolean("create", true)? || !inputs.boolean("manage_registry_scanning_configuration", false)? {
        return Ok(None);
    }
    let rules = inputs.list("registry_scan_rules")?.unwrap_or_default();
    let names = ["scan_frequency", "filter", "filter", "filter_type"];
    Ok(Some(Setting {
        scan_type: inputs.text("registry_scan_type", "ENHANCED")?,
        place: inputs.place("registry_scan_type"),
        rules: inputs.rules("registry_scan_rules", rules, names)?,
    }))
}

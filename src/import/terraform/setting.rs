//! The resource of a registry's scanning as a setting.

use crate::diagnostic::{Diagnostic, Findings};
use crate::import::diagnostics;
use crate::registry::{Setting, WrittenFilter, WrittenRule};
use crate::source::Place;
use crate::terraform::{BlockValue, Ignored, Resource, Value};

/// The setting of a resource, or a finding for each value that is unknown.
pub(super) fn of_resource(resource: &Resource) -> Result<Setting, Findings> {
    let mut findings = Vec::new();
    let scan_type = text(&resource.body, "scan_type", &mut findings);
    let rules = resource.body.blocks_of("rule").map(|block| rule(block, &mut findings)).collect();
    let setting = Setting { scan_type, place: place_of_setting(resource).clone(), rules };
    if findings.is_empty() { Ok(setting) } else { Err(findings.into()) }
}

/// The place of the scan type.
pub(super) fn place_of_setting(resource: &Resource) -> &Place {
    resource.body.place_of("scan_type")
}

fn rule(block: &BlockValue, findings: &mut Vec<Diagnostic>) -> WrittenRule {
    let frequency = text(block, "scan_frequency", findings);
    let filters = block.blocks_of("repository_filter").map(|filter| WrittenFilter {
        text: text(filter, "filter", findings),
        kind: Some(text(filter, "filter_type", findings)),
        place: filter.place_of("filter").clone(),
    });
    let filters = filters.collect();
    WrittenRule { frequency, place: block.place_of("scan_frequency").clone(), filters }
}

/// The text of an argument; where there is none, a finding.
fn text(block: &BlockValue, name: &str, findings: &mut Vec<Diagnostic>) -> String {
    let value = block.value(name);
    match (value, value.open()) {
        (Value::Text(text), _) => return text.clone(),
        (_, Some(open)) => {
            findings.push(diagnostics::setting::unknown_value(&format!("`{name}`"), open, block.place_of(name)))
        }
        (_, None) => findings.push(diagnostics::setting::missing_value(name, block.place_of(name))),
    }
    String::new()
}

/// Warnings of what a resource's `lifecycle` says and a policy does not.
pub(super) fn warnings(resource: &Resource) -> Vec<Diagnostic> {
    let prevented = resource.lifecycle.prevent_destroy.as_ref().map(|place| {
        diagnostics::warnings::left_behind(
            format!("`prevent_destroy` of `{}` is not part of a policy", resource.address),
            std::slice::from_ref(place),
            "the generated module does not need it: destroying a scanning configuration sets BASIC",
        )
    });
    let is_ignored = match &resource.lifecycle.ignored {
        Ignored::All => true,
        Ignored::Arguments(names) => names.contains("rule") || names.contains("scan_type"),
    };
    let ignored = is_ignored.then(|| {
        diagnostics::warnings::left_behind(
            format!(
                "because of `ignore_changes` of `{}`, the settings in AWS may differ from the configuration",
                resource.address
            ),
            std::slice::from_ref(&resource.place),
            "compare with the settings in AWS: `aws ecr get-registry-scanning-configuration`",
        )
    });
    prevented.into_iter().chain(ignored).collect()
}

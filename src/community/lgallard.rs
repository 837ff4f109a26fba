//! `lgallard/ecr/aws` (its main.tf and variables.tf, v0.15 to v2.1.1): a rule for each filter, all on push. Three
//! filters make three rules, which AWS refuses. Up to some version the resource is under `count`, later under `for_each`
//! with the one key `scanning`; which of the two a state has is told by the state alone.

use super::community_module::CommunityModule;
use super::inputs::{InputError, Inputs};
use crate::registry::{Frequency, ScanType, WrittenFilter, WrittenRule};

pub(super) static MODULE: CommunityModule = CommunityModule {
    name: "lgallard/ecr/aws",
    repository: "lgallard/terraform-aws-ecr",
    inner: "aws_ecr_registry_scanning_configuration.scanning[0]",
    inner_elsewhere: Some("aws_ecr_registry_scanning_configuration.scanning[\"scanning\"]"),
    enabled_by: &[("enable_registry_scanning", false)],
    needs: None,
    off_switch: Some("enable_registry_scanning"),
    scan_type: "registry_scan_type",
    read_scan_type,
    read_rules,
};

/// The input with the filters.
const FILTERS: &str = "scan_repository_filters";

fn read_scan_type(inputs: &Inputs<'_>) -> Result<String, InputError> {
    let enhanced = ScanType::Enhanced.as_str();
    match inputs.boolean("enable_secret_scanning", false)? {
        true => Ok(enhanced.to_owned()),
        false => inputs.string("registry_scan_type", enhanced),
    }
}

fn read_rules(inputs: &Inputs<'_>) -> Result<Vec<WrittenRule>, InputError> {
    let filters = match inputs.list(FILTERS)? {
        Some(filters) => filters.iter().map(|filter| inputs.string_in(FILTERS, filter)).collect::<Result<_, _>>()?,
        None => vec!["*".to_owned()],
    };
    let rule = |text: String| WrittenRule {
        frequency: Frequency::ScanOnPush.as_str().to_owned(),
        place: inputs.place(FILTERS),
        filters: vec![WrittenFilter { text, kind: None, place: inputs.place(FILTERS) }],
    };
    Ok(filters.into_iter().map(rule).collect())
}

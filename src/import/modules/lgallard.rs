//! `lgallard/ecr/aws`: a rule for each filter, all on push (its main.tf and variables.tf, v0.15 to v2.1.1). Three filters
//! make three rules, which AWS refuses.

use super::KnownModule;
use super::inputs::Inputs;
use crate::diagnostic::Diagnostic;
use crate::import::found::{FoundFilter, FoundRule, Setting};
use crate::registry::{Frequency, ScanType};

/// The module.
pub(super) static MODULE: KnownModule =
    KnownModule { name: "lgallard/ecr/aws", repository: "lgallard/terraform-aws-ecr", read };

/// The input with the filters.
const FILTERS: &str = "scan_repository_filters";

fn read(inputs: &Inputs<'_>) -> Result<Option<Setting>, Diagnostic> {
    if !inputs.boolean("enable_registry_scanning", false)? {
        return Ok(None);
    }
    let enhanced = ScanType::Enhanced.word();
    let scan_type = match inputs.boolean("enable_secret_scanning", false)? {
        true => enhanced.to_owned(),
        false => inputs.text("registry_scan_type", enhanced)?,
    };
    let filters = match inputs.list(FILTERS)? {
        Some(filters) => filters.iter().map(|filter| inputs.text_of(FILTERS, filter)).collect::<Result<Vec<_>, _>>()?,
        None => vec!["*".to_owned()],
    };
    let rule = |text: String| FoundRule {
        frequency: Frequency::ScanOnPush.word().to_owned(),
        place: inputs.place(FILTERS),
        filters: vec![FoundFilter { text, kind: None, place: inputs.place(FILTERS) }],
    };
    Ok(Some(Setting {
        scan_type,
        place: inputs.place("registry_scan_type"),
        rules: filters.into_iter().map(rule).collect(),
    }))
}

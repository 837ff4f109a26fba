//! Validation of a setting against what AWS refuses, or may take for something else than it says.

use crate::diagnostic::{Diagnostic, Findings};
use crate::import::diagnostics;
use crate::import::registry_state::State;
use crate::registry::Refusal;
use crate::registry::limits::{MAX_FILTER_LENGTH, MAX_FILTERS, MAX_RULES};
use crate::registry::{Filter, FilterRefused, Frequency, ScanType};
use crate::registry::{Setting, WrittenFilter, WrittenRule};

/// The most characters of a filter without `*` that can be written with one at either end.
const LONGEST_BARE: usize = MAX_FILTER_LENGTH - 2;

/// Number of filters in one setting above which not every two are compared: ten times what AWS takes.
const HOPELESS: usize = 10 * MAX_FILTERS * MAX_RULES;

/// The scan type of a setting whose words AWS takes.
pub(in crate::import) fn validate(setting: &Setting) -> Result<ScanType, Findings> {
    let known = ScanType::parse(&setting.scan_type);
    let Some(scan_type) = known else {
        return Err(diagnostics::setting::refused_scan_type(&setting.scan_type, &setting.place).into());
    };
    if scan_type == ScanType::Enhanced && setting.rules.is_empty() {
        return Err(diagnostics::setting::enhanced_without_rules(&setting.place).into());
    }
    let count = setting.rules.iter().map(|rule| rule.filters.len()).sum();
    if count > HOPELESS {
        return Err(diagnostics::setting::too_many_filters(count, &setting.place).into());
    }
    let findings: Vec<Diagnostic> = setting.rules.iter().flat_map(|rule| validate_rule(rule, scan_type)).collect();
    if findings.is_empty() { Ok(scan_type) } else { Err(findings.into()) }
}

fn validate_rule(rule: &WrittenRule, scan_type: ScanType) -> Vec<Diagnostic> {
    let is_of_type = match Frequency::parse(&rule.frequency) {
        Some(Frequency::ContinuousScan) => scan_type == ScanType::Enhanced,
        Some(Frequency::ScanOnPush) => true,
        None => false,
    };
    let frequency =
        (!is_of_type).then(|| diagnostics::setting::refused_frequency(&rule.frequency, scan_type, &rule.place));
    let empty = rule.filters.is_empty().then(|| diagnostics::setting::rule_without_filters(&rule.place));
    frequency.into_iter().chain(empty).chain(rule.filters.iter().filter_map(validate_filter)).collect()
}

fn validate_filter(filter: &WrittenFilter) -> Option<Diagnostic> {
    if let Some(kind) = filter.kind.as_ref().filter(|kind| *kind != "WILDCARD") {
        return Some(diagnostics::setting::refused_filter_type(kind, &filter.place));
    }
    let refusal = match Filter::new(filter.text.as_str()) {
        Ok(_) if filter.text.len() > LONGEST_BARE && !filter.text.contains('*') => {
            return Some(diagnostics::setting::long_filter(filter.text.len(), &filter.place));
        }
        Ok(_) => return None,
        Err(FilterRefused::TooLong(_)) => Refusal::FilterLength(filter.text.clone()),
        Err(FilterRefused::Spelling) => Refusal::FilterSpelling(filter.text.clone()),
    };
    Some(diagnostics::setting::refused_filter(&refusal, &filter.place))
}

/// Refuses what AWS refuses of the rules that are left when those of one frequency are one.
pub(super) fn limits(setting: &Setting, state: &State) -> Result<(), Findings> {
    let too_many = Frequency::ALL.into_iter().filter_map(|frequency| {
        let count = state.entries(frequency).len();
        let rule = setting.rules.iter().find(|rule| rule.frequency == frequency.as_str())?;
        (count > MAX_FILTERS).then(|| diagnostics::setting::too_many_filters(count, &rule.place))
    });
    let findings: Vec<Diagnostic> = too_many.collect();
    if findings.is_empty() { Ok(()) } else { Err(findings.into()) }
}

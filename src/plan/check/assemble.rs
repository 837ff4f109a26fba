//! The plan of filters that passed the checks. The limits of AWS are its types, so what they can't hold is said once more,
//! in the words of the check that has missed it.

use super::{filter_too_long, too_many_filters};
use crate::diagnostic::Diagnostic;
use crate::plan::lower::{LoweredFilter, LoweredPlan, LoweredRule, LoweredRules};
use crate::plan::{BasicRules, EnhancedRules, Filters, PlannedFilter, ScanPlan};
use crate::policy::PolicyFile;
use crate::policy::check::{invalid_repository, nothing_to_scan};
use crate::registry::{Filter, FilterRefused};
use crate::source::Span;

type Refused = Vec<Diagnostic>;

/// The plan, with the warnings that were found on the way.
pub(super) fn scan_plan(lowered: &LoweredPlan<'_>, warnings: Vec<Diagnostic>) -> Result<ScanPlan, Refused> {
    let policy = lowered.policy;
    let Some(release) = &lowered.release else { return Err(warnings) };
    let release =
        release.map(|rules| enhanced(policy.file(), rules), |rules| basic(policy.file(), rules)).transpose()?;
    let (module, policy_file) = (policy.module().clone(), policy.file().file_name.clone());
    Ok(ScanPlan { module, policy_file, release, warnings })
}

fn enhanced(file: &PolicyFile, rules: &LoweredRules<'_>) -> Result<EnhancedRules, Refused> {
    let (continuous, on_push) = (filters(file, rules, &rules.continuous)?, filters(file, rules, &rules.on_push)?);
    EnhancedRules::new(continuous, on_push).ok_or_else(|| vec![nothing_to_scan(file, Span::default())])
}

fn basic(file: &PolicyFile, rules: &LoweredRules<'_>) -> Result<BasicRules, Refused> {
    Ok(BasicRules { on_push: filters(file, rules, &rules.on_push)? })
}

/// The filters of a rule; no rule where there are none.
fn filters(file: &PolicyFile, rules: &LoweredRules<'_>, rule: &LoweredRule<'_>) -> Result<Option<Filters>, Refused> {
    if rule.filters.is_empty() {
        return Ok(None);
    }
    let filters: Result<Vec<PlannedFilter>, Refused> =
        rule.filters.iter().map(|filter| planned(file, filter)).collect();
    let too_many = |_| vec![too_many_filters::report(file, rules.scan_type, rule)];
    Filters::new(filters?).map(Some).map_err(too_many)
}

fn planned(file: &PolicyFile, lowered: &LoweredFilter<'_>) -> Result<PlannedFilter, Refused> {
    let refused = |refused| match refused {
        FilterRefused::TooLong(length) => vec![filter_too_long::report(file, lowered.first, length)],
        FilterRefused::Spelling => vec![invalid_repository(file, lowered.first)],
    };
    let filter = Filter::new(lowered.text.clone()).map_err(refused)?;
    let (rule, span) = (lowered.first.rule.clone(), lowered.first.span);
    Ok(PlannedFilter {
        filter,
        stands_for: lowered.stands_for.clone(),
        rule,
        file: (!file.bases.is_empty()).then(|| file.place(span).source.shared_name()),
        is_of_base: file.base(span).is_some(),
    })
}

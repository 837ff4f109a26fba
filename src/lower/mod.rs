//! [`CheckedPolicy`] → [`ScanPlan`]: from what the policy says to what AWS is to be told.
//!
//! Only a checked policy can be lowered. Each entry becomes one filter, the entries of a frequency become one rule, and
//! the limits of the plan's types hold by construction.

mod anchor;
mod filter;
mod merge;

pub use anchor::anchor_with;
pub use filter::{filter_text, has_adjacent_separators};
pub use merge::{MergedFilter, merge};

use crate::check::{self, BasicEntries, CheckedPolicy, EnhancedEntries, Entry, Release as Checked};
use crate::diagnostic::Diagnostic;
use crate::plan::{
    BasicRules, EnhancedRules, Filter, FilterRefused, Filters, Frequency, PlannedFilter, Release, ScanPlan, ScanType,
};
use crate::source::Span;

/// Lowers a policy.
///
/// # Errors
/// It asks for more than the plan's types can hold; `check` reports the same, by the same words.
pub fn lower(policy: &CheckedPolicy) -> Result<ScanPlan, Vec<Diagnostic>> {
    let release = match policy.release() {
        Checked::Always(entries) => Release::Always(enhanced(policy, entries)?),
        Checked::Never(entries) => Release::Never(basic(policy, entries)?),
        Checked::OnRelease { enhanced: on, basic: off, default } => {
            Release::OnRelease { enhanced: enhanced(policy, on)?, basic: basic(policy, off)?, default: *default }
        }
    };
    Ok(ScanPlan { module: policy.module().clone(), policy_file: policy.file().file_name.clone(), release })
}

fn enhanced(policy: &CheckedPolicy, entries: &EnhancedEntries) -> Result<EnhancedRules, Vec<Diagnostic>> {
    let continuous = rule(policy, ScanType::Enhanced, Frequency::ContinuousScan, &entries.continuous)?;
    let on_push = rule(policy, ScanType::Enhanced, Frequency::ScanOnPush, &entries.on_push)?;
    EnhancedRules::new(continuous, on_push).ok_or_else(|| vec![check::nothing_to_scan(policy.file(), Span::default())])
}

fn basic(policy: &CheckedPolicy, entries: &BasicEntries) -> Result<BasicRules, Vec<Diagnostic>> {
    Ok(BasicRules { on_push: rule(policy, ScanType::Basic, Frequency::ScanOnPush, &entries.on_push)? })
}

/// The filters of a rule; no rule where there are no entries.
fn rule(
    policy: &CheckedPolicy,
    state: ScanType,
    frequency: Frequency,
    entries: &[Entry],
) -> Result<Option<Filters>, Vec<Diagnostic>> {
    if entries.is_empty() {
        return Ok(None);
    }
    let filters: Result<Vec<PlannedFilter>, Vec<Diagnostic>> =
        entries.iter().map(|entry| planned(policy, entry)).collect();
    let too_many = |count| vec![check::too_many_filters(policy.file(), state, frequency, entries, count)];
    Filters::new(filters?).map(Some).map_err(too_many)
}

fn planned(policy: &CheckedPolicy, entry: &Entry) -> Result<PlannedFilter, Vec<Diagnostic>> {
    let filter = Filter::new(filter_text(entry, policy.exact_names())).map_err(|refused| match refused {
        FilterRefused::TooLong(length) => vec![check::filter_too_long(policy.file(), entry, length)],
        FilterRefused::Spelling => vec![check::invalid_repository(policy.file(), entry)],
    })?;
    let stands_for = (filter.as_str() != entry.text).then(|| entry.text.clone());
    Ok(PlannedFilter { filter, stands_for })
}

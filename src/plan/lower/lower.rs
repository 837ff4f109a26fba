//! [`CheckedPolicy`] → [`ScanPlan`]: from what the policy says to what AWS is to be told.
//!
//! Only a checked policy can be lowered. Each entry becomes one filter, or, where a rule has too many and the policy
//! allows it, several become one ([`crate::filter`]); the entries of a frequency become one rule; and the limits of the plan's
//! types hold by construction.

use crate::diagnostic::Diagnostic;
use crate::plan::lower::{How, LoweredFilter, filters};
use crate::plan::{BasicRules, EnhancedRules, Filters, PlannedFilter, ScanPlan};
use crate::policy::Entry;
use crate::policy::check::{self, BasicEntries, CheckedPolicy, EnhancedEntries};
use crate::registry::{Filter, FilterRefused, Frequency, ScanType};
use crate::source::Span;

/// Lowers a policy; `how` is what `check` judged it with.
///
/// # Errors
/// It asks for more than the plan's types can hold; `check` reports the same, by the same words.
pub(crate) fn lower(policy: &CheckedPolicy, how: How<'_>) -> Result<ScanPlan, Vec<Diagnostic>> {
    let lowering = Lowering { policy, how };
    let release = policy.release().try_map(|on| lowering.enhanced(on), |off| lowering.basic(off))?;
    Ok(ScanPlan { module: policy.module().clone(), policy_file: policy.file().file_name.clone(), release })
}

struct Lowering<'p> {
    policy: &'p CheckedPolicy,
    how: How<'p>,
}

impl Lowering<'_> {
    fn enhanced(&self, entries: &EnhancedEntries) -> Result<EnhancedRules, Vec<Diagnostic>> {
        let continuous = self.rule(ScanType::Enhanced, Frequency::ContinuousScan, &entries.continuous)?;
        let on_push = self.rule(ScanType::Enhanced, Frequency::ScanOnPush, &entries.on_push)?;
        let nothing = || vec![check::nothing_to_scan(self.policy.file(), Span::default())];
        EnhancedRules::new(continuous, on_push).ok_or_else(nothing)
    }

    fn basic(&self, entries: &BasicEntries) -> Result<BasicRules, Vec<Diagnostic>> {
        Ok(BasicRules { on_push: self.rule(ScanType::Basic, Frequency::ScanOnPush, &entries.on_push)? })
    }

    /// The filters of a rule; no rule where there are no entries.
    fn rule(
        &self,
        state: ScanType,
        frequency: Frequency,
        entries: &[Entry],
    ) -> Result<Option<Filters>, Vec<Diagnostic>> {
        if entries.is_empty() {
            return Ok(None);
        }
        let lowered = filters(entries, self.how).into_iter();
        let planned: Result<Vec<PlannedFilter>, Vec<Diagnostic>> = lowered.map(|one| self.planned(one)).collect();
        let too_many = |count| vec![check::too_many_filters(self.policy.file(), state, frequency, entries, count)];
        Filters::new(planned?).map(Some).map_err(too_many)
    }

    fn planned(&self, lowered: LoweredFilter<'_>) -> Result<PlannedFilter, Vec<Diagnostic>> {
        let file = self.policy.file();
        let refused = |refused| match refused {
            FilterRefused::TooLong(length) => vec![check::filter_too_long(file, lowered.first, length)],
            FilterRefused::Spelling => vec![check::invalid_repository(file, lowered.first)],
        };
        let filter = Filter::new(lowered.text.clone()).map_err(refused)?;
        Ok(PlannedFilter { filter, stands_for: lowered.stands_for, rule: lowered.first.rule.clone() })
    }
}

//! [`CheckedPolicy`] → [`LoweredPlan`]: from what the policy says to filters.
//!
//! Each entry becomes one filter, or, where a rule has too many and the policy allows it, several become one; the entries
//! of a frequency become one rule. Every entry is lowered here, once; whether AWS takes what comes of it is for
//! [`plan::check`](crate::plan::check) to say.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::filters::{LoweredFilter, filters, merged};
use super::lowered_entry::LoweredEntry;
use super::options::LoweringOptions;
use super::uncovered::uncovered;
use crate::inventory::Inventory;
use crate::policy::Entry;
use crate::policy::check::{CheckedPolicy, RuleKey};
use crate::registry::limits::MAX_FILTERS;
use crate::registry::{Frequency, Release, ScanType};
use crate::wildcard::Pattern;

/// A policy whose entries are filters, of any number and length.
#[derive(Debug)]
pub(crate) struct LoweredPlan<'p> {
    pub policy: &'p CheckedPolicy,
    /// Every entry that the policy writes, also those that no rule needs.
    pub entries: Vec<LoweredEntry<'p>>,
    /// The rules of each state; `None` where the policy does not say which states there are.
    pub release: Option<Release<LoweredRules<'p>, LoweredRules<'p>>>,
}

/// The rules of one state, a rule per frequency. One without entries is none.
#[derive(Debug)]
pub(crate) struct LoweredRules<'p> {
    /// The state.
    pub scan_type: ScanType,
    /// The rule for continuous scanning; empty under BASIC.
    pub continuous: LoweredRule<'p>,
    /// The rule for scanning on push.
    pub on_push: LoweredRule<'p>,
}

/// The filters of one rule.
#[derive(Debug)]
pub(crate) struct LoweredRule<'p> {
    pub frequency: Frequency,
    /// The entries; none covers another.
    pub entries: Vec<&'p Entry>,
    /// The filters that they become.
    pub filters: Vec<LoweredFilter<'p>>,
    /// The count of filters that would do if names were merged, if they are not and there is an inventory.
    pub merged: Option<usize>,
    patterns: OnceCell<Vec<Pattern>>,
}

/// Lowers a policy; the inventory must be that of its check.
pub(crate) fn lower<'p>(policy: &'p CheckedPolicy, inventory: Option<&Inventory>) -> LoweredPlan<'p> {
    let options = LoweringOptions::of(policy, inventory);
    let entries: Vec<LoweredEntry<'p>> =
        policy.entries().by_rule().map(|(rule, entry)| options.lower(rule, entry)).collect();
    let rules = |scan_type| LoweredRules {
        scan_type,
        continuous: LoweredRule::of(&entries, (scan_type, Frequency::ContinuousScan), options),
        on_push: LoweredRule::of(&entries, (scan_type, Frequency::ScanOnPush), options),
    };
    let release =
        policy.release().map(|release| release.map(|()| rules(ScanType::Enhanced), |()| rules(ScanType::Basic)));
    LoweredPlan { policy, entries, release }
}

impl<'p> LoweredPlan<'p> {
    /// The rules of every state that there is, ENHANCED first.
    pub(crate) fn states(&self) -> Vec<&LoweredRules<'p>> {
        self.release.as_ref().map(Release::each).unwrap_or_default()
    }
}

impl<'p> LoweredRules<'p> {
    /// Every rule, continuous first.
    pub(crate) fn rules(&self) -> [&LoweredRule<'p>; 2] {
        [&self.continuous, &self.on_push]
    }
}

impl<'p> LoweredRule<'p> {
    fn of(entries: &[LoweredEntry<'p>], key: RuleKey, options: LoweringOptions<'_>) -> Self {
        let own: Vec<&LoweredEntry<'p>> = entries.iter().filter(|lowered| lowered.rule == Some(key)).collect();
        let own = uncovered(&own);
        let filters = filters(&own, options);
        let may_merge = !options.merges && distinct(&filters) > MAX_FILTERS;
        let merged = may_merge.then(|| merged(&own, options)).flatten().map(|merged| distinct(&merged));
        let entries = own.into_iter().map(|lowered| lowered.entry).collect();
        Self { frequency: key.1, entries, filters, merged, patterns: OnceCell::new() }
    }

    /// Counts the different filters.
    pub(crate) fn count(&self) -> usize {
        distinct(&self.filters)
    }

    /// The filters as ECR reads them, in the same order.
    pub(crate) fn patterns(&self) -> &[Pattern] {
        self.patterns.get_or_init(|| self.filters.iter().map(|filter| Pattern::filter(&filter.text)).collect())
    }

    /// The entry of the first filter that matches a name.
    pub(crate) fn taker(&self, name: &str) -> Option<(&'p Entry, &Pattern)> {
        let filters = self.filters.iter().zip(self.patterns());
        filters.map(|(filter, pattern)| (filter.first, pattern)).find(|(_, pattern)| pattern.matches(name))
    }
}

fn distinct(filters: &[LoweredFilter<'_>]) -> usize {
    filters.iter().map(|filter| &filter.text).collect::<BTreeSet<_>>().len()
}

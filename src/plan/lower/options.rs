//! Options that decide how an entry becomes a filter.

use super::anchor::anchor_with;
use super::lowered_entry::LoweredEntry;
use super::text::{filter_text, has_adjacent_separators};
use crate::inventory::Inventory;
use crate::policy::check::{CheckedPolicy, RuleKey};
use crate::policy::{Entry, ExactNames};

/// Options of lowering entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LoweringOptions<'i> {
    /// The way in which a name without `*` becomes a filter.
    pub names: ExactNames,
    /// The repositories that there are, where they are known.
    pub inventory: Option<&'i Inventory>,
    /// True if several names may become one filter where there are too many, which needs the inventory.
    pub merges: bool,
}

impl<'i> LoweringOptions<'i> {
    /// Those of a policy; the inventory must be that of its check.
    pub(super) fn of(policy: &CheckedPolicy, inventory: Option<&'i Inventory>) -> Self {
        Self { names: policy.exact_names(), inventory, merges: policy.merges_filters() }
    }

    /// Lowers one entry. With an inventory a name's `*` stands where it catches nothing else of it.
    pub(super) fn lower<'p>(&self, rule: Option<RuleKey>, entry: &'p Entry) -> LoweredEntry<'p> {
        #[cfg(test)]
        LOWERED.set(LOWERED.get() + 1);
        let (filter, caught) = match self.inventory {
            Some(inventory) if self.is_anchored(entry) => anchor_with(&entry.text, inventory),
            _ => (filter_text(entry, self.names), Vec::new()),
        };
        LoweredEntry { entry, rule, filter, caught }
    }

    fn is_anchored(&self, entry: &Entry) -> bool {
        entry.is_exact() && (self.names == ExactNames::Anchored || has_adjacent_separators(&entry.text))
    }
}

#[cfg(test)]
thread_local! {
    /// Count of entries that were lowered in this thread.
    pub(crate) static LOWERED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

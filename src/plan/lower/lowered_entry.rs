//! An entry of a policy and its filter.

use crate::policy::Entry;
use crate::policy::check::RuleKey;

/// An entry and its filter.
#[derive(Debug)]
pub(crate) struct LoweredEntry<'p> {
    /// The entry.
    pub entry: &'p Entry,
    /// The rule that it belongs to, where the policy says one.
    pub rule: Option<RuleKey>,
    /// Its filter's text.
    pub filter: String,
    /// What else of the inventory the filter catches, sorted.
    pub caught: Vec<String>,
}

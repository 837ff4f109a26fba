//! An entry of a policy and its filter.

use crate::policy::Entry;
use crate::policy::check::RuleKey;

/// An entry and its filter.
#[derive(Debug)]
pub(crate) struct LoweredEntry<'p> {
    pub entry: &'p Entry,
    /// The rule that it belongs to, where the policy says one.
    pub rule: Option<RuleKey>,
    /// Its filter's text.
    pub filter: String,
    /// The other names of the inventory that the filter matches, sorted.
    pub caught: Vec<String>,
}

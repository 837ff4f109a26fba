//! The product of merging.

/// A filter, and the repositories that it stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergedFilter {
    /// The filter's text, which [`Filter`](crate::registry::Filter) accepts.
    pub filter: String,
    /// The wanted names that it stands for, sorted; at least one.
    pub names: Vec<String>,
    /// The other names that it catches, sorted. It is empty but where a single name can't be told from others: then this
    /// is what its anchored filter catches.
    pub caught: Vec<String>,
}

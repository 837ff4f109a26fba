//! One rule of a registry.

use std::collections::BTreeSet;

use serde::Serialize;

/// One rule: its frequency, and the filters of the repositories that have it. By default both are texts, whatever they
/// are, since what people wrote can be anything; a plan's rule has a frequency that exists and filters that AWS takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Rule<F = String, S = BTreeSet<String>> {
    /// The word of `scanFrequency`.
    pub frequency: F,
    /// Its filters, all of type WILDCARD.
    pub filters: S,
}

impl Rule {
    /// Every repository, continuously: what AWS may set where Inspector switches a registry to ENHANCED.
    pub fn everything_continuously() -> Self {
        Self { frequency: "CONTINUOUS_SCAN".to_owned(), filters: BTreeSet::from(["*".to_owned()]) }
    }
}

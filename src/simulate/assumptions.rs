//! Behaviour of AWS that is documented nowhere, and so explored both ways.

/// Assumptions about AWS under which the model is explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assumptions {
    /// True if the registry keeps its rules when Inspector changes its scan type. If not, it has `*` continuously under
    /// ENHANCED, and none under BASIC.
    pub keeps_rules: bool,
}

impl Assumptions {
    /// Every combination, the likelier ones first.
    pub const EVERY: [Self; 2] = [Self { keeps_rules: true }, Self { keeps_rules: false }];
}

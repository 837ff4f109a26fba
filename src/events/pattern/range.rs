//! Range of a `numeric` condition.

/// The numbers between two bounds, of which each can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Range {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    pub number: f64,
    pub is_inclusive: bool,
}

impl Range {
    /// Tells whether a number lies within.
    pub fn has(&self, number: f64) -> bool {
        let is_above = self.low.is_none_or(|low| number > low.number || (low.is_inclusive && number == low.number));
        let is_below =
            self.high.is_none_or(|high| number < high.number || (high.is_inclusive && number == high.number));
        is_above && is_below
    }
}

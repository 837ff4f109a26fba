//! Difference that a change of a policy makes to the cost of each state.

use crate::cost::{Amount, PerImage};
use crate::registry::ScanType;

/// The cost of a state before and after a change.
pub(in crate::report) struct CostChange {
    pub(super) state: ScanType,
    /// Re-scans of an image in a month, where they are known.
    pub(super) per_image: Option<PerImage>,
    pub(super) fixed: Sides,
    pub(super) per_rescan: Sides,
    /// The whole cost, where it is known.
    pub(super) whole: Option<Sides>,
}

/// An amount before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) before: Amount,
    pub(super) after: Amount,
}

impl CostChange {
    pub(super) fn is_change(&self) -> bool {
        [self.fixed, self.per_rescan].iter().any(|sides| sides.before != sides.after)
    }

    /// `+ $12.60 a month while ENHANCED, at 20 re-scans an image`.
    pub(in crate::report) fn sentence(&self) -> String {
        let state = self.state.as_str();
        match (self.whole, self.per_image) {
            (Some(whole), Some(per_image)) if !self.per_rescan.is_zero() => {
                format!("{} a month while {state}, at {} re-scans an image", whole.signed("$"), per_image.decimal())
            }
            (Some(whole), _) => format!("{} a month while {state}", whole.signed("$")),
            (None, _) => {
                format!("{} a month while {state}, where `r` is the number of re-scans of an image", self.formula())
            }
        }
    }

    fn formula(&self) -> String {
        let rescans = format!("{} r", self.per_rescan.signed("$"));
        if self.fixed.before == self.fixed.after { rescans } else { format!("{} {rescans}", self.fixed.signed("$")) }
    }
}

impl Sides {
    fn is_zero(self) -> bool {
        self.before == self.after
    }

    /// The difference with its sign: `+ $12.60`, `- $0.45`.
    pub(super) fn signed(self, currency: &str) -> String {
        let (is_less, amount) = self.after.since(self.before);
        format!("{} {currency}{amount}", if is_less { "-" } else { "+" })
    }

    /// The difference as a number: `12.60`, `-0.45`.
    pub(super) fn number(self) -> String {
        let (is_less, amount) = self.after.since(self.before);
        format!("{}{amount}", if is_less { "-" } else { "" })
    }
}

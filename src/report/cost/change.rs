//! Difference that a change of a policy makes to the cost of each state.

use crate::change::Change;
use crate::change::semantic::StateRules;
use crate::cost::{Amount, PerImage, Row, StateCost};
use crate::inventory::{Images, Inventory};
use crate::registry::{Coverage, ScanType};

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

/// The change of the cost of each state whose cost changes; nothing without images, or where it is not known what was scanned
/// before. BASIC is free on both sides.
pub(in crate::report) fn cost_changes(change: &Change) -> Option<Vec<CostChange>> {
    let inventory = change.inventory()?;
    let images = inventory.images()?;
    let (before, after) = change.rules();
    let before = before?;
    let of_state = |state: &ScanType| {
        let side = |rules: &[StateRules]| total(rules, *state, inventory, images);
        of(change, *state, side(&before), side(&after))
    };
    Some(ScanType::ALL.iter().map(of_state).filter(CostChange::is_change).collect())
}

/// The sum of a state under these rules; a state that there is none of has no rules.
fn total(rules: &[StateRules], state: ScanType, inventory: &Inventory, images: &Images) -> Row {
    let rules = rules.iter().find(|rules| rules.state == state);
    let coverage = |name: &String| rules.map_or(Coverage::Unmatched, |rules| rules.level(name));
    StateCost::count(state, inventory.names().iter().map(coverage), images, None).total()
}

fn of(change: &Change, state: ScanType, before: Row, after: Row) -> CostChange {
    let rates = change.rates();
    // What Inspector counted is of what was scanned before.
    let continuous = if before.rescanned > 0 { before.rescanned } else { after.rescanned };
    let per_image = rates.per_image(continuous).ok().flatten();
    let sides = |of: &dyn Fn(&Row) -> Amount| Sides { before: of(&before), after: of(&after) };
    let whole = before.cost(&rates.prices, per_image).zip(after.cost(&rates.prices, per_image));
    CostChange {
        state,
        per_image,
        fixed: sides(&|row| row.fixed(&rates.prices)),
        per_rescan: sides(&|row| row.per_rescan(&rates.prices)),
        whole: whole.map(|(before, after)| Sides { before, after }),
    }
}

impl CostChange {
    fn is_change(&self) -> bool {
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
    fn signed(self, currency: &str) -> String {
        let (is_less, amount) = self.after.since(self.before);
        format!("{} {currency}{amount}", if is_less { "-" } else { "+" })
    }

    /// The difference as a number: `12.60`, `-0.45`.
    pub(super) fn number(self) -> String {
        let (is_less, amount) = self.after.since(self.before);
        format!("{}{amount}", if is_less { "-" } else { "" })
    }
}

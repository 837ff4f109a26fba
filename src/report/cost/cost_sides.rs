//! The cost of each release state on both sides of a change.

use super::basis::Basis;
use super::change::{CostChange, Sides};
use super::formula::short_formula;
use crate::change::Change;
use crate::change::semantic::StateRules;
use crate::cost::{Amount, Row, StateCost};
use crate::diagnostic::Diagnostic;
use crate::inventory::{Images, Inventory};
use crate::registry::{Coverage, RescanSetting, ScanType};

/// The cost of a state on both sides of a change.
pub(in crate::report) struct CostSides {
    pub(in crate::report) state: ScanType,
    pub(in crate::report) basis: Basis,
    /// The sum before, where it is known what was scanned.
    pub(in crate::report) before: Option<Row>,
    pub(in crate::report) after: Row,
}

/// The cost of each state on both sides; nothing without images.
///
/// # Errors
/// The images can't have been re-scanned as often as the usage says.
pub(in crate::report) fn cost_sides(change: &Change) -> Result<Option<Vec<CostSides>>, Diagnostic> {
    let with_images = change.inventory().and_then(|inventory| Some((inventory, inventory.images()?)));
    let Some((inventory, images)) = with_images else { return Ok(None) };
    let ((before, after), rescan) = (change.rules(), change.rescan());
    let of_state = |state: &ScanType| {
        let side =
            |rules: &[StateRules], rescan: Option<&RescanSetting>| total(rules, *state, inventory, images, rescan);
        let before = before.as_deref().map(|before| side(before, rescan.before.as_ref()));
        let after = side(&after, rescan.after.as_ref());
        // What Inspector counted is of what was scanned before.
        let counted = before.as_ref().map_or(0, |before| before.rescanned);
        let continuous = if counted > 0 { counted } else { after.rescanned };
        let rates = change.rates();
        let basis = Basis::of(rates.prices, rates.per_image(continuous)?, images, rescan.after.as_ref());
        Ok(CostSides { state: *state, basis, before, after })
    };
    ScanType::ALL.iter().map(of_state).collect::<Result<_, _>>().map(Some)
}

/// The change of the cost of each state whose cost changes; nothing without images, or where it is not known what was scanned
/// before. BASIC is free on both sides.
pub(in crate::report) fn cost_changes(change: &Change) -> Option<Vec<CostChange>> {
    let sides = cost_sides(change).ok().flatten()?;
    let changes: Vec<CostChange> = sides.iter().map(CostSides::change).collect::<Option<_>>()?;
    Some(changes.into_iter().filter(CostChange::is_change).collect())
}

/// The sum of a state under these rules; a state that there is none of has no rules.
fn total(
    rules: &[StateRules],
    state: ScanType,
    inventory: &Inventory,
    images: &Images,
    rescan: Option<&RescanSetting>,
) -> Row {
    let rules = rules.iter().find(|rules| rules.state == state);
    let coverage = |name: &String| rules.map_or(Coverage::Unmatched, |rules| rules.level(name));
    StateCost::count(state, inventory.names().iter().map(coverage), images, rescan).total()
}

impl CostSides {
    /// The change, where it is known what was scanned before.
    pub(in crate::report) fn change(&self) -> Option<CostChange> {
        let (before, after) = (self.before.as_ref()?, &self.after);
        let Basis { prices, per_image, .. } = &self.basis;
        let sides = |of: &dyn Fn(&Row) -> Amount| Sides { before: of(before), after: of(after) };
        let whole = before.cost(prices, *per_image).zip(after.cost(prices, *per_image));
        Some(CostChange {
            state: self.state,
            per_image: *per_image,
            fixed: sides(&|row| row.fixed(prices)),
            per_rescan: sides(&|row| row.per_rescan(prices)),
            whole: whole.map(|(before, after)| Sides { before, after }),
        })
    }

    /// The change as `+ $12.60 a month while ENHANCED, at 20 re-scans an image`; the cost where nothing changes, or where it is not
    /// known from what.
    pub(in crate::report) fn claim(&self) -> String {
        match self.change().filter(CostChange::is_change) {
            Some(change) => change.sentence(),
            None => format!("{} a month while {}", self.in_dollars(&self.after), self.state.as_str()),
        }
    }

    /// The cost of a side, or its formula: `$0.45 + $0.03 r`.
    pub(in crate::report) fn in_dollars(&self, side: &Row) -> String {
        self.cost(side, "$")
    }

    /// The same without a sign of the currency.
    pub(in crate::report) fn usd(&self, side: &Row) -> String {
        self.cost(side, "")
    }

    fn cost(&self, side: &Row, currency: &str) -> String {
        let Basis { prices, per_image, .. } = &self.basis;
        let known = side.cost(prices, *per_image).map(|cost| format!("{currency}{cost}"));
        known.unwrap_or_else(|| short_formula(side.fixed(prices), side.per_rescan(prices), currency))
    }

    /// The parts of a side for first scans and for re-scans; the second for one re-scan of each image where nobody knows how often.
    pub(in crate::report) fn parts(&self, side: &Row) -> [Amount; 2] {
        let Basis { prices, per_image, .. } = &self.basis;
        let fixed = side.fixed(prices);
        let rescans = match side.cost(prices, *per_image).filter(|_| !self.is_formula()) {
            Some(cost) => cost.since(fixed).1,
            None => side.per_rescan(prices),
        };
        [fixed, rescans]
    }

    /// Images are scanned again on some side, and nobody knows how often.
    pub(in crate::report) fn is_formula(&self) -> bool {
        let is_open = |side: &Row| side.rescans(self.basis.per_image).is_none();
        is_open(&self.after) || self.before.as_ref().is_some_and(is_open)
    }

    /// Nothing is charged in this state, whatever is scanned.
    pub(in crate::report) fn is_free(&self) -> bool {
        self.state == ScanType::Basic
    }

    /// The notes; none where nothing is charged.
    pub(in crate::report) fn notes(&self) -> Vec<String> {
        if self.is_free() { Vec::new() } else { self.basis.notes(self.is_formula()) }
    }
}

//! [`Comparison`]: what a run found out about its policies, for every format to read.

use std::sync::OnceLock;

use super::cost::cost_sides;
use super::natural::natural;
use crate::change::semantic::StateMeaning;
use crate::change::{Change, text};
use crate::cost::Rates;
use crate::diagnostic::Diagnostic;
use crate::inventory::Inventory;

/// The changes of a call's policies in their order, the warnings, and what the changes mean.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) changes: Vec<Change>,
    pub(crate) warnings: Vec<Diagnostic>,
    /// Lines of context around a change of the text.
    pub(crate) context: u32,
    /// Worked out when a format asks first: writing ten thousand modules needs no word of it.
    meanings: OnceLock<Vec<Vec<StateMeaning>>>,
}

impl Comparison {
    /// A review of these changes, with the usual context around what differs.
    pub(crate) fn new(changes: Vec<Change>, warnings: Vec<Diagnostic>) -> Self {
        Self { changes, warnings, context: text::CONTEXT, meanings: OnceLock::new() }
    }

    /// The same with so many lines around what differs.
    pub(crate) fn with_context(self, context: u32) -> Self {
        Self { context, ..self }
    }

    /// Checks that costs can be computed.
    ///
    /// # Errors
    /// The images of an inventory can't have been re-scanned as often as the usage says.
    pub(crate) fn check_costs(&self) -> Result<(), Diagnostic> {
        let mut counted = self.changes.iter().filter(|change| change.rates().are_counted());
        counted.try_for_each(|change| cost_sides(change).map(|_| ()))
    }

    /// The same, with costs told by these rates.
    pub(crate) fn with_rates(self, rates: &Rates) -> Self {
        let changes = self.changes.into_iter().map(|change| change.with_rates(rates.clone())).collect();
        Self { changes, ..self }
    }

    /// True where any policy's module differs.
    pub(crate) fn is_change(&self) -> bool {
        self.changes.iter().any(Change::is_change)
    }

    /// The one inventory of all policies; nothing where they have none, or several.
    pub(super) fn inventory(&self) -> Option<&Inventory> {
        let (first, rest) = self.changes.split_first()?;
        let inventory = first.inventory()?;
        let is_same = |change: &Change| change.inventory().is_some_and(|own| std::ptr::eq(own, inventory));
        rest.iter().all(is_same).then_some(inventory)
    }

    /// The meaning of each change, state by state.
    pub(super) fn meanings(&self) -> &[Vec<StateMeaning>] {
        self.meanings.get_or_init(|| self.changes.iter().map(Change::meaning).collect())
    }

    /// The changes of policies as people read them: those that there are first, then in the order of numbers in names.
    pub(super) fn ordered(&self) -> Vec<(&Change, &[StateMeaning])> {
        let mut all: Vec<_> = self.each().collect();
        let name = |change: &&Change| change.policy().source.name().to_owned();
        all.sort_by(|(one, _), (other, _)| {
            other.is_change().cmp(&one.is_change()).then_with(|| natural(&name(one), &name(other)))
        });
        all
    }

    /// The changed policies in that order.
    pub(super) fn changed(&self) -> Vec<(&Change, &[StateMeaning])> {
        self.ordered().into_iter().filter(|(change, _)| change.is_change()).collect()
    }

    pub(super) fn each(&self) -> impl Iterator<Item = (&Change, &[StateMeaning])> {
        self.changes.iter().zip(self.meanings().iter().map(Vec::as_slice))
    }
}

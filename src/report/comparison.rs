//! [`Comparison`]: what a run found out about its policies, for every format to read.

use std::sync::{Arc, OnceLock};

use crate::change::semantic::StateMeaning;
use crate::change::{Change, text};
use crate::diagnostic::Diagnostic;
use crate::inventory::Inventory;

/// The changes of a call's policies in their order, the warnings, and what the changes mean.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) changes: Vec<Change>,
    pub(crate) warnings: Vec<Diagnostic>,
    pub(crate) inventory: Option<Arc<Inventory>>,
    /// Lines of context around a change of the text.
    pub(crate) context: u32,
    /// Worked out when a format asks first: writing ten thousand modules needs no word of it.
    meanings: OnceLock<Vec<Vec<StateMeaning>>>,
}

impl Comparison {
    /// A review of these changes, with the usual context around what differs.
    pub(crate) fn new(changes: Vec<Change>, warnings: Vec<Diagnostic>, inventory: Option<Arc<Inventory>>) -> Self {
        Self { changes, warnings, inventory, context: text::CONTEXT, meanings: OnceLock::new() }
    }

    /// The same with so many lines around what differs.
    pub(crate) fn with_context(self, context: u32) -> Self {
        Self { context, ..self }
    }

    /// True where any policy's module differs.
    pub(crate) fn is_change(&self) -> bool {
        self.changes.iter().any(Change::is_change)
    }

    /// True where the repositories are known.
    pub(super) fn has_inventory(&self) -> bool {
        self.inventory.is_some()
    }

    /// The meaning of each change, state by state.
    pub(super) fn meanings(&self) -> &[Vec<StateMeaning>] {
        let inventory = self.inventory.as_deref();
        self.meanings.get_or_init(|| self.changes.iter().map(|change| change.meaning(inventory)).collect())
    }

    pub(super) fn each(&self) -> impl Iterator<Item = (&Change, &[StateMeaning])> {
        self.changes.iter().zip(self.meanings().iter().map(Vec::as_slice))
    }
}

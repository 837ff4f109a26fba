//! The context of the checks: the policy, its repositories with their prefixes applied, and the inventory.

use std::cell::OnceCell;

use super::conflicts::Conflicts;
use super::entries::Entries;
use super::list::{self, List};
use crate::inventory::Inventory;
use crate::policy::{Mode, Policy, Rest};
use crate::source::{At, Place, Span};
use crate::wildcard::Budget;

/// A policy prepared for the checks.
pub(crate) struct CheckContext<'p> {
    pub policy: &'p Policy,
    /// Its repositories.
    pub entries: &'p Entries,
    /// The repositories that there are, where they are known.
    pub inventory: Option<&'p Inventory>,
    /// Work that all questions of the checks about names share.
    pub budget: Budget,
    conflicts: OnceCell<Conflicts<'p>>,
}

/// The work of all checks of a policy, in steps of about five nanoseconds: twice that of one question.
const WORK: usize = 260_000_000;

impl<'p> CheckContext<'p> {
    /// Prepares a policy.
    pub(super) fn new(policy: &'p Policy, entries: &'p Entries, inventory: Option<&'p Inventory>) -> Self {
        Self { policy, entries, inventory, budget: Budget::new(WORK), conflicts: OnceCell::new() }
    }

    /// Names that continuous entries take of on-push ones, worked out once.
    pub(super) fn conflicts(&self) -> &Conflicts<'p> {
        self.conflicts.get_or_init(|| Conflicts::of(self.entries, &self.budget))
    }

    /// Every table with a `repositories` list.
    pub(crate) fn lists(&self) -> Vec<List<'p>> {
        list::all(&self.policy.document)
    }

    /// The place of a span of the policy.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.policy.file.place(span)
    }

    /// The release mode, where the policy says one.
    pub(crate) fn mode(&self) -> Option<&'p At<Mode>> {
        self.policy.document.release.as_ref().and_then(|release| release.mode.as_ref())
    }

    /// Returns what enhanced mode does with the rest, if the policy says it.
    pub(crate) fn rest(&self) -> Option<&'p At<Rest>> {
        self.policy.document.release.as_ref().and_then(|release| release.rest.as_ref())
    }

    /// Tells whether the policy says what enhanced mode does with the rest, even if `load` could not read the word.
    pub(crate) fn is_rest_stated(&self) -> bool {
        self.policy.document.release.as_ref().is_some_and(|release| release.is_rest_stated)
    }

    /// Tells whether enhanced scanning can be on.
    pub(crate) fn is_enhanced_possible(&self) -> bool {
        self.mode().is_some_and(|mode| mode.value != Mode::Never)
    }
}

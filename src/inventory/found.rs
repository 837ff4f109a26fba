//! Names that reading an inventory finds, in either format.

use std::borrow::Cow;

use crate::registry::repository_address::name_in;
use crate::source::Span;
use crate::wildcard::is_repository_name;

/// The names of a text, and what is wrong with it as a list of names.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    names: Vec<Cow<'t, str>>,
    /// The first texts that ECR refuses as names, at most [`Found::SHOWN`], with their places.
    pub(super) refused: Vec<(Cow<'t, str>, Span)>,
    /// The number of texts that ECR refuses.
    pub(super) refusals: usize,
    /// The names that are the address of a repository: the first with its place and what it should be, and how many there are.
    pub(super) address: Option<(Cow<'t, str>, Span)>,
    pub(super) addresses: usize,
    /// The token that the last page ends with, where it says that another follows.
    pub(super) continued: Option<Span>,
}

impl<'t> Found<'t> {
    /// The most refused names that are shown: where one is wrong, often all are.
    pub(super) const SHOWN: usize = 20;

    /// Takes a name, or notes that it is none.
    pub(super) fn add(&mut self, name: Cow<'t, str>, span: Span) {
        if is_repository_name(&name) {
            if name_in(&name).is_some() {
                self.addresses += 1;
                self.address.get_or_insert_with(|| (name.clone(), span));
            }
            self.names.push(name);
            return;
        }
        self.refusals += 1;
        if self.refused.len() < Self::SHOWN {
            self.refused.push((name, span));
        }
    }

    /// There is no name.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names, sorted, each once.
    pub(super) fn into_sorted(mut self) -> Vec<String> {
        self.names.sort_unstable();
        self.names.dedup();
        self.names.into_iter().map(Cow::into_owned).collect()
    }
}

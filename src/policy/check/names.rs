//! The repositories of one table: its usable entries, and if there may be more of them.

use std::sync::Arc;

use super::fault;
use crate::policy::{Entry, Registry, UnreadNames};
use crate::source::At;

/// The usable entries of a table.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) entries: Vec<Entry>,
    /// True if an entry was refused: once it is corrected it can stand for any name.
    pub(super) is_open: bool,
}

/// The prefix of a table, as far as it can be told.
pub(super) enum Prefix<'p> {
    Known(&'p str),
    /// It was refused, so that no entry means what was meant.
    Refused,
}

impl<'p> Prefix<'p> {
    /// The table's own prefix, or that of the registry.
    pub(super) fn of(own: Option<&'p At<String>>, unread: UnreadNames, registry: &'p Registry) -> Self {
        let is_unread = unread.prefix || (own.is_none() && registry.has_unread_prefix);
        let prefix = own.or(registry.prefix.as_ref()).map_or("", |prefix| prefix.value.as_str());
        if is_unread || fault::of_prefix(prefix).is_some() { Self::Refused } else { Self::Known(prefix) }
    }
}

impl Names {
    /// Those of a list under a prefix; `rule` is what asks for them.
    pub(super) fn of(
        rule: &str,
        repositories: Option<&At<Vec<At<String>>>>,
        unread: UnreadNames,
        prefix: Prefix<'_>,
    ) -> Self {
        let (Some(written), Prefix::Known(prefix)) = (repositories, prefix) else {
            return Self { entries: Vec::new(), is_open: true };
        };
        let rule = Arc::from(rule);
        let entries = written.value.iter().map(|written| Entry::new(&rule, prefix, written));
        let entries: Vec<Entry> = entries.filter(|entry| fault::of_entry(entry).is_none()).collect();
        let is_open = unread.repositories || entries.len() < written.value.len();
        Self { entries, is_open }
    }
}

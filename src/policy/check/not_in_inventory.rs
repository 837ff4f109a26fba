#![doc = include_str!("not-in-inventory.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::inventory::Inventory;
use crate::policy::Entry;

pub(super) static CODE: Code = page!(Warning "P025" "not-in-inventory");

/// With an inventory: reports entries that stand for none of its repositories.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(inventory) = context.inventory else { return };
    let written = context.entries.written().filter(|entry| entry.span != crate::source::Span::default());
    findings.extend(written.filter_map(|entry| report(context, entry, inventory)));
}

fn report(context: &CheckContext<'_>, entry: &Entry, inventory: &Inventory) -> Option<Diagnostic> {
    if entry.is_exact() && inventory.contains(&entry.text) || inventory.matching(&entry.pattern).next().is_some() {
        return None;
    }
    let (message, label) = if entry.is_exact() {
        let near = inventory.nearest(&entry.text).map(|near| format!("did you mean `{near}`?"));
        (format!("the inventory has no repository `{}`", entry.text), near.unwrap_or_default())
    } else {
        (format!("no repository of the inventory matches `{}`", entry.text), String::new())
    };
    let help = "correct the name; ignore this if the repository does not exist yet or the inventory is outdated";
    Some(Diagnostic::new(&CODE, message).primary(context.place(entry.span), label).help(help))
}

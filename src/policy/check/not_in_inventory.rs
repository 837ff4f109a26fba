#![doc = include_str!("not-in-inventory.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::inventory::Inventory;
use crate::policy::Entry;

pub(super) static CODE: Code = page!(Warning "P025" "not-in-inventory");

/// With an inventory: reports entries that stand for none of its repositories.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(inventory) = subject.inventory else { return };
    let written = subject.entries().filter(|entry| entry.span != crate::source::Span::default());
    findings.extend(written.filter_map(|entry| report(subject, entry, inventory)));
}

fn report(subject: &Subject<'_>, entry: &Entry, inventory: &Inventory) -> Option<Diagnostic> {
    if entry.is_exact() && inventory.contains(&entry.text) || inventory.matching(&entry.pattern).next().is_some() {
        return None;
    }
    let (message, label) = if entry.is_exact() {
        let near = inventory.nearest(&entry.text).map(|near| format!("did you mean `{near}`?"));
        (format!("the inventory has no repository `{}`", entry.text), near.unwrap_or_default())
    } else {
        (format!("no repository of the inventory matches `{}`", entry.text), String::new())
    };
    let help = "correct the name; or leave it, if the repository is still to come or the inventory is an old one";
    Some(Diagnostic::new(&CODE, message).primary(subject.place(entry.span), label).help(help))
}

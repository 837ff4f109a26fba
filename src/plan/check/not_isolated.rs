#![doc = include_str!("not-isolated.md")]

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::plan::lower::{LoweredEntry, LoweredPlan};
use crate::policy::Entry;

pub(super) static CODE: Code = page!(Warning "P024" "not-isolated");

/// The most repositories that one finding names.
const SHOWN: usize = 5;

/// With an inventory: reports names whose filter catches other repositories of it, wherever its `*` stands.
pub(super) fn check(lowered: &LoweredPlan<'_>, findings: &mut Vec<Diagnostic>) {
    for one in &lowered.entries {
        let is_caught = |name: &&str| !is_named(lowered, one.entry, name);
        let caught: Vec<&str> = one.caught.iter().map(String::as_str).filter(is_caught).collect();
        if let Some(first) = caught.first() {
            findings.push(report(lowered, one, &caught).witness(*first));
        }
    }
}

/// Tells whether another entry of the same table names the repository anyway.
fn is_named(lowered: &LoweredPlan<'_>, entry: &Entry, name: &str) -> bool {
    let entries = lowered.entries.iter().map(|lowered| lowered.entry);
    entries.filter(|other| other.rule == entry.rule).any(|other| other.pattern.matches(name))
}

fn report(lowered: &LoweredPlan<'_>, one: &LoweredEntry<'_>, caught: &[&str]) -> Diagnostic {
    let message = format!(
        "no filter matches `{}` alone: `{}` also matches {}",
        one.entry.text,
        one.filter,
        suggest::first_of(caught, SHOWN)
    );
    Diagnostic::new(&CODE, message)
        .primary(lowered.policy.place(one.entry.span), "")
        .help("ECR has no exact filter: scan these repositories at the same frequency, or rename one of them")
}

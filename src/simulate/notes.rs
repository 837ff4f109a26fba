//! What there is to know of stacks beside their verdict.

use super::graph::Trouble;
use super::part::{self, Part};
use super::stack::Stack;

/// What can go wrong in the applies of these stacks, in words.
pub(super) fn notes(trouble: &Trouble, stacks: &[Stack], parts: &[Part]) -> Vec<String> {
    let addresses = part::addresses(stacks);
    let tainted = trouble.tainted.iter().filter_map(|index| Some((addresses.get(*index)?.1, parts.get(*index)?)));
    let told = tainted.map(|(address, part)| {
        let then = if part.prevents_destroy {
            "every later plan fails then, since `prevent_destroy` forbids to replace it"
        } else {
            "the next apply replaces it"
        };
        format!("where other types are on, or go off meanwhile, an apply that creates `{address}` fails and leaves it tainted; {then}")
    });
    told.chain(half_ignored(stacks)).collect()
}

/// Enablers that can't repair what they show; see [`starts::is_possible`].
fn half_ignored(stacks: &[Stack]) -> impl Iterator<Item = String> {
    let enablers = stacks.iter().flat_map(|stack| &stack.enablers);
    enablers.filter(|enabler| enabler.ignores_types != enabler.ignores_accounts).map(|enabler| {
        let (ignored, other) = match enabler.ignores_types {
            true => ("resource_types", "account_ids"),
            false => ("account_ids", "resource_types"),
        };
        let address = &enabler.managed.address;
        format!("while Inspector is off for the account, every plan of `{address}` changes `{other}` and its apply calls nothing, since `{ignored}` is ignored")
    })
}

//! Notes beside a verdict: failures and noise of applies that settle all the same.

use super::graph::Trouble;
use super::managed_resources::{ManagedResources, addresses};
use super::resource::Resource;

/// Says what can go wrong in the applies of these resources.
pub(super) fn notes(trouble: &Trouble, stacks: &[ManagedResources], resources: &[Resource]) -> Vec<String> {
    let addresses = addresses(stacks);
    let tainted = trouble.tainted.iter().filter_map(|index| Some((addresses.get(*index)?.1, resources.get(*index)?)));
    let tainted = tainted.map(|(address, resource)| {
        let then = if resource.prevents_destroy {
            "then every later plan fails, because `prevent_destroy` does not allow a replacement"
        } else {
            "the next apply replaces it"
        };
        format!("if other types are on, or are switched off during the apply, an apply that creates `{address}` fails and taints it; {then}")
    });
    tainted.chain(half_ignored(stacks)).collect()
}

/// Says which enablers show a change that they can't make: they ignore one of their arguments, not both, so that an
/// account that is off is planned as a change, and the apply has nothing to enable.
fn half_ignored(stacks: &[ManagedResources]) -> impl Iterator<Item = String> {
    let enablers = stacks.iter().flat_map(|stack| &stack.enablers);
    enablers.filter(|enabler| enabler.ignores_types != enabler.ignores_accounts).map(|enabler| {
        let (ignored, other) = match enabler.ignores_types {
            true => ("resource_types", "account_ids"),
            false => ("account_ids", "resource_types"),
        };
        let address = &enabler.managed.address;
        format!("while Inspector is off for the account, every plan of `{address}` changes `{other}` and its apply makes no call, because `{ignored}` is ignored")
    })
}

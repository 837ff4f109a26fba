//! Configuration of a provider that a resource or call names.

use super::directory::Directory;
use super::tree::Node;
use crate::hcl::{Block, Expression, Kind};

impl Directory {
    /// The configuration of a provider that a module uses under a name, and the node that it stands in; `None` where
    /// there is none, as for one that is configured by the environment alone.
    pub(crate) fn provider(&self, node: &Node, name: &str, alias: Option<&str>) -> Option<(&Node, &Block)> {
        let (mut node, mut name, mut alias) = (self.tree.get(node.index)?, name.to_owned(), alias.map(str::to_owned));
        loop {
            let module = self.modules.get(node.module)?;
            let is_it = |block: &&Block| block.label(0) == name && alias_of(block) == alias.as_deref();
            let own = module.blocks_of("provider").find(is_it);
            let parent = node.parent.and_then(|parent| self.tree.get(parent));
            let Some(parent) = parent else { return own.map(|own| (node, own)) };
            let call = self.modules.get(parent.module)?.call(&node.call)?;
            match (passed_name(call, &name, alias.as_deref()), own, &alias) {
                (Some((passed, passed_alias)), _, _) => (name, alias) = (passed, passed_alias),
                (None, Some(own), _) => return Some((node, own)),
                (None, None, Some(_)) => return None,
                (None, None, None) => {}
            }
            node = parent;
        }
    }
}

/// The provider that a call passes for a name.
pub(crate) fn passed<'b>(call: &'b Block, name: &str, alias: Option<&str>) -> Option<&'b Expression> {
    let Kind::Object(entries) = &call.attribute("providers")?.value.kind else { return None };
    let is_it = |key: &Expression| key.path() == [Some(name), alias].into_iter().flatten().collect::<Vec<_>>();
    entries.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value)
}

/// The name and alias of a provider that a call passes for a name.
pub(crate) fn passed_name(call: &Block, name: &str, alias: Option<&str>) -> Option<(String, Option<String>)> {
    let path = passed(call, name, alias)?.path();
    Some((path.first()?.to_string(), path.get(1).map(ToString::to_string)))
}

/// The provider that a resource names.
pub(crate) fn provider_expression(block: &Block) -> Option<&Expression> {
    block.attribute("provider").map(|provider| &provider.value)
}

fn alias_of(block: &Block) -> Option<&str> {
    block.attribute("alias").and_then(|alias| alias.value.as_text())
}

/// The provider that a resource or the call of a module names, or else the one that its type is of.
pub(crate) fn provider_of(block: &Block) -> (&str, Option<&str>) {
    if let Some(provider) = block.attribute("provider") {
        let path = provider.value.path();
        return (path.first().copied().unwrap_or_default(), path.get(1).copied());
    }
    match &*block.kind {
        "resource" | "data" => (block.label(0).split('_').next().unwrap_or_default(), None),
        _ => ("aws", None),
    }
}

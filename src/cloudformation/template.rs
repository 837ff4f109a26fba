//! A template: its parameters, conditions and resources.

use std::collections::BTreeMap;

use super::node::Node;

/// Values of parameters.
pub(crate) type Given = BTreeMap<String, String>;

/// Template that was read.
#[derive(Debug)]
pub(crate) struct Template {
    pub(super) root: Node,
}

impl Template {
    pub(crate) fn new(root: Node) -> Self {
        Self { root }
    }

    /// The resources of a type, each with its logical name.
    pub(crate) fn resources<'t>(&'t self, kind: &'t str) -> impl Iterator<Item = (&'t str, &'t Node)> {
        let all = self.root.get("Resources").map(Node::entries).unwrap_or_default();
        let of_kind = all.iter().filter(move |(_, node)| node.get("Type").and_then(Node::text) == Some(kind));
        of_kind.map(|(name, node)| (name.as_str(), node))
    }

    /// The declaration of a parameter.
    pub(crate) fn parameter(&self, name: &str) -> Option<&Node> {
        self.root.get("Parameters")?.get(name)
    }

    /// The definition of a condition.
    pub(super) fn condition(&self, name: &str) -> Option<&Node> {
        self.root.get("Conditions")?.get(name)
    }

    /// The value that a parameter has where nobody gives another.
    pub(crate) fn default(&self, name: &str) -> Option<&str> {
        self.parameter(name)?.get("Default")?.text()
    }
}

//! The parameters that a value depends on, and the values of them that make a difference.

use std::collections::{BTreeMap, BTreeSet};

use super::node::{Node, Value};
use super::template::{Given, Template};

/// The deepest chain of conditions.
const DEEPEST: usize = 32;

/// The most combinations of values.
const MOST: usize = 64;

/// Parameters that a value depends on.
#[derive(Default)]
struct Uses {
    /// Those that are part of the value itself.
    written: BTreeSet<String>,
    /// Those that conditions compare with these texts.
    compared: BTreeMap<String, BTreeSet<String>>,
}

impl Template {
    /// Every combination of values of the parameters that some values depend on, those that are given aside. A parameter that is
    /// only compared has the texts that it is compared with, its default, and one that is none of them; one that is
    /// written has its allowed values, or else none, which makes it unknown. `None` where there are too many.
    pub(crate) fn combinations(&self, values: &[&Node], given: &Given) -> Option<Vec<Given>> {
        let mut uses = Uses::default();
        values.iter().for_each(|value| self.collect(value, &mut uses, 0));
        let names: BTreeSet<&String> = uses.written.iter().chain(uses.compared.keys()).collect();
        let mut all = vec![given.clone()];
        for name in names.into_iter().filter(|name| !given.contains_key(*name)) {
            let values = self.values(name, &uses);
            if values.is_empty() {
                continue;
            }
            let with = |one: &Given| values.iter().map(|value| extended(one, name, value)).collect::<Vec<_>>();
            all = all.iter().flat_map(with).collect();
            if all.len() > MOST {
                return None;
            }
        }
        Some(all)
    }

    fn values(&self, name: &str, uses: &Uses) -> Vec<String> {
        let Some(parameter) = self.parameter(name) else { return Vec::new() };
        if let Some(allowed) = parameter.get("AllowedValues").and_then(Node::items) {
            return allowed.iter().filter_map(Node::text).map(str::to_owned).collect();
        }
        if uses.written.contains(name) {
            return Vec::new();
        }
        let mut values = uses.compared.get(name).cloned().unwrap_or_default();
        values.extend(self.default(name).map(str::to_owned));
        let other = (0..).map(|number| format!("other-{number}")).find(|other| !values.contains(other));
        values.into_iter().chain(other).collect()
    }

    fn collect(&self, node: &Node, uses: &mut Uses, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match node.function() {
            Some(("Ref", name)) => uses.written.extend(name.text().map(str::to_owned)),
            Some(("Fn::Sub", text)) => {
                uses.written.extend(text.text().into_iter().flat_map(substituted).map(str::to_owned))
            }
            Some(("Fn::If", arguments)) => {
                let arguments = arguments.items().unwrap_or_default();
                if let Some((condition, branches)) = arguments.split_first() {
                    self.collect_condition(condition.text(), uses, depth + 1);
                    branches.iter().for_each(|branch| self.collect(branch, uses, depth + 1));
                }
            }
            _ => match &node.value {
                Value::List(items) => items.iter().for_each(|item| self.collect(item, uses, depth + 1)),
                Value::Object(entries) => entries.iter().for_each(|(_, item)| self.collect(item, uses, depth + 1)),
                Value::Null | Value::Scalar(_) => {}
            },
        }
    }

    fn collect_condition(&self, name: Option<&str>, uses: &mut Uses, depth: usize) {
        if let Some(condition) = name.and_then(|name| self.condition(name)) {
            self.collect_compared(condition, uses, depth);
        }
    }

    fn collect_compared(&self, condition: &Node, uses: &mut Uses, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match condition.function() {
            Some(("Condition", name)) => self.collect_condition(name.text(), uses, depth + 1),
            Some(("Fn::Equals", sides)) => {
                let sides = sides.items().unwrap_or_default();
                let texts = sides.iter().filter_map(Node::text).map(str::to_owned);
                for name in sides.iter().filter_map(|side| side.get("Ref")?.text()) {
                    uses.compared.entry(name.to_owned()).or_default().extend(texts.clone());
                }
            }
            Some((_, arguments)) => {
                arguments
                    .items()
                    .unwrap_or_default()
                    .iter()
                    .for_each(|one| self.collect_compared(one, uses, depth + 1));
            }
            None => {}
        }
    }

    /// The parameters that the condition of a resource depends on, as a value that has it.
    pub(crate) fn existence(resource: &Node) -> Option<Node> {
        let condition = resource.get("Condition")?;
        let there = |text: &str| Node { value: Value::Scalar(text.to_owned()), span: condition.span };
        let choice = Value::List(vec![condition.clone(), there("true"), there("false")]);
        let choice = Node { value: choice, span: condition.span };
        Some(Node { value: Value::Object(vec![("Fn::If".to_owned(), choice)]), span: condition.span })
    }
}

fn extended(given: &Given, name: &str, value: &str) -> Given {
    let mut given = given.clone();
    given.insert(name.to_owned(), value.to_owned());
    given
}

/// The names between `${` and `}`.
pub(super) fn substituted(text: &str) -> impl Iterator<Item = &str> {
    text.split("${").skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

//! Declarations, whatever their values: blocks with the calls of their modules, and the text that the root module
//! would have to write to mean the same.

use std::path::Path;

use super::directory::Directory;
use super::directory::local_source;
use super::module::Module;
use super::providers::{passed_name, provider_of};
use super::tree::Node;
use crate::hcl::{Block, Expression, Kind, Part, Step};
use crate::paths;
use crate::source::{Place, Source, Span};

/// A block, in one of the places that its module is called from.
#[derive(Debug, Clone, Copy)]
pub struct Declared<'f> {
    /// Node of the call of its module.
    pub node: &'f Node,
    pub module: &'f Module,
    pub block: &'f Block,
}

/// The provider that a resource acts with, as the root module names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootProvider {
    /// The one without an alias.
    Default,
    /// Such as `aws.ireland`.
    Named(String),
    /// It is configured within a module, and has no name in the root.
    Within(Place),
}

impl Declared<'_> {
    /// Its address without instance keys: `module.a.aws_x.y`, `module.a.module.b`.
    pub fn address(&self) -> String {
        let own = match &*self.block.kind {
            "module" => format!("module.{}", self.block.label(0)),
            _ => format!("{}.{}", self.block.label(0), self.block.label(1)),
        };
        self.node.address_of(&own)
    }

    /// Tells whether it stands in the root module.
    pub fn is_at_root(&self) -> bool {
        self.node.path.is_empty()
    }
}

impl Directory {
    /// Every block that is asked for, in each place that its module is called from, from the root down.
    pub fn declared(&self, is_asked: &dyn Fn(&Node, &Block) -> bool) -> Vec<Declared<'_>> {
        let at = |node| Some((node, self.modules.get(self.tree.get::<usize>(node)?.module)?));
        let nodes = (0..self.tree.len()).filter_map(at);
        let blocks = nodes.flat_map(|(node, module)| module.blocks.iter().map(move |block| (node, module, block)));
        let all =
            blocks.filter_map(|(node, module, block)| Some(Declared { node: self.tree.get(node)?, module, block }));
        all.filter(|one| is_asked(one.node, one.block)).collect()
    }

    /// The call that a node stands for, and the node that it stands in; `None` for the root.
    pub(crate) fn call_of(&self, node: &Node) -> Option<(&Node, &Block)> {
        let parent = self.tree.get(node.parent?)?;
        Some((parent, self.modules.get(parent.module)?.call(&node.call)?))
    }

    /// The calls of the module in a directory, be it there or not. `real` is its real path.
    pub fn calls_of(&self, real: &Path) -> Vec<Declared<'_>> {
        let calls = self.declared(&|_, block| &*block.kind == "module");
        let leads_there = |call: &Declared<'_>| {
            local_source(call.block).is_some_and(|source| paths::real(&call.module.name.join(source)) == real)
        };
        calls.into_iter().filter(leads_there).collect()
    }

    /// Tells whether a module's path is another one, or that of a module which is called from within it.
    pub fn is_within(path: &str, other: &str) -> bool {
        path == other || path.strip_prefix(other).is_some_and(|rest| rest.starts_with('.'))
    }

    /// The provider that a resource or call acts with, as the root names it.
    pub fn provider_at_root(&self, declared: Declared<'_>) -> Option<RootProvider> {
        let (name, alias) = provider_of(declared.block);
        let passed_by_call = passed_name(declared.block, name, alias).filter(|_| &*declared.block.kind == "module");
        let (mut name, mut alias) = passed_by_call.unwrap_or((name.to_owned(), alias.map(str::to_owned)));
        let mut node = declared.node;
        loop {
            let Some(parent) = node.parent.and_then(|parent| self.tree.get(parent)) else {
                return Some(match alias {
                    None => RootProvider::Default,
                    Some(alias) => RootProvider::Named(format!("{name}.{alias}")),
                });
            };
            let call = self.modules.get(parent.module)?.call(&node.call)?;
            match passed_name(call, &name, alias.as_deref()) {
                Some(given) => (name, alias) = given,
                None => {
                    let configured = self.provider(node, &name, alias.as_deref());
                    if let Some((_, own)) = configured.filter(|(at, _)| at.index == node.index) {
                        return Some(RootProvider::Within(own.place()));
                    }
                    alias.is_none().then_some(())?;
                }
            }
            node = parent;
        }
    }

    /// An argument, or a part of one, in words that mean the same in the root module; `None` where there are none, as
    /// where it names a resource of a module, or stands in JSON.
    pub fn part_at_root(&self, node: &Node, part: &Expression, source: &Source) -> Option<String> {
        self.rewritten(node, part, source, &mut 0)
    }

    fn rewritten(&self, node: &Node, expression: &Expression, source: &Source, steps: &mut usize) -> Option<String> {
        *steps += 1;
        if source.name().ends_with(".json") || *steps > MOST_STEPS {
            return None;
        }
        let mut names = Vec::new();
        names_in(expression, &mut names);
        let text = source.slice(expression.span);
        let (mut out, mut end) = (String::new(), expression.span.start);
        for name in names {
            out.push_str(source.slice(Span { start: end, end: name.span.start }));
            out.push_str(&self.name_at_root(node, name, source, steps)?);
            end = name.span.end;
        }
        out.push_str(source.slice(Span { start: end, end: expression.span.end }));
        (!text.is_empty()).then_some(out)
    }

    /// Returns the text in the root for a name of a module.
    fn name_at_root(&self, node: &Node, name: &Expression, source: &Source, steps: &mut usize) -> Option<String> {
        let path = name.path();
        let as_it_is = || Some(source.slice(name.span).to_owned());
        let Some(parent) = node.parent.and_then(|parent| self.tree.get(parent)) else {
            return if matches!(path.first(), Some(&"each" | &"count" | &"self")) { None } else { as_it_is() };
        };
        let module = self.modules.get(node.module)?;
        let (of, argument) = match *path.as_slice() {
            ["var", variable] => match self.modules.get(parent.module)?.call(&node.call)?.attribute(variable) {
                Some(given) => (parent, given),
                // A default is a literal.
                None => (node, module.variable(variable)?.attribute("default")?),
            },
            ["local", local] => (node, module.local(local)?),
            _ => return None,
        };
        let words = self.rewritten(of, &argument.value, &argument.source, steps)?;
        let is_simple =
            words.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'"'));
        Some(if is_simple { words } else { format!("({words})") })
    }
}

impl Expression {
    /// Tells whether it names nothing, so that it has the same value everywhere.
    pub(crate) fn is_constant(&self) -> bool {
        let mut names = Vec::new();
        names_in(self, &mut names);
        names.is_empty()
    }
}

/// Limit of the expressions that one is put together from; locals that name each other twice are soon more.
const MOST_STEPS: usize = 1_000;

/// The names in an expression, in order: `var.a`, `local.b`, `aws_x.y.z`.
fn names_in<'e>(expression: &'e Expression, names: &mut Vec<&'e Expression>) {
    match &expression.kind {
        Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) | Kind::Unread => {}
        Kind::Name(_) => names.push(expression),
        Kind::Traversal(base, steps) => {
            let is_plain = steps.iter().all(|step| matches!(step, Step::Attribute(_)));
            if is_plain && matches!(base.kind, Kind::Name(_)) {
                return names.push(expression);
            }
            names_in(base, names);
            steps.iter().for_each(|step| {
                if let Step::Index(index) = step {
                    names_in(index, names);
                }
            });
        }
        Kind::List(items) => items.iter().for_each(|item| names_in(item, names)),
        Kind::Object(entries) => entries.iter().for_each(|(_, value)| names_in(value, names)),
        // What a `for` names may be its own: it is taken for a name that has no words in the root.
        Kind::Template(parts) if parts.iter().any(Part::is_directive) => names.push(expression),
        Kind::Template(parts) => parts.iter().for_each(|part| part.expressions(&mut |inner| names_in(inner, names))),
        Kind::Conditional(parts) => parts.iter().for_each(|part| names_in(part, names)),
        Kind::Binary(_, sides) => sides.iter().for_each(|side| names_in(side, names)),
        Kind::Call(call) => call.arguments.iter().for_each(|argument| names_in(argument, names)),
        Kind::Not(inner) | Kind::Negative(inner) => names_in(inner, names),
        Kind::For(_) => names.push(expression),
    }
}

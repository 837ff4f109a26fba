//! Dependencies between resources, as Terraform finds them in the text.
//!
//! They do not depend on values: a resource depends on everything that its expressions name, through locals, variables,
//! outputs and resources of other types, on what its provider's configuration names, and on what the calls of the modules
//! that it stands in are counted by or depend on.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::each::enabled;
use crate::hcl::{Block, Expression, For, Kind, Step};
use crate::terraform::load::Directory;
use crate::terraform::load::Node;
use crate::terraform::load::provider_of;

/// The dependencies of a directory.
pub(super) struct Graph<'f> {
    directory: &'f Directory,
    is_asked: &'f dyn Fn(&Node, &Block) -> bool,
    known: RefCell<HashMap<(usize, *const Block), BTreeSet<String>>>,
}

/// A search from one resource.
struct Search<'g, 'f> {
    graph: &'g Graph<'f>,
    /// Nodes that were looked at, each with an address in its module.
    seen: HashSet<(usize, String)>,
    found: BTreeSet<String>,
    /// Expressions that are left to be looked at.
    waiting: Vec<(usize, &'f Expression)>,
}

impl<'f> Graph<'f> {
    pub(super) fn new(directory: &'f Directory, is_asked: &'f dyn Fn(&Node, &Block) -> bool) -> Self {
        Self { directory, is_asked, known: RefCell::default() }
    }

    /// The addresses of the asked resources that a block of a node comes after.
    pub(super) fn of(&self, node: usize, block: &'f Block) -> BTreeSet<String> {
        let key = (node, std::ptr::from_ref(block));
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = self.search(node, block);
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    fn search(&self, node: usize, block: &'f Block) -> BTreeSet<String> {
        let mut search = Search { graph: self, seen: HashSet::new(), found: BTreeSet::new(), waiting: Vec::new() };
        search.block(node, block);
        search.callers(node);
        while let Some((node, expression)) = search.waiting.pop() {
            search.expression(node, expression);
        }
        let own = self.directory.tree.get(node).map(|node| node.address_of(&address(block)));
        search.found.retain(|found| Some(found) != own.as_ref());
        search.found
    }
}

impl<'f> Search<'_, 'f> {
    fn node(&self, node: usize) -> Option<&'f Node> {
        self.graph.directory.tree.get(node)
    }

    /// Everything that a block of a module names, and its provider's configuration.
    fn block(&mut self, node: usize, block: &'f Block) {
        self.expressions(node, block);
        let (name, alias) = provider_of(block);
        let Some(at) = self.node(node) else { return };
        let Some((at, provider)) = self.graph.directory.provider(at, name, alias) else { return };
        if self.seen.insert((at.index, format!("provider.{name}.{}", alias.unwrap_or_default()))) {
            self.expressions(at.index, provider);
        }
    }

    fn expressions(&mut self, node: usize, block: &'f Block) {
        self.waiting.extend(block.attributes.iter().map(|attribute| (node, &attribute.value)));
        for inner in &block.blocks {
            self.expressions(node, inner);
        }
    }

    /// Adds everything that the calls that lead to a node are counted by and depend on.
    fn callers(&mut self, node: usize) {
        let mut at = self.node(node);
        while let Some((node, parent)) = at.and_then(|node| Some((node, self.node(node.parent?)?))) {
            let call = self.graph.directory.modules.get(parent.module).and_then(|module| module.call(&node.call));
            if let Some(call) = call {
                self.call(parent.index, call);
            }
            at = Some(parent);
        }
    }

    fn call(&mut self, node: usize, call: &'f Block) {
        for name in ["count", "for_each", "depends_on"] {
            self.waiting.extend(call.attribute(name).map(|attribute| (node, &attribute.value)));
        }
        self.waiting.extend(enabled(call).map(|enabled| (node, &enabled.value)));
    }

    fn expression(&mut self, node: usize, expression: &'f Expression) {
        let mut push = |inner: &'f Expression| self.waiting.push((node, inner));
        match &expression.kind {
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Name(_) | Kind::Unread => {}
            // `depends_on` of older configurations and of JSON.
            Kind::Text(text) if text.contains('.') && text.len() < 256 && !text.contains(' ') => {
                let path: Vec<&str> = expression.path();
                self.reference(node, &path);
            }
            Kind::Text(_) => {}
            Kind::List(items) => items.iter().for_each(push),
            Kind::Object(entries) => entries.iter().flat_map(|(key, value)| [key, value]).for_each(push),
            Kind::Template(parts) => parts.iter().for_each(|part| part.expressions(&mut push)),
            Kind::Conditional(parts) => parts.iter().for_each(push),
            Kind::Binary(_, sides) => sides.iter().for_each(push),
            Kind::Call(call) => call.arguments.iter().for_each(push),
            Kind::Not(inner) | Kind::Negative(inner) => push(inner),
            Kind::For(each) => of_for(each).for_each(push),
            Kind::Traversal(base, steps) => {
                push(base);
                let indexes = steps.iter().filter_map(|step| match step {
                    Step::Index(index) => Some(index),
                    _ => None,
                });
                indexes.for_each(push);
                self.traversal(node, base, steps);
            }
        }
    }

    fn traversal(&mut self, node: usize, base: &'f Expression, steps: &'f [Step]) {
        let Kind::Name(root) = &base.kind else { return };
        let names = steps.iter().filter_map(|step| match step {
            Step::Attribute(name) => Some(&**name),
            _ => None,
        });
        let path: Vec<&str> = std::iter::once(&**root).chain(names).collect();
        self.reference(node, &path);
    }

    /// Follows a reference, once.
    fn reference(&mut self, node: usize, path: &[&str]) {
        let length = if matches!(path.first(), Some(&"data" | &"module")) { 3 } else { 2 };
        let path = path.get(..length.min(path.len())).unwrap_or_default();
        if path.len() < 2 || !self.seen.insert((node, path.join("."))) {
            return;
        }
        let Some(at) = self.node(node) else { return };
        let Some(module) = self.graph.directory.modules.get(at.module) else { return };
        match *path {
            ["var", name] => self.input(at, name),
            ["local", name] => self.waiting.extend(module.local(name).map(|local| (node, &local.value))),
            ["data", kind, name] => self.named(at, module.data(kind, name)),
            ["module", call] => self.module(at, call, None),
            ["module", call, output] => self.module(at, call, Some(output)),
            [kind, name] => self.named(at, module.resource(kind, name)),
            _ => {}
        }
    }

    fn input(&mut self, at: &'f Node, name: &str) {
        let Some(parent) = at.parent.and_then(|parent| self.node(parent)) else { return };
        let call = self.graph.directory.modules.get(parent.module).and_then(|module| module.call(&at.call));
        self.waiting.extend(call.and_then(|call| call.attribute(name)).map(|input| (parent.index, &input.value)));
    }

    fn named(&mut self, at: &'f Node, block: Option<&'f Block>) {
        let Some(block) = block else { return };
        if (self.graph.is_asked)(at, block) {
            self.found.insert(at.address_of(&address(block)));
        }
        self.block(at.index, block);
    }

    /// An output of a module that is called; everything in it where none is named.
    fn module(&mut self, at: &'f Node, call: &str, output: Option<&str>) {
        let Some(module) = self.graph.directory.modules.get(at.module) else { return };
        let Some(block) = module.call(call) else { return };
        self.call(at.index, block);
        let Some(child) = at.children.get(call).and_then(|child| self.node(*child)) else {
            return self.named(at, Some(block));
        };
        let Some(module) = self.graph.directory.modules.get(child.module) else { return };
        match output.and_then(|output| module.output(output)) {
            Some(output) => self.expressions(child.index, output),
            None => self.everything(child),
        }
    }

    fn everything(&mut self, at: &'f Node) {
        let Some(module) = self.graph.directory.modules.get(at.module) else { return };
        for block in &module.blocks {
            match &*block.kind {
                "resource" | "data" => self.named(at, Some(block)),
                "output" => self.expressions(at.index, block),
                "module" => self.module(at, block.label(0), None),
                _ => {}
            }
        }
    }
}

fn of_for(each: &For) -> impl Iterator<Item = &Expression> {
    [&each.collection, &each.value].into_iter().chain(&each.key).chain(&each.condition)
}

/// A block's address in its module.
fn address(block: &Block) -> String {
    match &*block.kind {
        "module" => format!("module.{}", block.label(0)),
        "data" => format!("data.{}.{}", block.label(0), block.label(1)),
        _ => format!("{}.{}", block.label(0), block.label(1)),
    }
}

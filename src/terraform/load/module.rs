//! A module: the files of one directory, with override files laid over the others.

use std::path::PathBuf;
use std::sync::Arc;

use super::overrides;
use crate::hcl::{Attribute, Block, File};

/// The files of one directory.
#[derive(Debug)]
pub struct Module {
    /// The directory as it is shown: relative to what was asked for.
    pub name: PathBuf,
    /// Its files, configuration before overrides, each sorted by name.
    pub(crate) files: Vec<Arc<File>>,
    /// The blocks of all files, in order, with overrides applied.
    pub(crate) blocks: Vec<Arc<Block>>,
    /// The blocks that have labels of their own, ordered by [`header`]; of equal ones the first comes first, and counts.
    labelled: Vec<usize>,
    /// All blocks, ordered by kind; of one kind in the order of the text.
    by_kind: Vec<usize>,
    /// Each local's block and place in it, ordered by name; of equal ones the last comes last, and counts.
    locals: Vec<(usize, usize)>,
}

/// The blocks that are found by their labels.
const LABELLED: &[&str] = &["variable", "output", "module", "resource", "data"];

/// Returns the key by which a block is found: its kind and its first two labels.
fn header(block: &Block) -> (&str, &str, &str) {
    (&block.kind, block.label(0), block.label(1))
}

impl Module {
    /// The module of those files; override files apart.
    pub(crate) fn new(name: PathBuf, mut files: Vec<Arc<File>>, overriding: Vec<Arc<File>>) -> Self {
        let mut blocks = files.iter().flat_map(|file| &file.blocks).map(Arc::clone).collect();
        for file in &overriding {
            overrides::apply(&mut blocks, &file.blocks);
        }
        files.extend(overriding);
        let mut module = Self { name, files, blocks, labelled: Vec::new(), by_kind: Vec::new(), locals: Vec::new() };
        module.index();
        module
    }

    /// Orders what is looked up. Nothing is copied, so that a module of few blocks costs little.
    fn index(&mut self) {
        let block = |at: &usize| self.blocks.get(*at).map(|block| &**block);
        let mut by_kind: Vec<usize> = (0..self.blocks.len()).collect();
        by_kind.sort_by_key(|at| block(at).map(|block| &*block.kind));
        let is_labelled = |at: &usize| block(at).is_some_and(|block| LABELLED.contains(&&*block.kind));
        let mut labelled: Vec<usize> = (0..self.blocks.len()).filter(is_labelled).collect();
        labelled.sort_by_key(|at| block(at).map(header));
        let mut locals = Vec::new();
        for (at, block) in self.blocks.iter().enumerate().filter(|(_, block)| &*block.kind == "locals") {
            locals.extend((0..block.attributes.len()).map(|index| (at, index)));
        }
        locals.sort_by_key(|place| self.attribute(*place).map(|local| &*local.name));
        (self.by_kind, self.labelled, self.locals) = (by_kind, labelled, locals);
    }

    fn block(&self, at: usize) -> Option<&Block> {
        self.blocks.get(at).map(|block| &**block)
    }

    fn attribute(&self, (block, index): (usize, usize)) -> Option<&Attribute> {
        self.block(block)?.attributes.get(index)
    }

    /// The blocks of one kind: `resource`, `provider`, `moved`.
    pub fn blocks_of<'m>(&'m self, kind: &'m str) -> impl Iterator<Item = &'m Block> {
        let before = self.by_kind.partition_point(|at| self.block(*at).is_some_and(|block| &*block.kind < kind));
        let rest = self.by_kind.get(before..).unwrap_or_default().iter();
        rest.map_while(move |at| self.block(*at).filter(|block| &*block.kind == kind))
    }

    /// The resources of one type.
    pub fn resources_of<'m>(&'m self, kind: &'m str) -> impl Iterator<Item = &'m Block> {
        self.blocks_of("resource").filter(move |block| block.label(0) == kind)
    }

    /// The blocks that declare again what another one declares, each with the first one, which counts.
    pub(crate) fn repeated(&self) -> Vec<(&Block, &Block)> {
        let same = |left: &usize, right: &usize| self.block(*left).map(header) == self.block(*right).map(header);
        let mut repeated = Vec::new();
        for group in self.labelled.chunk_by(same) {
            let Some((first, later)) = group.split_first() else { continue };
            repeated.extend(later.iter().map(|later| (*later, *first)));
        }
        repeated.sort_unstable();
        repeated.into_iter().filter_map(|(later, first)| Some((self.block(later)?, self.block(first)?))).collect()
    }

    fn get(&self, kind: &str, first: &str, second: &str) -> Option<&Block> {
        let key = (kind, first, second);
        let before = self.labelled.partition_point(|at| self.block(*at).is_some_and(|block| header(block) < key));
        self.block(*self.labelled.get(before)?).filter(|block| header(block) == key)
    }

    /// The declaration of a variable.
    pub fn variable(&self, name: &str) -> Option<&Block> {
        self.get("variable", name, "")
    }

    /// The declaration of an output.
    pub fn output(&self, name: &str) -> Option<&Block> {
        self.get("output", name, "")
    }

    /// The call of a module.
    pub fn call(&self, name: &str) -> Option<&Block> {
        self.get("module", name, "")
    }

    pub fn resource(&self, kind: &str, name: &str) -> Option<&Block> {
        self.get("resource", kind, name)
    }

    /// A data source.
    pub fn data(&self, kind: &str, name: &str) -> Option<&Block> {
        self.get("data", kind, name)
    }

    /// A local value.
    pub fn local(&self, name: &str) -> Option<&Attribute> {
        let until = self.locals.partition_point(|at| self.attribute(*at).is_some_and(|local| &*local.name <= name));
        let last = self.locals.get(until.checked_sub(1)?)?;
        self.attribute(*last).filter(|local| &*local.name == name)
    }
}

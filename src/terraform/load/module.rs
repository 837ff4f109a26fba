//! A module: the files of one folder, with override files laid over the others.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::overrides;
use crate::hcl::{Attribute, Block, File};

/// The files of one folder.
#[derive(Debug)]
pub struct Module {
    /// The folder as it is shown: relative to what was asked for.
    pub name: PathBuf,
    /// Its files, configuration before overrides, each sorted by name.
    pub(crate) files: Vec<Arc<File>>,
    /// The blocks of all files, in order, with overrides applied.
    pub(crate) blocks: Vec<Arc<Block>>,
    /// Where each block is, by kind and labels.
    index: BTreeMap<Header, usize>,
    /// Where the blocks of each kind are.
    kinds: BTreeMap<Box<str>, Vec<usize>>,
    locals: BTreeMap<Box<str>, (usize, usize)>,
    /// The blocks that stand twice: the later one, and the one that counts.
    repeated: Vec<(usize, usize)>,
}

/// A block's kind and its first two labels.
type Header = (Box<str>, Box<str>, Box<str>);

/// The blocks that are found by their labels.
const INDEXED: &[&str] = &["variable", "output", "module", "resource", "data"];

impl Module {
    /// The module of those files; override files apart.
    pub(crate) fn new(name: PathBuf, mut files: Vec<Arc<File>>, overriding: Vec<Arc<File>>) -> Self {
        let mut blocks = files.iter().flat_map(|file| &file.blocks).map(Arc::clone).collect();
        for file in &overriding {
            overrides::apply(&mut blocks, &file.blocks);
        }
        files.extend(overriding);
        let mut module = Self {
            name,
            files,
            blocks,
            index: BTreeMap::new(),
            kinds: BTreeMap::new(),
            locals: BTreeMap::new(),
            repeated: Vec::new(),
        };
        for (at, block) in module.blocks.iter().enumerate() {
            module.kinds.entry(block.kind.clone()).or_default().push(at);
            if INDEXED.contains(&&*block.kind) {
                let key = (block.kind.clone(), Box::from(block.label(0)), Box::from(block.label(1)));
                match module.index.get(&key) {
                    Some(first) => module.repeated.push((at, *first)),
                    None => drop(module.index.insert(key, at)),
                }
            }
            if &*block.kind == "locals" {
                let own = block.attributes.iter().enumerate();
                module.locals.extend(own.map(|(index, local)| (local.name.clone(), (at, index))));
            }
        }
        module
    }

    /// Whether `terraform init` has installed it from elsewhere, so that somebody else wrote it.
    pub fn is_installed(&self) -> bool {
        let parts: Vec<_> = self.name.components().map(|part| part.as_os_str()).collect();
        parts.windows(2).any(|two| matches!(two, [first, second] if *first == ".terraform" && *second == "modules"))
    }

    /// The blocks of one kind: `resource`, `provider`, `moved`.
    pub fn blocks_of(&self, kind: &str) -> impl Iterator<Item = &Block> {
        self.kinds.get(kind).into_iter().flatten().filter_map(|at| self.blocks.get(*at).map(|block| &**block))
    }

    /// The resources of one type.
    pub fn resources_of(&self, kind: &str) -> impl Iterator<Item = &Block> {
        self.blocks_of("resource").filter(move |block| block.label(0) == kind)
    }

    /// The blocks that declare again what another one declares, each with the first one, which counts.
    pub(crate) fn repeated(&self) -> impl Iterator<Item = (&Block, &Block)> {
        self.repeated
            .iter()
            .filter_map(|(later, first)| Some((&**self.blocks.get(*later)?, &**self.blocks.get(*first)?)))
    }

    fn get(&self, kind: &str, first: &str, second: &str) -> Option<&Block> {
        let at = self.index.get(&(kind.into(), first.into(), second.into()))?;
        self.blocks.get(*at).map(|block| &**block)
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

    /// A resource.
    pub fn resource(&self, kind: &str, name: &str) -> Option<&Block> {
        self.get("resource", kind, name)
    }

    /// A data source.
    pub fn data(&self, kind: &str, name: &str) -> Option<&Block> {
        self.get("data", kind, name)
    }

    /// A local value.
    pub fn local(&self, name: &str) -> Option<&Attribute> {
        let (block, attribute) = self.locals.get(name)?;
        self.blocks.get(*block)?.attributes.get(*attribute)
    }
}

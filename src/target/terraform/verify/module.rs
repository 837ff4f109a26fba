//! The generated module, parsed back.

use std::path::Path;
use std::sync::Arc;

use super::generated_syntax;
use super::written::source;
use crate::diagnostic::Findings;
use crate::hcl::{Block, File};
use crate::plan::{Resource, SCANNING_CONFIGURATION};
use crate::source::{Place, Span};
use crate::target::bundle::{Bundle, GeneratedFile};
use crate::terraform::StaticModule;

/// The type of the resource that configures scanning.
pub(super) const RESOURCE: &str = SCANNING_CONFIGURATION;

/// The files of a module that Terraform reads.
pub(super) struct Module<'b> {
    files: Vec<ParsedFile<'b>>,
    /// The same files, to be evaluated.
    evaluated: StaticModule,
}

/// A file and its blocks.
pub(super) struct ParsedFile<'b> {
    file: &'b GeneratedFile,
    output: &'b Path,
    tree: &'b File,
}

/// A block at the top of a file, and the file.
#[derive(Clone, Copy)]
pub(super) struct TopBlock<'m> {
    pub(super) file: &'m ParsedFile<'m>,
    pub(super) block: &'m Block,
}

impl<'b> Module<'b> {
    /// Parses every HCL file of the bundle.
    pub(super) fn parse(bundle: &'b Bundle, output: &'b Path) -> Result<Self, Findings> {
        let (mut files, mut trees) = (Vec::new(), Vec::new());
        let mut failures = Vec::new();
        for file in bundle.files().iter().filter(|file| is_hcl(file.path)) {
            match file.parsed() {
                Ok(tree) => {
                    let parsed = ParsedFile { file, output, tree };
                    trees.extend((!parsed.is_test()).then(|| Arc::clone(tree)));
                    files.push(parsed);
                }
                Err(error) => failures.push(generated_syntax::report(file, output, error)),
            }
        }
        if failures.is_empty() { Ok(Self { files, evaluated: StaticModule::new(trees) }) } else { Err(failures.into()) }
    }

    /// The files of the module itself, without its tests.
    pub(super) fn files(&self) -> impl Iterator<Item = &ParsedFile<'b>> {
        self.files.iter().filter(|file| !file.is_test())
    }

    /// The files of its tests.
    pub(super) fn tests(&self) -> impl Iterator<Item = &ParsedFile<'b>> {
        self.files.iter().filter(|file| file.is_test())
    }

    /// The top-level blocks of the module itself.
    pub(super) fn blocks(&self) -> impl Iterator<Item = TopBlock<'_>> {
        self.files().flat_map(|file| file.tree.blocks.iter().map(move |block| TopBlock { file, block }))
    }

    /// The top-level blocks of one type.
    pub(super) fn blocks_of(&self, kind: &'static str) -> impl Iterator<Item = TopBlock<'_>> {
        self.blocks().filter(move |top| &*top.block.kind == kind)
    }

    /// The resources that configure scanning.
    pub(super) fn configurations(&self) -> impl Iterator<Item = TopBlock<'_>> {
        self.blocks_of("resource").filter(|top| top.label(0) == Some(RESOURCE))
    }

    /// The resources that say one of the plan.
    pub(super) fn saying(&self, resource: &Resource) -> impl Iterator<Item = TopBlock<'_>> {
        let is_it =
            |top: &TopBlock<'_>| top.label(0).zip(top.label(1)).is_some_and(|(kind, label)| resource.is(kind, label));
        self.blocks_of("resource").filter(is_it)
    }

    /// The module to be evaluated.
    pub(super) fn evaluated(&self) -> &StaticModule {
        &self.evaluated
    }

    /// A place in one of its trees as a place in the file that would be written.
    pub(super) fn written(&self, place: &Place) -> Place {
        let file = self.files.iter().find(|file| Arc::ptr_eq(&file.tree.source, &place.source));
        file.map_or_else(|| place.clone(), |file| file.place(place.span))
    }

    /// The place where the module as a whole is spoken of: the start of `main.tf`.
    pub(super) fn start(&self) -> Option<Place> {
        let main = self.files().find(|file| file.file.path == "main.tf").or_else(|| self.files().next());
        main.map(|file| file.place(Span::default()))
    }
}

/// Tells whether Terraform reads a file of that path as HCL.
fn is_hcl(path: &str) -> bool {
    path.ends_with(".tf") || path.ends_with(".tftest.hcl")
}

impl ParsedFile<'_> {
    /// The blocks at its top.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.tree.blocks.iter().map(|block| &**block)
    }

    /// The place of a span, under the path that the file would be written to.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(&source(self.file, self.output), span)
    }

    fn is_test(&self) -> bool {
        self.file.path.ends_with(".tftest.hcl")
    }
}

impl<'m> TopBlock<'m> {
    /// The address of the resource that it is.
    pub(super) fn address(self) -> String {
        [self.label(0).unwrap_or_default(), self.label(1).unwrap_or_default()].join(".")
    }

    /// A label of the block.
    pub(super) fn label(self, index: usize) -> Option<&'m str> {
        self.block.labels.get(index).map(|label| &**label)
    }

    /// The place of the block's type.
    pub(super) fn place(self) -> Place {
        self.file.place(self.block.kind_span())
    }
}

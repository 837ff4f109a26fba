//! The generated module, parsed back.

use std::path::Path;

use hcl::edit::Span as _;
use hcl::edit::structure::{Block, Body};

use super::generated_syntax;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, Source, Span};
use crate::target::bundle::{Bundle, GeneratedFile};

/// The type of the one resource of a module.
pub(super) const RESOURCE: &str = "aws_ecr_registry_scanning_configuration";

/// The files of a module that Terraform reads.
pub(super) struct Module<'b> {
    files: Vec<ParsedFile<'b>>,
}

/// A file and its blocks.
pub(super) struct ParsedFile<'b> {
    file: &'b GeneratedFile,
    output: &'b Path,
    body: &'b Body,
}

/// A block at the top of a file, and the file.
#[derive(Clone, Copy)]
pub(super) struct TopBlock<'m> {
    pub(super) file: &'m ParsedFile<'m>,
    pub(super) block: &'m Block,
}

impl<'b> Module<'b> {
    /// Parses every HCL file of the bundle.
    pub(super) fn parse(bundle: &'b Bundle, output: &'b Path) -> Result<Self, Vec<Diagnostic>> {
        let mut files = Vec::new();
        let mut failures = Vec::new();
        for file in bundle.files().iter().filter(|file| file.is_hcl()) {
            match file.parsed() {
                Ok(body) => files.push(ParsedFile { file, output, body }),
                Err(error) => failures.push(generated_syntax::report(file, output, error)),
            }
        }
        if failures.is_empty() { Ok(Self { files }) } else { Err(failures) }
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
        self.files().flat_map(|file| file.body.blocks().map(move |block| TopBlock { file, block }))
    }

    /// The top-level blocks of one type.
    pub(super) fn blocks_of(&self, kind: &'static str) -> impl Iterator<Item = TopBlock<'_>> {
        self.blocks().filter(move |top| top.block.has_ident(kind))
    }

    /// The resources that configure scanning.
    pub(super) fn configurations(&self) -> impl Iterator<Item = TopBlock<'_>> {
        self.blocks_of("resource").filter(|top| top.label(0) == Some(RESOURCE))
    }

    /// The place where the module as a whole is spoken of: the start of `main.tf`.
    pub(super) fn start(&self) -> Option<Place> {
        let main = self.files().find(|file| file.file.path == "main.tf").or_else(|| self.files().next());
        main.map(|file| file.place(None))
    }
}

impl ParsedFile<'_> {
    /// The parsed body.
    pub(super) fn body(&self) -> &Body {
        self.body
    }

    /// The place of a span that the parser gave; the start of the file where it gave none.
    pub(super) fn place(&self, span: Option<std::ops::Range<usize>>) -> Place {
        Place::new(&source(self.file, self.output), span.map(Span::from).unwrap_or_default())
    }

    fn is_test(&self) -> bool {
        self.file.path.ends_with(".tftest.hcl")
    }
}

impl<'m> TopBlock<'m> {
    /// A label of the block.
    pub(super) fn label(self, index: usize) -> Option<&'m str> {
        self.block.labels.get(index).map(hcl::edit::structure::BlockLabel::as_str)
    }

    /// The place of the block's type.
    pub(super) fn place(self) -> Place {
        self.file.place(self.block.ident.span())
    }
}

/// The text of a generated file, under the path that it would be written to.
pub(super) fn source(file: &GeneratedFile, output: &Path) -> std::sync::Arc<Source> {
    Source::new(output.join(file.path).display().to_string(), file.text())
}

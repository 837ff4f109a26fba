//! [`Written`]: one file of a policy, as it is read.

use std::path::PathBuf;
use std::sync::Arc;

use toml::de::DeTable;

use super::file::Text;
use super::{document, not_utf8, other_format, syntax_error, table, too_large};
use crate::diagnostic::{Diagnostic, Findings};
use crate::policy::layer::Layer;
use crate::policy::{Document, PolicyFile};
use crate::source::Source;

/// File of a policy with what it says, and what in it is not of the language.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) file: PolicyFile,
    pub(super) document: Document,
    pub(super) findings: Vec<Diagnostic>,
}

impl Written {
    /// Reads a text as the file of a layer.
    ///
    /// # Errors
    /// Every syntax error; or that the text is too large or not UTF-8.
    pub(super) fn read(text: Text, layer: Layer) -> Result<Self, Findings> {
        too_large::check(&text)?;
        let decoded = not_utf8::decode(&text)?;
        let file = file(Source::new(text.name, decoded), text.file_name, text.directory);
        let (table, errors) = DeTable::parse_recoverable(file.source.text());
        if !errors.is_empty() {
            return Err(match other_format::report(&file) {
                Some(what_it_is) => what_it_is.into(),
                None => syntax_error::report(&file, table.get_ref(), &errors).into(),
            });
        }
        let findings = table::Collected::new(&file.source, layer);
        let document = table::Table::root(&findings, table.get_ref()).read(document::read);
        let findings = findings.into_inner();
        Ok(Self { document, findings, file })
    }
}

fn file(source: Arc<Source>, file_name: String, directory: PathBuf) -> PolicyFile {
    PolicyFile { source, file_name, directory, bases: Vec::new() }
}

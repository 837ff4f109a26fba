//! A module that is given as its files, and whose text alone must tell what it does.

use std::path::PathBuf;
use std::sync::Arc;

use super::strict::Evaluation;
use crate::hcl::File;
use crate::terraform::load::Node;
use crate::terraform::load::{Directory, Module};

/// A root module without values of variables and without the modules that it may call. It shares its blocks with the
/// files, so that making one costs an index of their names.
pub(crate) struct StaticModule {
    directory: Directory,
}

impl StaticModule {
    /// The module of these files.
    pub(crate) fn new(files: Vec<Arc<File>>) -> Self {
        let modules = vec![Module::new(PathBuf::new(), files, Vec::new())];
        Self { directory: Directory { modules, tree: vec![Node::default()], ..Directory::default() } }
    }

    /// A strict evaluation with some variables at values; all others have none.
    pub(crate) fn evaluate(&self, variables: Vec<(&'static str, bool)>) -> Option<Evaluation<'_>> {
        Evaluation::new(&self.directory, variables)
    }
}

//! [`PolicyFile`]: where a policy comes from, and the files that it extends.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::layer::Layer;
use crate::source::{Place, Source, Span};

/// Origin of a policy.
#[derive(Debug, Clone)]
pub struct PolicyFile {
    /// Its text, under the name it is shown by.
    pub source: Arc<Source>,
    /// The bare file name, `-` for standard input: what generated files say they come from.
    pub file_name: String,
    /// The directory that `output` is relative to, as given on the command line.
    pub directory: PathBuf,
    /// The files that it extends, the nearest first.
    pub(crate) bases: Vec<Base>,
}

/// File that a policy extends.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    pub(crate) source: Arc<Source>,
    /// The directory that paths in it are relative to.
    pub(crate) directory: PathBuf,
}

impl PolicyFile {
    /// The name that a policy has unless the command line says otherwise.
    pub(crate) const DEFAULT_NAME: &'static str = "scan-policy.toml";

    /// The place of a span in this policy, or in the base that says it.
    pub fn place(&self, span: Span) -> Place {
        let (_, own) = Layer::of(span);
        Place::new(self.base(span).map_or(&self.source, |base| &base.source), own)
    }

    /// Returns the directory of the file that says what stands at a span.
    pub(crate) fn directory_of(&self, span: Span) -> &Path {
        self.base(span).map_or(&self.directory, |base| &base.directory)
    }

    /// Returns the base that says what stands at a span; `None` where the policy itself does.
    pub(crate) fn base(&self, span: Span) -> Option<&Base> {
        let (Layer(layer), _) = Layer::of(span);
        layer.checked_sub(1).and_then(|index| self.bases.get(index))
    }
}

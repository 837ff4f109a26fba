//! [`Bases`]: the files that policies extend, each read once in a run.

use std::collections::BTreeMap;
use std::io::{Error, Result as IoResult};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::file::{MAX_BYTES, Text};
use super::invalid_base;
use super::written::Written;
use crate::diagnostic::Findings;
use crate::paths::{slashed, tidy};
use crate::policy::PolicyFile;
use crate::policy::layer::Layer;
use crate::policy::path_fault::path_fault;
use crate::reading::{leads_out, link_out, open_found, up_to};
use crate::source::At;

/// Reads the file at a path.
type Read<'r> = dyn Fn(&Path) -> IoResult<Vec<u8>> + Sync + 'r;

/// Files that policies extend, by path and layer. Many policies extend the same one: it is read and parsed once.
#[derive(Default)]
pub(crate) struct Bases<'r> {
    /// `None` reads from the disk.
    read: Option<&'r Read<'r>>,
    known: Mutex<BTreeMap<(PathBuf, Layer), Arc<Written>>>,
}

impl<'r> Bases<'r> {
    /// Those that another reader gives.
    pub(crate) fn read_by(read: &'r Read<'r>) -> Self {
        Self { read: Some(read), known: Mutex::default() }
    }

    /// Returns the file that another one extends by that path.
    ///
    /// # Errors
    /// The path is none, leads out of the repository, or to nothing that can be read; or the file is not TOML.
    pub(super) fn base(&self, file: &PolicyFile, named: &At<String>, layer: Layer) -> Result<Arc<Written>, Findings> {
        let refused = |fault: &str| {
            Findings::from(invalid_base::report(file.place(Layer::of(named.span).1), &named.value, fault))
        };
        if let Some(fault) = path_fault(&named.value) {
            return Err(refused(fault));
        }
        let path = path_of(file, named);
        let failed = |error: &Error| refused(&crate::io::reason(error));
        if self.read.is_none() && leads_out(&path, &file.directory) {
            return Err(failed(&link_out()));
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(written) = known.get(&(path.clone(), layer)) {
            return Ok(Arc::clone(written));
        }
        let bytes = self.bytes(&path).map_err(|error| failed(&error))?;
        let written = Arc::new(Written::read(text(&path, bytes), layer)?);
        known.insert((path, layer), Arc::clone(&written));
        Ok(written)
    }

    fn bytes(&self, path: &Path) -> IoResult<Vec<u8>> {
        match self.read {
            Some(read) => read(path),
            None => up_to(open_found(path)?, MAX_BYTES),
        }
    }
}

/// Returns the path that a file extends.
pub(super) fn path_of(file: &PolicyFile, named: &At<String>) -> PathBuf {
    tidy(&file.directory.join(&named.value))
}

fn text(path: &Path, bytes: Vec<u8>) -> Text {
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Text { name: slashed(path), file_name, directory: path.parent().map(Path::to_owned).unwrap_or_default(), bytes }
}

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

/// Files that policies extend, which are read and parsed once, however many policies extend them.
#[derive(Default)]
pub(crate) struct Bases<'r> {
    /// `None` reads from the disk.
    reader: Option<&'r dyn BaseReader>,
    known: KnownBases,
}

/// A place that files are read from which is not the disk.
pub(crate) trait BaseReader: Sync {
    /// Returns where the file of a path stands there, free of links, which two paths can share.
    fn place(&self, path: &Path) -> IoResult<PathBuf>;
    /// Returns the bytes of the file at a place.
    fn read(&self, place: &Path) -> IoResult<Vec<u8>>;
}

/// Files that were read, by the place, by the path that their findings show, and by layer. Copies share them.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownBases(Arc<Mutex<BTreeMap<Key, Arc<Written>>>>);

type Key = (PathBuf, PathBuf, Layer);

impl<'r> Bases<'r> {
    /// Those that another reader gives, beside those that it gave before.
    pub(crate) fn read_by(reader: &'r dyn BaseReader, known: KnownBases) -> Self {
        Self { reader: Some(reader), known }
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
        if self.reader.is_none() && leads_out(&path, &file.directory) {
            return Err(failed(&link_out()));
        }
        let place = self.place(&path).map_err(|error| failed(&error))?;
        let key = (place, path, layer);
        let mut known = self.known.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(written) = known.get(&key) {
            return Ok(Arc::clone(written));
        }
        let (place, path, _) = &key;
        let bytes = self.bytes(place).map_err(|error| failed(&error))?;
        let written = Arc::new(Written::read(text(path, bytes), layer)?);
        known.insert(key, Arc::clone(&written));
        Ok(written)
    }

    fn place(&self, path: &Path) -> IoResult<PathBuf> {
        self.reader.map_or_else(|| Ok(path.to_owned()), |reader| reader.place(path))
    }

    fn bytes(&self, place: &Path) -> IoResult<Vec<u8>> {
        match self.reader {
            Some(reader) => reader.read(place),
            None => up_to(open_found(place)?, MAX_BYTES),
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::policy::load::load_with;

    fn policy(directory: &Path) -> Text {
        let bytes = b"version = 1\nextends = \"../base.toml\"\n".to_vec();
        let name = "scan-policy.toml".to_owned();
        Text { name: name.clone(), file_name: name, directory: directory.to_owned(), bytes }
    }

    const BASE: &str = "[release]\nmode = \"never\"\n";

    /// Counts what it is asked for.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl BaseReader for Counting {
        fn place(&self, path: &Path) -> IoResult<PathBuf> {
            Ok(path.to_owned())
        }

        fn read(&self, _: &Path) -> IoResult<Vec<u8>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Ok(BASE.as_bytes().to_vec())
        }
    }

    #[test]
    fn a_base_of_a_thousand_policies_is_read_once() {
        let (reader, known) = (Counting::default(), KnownBases::default());
        for number in 0..1_000 {
            let bases = Bases::read_by(&reader, known.clone());
            let policy = load_with(policy(&PathBuf::from(format!("a{number}"))), &bases).unwrap();
            assert_eq!(policy.file.bases.len(), 1);
        }
        assert_eq!((reader.0.load(Ordering::Relaxed), known.0.lock().unwrap().len()), (1, 1));
    }

    #[test]
    fn a_base_on_disk_is_read_once() {
        let directory = tempfile::tempdir().unwrap();
        let (base, bases) = (directory.path().join("base.toml"), Bases::default());
        std::fs::write(&base, BASE).unwrap();
        let load = |name: &str| load_with(policy(&directory.path().join(name)), &bases);
        let first = load("a").unwrap();
        // What is no longer there can't be read again.
        std::fs::remove_file(&base).unwrap();
        let second = load("b").unwrap();
        assert!(first.findings.is_empty() && second.findings.is_empty());
        let sources = [first, second].map(|policy| Arc::as_ptr(&policy.file.bases[0].source));
        assert_eq!(sources[0], sources[1], "parsed once");
    }
}

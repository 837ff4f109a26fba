//! The generated text: the files of a policy, each with its stamp.

use std::sync::{Arc, OnceLock};

use crate::hcl::{Failure, File};
use crate::source::Source;

/// A generated file. It is shared where policies give the same text, and parsed once, by whoever asks first.
#[derive(Debug)]
pub struct GeneratedFile {
    /// Its path within the output directory, with `/`.
    pub path: &'static str,
    text: Arc<str>,
    parsed: OnceLock<Result<Arc<File>, Failure>>,
}

impl GeneratedFile {
    /// The file of that text, stamp included.
    pub fn new(path: &'static str, text: impl Into<Arc<str>>) -> Self {
        Self { path, text: text.into(), parsed: OnceLock::new() }
    }

    /// The whole text, stamp included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text, to be kept without what it was parsed to, which is many times as large.
    pub fn shared_text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The text read as HCL. Its source has the path within the output directory, wherever that is.
    ///
    /// # Errors
    /// Fails if it is not HCL, and says why.
    pub(crate) fn parsed(&self) -> Result<&Arc<File>, &Failure> {
        let parse = || {
            let (file, failures) = File::configuration(&Source::shared(self.path, Arc::clone(&self.text)));
            failures.into_iter().next().map_or_else(|| Ok(Arc::new(file)), Err)
        };
        self.parsed.get_or_init(parse).as_ref()
    }
}

/// The files of a module, sorted by path.
#[derive(Debug, Clone)]
pub struct Bundle {
    files: Vec<Arc<GeneratedFile>>,
}

impl Bundle {
    /// The bundle of these files.
    pub fn new(mut files: Vec<Arc<GeneratedFile>>) -> Self {
        files.sort_by_key(|file| file.path);
        Self { files }
    }

    /// The files, sorted by path.
    pub fn files(&self) -> &[Arc<GeneratedFile>] {
        &self.files
    }

    /// The files, given away.
    pub fn into_files(self) -> Vec<Arc<GeneratedFile>> {
        self.files
    }
}

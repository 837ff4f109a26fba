//! Gets at what is to be imported: the bytes of a file or of standard input.

use std::fs::File;
use std::io::{Read, Result as IoResult};
use std::path::{Path, PathBuf};

use super::diagnostics;
use crate::diagnostic::Findings;
use crate::terraform::Engine;

/// The most bytes that are read: twenty times a very large state.
const MAX_BYTES: u64 = 1 << 30;

/// Input of an import.
#[derive(Debug)]
pub enum Input {
    /// A file's bytes, under the name it is shown by.
    Bytes {
        /// The path as it was given; `<stdin>` for standard input.
        name: String,
        bytes: Vec<u8>,
    },
    /// A directory of Terraform, or a file of it.
    Terraform(PathBuf),
}

impl Input {
    /// Reads a path; `-` is standard input.
    ///
    /// # Errors
    /// It can't be read, or is larger than anything that is imported.
    pub fn read(path: &Path) -> Result<Self, Findings> {
        let is_terraform = |name: &str| Engine::Auto.reads(name);
        let is_file = || path.is_file() && path.file_name().and_then(|name| name.to_str()).is_some_and(is_terraform);
        if path != Path::new("-") && (path.is_dir() || is_file()) {
            return Ok(Self::Terraform(path.to_owned()));
        }
        let bytes = if path == Path::new("-") { all_of(std::io::stdin().lock()) } else { all_of_file(path) };
        let bytes = bytes.map_err(|error| vec![diagnostics::input::unreadable(path, &error)])?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(diagnostics::input::too_large(path, MAX_BYTES).into());
        }
        let name = if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() };
        Ok(Self::Bytes { name, bytes })
    }
}

fn all_of_file(path: &Path) -> IoResult<Vec<u8>> {
    all_of(File::open(path)?)
}

fn all_of(stream: impl Read) -> IoResult<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

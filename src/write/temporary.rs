//! Temporary files: `.NAME.scanwright-PROCESS` beside the file NAME that each becomes.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{Error, ErrorKind};

use crate::change::temporary_name::MARK;
use crate::held::HeldDirectory;

/// Number of names that are tried: another container that shares the directory may count its processes as this one does.
const NAMES: usize = 16;

/// Most bytes of the file's name that come into the temporary one, which may not be longer than names can be.
const MAX_NAME: usize = 200;

/// Makes a new temporary file for a file of that name.
pub(super) fn create(directory: &HeldDirectory, name: &OsStr) -> Result<(OsString, File), Error> {
    let process = std::process::id();
    for number in 0..NAMES {
        let number = if number == 0 { String::new() } else { format!("-{number}") };
        let temporary = OsString::from(format!(".{}{MARK}{process}{number}", shortened(name)));
        match directory.create(&temporary) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            created => return Ok((temporary, created?)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn shortened(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    name.get(..name.floor_char_boundary(MAX_NAME)).unwrap_or_default().to_owned()
}

//! Temporary files: `.NAME.scanwright-PROCESS` beside the file NAME that each becomes.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{Error, ErrorKind};

use crate::held::HeldDirectory;

/// Mark between the name of the file and the number of the process.
const MARK: &str = ".scanwright-";

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

/// Returns the name of the file that a temporary file would have become, and the process that made it; nothing where the name
/// is not one of ours.
pub(super) fn parts(temporary: &str) -> Option<(&str, i32)> {
    let (name, number) = temporary.strip_prefix('.')?.rsplit_once(MARK)?;
    let (process, again) = number.split_once('-').unwrap_or((number, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(process) && is_number(again)).then_some(())?;
    Some((name, process.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_temporary_file_is_known_by_its_name() {
        assert_eq!(parts(".main.tf.scanwright-12"), Some(("main.tf", 12)));
        assert_eq!(parts(".main.tf.scanwright-12-3"), Some(("main.tf", 12)));
        for other in
            ["main.tf.scanwright-12", ".main.tf.scanwright-", ".main.tf.scanwright-x", ".main.tf.scanwright-1-"]
        {
            assert_eq!(parts(other), None, "{other}");
        }
        assert_eq!(parts(".main.tf.scanwright-99999999999"), None, "no process has that number");
    }
}

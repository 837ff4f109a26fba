//! Reasons of the operating system, in words that are the same on every machine.

use std::io::{Error, ErrorKind};

/// Returns the reason of an error without the number that differs between systems.
pub(crate) fn reason(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "no such file or directory",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::IsADirectory => "it is a directory",
        ErrorKind::NotADirectory => "part of the path is not a directory",
        ErrorKind::StorageFull => "no space left on the device",
        ErrorKind::QuotaExceeded => "the disk quota is used up",
        ErrorKind::FileTooLarge => "the system's limit on file size is reached",
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        _ => return error.to_string(),
    };
    reason.to_owned()
}

/// The bytes start as UTF-16 does: with its byte order mark, or with a character below 256 in two bytes.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..])
}

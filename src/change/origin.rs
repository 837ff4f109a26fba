//! Files of ours told from others'.

use super::disk::Found;
use super::earlier::Earlier;
use crate::target::stamp::{self, Origin, README};

/// Returns who wrote the file at a path: by its own header, or else as the README beside it says.
pub(super) fn origin(path: &str, bytes: &[u8], earlier: &Earlier) -> Origin {
    match stamp::origin(bytes) {
        Origin::Foreign if path != README => match earlier.read(README, &[]) {
            Ok(Found::File(readme)) => stamp::origin_by_readme(path, bytes, &readme),
            Ok(Found::Nothing | Found::Expected) | Err(_) => Origin::Foreign,
        },
        origin => origin,
    }
}

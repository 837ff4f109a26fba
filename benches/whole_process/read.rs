//! The reference that only reads: every file of a pack, compared with the bytes that the pack expects.

use std::fs;
use std::path::Path;

use crate::{Failure, fleet};

/// Reads and compares every file, one after the other.
pub fn run(pack: &Path) -> Result<(), Failure> {
    let pack = fs::read(pack)?;
    for (path, expected) in fleet::unpack(&pack)? {
        if fs::read(path)? != expected {
            return Err(format!("{} is not what it was", path.display()).into());
        }
    }
    Ok(())
}

//! Reads the bytes of an inventory.

use std::io::Read;
use std::path::Path;

use super::unreadable_inventory;
use crate::diagnostic::Diagnostic;

/// The name to show, and the bytes; `-` is standard input.
pub(super) fn bytes(path: &Path) -> Result<(String, Vec<u8>), Diagnostic> {
    if path != Path::new("-") {
        let bytes = std::fs::read(path).map_err(|error| unreadable_inventory::report(path, &error))?;
        return Ok((path.display().to_string(), bytes));
    }
    let name = "<stdin>";
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| unreadable_inventory::report(Path::new(name), &error))?;
    Ok((name.to_owned(), bytes))
}

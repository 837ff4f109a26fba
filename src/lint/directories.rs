//! Directories with Terraform below a path.

use std::path::{Path, PathBuf};

use crate::diagnostic::Findings;
use crate::terraform::{Directory, Variables, is_configuration, not_terraform};

/// Directories that hold no configuration of their own.
const SKIPPED: &[&str] = &["node_modules"];

/// Finds the directories with Terraform in and below a path, sorted; of a file, its directory. Hidden ones are left out,
/// and links are not followed.
///
/// # Errors
/// There is none, or the file is none that Terraform reads.
pub(super) fn directories_below(path: &Path) -> Result<Vec<PathBuf>, Findings> {
    if path.is_file() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !is_configuration(name) && !is_given_to_variables(name) {
            return Err(not_terraform(path).into());
        }
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        return Ok(vec![parent.to_owned()]);
    }
    let mut found = Vec::new();
    walk(path, &mut found);
    if found.is_empty() {
        // Reading it says why there is nothing.
        return Directory::read(path, &Variables::default()).map(|_| vec![path.to_owned()]);
    }
    Ok(found)
}

/// Tells whether Terraform takes values of variables from a file of that name without being asked to.
fn is_given_to_variables(name: &str) -> bool {
    let stem = name.strip_suffix(".json").unwrap_or(name);
    stem == "terraform.tfvars" || stem.ends_with(".auto.tfvars")
}

fn walk(directory: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(directory) else { return };
    let mut below = Vec::new();
    let mut has_terraform = false;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !name.starts_with('.') && !SKIPPED.contains(&name) => below.push(entry.path()),
            Ok(kind) if !kind.is_dir() => has_terraform |= name.ends_with(".tf") || name.ends_with(".tf.json"),
            _ => {}
        }
    }
    if has_terraform {
        found.push(directory.to_owned());
    }
    below.iter().for_each(|directory| walk(directory, found));
}

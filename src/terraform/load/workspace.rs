//! The workspace that Terraform is in.

use std::path::Path;

use crate::reading;

/// The longest name of a workspace that is read, in bytes.
const LONGEST: usize = 255;

/// Returns the workspace that a directory is in: the one of `TF_WORKSPACE`, or else the one that `terraform workspace select`
/// has left in `.terraform/environment`. `None` where neither says so: what a checkout without `.terraform` is applied in
/// is not known.
///
/// Source: the CLI documentation, "Environment Variables" (TF_WORKSPACE), and the CLI's own file of the selected workspace.
pub(super) fn selected(directory: &Path) -> Option<String> {
    let given = std::env::var("TF_WORKSPACE").ok().filter(|name| is_name(name));
    given.or_else(|| {
        let path = directory.join(".terraform").join("environment");
        let bytes = reading::found(&path, LONGEST as u64).ok()?;
        let name = String::from_utf8(bytes).ok()?.trim().to_owned();
        is_name(&name).then_some(name)
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= LONGEST && !name.chars().any(|char| char.is_control() || char == '/')
}

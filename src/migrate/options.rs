//! Options of a migration.

use std::path::{Path, PathBuf};

use crate::paths;
use crate::terraform::Variables;

/// Options of a migration.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The directory that Terraform is run in.
    pub from: PathBuf,
    /// The file to write, as it is shown.
    pub file: PathBuf,
    /// It is printed, and nothing is written.
    pub is_printed: bool,
    /// The id of the registry: that of its account.
    pub registry_id: Option<String>,
    /// The address of the configuration that is meant, where there are several.
    pub address: Option<String>,
    /// The values of the directory's variables.
    pub variables: Variables,
}

/// The name that the file has unless another one is asked for.
pub(crate) const DEFAULT_FILE: &str = "scanning-migration.tf";

/// The file stands in the directory itself, where Terraform reads it.
pub(crate) fn is_directly_in(file: &Path, directory: &Path) -> bool {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    paths::real(parent) == paths::real(directory)
}

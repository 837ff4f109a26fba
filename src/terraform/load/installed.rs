//! The modules that `terraform init` has installed below `.terraform/modules`.
//!
//! The content of `modules.json` is Terraform's own bookkeeping, without a promised format; where it reads otherwise,
//! or a directory lies anywhere else, the module counts as not installed.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::reading;

/// Directory of the modules, below the root.
pub(crate) const DIRECTORY: &str = ".terraform/modules";

/// The most bytes of `modules.json`.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The modules that are installed.
#[derive(Debug, Default)]
pub(crate) struct Installed {
    /// Modules by the names of the calls from the root, joined with points.
    modules: BTreeMap<String, Entry>,
}

/// Content of `modules.json`.
#[derive(serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Manifest {
    modules: Vec<Entry>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    key: String,
    source: String,
    dir: PathBuf,
}

impl Installed {
    /// Those of a root directory; none where nothing is installed.
    pub(crate) fn read(root: &Path) -> Self {
        let text = reading::found(&root.join(DIRECTORY).join("modules.json"), MAX_BYTES).unwrap_or_default();
        let manifest: Option<Manifest> = serde_json::from_slice(&text).ok();
        let installed = root.join(DIRECTORY).canonicalize();
        let is_within = |entry: &Entry| {
            let is_plain = entry.dir.components().all(|part| matches!(part, Component::Normal(_)));
            let real = root.join(&entry.dir).canonicalize();
            is_plain && real.is_ok_and(|real| installed.as_ref().is_ok_and(|installed| real.starts_with(installed)))
        };
        let entries = manifest.into_iter().flat_map(|manifest| manifest.modules).filter(is_within);
        Self { modules: entries.map(|entry| (entry.key.clone(), entry)).collect() }
    }

    /// The directory of the module that a node calls by a name, relative to the root; `None` where none is installed
    /// from that source.
    pub(crate) fn directory(&self, path: &str, call: &str, source: &str) -> Option<PathBuf> {
        let names: Vec<&str> = path.split('.').skip(1).step_by(2).chain([call]).collect();
        let entry = self.modules.get(&names.join("."))?;
        // The address of a registry is put in front of its modules.
        (entry.source == source || entry.source.ends_with(&format!("/{source}"))).then(|| entry.dir.clone())
    }
}

//! The policies of this repository, and the modules that scanwright makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Folder, Run, project};

/// The name of a policy that nobody named.
pub const POLICY: &str = "scan-policy.toml";

/// The folders of `examples/`, sorted.
pub fn examples() -> Vec<PathBuf> {
    let examples: Vec<PathBuf> =
        entries(&project().join("examples")).into_iter().filter(|path| path.is_dir()).collect();
    assert!(!examples.is_empty(), "there are no examples");
    examples
}

/// What stands in a folder, sorted; nothing where there is no folder.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub fn name_of(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// A fresh repository with a copy of a policy in it.
pub fn copied(policy: &Path) -> Folder {
    let folder = Folder::new();
    folder.write(POLICY, fs::read(policy).unwrap());
    folder
}

/// Runs scanwright, which must be a success.
pub fn succeed(folder: &Folder, arguments: &[&str]) -> Run {
    let run = folder.scanwright(arguments);
    assert!(run.status.success(), "scanwright {arguments:?}: {}", run.stderr);
    run
}

/// Generates the module of the one policy of a folder; gives the module's folder: the one that is there then.
pub fn generate(folder: &Folder) -> PathBuf {
    succeed(folder, &["generate"]);
    let folders = entries(folder.path()).into_iter().filter(|path| path.is_dir() && name_of(path) != ".git");
    let folders: Vec<PathBuf> = folders.collect();
    let [module] = folders.as_slice() else { panic!("one policy gave {folders:?}") };
    module.clone()
}

/// Every file below a folder: its path from there, with `/`, and its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for path in entries(folder) {
        let name = name_of(&path).to_owned();
        if path.is_dir() {
            files.extend(self::files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

/// Puts these files into a folder, and nothing else.
pub fn replace(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

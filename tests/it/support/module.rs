//! The policies of this repository, and the modules that scanwright makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use scanwright::testing::VersionConstraint;

use super::{Directory, Run, project};

/// The name of a policy that nobody named.
pub const POLICY: &str = "scan-policy.toml";

/// The directories of `examples/`, sorted. Each has a README, and either one policy or several below it.
pub fn all_examples() -> Vec<PathBuf> {
    let examples: Vec<PathBuf> =
        entries(&project().join("examples")).into_iter().filter(|path| path.is_dir()).collect();
    assert!(!examples.is_empty(), "there are no examples");
    examples
}

/// Those of one policy, which stands by itself.
pub fn examples() -> Vec<PathBuf> {
    all_examples().into_iter().filter(|example| example.join(POLICY).is_file()).collect()
}

/// The policies of an example, by their paths in it.
pub fn policies_of(example: &Path) -> Vec<String> {
    let is_policy = |file: &String| Path::new(file).file_name().is_some_and(|name| name == POLICY);
    files(example).into_keys().filter(is_policy).collect()
}

/// A repository with a copy of all that an example has but what is expected of it.
pub fn copied_example(example: &Path) -> Directory {
    let directory = Directory::new();
    for (name, bytes) in files(example).into_iter().filter(|(name, _)| !name.starts_with("expected/")) {
        directory.write(&name, bytes);
    }
    directory
}

/// The directories of `examples/` whose policy gives a Terraform module.
pub fn terraform_examples() -> Vec<PathBuf> {
    let modules = examples().into_iter().filter(|example| example.join("expected/main.tf").is_file());
    let modules: Vec<PathBuf> = modules.collect();
    assert!(modules.len() > 5, "there are few examples of Terraform: {modules:?}");
    modules
}

/// Those of them whose constraint lets provider 5 in, the only one that the mirrors of tests are sure to have: the modules of
/// the others set `region`, which its schema refuses.
pub fn examples_of_provider_5() -> Vec<PathBuf> {
    let constraint = |example: &PathBuf| {
        let policy: toml::Table = fs::read_to_string(example.join(POLICY)).unwrap().parse().unwrap();
        let module = policy.get("module").and_then(|module| module.get("aws_provider_version")?.as_str());
        module.unwrap_or(">= 5.13").to_owned()
    };
    let lets_in_5 = |example: &PathBuf| VersionConstraint::parse(&constraint(example)).unwrap().lets_in_major(5);
    terraform_examples().into_iter().filter(lets_in_5).collect()
}

/// What stands in a directory, sorted; nothing where there is no directory.
pub fn entries(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The last part of a path.
pub fn name_of(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// A fresh repository with a copy of a policy in it.
pub fn copied(policy: &Path) -> Directory {
    let directory = Directory::new();
    directory.write(POLICY, fs::read(policy).unwrap());
    directory
}

/// Runs scanwright, which must be a success.
pub fn succeed(directory: &Directory, arguments: &[&str]) -> Run {
    let run = directory.scanwright(arguments);
    assert!(run.status.success(), "scanwright {arguments:?}: {}", run.stderr);
    run
}

/// Generates the module of the one policy of a directory; gives the module's directory: the one that is there then.
pub fn generate(directory: &Directory) -> PathBuf {
    succeed(directory, &["generate"]);
    let directories = entries(directory.path()).into_iter().filter(|path| path.is_dir() && name_of(path) != ".git");
    let directories: Vec<PathBuf> = directories.collect();
    let [module] = directories.as_slice() else { panic!("one policy gave {directories:?}") };
    module.clone()
}

/// Every file below a directory: its path from there, with `/`, and its bytes.
pub fn files(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for path in entries(directory) {
        let name = name_of(&path).to_owned();
        if path.is_dir() {
            files.extend(self::files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

/// Puts these files into a directory, and nothing else.
pub fn replace(directory: &Path, files: &BTreeMap<String, Vec<u8>>) {
    if directory.exists() {
        fs::remove_dir_all(directory).unwrap();
    }
    for (name, bytes) in files {
        let path = directory.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

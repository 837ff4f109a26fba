//! The words of what people read: one term of the field for each idea.

use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{entries, name_of};
use crate::support::project;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(what_people_read_uses_the_terms_of_the_field)
}

/// Terms that are not of the field, each with the one that is.
const NOT_OF_THE_FIELD: &[(&str, &str)] = &[
    ("circle", "cycle"),
    ("folder", "directory"),
    ("hangs on", "depends on"),
    ("text does not tell", "is not known statically"),
];

/// What keeps its words: the slugs of T007 and H009, since a code keeps its name, and what files of users already say.
const KEPT: &[&str] = &["module-circle", "too-large-folder", "the path to this folder", "name, and its folder unless"];

/// Where documentation, pages of codes, and the expected outputs of the cases are.
const READ: &[&str] = &["README.md", "CHANGELOG.md", "docs", "examples", "schema", "src", "templates", "tests"];

fn what_people_read_uses_the_terms_of_the_field() {
    let files: Vec<PathBuf> = READ.iter().flat_map(|path| texts(&project().join(path))).collect();
    assert!(files.len() > 500, "only {} files were found", files.len());
    let faults: Vec<String> = files.iter().flat_map(|file| faults(file)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Each line that has such a term, with its place.
fn faults(file: &Path) -> Vec<String> {
    let text = std::fs::read(file).unwrap();
    let text = String::from_utf8_lossy(&text).into_owned();
    let text = KEPT.iter().fold(text, |text, kept| text.replace(kept, "")).to_lowercase();
    let lines = text.lines().enumerate().flat_map(|(index, line)| {
        let found = NOT_OF_THE_FIELD.iter().filter(move |(term, _)| line.contains(term));
        found.map(move |(term, better)| format!("{}:{}: not `{term}` but `{better}`", file.display(), index + 1))
    });
    lines.collect()
}

/// The texts below a path that people read; programs and their tests are not among them.
fn texts(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() && name_of(path) == "node_modules" {
        return Vec::new();
    }
    if path.is_dir() {
        return entries(path).iter().flat_map(|entry| texts(entry)).collect();
    }
    let ending = name_of(path).rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_text = ["md", "txt", "json", "svg", "html", "toml", "tera"].contains(&ending);
    if is_text { vec![path.to_owned()] } else { Vec::new() }
}

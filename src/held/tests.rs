//! Directories that may not be left, on disk.

use std::ffi::OsStr;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::{HeldDirectory, Kind, Missing, portable};

/// A repository with a directory `a/b`, links that stay in it and links that leave it, and something outside.
fn repository() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let at = |path: &str| directory.path().join(path);
    for path in ["in/.git", "in/a/b", "out"] {
        fs::create_dir_all(at(path)).unwrap();
    }
    symlink("a", at("in/relative")).unwrap();
    symlink(at("in/a"), at("in/absolute")).unwrap();
    symlink("../out", at("in/leaves")).unwrap();
    symlink("nowhere", at("in/dangling")).unwrap();
    directory
}

/// Opens a path from `in`, and says which directories that made.
fn within(directory: &Path, path: &str, below: &str) -> Result<Vec<PathBuf>, ErrorKind> {
    let start = HeldDirectory::start(&directory.join("in/a/b")).unwrap();
    let (root, up) = start.repository().unwrap();
    assert_eq!(up, Path::new("./../.."));
    let start = HeldDirectory::start(&directory.join("in")).unwrap();
    let mut made = Vec::new();
    let paths = (Path::new(path), Path::new(below));
    let opened = start.open_within(paths, Some(&root), &mut Missing::Made(&mut made)).map_err(|error| error.kind())?;
    assert!(opened.is_beneath(&root));
    Ok(made)
}

#[test]
fn links_are_followed_as_long_as_they_stay() {
    let directory = repository();
    for path in ["a", "relative", "absolute", "relative/b", "absolute/b/..", "leaves/../in/a", ""] {
        assert_eq!(within(directory.path(), path, ""), Ok(vec![]), "{path}");
    }
    for path in ["leaves", "leaves/new", "..", "../out", "dangling", "dangling/new", "new/../../x"] {
        assert!(within(directory.path(), path, "").is_err(), "{path}");
    }
    assert_eq!(fs::read_dir(directory.path().join("out")).unwrap().count(), 0);
}

#[test]
fn below_a_path_no_link_is_followed() {
    let directory = repository();
    assert_eq!(within(directory.path(), "a", "b"), Ok(vec![]));
    for below in ["relative", "absolute", "leaves", "dangling", ".."] {
        assert!(within(directory.path(), "", below).is_err(), "{below}");
    }
}

#[test]
fn missing_directories_are_made_in_what_was_opened() {
    let directory = repository();
    let made = within(directory.path(), "relative/c/d", "e").unwrap();
    assert_eq!(made, ["relative/c", "relative/c/d", "relative/c/d/e"].map(PathBuf::from));
    assert!(directory.path().join("in/a/c/d/e").is_dir());
    let start = HeldDirectory::start(directory.path()).unwrap();
    let missing = start.open_within((Path::new("x"), Path::new("")), None, &mut Missing::Refused);
    assert_eq!(missing.unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn a_rename_to_a_new_name_replaces_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let held = HeldDirectory::start(Path::new("")).unwrap().open(directory.path()).unwrap();
    let [one, two, three] = ["one", "two", "three"].map(OsStr::new);
    for name in [one, two] {
        held.create(name).unwrap().write_all(name.as_encoded_bytes()).unwrap();
    }
    assert_eq!(held.create(one).unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(held.rename_new(one, two).unwrap_err().kind(), ErrorKind::AlreadyExists);
    held.rename_new(one, three).unwrap();
    held.rename(two, three).unwrap();
    assert_eq!(held.names().unwrap().into_iter().filter(|name| !name.starts_with('.')).collect::<Vec<_>>(), ["three"]);
    assert_eq!(fs::read(directory.path().join("three")).unwrap(), b"two");
}

#[test]
fn by_paths_the_same_is_told_where_nothing_is_swapped() {
    let directory = repository();
    let start = portable::HeldDirectory::start(&directory.path().join("in/a/b")).unwrap();
    let (root, up) = start.repository().unwrap();
    assert_eq!(up, Path::new("../.."));
    assert_eq!(start.open(&up).unwrap().identity().unwrap(), root);
    let root_directory = start.open(&up).unwrap();
    let is_beneath = |path: &str| root_directory.open(Path::new(path)).unwrap().is_beneath(&root);
    assert!(is_beneath("a") && is_beneath("absolute/b") && !is_beneath("leaves") && !is_beneath(".."));
    let kind = |name: &str| root_directory.kind(OsStr::new(name)).unwrap();
    assert_eq!([kind("a"), kind("leaves"), kind("x")], [Kind::Directory, Kind::Link, Kind::Nothing]);
    let [one, two] = ["one", "two"].map(OsStr::new);
    root_directory.create(one).unwrap();
    root_directory.create(two).unwrap();
    assert_eq!(root_directory.rename_new(one, two).unwrap_err().kind(), ErrorKind::AlreadyExists);
    root_directory.remove(two).unwrap();
    root_directory.rename_new(one, two).unwrap();
    assert_eq!([kind("one"), kind("two")], [Kind::Nothing, Kind::File]);
    assert!(root_directory.open_child(OsStr::new("relative")).is_err());
}

//! The objects of a repository at one commit, as one git gives them: however many policies are compared, it is started once.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::git::{self, GitError};
use super::modules::{self, Module};
use super::owned;
use super::tree::{self, Entry};
use crate::git::Objects;
use crate::paths::{absolute, relative, repository_root, tidy};
use crate::policy::load::KnownBases;

/// The most directories whose entries are kept: those on the way to most modules.
const MOST_KEPT: usize = 256;

/// Commit of a repository.
#[derive(Debug)]
pub(super) struct Commit {
    /// The name of the commit.
    pub(super) id: String,
    /// The root of the repository, free of links.
    root: PathBuf,
    reader: Mutex<Reader>,
    modules: OnceLock<Vec<Module>>,
    /// Files of the commit that its policies extend.
    pub(super) bases: KnownBases,
}

#[derive(Debug)]
struct Reader {
    objects: Objects,
    trees: BTreeMap<String, Vec<Entry>>,
}

impl Commit {
    /// Finds the commit that a revision names in the repository of a directory.
    pub(super) fn find(directory: &Path, revision: &str) -> Result<Self, GitError> {
        let id = git::commit(directory, revision)?;
        let objects = Objects::of(directory).map_err(GitError::NotRun)?;
        let root = repository_root(directory).to_owned();
        let reader = Mutex::new(Reader { objects, trees: BTreeMap::new() });
        Ok(Self { id, root, reader, modules: OnceLock::new(), bases: KnownBases::default() })
    }

    /// Returns the files that may be generated ones of a directory, given as [`place`](Self::place) makes it, by their path
    /// within it.
    pub(super) fn files(&self, directory: &Path) -> Result<BTreeMap<String, Vec<u8>>, GitError> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let mut files = BTreeMap::new();
        for prefix in owned::directories() {
            let Some(tree) = reader.tree(&self.id, &directory.join(prefix))? else { continue };
            for entry in reader.entries(&tree)?.into_iter().filter(Entry::is_file) {
                let path = format!("{prefix}{}", String::from_utf8_lossy(&entry.name));
                if owned::is_possible(&path) {
                    files.insert(path, reader.objects.need(&entry.id).map_err(GitError::NotRun)?);
                }
            }
        }
        Ok(files)
    }

    /// Returns a file, given by its path from the root of the repository; `None` where there is none.
    pub(super) fn file(&self, path: &Path) -> Result<Option<Vec<u8>>, GitError> {
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let (Some(directory), Some(name)) = (path.parent(), path.file_name()) else { return Ok(None) };
        let Some(tree) = reader.tree(&self.id, directory)? else { return Ok(None) };
        let entry = reader.entry(&tree, name)?.filter(Entry::is_file);
        entry.map(|entry| reader.objects.need(&entry.id).map_err(GitError::NotRun)).transpose()
    }

    /// Returns the generated modules that the repository has at the commit, which git is asked for once.
    pub(super) fn modules(&self) -> &[Module] {
        self.modules.get_or_init(|| modules::at_commit(&self.root, &self.id))
    }

    /// Returns a path from the root of the repository, if it lies in it; links on the way to `directory`, which there is, are
    /// followed, and none behind it, as git does not follow any.
    pub(super) fn place(&self, directory: &Path, path: &Path) -> Option<PathBuf> {
        let real = directory.canonicalize().ok()?;
        let inside = tidy(&real.join(relative(&absolute(directory), &absolute(path))));
        inside.strip_prefix(&self.root).map(Path::to_owned).ok()
    }
}

impl Reader {
    /// Finds the tree of a directory, one name after the other; `None` where there is none.
    fn tree(&mut self, commit: &str, directory: &Path) -> Result<Option<String>, GitError> {
        let mut tree = format!("{commit}^{{tree}}");
        for component in directory.components() {
            let Component::Normal(name) = component else { continue };
            match self.entry(&tree, name)?.filter(Entry::is_tree) {
                Some(entry) => tree = entry.id,
                None => return Ok(None),
            }
        }
        Ok(Some(tree))
    }

    fn entry(&mut self, tree: &str, name: &OsStr) -> Result<Option<Entry>, GitError> {
        let is_it = |entry: &&Entry| entry.name == name.as_encoded_bytes();
        if !self.trees.contains_key(tree) {
            let entries = self.entries(tree)?;
            if self.trees.len() >= MOST_KEPT {
                return Ok(entries.iter().find(is_it).cloned());
            }
            self.trees.insert(tree.to_owned(), entries);
        }
        Ok(self.trees.get(tree).and_then(|entries| entries.iter().find(is_it)).cloned())
    }

    fn entries(&mut self, tree: &str) -> Result<Vec<Entry>, GitError> {
        self.objects.need(tree).map(|bytes| tree::entries(&bytes, self.objects.id_bytes())).map_err(GitError::NotRun)
    }
}

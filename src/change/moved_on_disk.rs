//! A new module whose policy generated one into another directory before, which still stands there.

use std::path::{Path, PathBuf};

use super::change::Change;
use super::disk::{self, Found};
use super::file_change::{FileChange, Status};
use super::sides::sides;
use crate::paths::{absolute, relative};
use crate::target::{TARGETS, Target};

impl Change {
    /// Tells whether all of the module is new.
    pub(crate) fn is_of_new_module(&self) -> bool {
        !self.files.is_empty()
            && self.moved_from.is_none()
            && self.files.iter().all(|file| file.status == Status::Added)
    }

    /// The same change, in meaning compared with the module in another directory. The files stay new: nothing of the other
    /// directory is written or removed.
    pub(crate) fn moved_from_orphan(self, directory: &Path) -> Self {
        let is_of = |target: &&&dyn Target| self.files.iter().any(|file| target.tells(&file.path));
        let Some(target) = TARGETS.iter().find(is_of) else { return self };
        let mut files: Vec<FileChange> = self.files.iter().filter_map(|file| earlier(file, directory)).collect();
        // What only the earlier module has, such as its alerts, counts too.
        let beside = disk::beside(*target, directory, |path| self.files.iter().any(|file| file.path == path));
        files.extend(beside.into_iter().flat_map(|beside| beside.candidates).map(removed));
        if files.is_empty() {
            return self;
        }
        let (sides, registry_change, alerts) = sides(*target, &files, Vec::new(), &self.plan);
        let moved_from = Some(PathBuf::from(relative(&absolute(Path::new("")), directory)));
        Self { sides, registry_change, alerts, moved_from, ..self }
    }
}

fn removed((path, old): (String, Vec<u8>)) -> FileChange {
    FileChange { path: path.into(), status: Status::Removed, origin: None, old: Some(old), new: None }
}

/// A file as it is in the other directory.
fn earlier(file: &FileChange, directory: &Path) -> Option<FileChange> {
    match disk::read(&directory.join(&*file.path), &[]).ok()? {
        Found::File(old) => Some(FileChange {
            path: file.path.clone(),
            status: Status::Changed,
            origin: None,
            old: Some(old),
            new: file.new.clone(),
        }),
        Found::Nothing | Found::Expected => None,
    }
}

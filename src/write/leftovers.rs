//! Temporary files of runs that were killed, and the locks that tell them from those of runs that live.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use super::destination::Way;
use crate::change::temporary_name::parts;
use crate::change::{Change, Status, owned};
use crate::held::{HeldDirectory, Identity, Kind, Missing};

/// Number of repositories that are locked at a time; in further ones nothing is removed.
const MOST: usize = 64;

/// Locks of the repositories that are written to. Each run that writes in one has its lock: so whoever gets it alone knows
/// that no run lives there, also none in a container that counts its processes by itself. Nobody waits for a lock.
#[derive(Debug, Default)]
pub(super) struct Locks {
    repositories: BTreeMap<Identity, Lock>,
}

#[derive(Debug)]
struct Lock {
    directory: HeldDirectory,
    is_alone: bool,
}

impl Locks {
    /// Removes what killed runs left in the directories of these changes. The repository of a change that writes nothing is
    /// locked only if something was left there, and one that had nothing left when it was compared is not looked at again.
    pub(super) fn of_changes(changes: &[Change]) -> Self {
        let mut locks = Self::default();
        for change in changes.iter().filter(|change| change.touches_disk()) {
            let writes = change.files().iter().any(|file| file.status != Status::Unchanged);
            for below in owned::directories() {
                let is_ours = |name: &str| owned::is_possible(&format!("{below}{name}"));
                locks.clean(&Way::of_output(change, Path::new(below)), writes, is_ours);
            }
        }
        locks.share()
    }

    /// Removes what killed runs left that wrote a file of this name.
    pub(super) fn of_file(way: &Way, name: &OsStr) -> Self {
        let mut locks = Self::default();
        locks.clean(way, true, |of| name.to_str() == Some(of));
        locks.share()
    }

    fn clean(&mut self, way: &Way, writes: bool, is_ours: impl Fn(&str) -> bool) {
        let directory = way.open(&mut Missing::Refused);
        let Ok(directory) = directory else { return };
        let is_left = |name: &String| parts(name).is_some_and(|(of, process)| is_ours(of) && !is_alive(process));
        if !writes && !directory.names().unwrap_or_default().iter().any(is_left) {
            return;
        }
        if !self.is_alone(way) {
            return;
        }
        // They are listed again: only what stands there while no other run lives was left.
        for name in directory.names().unwrap_or_default().into_iter().filter(is_left) {
            if directory.kind(OsStr::new(&name)).is_ok_and(|kind| kind == Kind::File) {
                let _ = directory.remove(OsStr::new(&name));
            }
        }
    }

    /// Takes the lock of the way's repository, if it does not have it; tells whether no other run has it.
    fn is_alone(&mut self, way: &Way) -> bool {
        let Ok(directory) = way.open_root() else { return false };
        let Ok(identity) = directory.identity() else { return false };
        if let Some(lock) = self.repositories.get(&identity) {
            return lock.is_alone;
        }
        if self.repositories.len() == MOST {
            return false;
        }
        let is_alone = directory.lock_alone();
        self.repositories.insert(identity, Lock { directory, is_alone });
        is_alone
    }

    /// Lets other runs write beside this one, now that nothing is removed any more.
    fn share(self) -> Self {
        self.repositories.values().for_each(|lock| {
            lock.directory.lock_shared();
        });
        self
    }
}

/// Tells whether a process lives. This one has no temporary file yet: one with its number is of an earlier process.
#[cfg(unix)]
fn is_alive(process: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let is_own = u32::try_from(process) == Ok(std::process::id());
    !is_own && Pid::from_raw(process).is_some_and(|process| test_kill_process(process) != Err(Errno::SRCH))
}

#[cfg(not(unix))]
fn is_alive(_: i32) -> bool {
    true
}

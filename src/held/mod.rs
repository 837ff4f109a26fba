//! Directories that are held open: what is done in one is done in that very directory, wherever its path leads meanwhile.
//!
//! Whoever can write into a repository can also swap a directory for a link between the moment in which a path is checked
//! and the one in which it is used. So a directory is opened first, through whatever links, and then asked where it *is*:
//! it and its parents, one after another, are compared with the repository's root. Everything after that names files by
//! their bare name within the open directory, and follows no link. That needs nothing of the system beyond `openat`, where
//! `openat2` is Linux's alone, and refuses absolute links that stay within the repository.

mod entries;
#[cfg(any(not(unix), test))]
#[cfg_attr(unix, allow(dead_code, reason = "here only the tests use it"))]
mod portable;
#[cfg(test)]
#[cfg(unix)]
mod tests;
#[cfg(unix)]
mod unix;
mod within;

#[cfg(not(unix))]
pub(crate) use portable::{HeldDirectory, Identity};
#[cfg(unix)]
pub(crate) use unix::{HeldDirectory, Identity};

pub(crate) use entries::entries;
pub(crate) use within::{Missing, leaves};

/// Sort of what has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Nothing,
    File,
    Link,
    Directory,
    /// A device, a pipe or a socket.
    Stream,
}

//! Addresses by which a module of this repository is called as a module of a git repository.
//!
//! One repository has many: `git::https://github.com/acme/infra.git//modules/scan?ref=v1`, `git@github.com:acme/infra.git`
//! and, for two hosts, no more than `github.com/acme/infra` (<https://developer.hashicorp.com/terraform/language/modules/sources>).

use std::path::{Path, PathBuf};

use crate::git;

/// Addresses of the repository's remotes, without what differs between two ways to reach one.
pub(super) struct Remotes {
    root: PathBuf,
    addresses: Vec<String>,
}

impl Remotes {
    /// Returns the remotes of the repository with this root; none where git tells none.
    pub(super) fn of(root: &Path) -> Self {
        let mut git = git::command(root);
        git.args(["config", "--local", "--get-regexp", "^remote\\..*\\.url$"]);
        let answer = git::output(&mut git).map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        let addresses = answer.unwrap_or_default();
        let addresses = addresses.lines().filter_map(|line| Some(plain(line.split_once(' ')?.1)));
        Self { root: root.to_owned(), addresses: addresses.collect() }
    }

    /// Returns the directory of this repository that a source names by an address of the repository.
    pub(super) fn directory(&self, source: &str) -> Option<PathBuf> {
        let (address, below) = split(source)?;
        self.addresses.contains(&plain(address)).then(|| self.root.join(below))
    }
}

/// The address of a package and the directory in it, which stand before and behind a `//` that is not of a scheme.
fn split(source: &str) -> Option<(&str, &str)> {
    let source = source.split('?').next()?;
    let scheme = source.find("://").map_or(0, |at| at + 3);
    let at = scheme + source.get(scheme..)?.find("//")?;
    Some((source.get(..at)?, source.get(at + 2..)?.trim_end_matches('/')))
}

/// The host and path of an address: without scheme, user, port, and `.git`.
fn plain(address: &str) -> String {
    let address = address.strip_prefix("git::").unwrap_or(address);
    let (has_scheme, address) = address.split_once("://").map_or((false, address), |(_, rest)| (true, rest));
    let address = address.split_once('@').filter(|(user, _)| !user.contains('/')).map_or(address, |(_, rest)| rest);
    let end = address.find([':', '/']).unwrap_or(address.len());
    let (host, path) = address.split_at(end);
    let path = match path.strip_prefix(':') {
        Some(port) if has_scheme => port.split_once('/').map_or("", |(_, path)| path),
        Some(path) => path,
        None => path,
    };
    let path = path.trim_matches('/');
    format!("{}/{}", host.to_ascii_lowercase(), path.strip_suffix(".git").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::{plain, split};

    #[test]
    fn every_way_to_a_repository_is_the_same_address() {
        for address in [
            "github.com/acme/infra",
            "https://github.com/acme/infra",
            "https://token@GitHub.com/acme/infra.git",
            "git::https://github.com/acme/infra.git",
            "git@github.com:acme/infra.git",
            "git::ssh://git@github.com:22/acme/infra.git/",
            "ssh://git@github.com/acme/infra",
        ] {
            assert_eq!(plain(address), "github.com/acme/infra", "{address}");
        }
        assert_ne!(plain("https://github.com/acme/other"), "github.com/acme/infra");
        assert_ne!(plain("https://gitlab.com/acme/infra"), "github.com/acme/infra");
    }

    #[test]
    fn the_directory_stands_behind_the_package() {
        let split_all = [
            ("git::https://github.com/acme/infra.git//modules/scan?ref=v1", "git::https://github.com/acme/infra.git"),
            ("github.com/acme/infra//modules/scan/", "github.com/acme/infra"),
        ];
        for (source, address) in split_all {
            assert_eq!(split(source), Some((address, "modules/scan")));
        }
        assert_eq!(split("https://github.com/acme/infra"), None);
        assert_eq!(split("acme/ecr/aws//modules/scan"), Some(("acme/ecr/aws", "modules/scan")));
    }
}

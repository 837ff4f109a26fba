//! The page on installing a release: its blocks, run as they stand, against releases on loopback.

use std::fs;

use super::packages::{VERSION, release};
use super::repository::Repository;
use super::server::{Server, State};
use crate::harness::{Tests, functions};
use crate::support::console::fenced;
use crate::support::{PROGRAM, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(a_release_is_installed_as_the_page_says, what_is_not_as_its_checksum_says_is_not_installed)
}

/// The blocks: from a release, from a mirror, and with a program that is there.
fn blocks() -> [String; 3] {
    let page = fs::read_to_string(project().join("docs/install.md")).unwrap();
    let blocks: Vec<String> = fenced(&page, "sh").into_iter().filter(|block| block.contains("SCANWRIGHT_")).collect();
    let blocks = blocks.try_into().expect("the page has three blocks that a setting changes");
    // The program of the tests can stand in the release of this machine alone.
    <[String; 3]>::map(blocks, |block| block.replace("x86_64-unknown", &format!("{}-unknown", std::env::consts::ARCH)))
}

/// Runs a block in a clone of the project's scripts; what it printed, or how it failed.
fn run(block: &str, settings: &[(&str, &str)]) -> (Repository, Result<String, String>) {
    let repository = Repository::new();
    let mut command = repository.command("bash", "origin");
    let scripts = project().join("ci");
    command.args(["-c", &format!("set -euo pipefail\ncp -R '{}' ci\n{block}", scripts.display())]);
    command.envs(settings.iter().copied()).env("RUNNER_OS", "Linux");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let said = match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stderr)),
    };
    (repository, said)
}

fn a_release_is_installed_as_the_page_says() {
    if !tools::are_there(&["bash", "curl", "tar"], "the page on installing") {
        return;
    }
    let server = Server::start(State { files: release(), ..State::default() });
    let mirror = [("SCANWRIGHT_DOWNLOAD_URL", &*format!("{}/releases", server.url))];
    let [from_release, from_mirror, with_program] = blocks();
    let (_repository, said) = run(&format!("{from_release}\n~/.local/bin/scanwright --version"), &mirror);
    assert!(said.as_ref().is_ok_and(|said| said.ends_with(&format!("scanwright {VERSION}\n"))), "{said:?}");
    let (_repository, said) = run(&from_mirror, &mirror);
    assert!(said.as_ref().is_ok_and(|said| said.ends_with(&format!("scanwright {VERSION}\n"))), "{said:?}");
    let nowhere = ("SCANWRIGHT_DOWNLOAD_URL", "http://127.0.0.1:9");
    let (_repository, said) = run(&with_program, &[nowhere, ("SCANWRIGHT_BIN", PROGRAM)]);
    assert!(said.as_ref().is_ok_and(|said| said.ends_with(&format!("scanwright {VERSION}\n"))), "{said:?}");
}

fn what_is_not_as_its_checksum_says_is_not_installed() {
    if !tools::are_there(&["bash", "curl", "tar"], "the page on installing") {
        return;
    }
    let mut files = release();
    for (_, archive) in files.iter_mut().filter(|(path, _)| path.contains("-linux-")) {
        archive.push(b'!');
    }
    let server = Server::start(State { files, ..State::default() });
    let mirror = [("SCANWRIGHT_DOWNLOAD_URL", &*format!("{}/releases", server.url))];
    let [from_release, from_mirror, _] = blocks();
    let (repository, said) = run(&from_release, &mirror);
    assert!(said.is_err() && !repository.path("home/.local/bin/scanwright").exists(), "{said:?}");
    let (repository, said) = run(&from_mirror, &mirror);
    assert!(said.is_err() && !repository.path("origin/results/program").exists(), "{said:?}");
}

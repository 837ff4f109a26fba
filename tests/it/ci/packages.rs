//! The packages of a release: packed by the script that the release uses, downloaded by the script that the action uses.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;

use super::repository::Repository;
use super::server::{Server, State};
use crate::harness::{Tests, functions};
use crate::support::tools;
use crate::support::{PROGRAM, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_release_is_packed_downloaded_checked_and_run,
        an_archive_holds_what_it_should,
        what_is_not_as_its_checksum_says_is_refused,
        a_release_that_is_not_there_is_no_other,
        a_checkout_is_built_where_it_is_asked_for_and_where_there_is_no_release
    )
}

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Packs something into a directory.
fn pack(directory: &Path, arguments: &[&str]) {
    let mut command = Command::new(project().join(".ci/package.sh"));
    let run = command.args(arguments).arg(directory).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// The files of a release, by the path at which they are downloaded.
fn served(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    let path = |file: &Path| format!("/releases/v{VERSION}/{}", file.file_name().unwrap().to_str().unwrap());
    files.map(|file| (path(&file), fs::read(&file).unwrap())).collect()
}

/// What the template of GitLab downloads.
pub fn for_gitlab() -> BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    let pack_scripts = || {
        let directory = TempDir::new().unwrap();
        pack(directory.path(), &["ci"]);
        pack(directory.path(), &["sums"]);
        served(directory.path())
    };
    FILES.get_or_init(pack_scripts).clone()
}

/// What is packed in the place of a binary, which for tests is 80 MB: something that runs it.
fn program(directory: &TempDir) -> String {
    let program = directory.path().join("program");
    tools::write_program(&program, &format!("#!/bin/sh\nexec '{PROGRAM}' \"$@\"\n"));
    program.to_str().unwrap().to_owned()
}

/// A release with a binary for this machine, and the scripts.
pub fn release() -> BTreeMap<String, Vec<u8>> {
    let (directory, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let target = format!("{}-unknown-linux-musl", std::env::consts::ARCH);
    pack(directory.path(), &["binary", &target, &program(&other)]);
    pack(directory.path(), &["ci"]);
    pack(directory.path(), &["sums"]);
    served(directory.path())
}

/// A cargo that builds at once: it writes down where and how it was called, and installs something that runs the program.
const CARGO: &str = r#"#!/bin/sh
echo "$PWD$ $@" > "$HOME/called"
while [ "$1" != --root ]; do shift; done
mkdir -p "$2/bin" && cp "$HOME/program" "$2/bin/scanwright"
"#;

/// Runs the installer against a server with these files.
fn install(files: BTreeMap<String, Vec<u8>>, version: &str) -> (Repository, Output) {
    let server = Server::start(State { files, ..State::default() });
    install_from(&server.url, version)
}

/// Runs the installer against what is at a place.
fn install_from(server: &str, version: &str) -> (Repository, Output) {
    let repository = Repository::new();
    let mut command = repository.command("bash", "origin");
    command.arg(project().join("ci/install.sh")).env("SCANWRIGHT_VERSION", version);
    command.env("SCANWRIGHT_DOWNLOAD_URL", format!("{server}/releases")).env("RUNNER_TEMP", repository.path("temp"));
    tools::write_program(&repository.path("home/cargo"), CARGO);
    fs::copy(program(&TempDir::new().unwrap()), repository.path("home/program")).unwrap();
    command.env("PATH", tools::search_path(&repository.path("home")));
    let run = command.env("RUNNER_OS", "Linux").output().unwrap();
    (repository, run)
}

fn refused(files: BTreeMap<String, Vec<u8>>, version: &str) -> String {
    let (repository, run) = install(files, version);
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1), "{said}");
    assert!(!repository.path("temp/scanwright-review/program").exists(), "a program that is not to be used");
    said
}

fn a_release_is_packed_downloaded_checked_and_run() {
    if !tools::are_there(&["bash", "curl", "tar"], "installing a release") {
        return;
    }
    for version in ["", VERSION, &format!("v{VERSION}")] {
        let (repository, run) = install(release(), version);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let program = fs::read_to_string(repository.path("temp/scanwright-review/program")).unwrap();
        let said = Command::new(program.trim()).arg("--version").output().unwrap().stdout;
        assert_eq!(String::from_utf8(said).unwrap(), format!("scanwright {VERSION}\n"));
    }
}

fn an_archive_holds_what_it_should() {
    if !tools::are_there(&["bash", "tar", "unzip", "zip"], "packing a release") {
        return;
    }
    let (directory, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    for target in ["x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        pack(directory.path(), &["binary", target, &program(&other)]);
    }
    let list = |program: &str, arguments: &[&str]| {
        let run = Command::new(program).args(arguments).current_dir(directory.path()).output().unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        let mut names: Vec<String> =
            said.lines().filter_map(|line| line.split_once('/')).map(|(_, name)| name.to_owned()).collect();
        names.retain(|name| !name.is_empty() && !name.ends_with('/'));
        names.sort();
        names
    };
    let windows = list("unzip", &["-Z1", &format!("scanwright-x86_64-pc-windows-msvc-v{VERSION}.zip")]);
    let macos = list("tar", &["-tzf", &format!("scanwright-aarch64-apple-darwin-v{VERSION}.tgz")]);
    let mut expected = vec!["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];
    expected.extend(["completions/scanwright.bash", "completions/scanwright.elvish", "completions/scanwright.fish"]);
    expected.extend(["completions/scanwright.powershell", "completions/scanwright.zsh", "man/scanwright.1"]);
    assert_eq!(macos, [&expected[..], &["scanwright"]].concat());
    assert_eq!(windows, [&expected[..], &["scanwright.exe"]].concat());
}

fn what_is_not_as_its_checksum_says_is_refused() {
    if !tools::are_there(&["bash", "curl", "tar"], "checksums") {
        return;
    }
    let mut changed = release();
    let archive = changed.keys().find(|path| path.contains("-linux-")).cloned().unwrap();
    changed.get_mut(&archive).unwrap().push(b'!');
    assert!(refused(changed, VERSION).contains("is not what the release's SHA256SUMS says"));
    let mut unlisted = release();
    unlisted.insert(format!("/releases/v{VERSION}/SHA256SUMS"), b"0  other\n".to_vec());
    assert!(refused(unlisted, VERSION).contains("(nothing, not "));
}

fn a_release_that_is_not_there_is_no_other() {
    if !tools::are_there(&["bash", "curl"], "missing releases") {
        return;
    }
    assert!(refused(release(), "9.9.9").contains("release 9.9.9 can't be had for this machine"));
    assert!(refused(release(), "1.0/../..").contains("is not a version"));
    assert!(refused(release(), "$(id)").contains("is not a version"));
}

fn a_checkout_is_built_where_it_is_asked_for_and_where_there_is_no_release() {
    if !tools::are_there(&["bash", "curl"], "building instead of downloading") {
        return;
    }
    for (files, version) in [(release(), "source"), (BTreeMap::new(), "")] {
        let (repository, run) = install(files, version);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let called = fs::read_to_string(repository.path("home/called")).unwrap();
        assert!(
            called.contains(&format!("{0}$ install --quiet --locked --path {0} ", project().display())),
            "{called}"
        );
    }
    let (repository, run) = install_from("http://127.0.0.1:9", "");
    assert!(run.status.success() && repository.path("home/called").exists(), "there is no server");
    let (repository, run) = install(release(), "");
    assert!(run.status.success() && !repository.path("home/called").exists(), "a release is not built");
}

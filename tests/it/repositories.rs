//! What the program says in repositories: merges, moves, roots, clones.
//!
//! A case is a directory in `tests/repositories/`: files, `script.sh`, which runs in a copy of them at the root of an empty git repository,
//! and `expected.txt`, which is what it prints, with `<directory>` for the path of the copy. `commit` and `g` are its words for git.

use std::path::Path;

use crate::harness::{Tests, cases, cases_of};
use crate::support::Directory;
use crate::support::expected::expect_file;
use crate::support::module::files;

/// A test of each case.
pub(crate) fn tests() -> Tests {
    cases("repositories", cases_of("tests/repositories", 6), a_session_prints_what_is_expected)
}

/// The files of a case that are not of the repository.
const OWN: [&str; 2] = ["script.sh", "expected.txt"];

/// The beginning of each script.
const WORDS: &str = "export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
g() { git -c user.name=t -c user.email=t@example.com -c init.defaultBranch=main -c advice.detachedHead=false \"$@\"; }
commit() { g add -A && g commit -q -m \"$1\"; }
";

fn a_session_prints_what_is_expected(case: &Path) {
    let directory = Directory::new();
    for (name, bytes) in files(case).into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())) {
        directory.write(&name, bytes);
    }
    let script = std::fs::read_to_string(case.join("script.sh")).unwrap();
    let run = directory.shell(&format!("{WORDS}{script}"));
    let path = directory.path().display().to_string();
    expect_file(&case.join("expected.txt"), &run.stdout.replace(&path, "<directory>"));
}

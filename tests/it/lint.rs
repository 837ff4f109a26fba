//! `scanwright lint`, case by case: each directory of `tests/lint/` holds Terraform, and `expected.txt` with what is
//! said of it and how the command ends. A first line `# scanwright lint …` in `arguments` gives other arguments than
//! none.
//! `SCANWRIGHT_BLESS=1` writes the expected files anew.

use std::fs;
use std::path::Path;

use crate::harness::{Tests, cases, cases_of};
use crate::support::Directory;
use crate::support::expected::expect_file;
use crate::support::module::{entries, name_of};

/// A test of each case.
pub(crate) fn tests() -> Tests {
    cases("lint", cases_of("tests/lint", 20), |case| expect_file(&case.join("expected.txt"), &lint(case)))
}

/// What the command says of a case, and its exit status.
fn lint(case: &Path) -> String {
    let directory = Directory::new();
    copy(case, directory.path());
    let arguments = fs::read_to_string(case.join("arguments")).unwrap_or_default();
    let run = directory.shell(&format!("scanwright lint {}", arguments.trim()));
    format!("{}exit {}\n", run.stdout, run.status.code().unwrap())
}

fn copy(from: &Path, to: &Path) {
    for entry in entries(from) {
        let to = to.join(name_of(&entry));
        if entry.is_dir() {
            fs::create_dir_all(&to).unwrap();
            copy(&entry, &to);
        } else if !["expected.txt", "arguments"].contains(&name_of(&entry)) {
            fs::copy(&entry, &to).unwrap();
        }
    }
}

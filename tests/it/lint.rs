//! `scanwright lint`, case by case: each folder of `tests/lint/` holds Terraform, and `expected.txt` with what is said of
//! it and how the command ends. A first line `# scanwright lint …` in `arguments` gives other arguments than none.
//! `SCANWRIGHT_BLESS=1` writes the expected files anew.

use std::fs;
use std::path::Path;

use crate::harness::{Tests, functions};
use crate::support::module::{entries, name_of};
use crate::support::{Folder, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(every_case_is_as_expected)
}

fn every_case_is_as_expected() {
    let mut faults = Vec::new();
    let cases = entries(&project().join("tests/lint"));
    assert!(!cases.is_empty());
    for case in cases {
        let expected = case.join("expected.txt");
        let said = lint(&case);
        if crate::support::is_blessing() {
            fs::write(&expected, &said).unwrap();
        }
        let difference = crate::support::difference(&fs::read_to_string(&expected).unwrap_or_default(), &said);
        faults.extend(difference.map(|difference| format!("{}\n{difference}", name_of(&case))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the command says of a case, and its exit status.
fn lint(case: &Path) -> String {
    let folder = Folder::new();
    copy(case, folder.path());
    let arguments = fs::read_to_string(case.join("arguments")).unwrap_or_default();
    let run = folder.shell(&format!("scanwright lint {}", arguments.trim()));
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

//! What lint says of settling is what the model proves: where `simulate` finds a cycle, lint has an error that names it,
//! and where everything settles it has none. Over every case of both that is one directory of Terraform.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{entries, name_of};
use crate::support::{Directory, project};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(lint_and_simulate_agree)
}

/// The lints that say that something never settles.
const OF_SETTLING: &[&str] = &["L001", "L002", "L003", "L004"];

/// What L003 says where two resources want the same, which settles until one of them goes.
const ALIKE: &str = "destroying one of them resets the registry";

fn lint_and_simulate_agree() {
    let mut counts = [0, 0];
    for case in cases() {
        let directory = Directory::new();
        copy(&case, directory.path());
        let simulated = json(&directory, &["simulate", "--terraform", "."]);
        let linted = json(&directory, &["lint"]);
        let Some(settles) = simulated["settles"].as_bool() else { continue };
        let named = errors(&linted);
        counts[usize::from(settles)] += 1;
        assert_eq!(named.is_empty(), settles, "{}: {named:?}", case.display());
    }
    assert!(counts.iter().all(|count| *count >= 5), "cases that cycle and that settle: {counts:?}");
}

/// The errors of lint that are about settling.
fn errors(linted: &Value) -> Vec<String> {
    let findings = linted["diagnostics"].as_array().unwrap().iter();
    let of_settling = findings.filter(|finding| {
        let is_named = OF_SETTLING.iter().any(|code| finding["code"] == *code);
        is_named && finding["severity"] == "error" && !finding["message"].as_str().unwrap().contains(ALIKE)
    });
    of_settling.map(|finding| finding["message"].to_string()).collect()
}

fn json(directory: &Directory, arguments: &[&str]) -> Value {
    let run = directory.scanwright([arguments, &["--format", "json"]].concat());
    serde_json::from_str(&run.stdout).unwrap()
}

/// The cases that are one directory, looked at without arguments and with nothing silenced.
fn cases() -> Vec<PathBuf> {
    let of_lint = entries(&project().join("tests/lint")).into_iter().filter(|case| !case.join("arguments").exists());
    let of_simulate = entries(&project().join("tests/simulate")).into_iter().filter(|case| {
        fs::read_to_string(case.join("arguments.txt"))
            .is_ok_and(|arguments| arguments.trim() == "simulate --terraform .")
    });
    let is_open =
        |case: &PathBuf| fs::read_to_string(case.join("main.tf")).is_ok_and(|text| !text.contains("scanwright:ignore"));
    of_lint.chain(of_simulate).filter(is_open).collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in entries(from) {
        let to = to.join(name_of(&entry));
        if entry.is_dir() {
            fs::create_dir_all(&to).unwrap();
            copy(&entry, &to);
        } else {
            fs::copy(&entry, &to).unwrap();
        }
    }
}

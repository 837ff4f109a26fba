//! What `rehearse` refuses before terraform is started.
//!
//! A case is a directory in `tests/refusals/`: a configuration, and `expected.txt`, which is what `rehearse .
//! --dry-run` says of it. Terraform is not needed.

use std::path::{Path, PathBuf};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::expected::expect_file;
use crate::support::module::{entries, files, name_of};
use crate::support::{Directory, project};

/// A test of each case, and of what is hard to read.
pub(crate) fn tests() -> Tests {
    cases("refusals", cases_of("tests/refusals", 5), what_could_reach_past_is_refused_at_once).and(functions!(
        of_directories_as_projects_have_them_few_are_refused,
        the_wrong_directory_is_named,
        what_is_made_to_be_hard_is_an_error_and_no_crash,
        what_is_no_file_is_not_waited_for
    ))
}

/// The file that holds what is said.
const EXPECTED: &str = "expected.txt";

fn what_could_reach_past_is_refused_at_once(case: &Path) {
    let directory = Directory::new();
    for (name, bytes) in files(case).into_iter().filter(|(name, _)| name != EXPECTED) {
        directory.write(&name, bytes);
    }
    let run = directory.shell("scanwright rehearse . --dry-run; echo exit $?");
    expect_file(&case.join(EXPECTED), &run.stdout);
}

/// The directories of `tests/projects/` are what stands around scanning in public repositories; refused is what needs a service
/// that the simulated AWS has no part of, or a text that is not there.
fn of_directories_as_projects_have_them_few_are_refused() {
    let all = entries(&project().join("tests/projects"));
    let is_refused = |case: &&PathBuf| {
        let directory = Directory::new();
        for (name, bytes) in files(case) {
            directory.write(&name, bytes);
        }
        !directory.scanwright(["rehearse", ".", "--dry-run"]).status.success()
    };
    let refused: Vec<&str> = all.iter().filter(is_refused).map(|case| name_of(case)).collect();
    assert_eq!(all.len(), 17);
    assert_eq!(refused, ["key-of-its-own", "module-of-the-registry", "pipeline-beside", "state-of-others"]);
}

fn the_wrong_directory_is_named() {
    let directory = Directory::new();
    directory.write("README.md", "nothing");
    for (directory_named, said) in
        [("missing", "no such file or directory"), (".", "there are no Terraform files in `.`")]
    {
        let run = directory.scanwright(["rehearse", directory_named]);
        assert_eq!(run.status.code(), Some(1));
        assert!(run.stderr.contains("error[H001]") && run.stderr.contains(said), "{}", run.stderr);
    }
    let run = directory.scanwright(["rehearse", ".", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["diagnostics"][0]["code"], "H001");
}

fn what_is_made_to_be_hard_is_an_error_and_no_crash() {
    let scanning = "resource \"aws_ecr_registry_scanning_configuration\" \"this\" {\n  scan_type = \"BASIC\"\n}\n";
    let nested =
        |open: &str, close: &str| format!("locals {{\n  a = {}1{}\n}}\n", open.repeat(5_000), close.repeat(5_000));
    let large = format!("# {}\n", "x".repeat(10 << 20));
    let json = format!("{{\"locals\": {{\"a\": {}{}}}}}", "[".repeat(5_000), "]".repeat(5_000));
    let hard = [
        ("brackets.tf", nested("[", "]")),
        ("parentheses.tf", nested("(", ")")),
        ("objects.tf", nested("{ a = ", "}")),
        ("negations.tf", nested("!", "")),
        ("large.tf", large),
        ("nested.tf.json", json),
    ];
    for (name, text) in hard {
        let directory = Directory::new();
        directory.write("main.tf", scanning);
        directory.write(name, text);
        let run = directory.scanwright(["rehearse", ".", "--dry-run"]);
        assert_eq!(run.status.code(), Some(1), "{name}");
        assert!(run.stderr.starts_with("error[H002]") && run.stderr.contains(name), "{name}: {}", run.stderr);
    }
}

fn what_is_no_file_is_not_waited_for() {
    let directory = Directory::new();
    let run = directory.shell("mkfifo main.tf pipe && timeout 10 scanwright rehearse . --dry-run");
    assert!(run.stdout.contains("`main.tf` can't be read: it is not a file"), "{}", run.stdout);
}

//! Policies as files: what `check` says of each bad one, to the byte, and that it says nothing of the good ones.
//!
//! Adding a case adds `tests/bad-policies/<name>.toml` (its `.txt` is written by `SCANWRIGHT_BLESS=1`) or
//! `tests/good-policies/<name>.toml`. A bug leaves its policy here.

use std::path::{Path, PathBuf};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::Directory;
use crate::support::expected::expect_file;

/// A test of each policy.
pub(crate) fn tests() -> Tests {
    cases("bad-policies", policies("tests/bad-policies"), is_refused_with_every_finding)
        .and(cases("good-policies", policies("tests/good-policies"), has_no_finding_and_generates))
        .and(functions!(a_policy_that_is_far_too_large_is_refused_at_once))
}

fn policies(directory: &str) -> Vec<PathBuf> {
    let is_policy = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
    cases_of(directory, 3).into_iter().filter(is_policy).collect()
}

/// A directory with that policy, a git repository of its own.
fn with_policy(path: &Path) -> Directory {
    let directory = Directory::new();
    directory.write("scan-policy.toml", std::fs::read(path).unwrap());
    directory
}

fn is_refused_with_every_finding(policy: &Path) {
    let directory = with_policy(policy);
    let run = directory.scanwright(["check"]);
    let shown = format!("exit {}\n{}{}", run.status.code().unwrap(), run.stdout, run.stderr);
    assert!(shown.starts_with("exit 1\n"), "it is refused:\n{shown}");
    nothing_is_written(&directory);
    expect_file(&policy.with_extension("txt"), &shown);
}

/// `generate` refuses it as well, in JSON that names a place, and leaves the directory as it was.
fn nothing_is_written(directory: &Directory) {
    let run = directory.scanwright(["generate", "--force", "--format", "json"]);
    assert_eq!(run.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["format_version"], 1);
    for diagnostic in document["diagnostics"].as_array().unwrap() {
        assert!(diagnostic["labels"][0]["line"].as_u64().unwrap() >= 1, "{diagnostic}");
        assert_eq!(diagnostic["labels"][0]["path"], "scan-policy.toml");
    }
    let left: Vec<_> = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "the policy and .git: {left:?}");
}

fn has_no_finding_and_generates(policy: &Path) {
    let directory = with_policy(policy);
    let run = directory.scanwright(["check", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["diagnostics"], serde_json::json!([]));
    assert_eq!(run.status.code(), Some(0));
    let run = directory.scanwright(["generate"]);
    assert_eq!(run.status.code(), Some(0), "{}", run.stderr);
}

fn a_policy_that_is_far_too_large_is_refused_at_once() {
    let directory = Directory::new();
    let half = 5_000_000;
    directory.write("scan-policy.toml", format!("x = {}{}", "[".repeat(half), "]".repeat(half)));
    let run = directory.scanwright(["check"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.starts_with("error[S003]"), "{}", run.stdout);
    directory.write("scan-policy.toml", format!("x = {}", "[".repeat(1_000_000)));
    let run = directory.scanwright(["check"]);
    assert!(run.stdout.starts_with("error[S004]"), "{}", run.stdout);
}

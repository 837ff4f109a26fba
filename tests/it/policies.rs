//! Policies as files: what `check` says of each bad one, to the byte, and that it says nothing of the good ones.
//!
//! Adding a case adds `tests/bad-policies/<name>.toml` (its `.txt` is written by `SCANWRIGHT_BLESS=1`) or
//! `tests/good-policies/<name>.toml`. A bug leaves its policy here.

use std::path::PathBuf;

use crate::harness::{Tests, functions};
use crate::support::{Folder, difference, is_blessing, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        bad_policies_are_refused_with_every_finding,
        good_policies_have_no_finding_and_generate,
        a_policy_that_is_far_too_large_is_refused_at_once
    )
}

fn policies(folder: &str) -> Vec<PathBuf> {
    let folder = project().join("tests").join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut policies: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    policies.sort();
    assert!(policies.len() > 2, "the policies are there");
    policies
}

/// A folder with that policy, a git repository of its own.
fn with_policy(path: &PathBuf) -> Folder {
    let folder = Folder::new();
    folder.write("scan-policy.toml", std::fs::read(path).unwrap());
    folder
}

fn bad_policies_are_refused_with_every_finding() {
    let mut failures = Vec::new();
    for path in policies("bad-policies") {
        let folder = with_policy(&path);
        let run = folder.scanwright(["check"]);
        let shown = format!("exit {}\n{}{}", run.status.code().unwrap(), run.stdout, run.stderr);
        let golden = path.with_extension("txt");
        if is_blessing() {
            std::fs::write(&golden, &shown).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        failures.extend(difference(&expected, &shown).map(|diff| format!("{}\n{diff}", path.display())));
        assert!(shown.starts_with("exit 1\n"), "{} is refused:\n{shown}", path.display());
        nothing_is_written(&folder);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// `generate` refuses it as well, in JSON that names a place, and leaves the folder as it was.
fn nothing_is_written(folder: &Folder) {
    let run = folder.scanwright(["generate", "--force", "--format", "json"]);
    assert_eq!(run.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["format_version"], 1);
    for diagnostic in document["diagnostics"].as_array().unwrap() {
        assert!(diagnostic["labels"][0]["line"].as_u64().unwrap() >= 1, "{diagnostic}");
        assert_eq!(diagnostic["labels"][0]["path"], "scan-policy.toml");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "the policy and .git: {left:?}");
}

fn good_policies_have_no_finding_and_generate() {
    for path in policies("good-policies") {
        let folder = with_policy(&path);
        let run = folder.scanwright(["check", "--format", "json"]);
        let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(document["diagnostics"], serde_json::json!([]), "{}", path.display());
        assert_eq!(run.status.code(), Some(0));
        let run = folder.scanwright(["generate"]);
        assert_eq!(run.status.code(), Some(0), "{}: {}", path.display(), run.stderr);
    }
}

fn a_policy_that_is_far_too_large_is_refused_at_once() {
    let folder = Folder::new();
    let half = 5_000_000;
    folder.write("scan-policy.toml", format!("x = {}{}", "[".repeat(half), "]".repeat(half)));
    let run = folder.scanwright(["check"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stdout.starts_with("error[S003]"), "{}", run.stdout);
    folder.write("scan-policy.toml", format!("x = {}", "[".repeat(1_000_000)));
    let run = folder.scanwright(["check"]);
    assert!(run.stdout.starts_with("error[S004]"), "{}", run.stdout);
}

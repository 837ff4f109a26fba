//! What `diff`, `explain` and `coverage` answer, as files: each case is a folder, its answers for people and as JSON
//! stand beside its policies, and one test for each command runs them all.
//!
//! - `tests/meaning/<case>/`: `before.toml` is generated and `after.toml` compared with it; without `before.toml` nothing
//!   was generated, `edit.sh` edits what was, and `repositories.txt` is given to `diff`. `diff.txt` begins with the
//!   change in meaning, the unified diff above it is left out; `diff.json` is the `meaning`.
//! - `tests/explain/<case>/`: `policy.toml`, and in `names.txt` what is asked for.
//! - `tests/coverage/<case>/`: `policy.toml` and `repositories.txt` or `repositories.json`.
//!
//! Adding a case adds a folder; `SCANWRIGHT_BLESS=1` writes its answers.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, entries, name_of, succeed};
use crate::support::{Folder, Run, fault, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        diff_tells_the_change_in_meaning,
        explain_says_which_rule_and_filter_win,
        coverage_lists_every_repository
    )
}

/// A case, and what is wrong with it.
struct Case {
    path: PathBuf,
    faults: Vec<String>,
}

impl Case {
    fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.path.join(file)).ok()
    }

    /// A fresh repository with the files of the case in it, `policy` under the name that commands look for.
    fn folder(&self, policy: &str) -> Folder {
        let folder = Folder::new();
        let files = entries(&self.path);
        let given = files.iter().filter(|file| name_of(file).starts_with("repositories."));
        given.for_each(|file| folder.write(name_of(file), fs::read(file).unwrap()));
        if let Some(policy) = self.text(policy) {
            folder.write(POLICY, policy);
        }
        folder
    }

    /// `--repositories` with the inventory of the case, where it has one.
    fn inventory(&self) -> Vec<String> {
        let named = ["repositories.txt", "repositories.json"].into_iter().filter(|file| self.path.join(file).exists());
        named.flat_map(|file| ["--repositories".to_owned(), file.to_owned()]).collect()
    }

    fn expect(&mut self, file: &str, actual: &str) {
        self.faults.extend(fault(&self.path.join(file), actual));
    }
}

/// Runs every case of a folder.
fn all(folder: &str, check: impl Fn(&mut Case)) {
    let paths: Vec<PathBuf> =
        entries(&project().join("tests").join(folder)).into_iter().filter(|path| path.is_dir()).collect();
    assert!(paths.len() > 2, "the cases are there");
    let checked = paths.into_iter().map(|path| {
        let mut case = Case { path, faults: Vec::new() };
        check(&mut case);
        case.faults
    });
    let faults: Vec<String> = checked.flatten().collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn diff_tells_the_change_in_meaning() {
    all("meaning", |case| {
        let folder = case.folder("before.toml");
        if case.text("before.toml").is_some() {
            succeed(&folder, &["generate"]);
        }
        if let Some(edit) = case.text("edit.sh") {
            assert!(folder.shell(&edit).status.success(), "{}", case.path.display());
        }
        folder.write(POLICY, case.text("after.toml").unwrap());
        let run = folder.scanwright([vec!["diff".to_owned()], case.inventory()].concat());
        let told: String = run.stdout.split_inclusive('\n').skip_while(|line| !line.starts_with("while ")).collect();
        case.expect("diff.txt", &shown(&run, &told));
        let run = folder.scanwright([vec!["diff".to_owned(), "--format=json".to_owned()], case.inventory()].concat());
        case.expect("diff.json", &pretty(&json(&case.path, &run)["meaning"]));
    });
}

fn explain_says_which_rule_and_filter_win() {
    all("explain", |case| {
        let names = case.text("names.txt").unwrap();
        let names: Vec<String> = names.lines().map(str::to_owned).collect();
        both_formats(case, "explain", &[vec!["explain".to_owned()], names, case.inventory()].concat());
    });
}

fn coverage_lists_every_repository() {
    all("coverage", |case| {
        both_formats(case, "coverage", &[vec!["coverage".to_owned()], case.inventory()].concat());
    });
}

fn both_formats(case: &mut Case, file: &str, arguments: &[String]) {
    let folder = case.folder("policy.toml");
    let run = folder.scanwright(arguments);
    case.expect(&format!("{file}.txt"), &shown(&run, &run.stdout));
    let as_json = folder.scanwright(arguments.iter().map(String::as_str).chain(["--format=json"]));
    assert_eq!(as_json.status.code(), run.status.code());
    case.expect(&format!("{file}.json"), &pretty(&json(&case.path, &as_json)));
}

/// How a run ended, its result, and what it said beside it.
fn shown(run: &Run, result: &str) -> String {
    format!("exit {}\n{result}{}", run.status.code().unwrap(), run.stderr)
}

fn json(case: &Path, run: &Run) -> serde_json::Value {
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["format_version"], 1, "{}", case.display());
    document
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap() + "\n"
}

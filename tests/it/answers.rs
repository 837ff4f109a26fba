//! What `diff`, `explain` and `coverage` answer, as files: each case is a directory, its answers for people and as JSON
//! stand beside its policies.
//!
//! - `tests/meaning/<case>/`: `before.toml` is generated and `after.toml` compared with it; without `before.toml` nothing
//!   was generated, `edit.sh` edits what was, and `repositories.txt` is given to `diff`. `diff.txt` begins with the
//!   headline, the unified diff above it is left out; `diff.json` is the `meaning`.
//! - `tests/explain/<case>/`: `policy.toml`, and in `names.txt` what is asked for.
//! - `tests/coverage/<case>/`: `policy.toml` and `repositories.txt` or `repositories.json`, and in `arguments.txt` further
//!   arguments, which may name other files of the case.
//!
//! Adding a case adds a directory; `SCANWRIGHT_BLESS=1` writes its answers.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Tests, cases, cases_of};
use crate::support::expected::Expected;
use crate::support::module::{POLICY, entries, name_of, succeed};
use crate::support::{Directory, Run};

/// A test of each case of the three commands.
pub(crate) fn tests() -> Tests {
    let of = |kind: &str| cases_of(&format!("tests/{kind}"), 3).into_iter().filter(|path| path.is_dir()).collect();
    cases("meaning", of("meaning"), diff_tells_the_change_in_meaning)
        .and(cases("explain", of("explain"), explain_says_which_rule_and_filter_win))
        .and(cases("coverage", of("coverage"), coverage_lists_every_repository))
}

fn diff_tells_the_change_in_meaning(case: &Path) {
    let case = Case(case);
    let directory = case.directory("before.toml");
    if case.text("before.toml").is_some() {
        succeed(&directory, &["generate"]);
    }
    if let Some(edit) = case.text("edit.sh") {
        assert!(directory.shell(&edit).status.success());
    }
    directory.write(POLICY, case.text("after.toml").unwrap());
    let mut expected = Expected::default();
    let given: Vec<String> = [case.inventory(), case.arguments()].concat();
    let run = directory.scanwright([vec!["diff".to_owned()], given.clone()].concat());
    let told: String =
        run.stdout.split_inclusive('\n').skip_while(|line| !line.starts_with("Registry scanning")).collect();
    expected.file(&case.path("diff.txt"), &shown(&run, &told));
    let run = directory.scanwright([vec!["diff".to_owned(), "--format=json".to_owned()], given].concat());
    expected.file(&case.path("diff.json"), &pretty(&json(&run)["meaning"]));
    expected.hold();
}

fn explain_says_which_rule_and_filter_win(case: &Path) {
    let case = Case(case);
    let names = case.text("names.txt").unwrap();
    let names: Vec<String> = names.lines().map(str::to_owned).collect();
    both_formats(&case, "explain", &[vec!["explain".to_owned()], names, case.inventory()].concat());
}

fn coverage_lists_every_repository(case: &Path) {
    let case = Case(case);
    both_formats(&case, "coverage", &[vec!["coverage".to_owned()], case.inventory(), case.arguments()].concat());
}

/// The directory of a case.
struct Case<'p>(&'p Path);

impl Case<'_> {
    fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.path(file)).ok()
    }

    /// Further arguments.
    fn arguments(&self) -> Vec<String> {
        self.text("arguments.txt").unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    }

    /// A fresh repository with the files of the case in it, `policy` under the name that commands look for.
    fn directory(&self, policy: &str) -> Directory {
        let directory = Directory::new();
        let files = entries(self.0);
        let is_given = |file: &&PathBuf| {
            let names = ["repositories.", "prices.", "usage.", "inspector."];
            names.iter().any(|name| name_of(file).starts_with(name))
        };
        let given = files.iter().filter(is_given);
        given.for_each(|file| directory.write(name_of(file), fs::read(file).unwrap()));
        if let Some(policy) = self.text(policy) {
            directory.write(POLICY, policy);
        }
        directory
    }

    /// `--repositories` with the inventory of the case, where it has one.
    fn inventory(&self) -> Vec<String> {
        let named = ["repositories.txt", "repositories.json"].into_iter().filter(|file| self.path(file).exists());
        named.flat_map(|file| ["--repositories".to_owned(), file.to_owned()]).collect()
    }
}

fn both_formats(case: &Case<'_>, file: &str, arguments: &[String]) {
    let directory = case.directory("policy.toml");
    let mut expected = Expected::default();
    let run = directory.scanwright(arguments);
    expected.file(&case.path(&format!("{file}.txt")), &shown(&run, &run.stdout));
    let as_json = directory.scanwright(arguments.iter().map(String::as_str).chain(["--format=json"]));
    assert_eq!(as_json.status.code(), run.status.code());
    expected.file(&case.path(&format!("{file}.json")), &pretty(&json(&as_json)));
    expected.hold();
}

/// How a run ended, its result, and what it said beside it.
fn shown(run: &Run, result: &str) -> String {
    format!("exit {}\n{result}{}", run.status.code().unwrap(), run.stderr)
}

fn json(run: &Run) -> Value {
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(document["format_version"], 1);
    document
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap() + "\n"
}

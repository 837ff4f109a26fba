//! What `migrate` writes and says.
//!
//! A case is a directory in `tests/migrate/`: `scan-policy.toml`, `before/` with the configuration, `arguments` where
//! it has more than `--from before`; and what must come out: `said.txt` with all that is printed, and `migration.tf`
//! where a file is written. For every case that comes out, the edits are made as the JSON names them: then there must
//! be nothing left to do. `SCANWRIGHT_BLESS=1` writes what comes out.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::Directory;
use crate::support::expected::Expected;
use crate::support::module::files;
use crate::support::project;

/// A test of each case, and of files that are in the way.
pub(crate) fn tests() -> Tests {
    cases("migrate", cases_of("tests/migrate", 1), comes_out_as_expected).and(functions!(
        ten_cases_have_edits_that_a_program_can_make,
        an_existing_file_is_never_overwritten_and_printing_writes_nothing,
        a_file_where_terraform_would_not_read_it_is_refused
    ))
}

/// The file that is written.
const WRITTEN: &str = "before/scanning-migration.tf";

/// What is said and written is as expected, and after the edits there is nothing to do.
fn comes_out_as_expected(case: &Path) {
    let (directory, arguments) = open(case);
    let run = directory.shell(&format!("scanwright migrate {arguments}"));
    let written = fs::read_to_string(directory.path().join(WRITTEN)).ok();
    let mut expected = Expected::default();
    expected.file(&case.join("said.txt"), &format!("{}exit {}\n", run.stdout, run.status.code().unwrap()));
    expected.file_or_none(&case.join("migration.tf"), written.as_deref());
    expected.hold();
    let (directory, _) = open(case);
    let document = json(&directory, &arguments);
    if can_be_made(&document) {
        after_the_edits_there_is_nothing_to_do(&directory, &arguments, &document);
    }
}

/// Whether there is a migration with edits that a program can make.
fn can_be_made(document: &Value) -> bool {
    !document["file"].is_null() && all(&document["edits"]).all(|edit| edit["action"] != "review")
}

fn after_the_edits_there_is_nothing_to_do(directory: &Directory, arguments: &str, document: &Value) {
    directory.write(WRITTEN, document["file"]["text"].as_str().unwrap());
    edit(directory, &document["edits"]);
    edit(directory, &document["cleanup"]);
    // With an id there is always something to import.
    let is_by_id = arguments.contains("--registry-id");
    let again = json(directory, if is_by_id { arguments } else { "--from before" });
    assert!(is_by_id || again["file"].is_null(), "{again:#}");
    assert_eq!(all(&again["edits"]).count(), 0, "{again:#}");
}

fn ten_cases_have_edits_that_a_program_can_make() {
    let documents = cases_of("tests/migrate", 1).into_iter().map(|case| {
        let (directory, arguments) = open(&case);
        json(&directory, &arguments)
    });
    let tried = documents.filter(can_be_made).count();
    assert!(tried >= 10, "{tried} cases have edits that a program can make");
}

fn an_existing_file_is_never_overwritten_and_printing_writes_nothing() {
    let (directory, _) = open(&project().join("tests/migrate/without-enabler"));
    let printed = directory.scanwright(["migrate", "--from", "before", "-o", "-"]);
    assert!(printed.status.success() && printed.stdout.contains("moved {"), "{}", printed.stderr);
    assert!(!directory.path().join(WRITTEN).exists());
    directory.write(WRITTEN, "# mine\n");
    let refused = directory.scanwright(["migrate", "--from", "before"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.contains("already exists"), "{}", refused.stderr);
    assert_eq!(directory.read(WRITTEN), "# mine\n");
}

fn a_file_where_terraform_would_not_read_it_is_refused() {
    let (directory, _) = open(&project().join("tests/migrate/without-enabler"));
    let refused = directory.scanwright(["migrate", "--from", "before", "-o", "elsewhere.tf"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.contains("is not in `before`"), "{}", refused.stderr);
    assert!(!directory.path().join("elsewhere.tf").exists());
}

/// A case in a directory of its own, and the arguments.
fn open(case: &Path) -> (Directory, String) {
    let directory = Directory::new();
    directory.write("scan-policy.toml", fs::read(case.join("scan-policy.toml")).unwrap());
    for (path, bytes) in files(&case.join("before")) {
        directory.write(&format!("before/{path}"), bytes);
    }
    let more = fs::read_to_string(case.join("arguments")).unwrap_or_default();
    (directory, format!("--from before {}", more.trim()))
}

/// The migration as data; nothing is written.
fn json(directory: &Directory, arguments: &str) -> Value {
    let run = directory.shell(&format!("scanwright migrate {arguments} -o - --format json"));
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

/// The entries of a list.
fn all(list: &Value) -> impl DoubleEndedIterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// Makes edits, from the last to the first, so that lines keep their numbers.
fn edit(directory: &Directory, edits: &Value) {
    for edit in all(edits).rev() {
        let path = edit["path"].as_str().unwrap();
        let number = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
        let text = directory.read(path);
        let mut lines: Vec<&str> = text.lines().collect();
        let new = edit["replacement"].as_str().into_iter().flat_map(str::lines);
        lines.splice(number("line") - 1..number("end_line"), new);
        directory.write(path, lines.join("\n") + "\n");
    }
}

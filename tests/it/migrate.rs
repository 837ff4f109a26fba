//! What `migrate` writes and says.
//!
//! A case is a folder in `tests/migrate/`: `scan-policy.toml`, `before/` with the configuration, `arguments` where it
//! has more than `--from before`; and what must come out: `said.txt` with all that is printed, and `migration.tf` where
//! a file is written. For every case that comes out, the edits are made as the JSON names them: then there must be
//! nothing left to do. `SCANWRIGHT_BLESS=1` writes what comes out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{entries, files, name_of};
use crate::support::{Folder, difference, is_blessing, project};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        migrations_come_out_as_expected,
        after_the_edits_there_is_nothing_to_do,
        an_existing_file_is_never_overwritten_and_printing_writes_nothing,
        a_file_where_terraform_would_not_read_it_is_refused
    )
}

/// The file that is written.
const WRITTEN: &str = "before/scanning-migration.tf";

fn migrations_come_out_as_expected() {
    let faults: Vec<String> = cases().iter().filter_map(|case| check(case)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn after_the_edits_there_is_nothing_to_do() {
    let mut tried = 0;
    for case in cases() {
        let (folder, arguments) = open(&case);
        let document = json(&folder, &arguments);
        if document["file"].is_null() || !all(&document["edits"]).all(|edit| edit["action"] != "review") {
            continue;
        }
        folder.write(WRITTEN, document["file"]["text"].as_str().unwrap());
        edit(&folder, &document["edits"]);
        edit(&folder, &document["cleanup"]);
        // With an id there is always something to import.
        let is_by_id = arguments.contains("--registry-id");
        let again = json(&folder, if is_by_id { &arguments } else { "--from before" });
        assert!(is_by_id || again["file"].is_null(), "{}: {again:#}", name_of(&case));
        assert_eq!(all(&again["edits"]).count(), 0, "{}: {again:#}", name_of(&case));
        tried += 1;
    }
    assert!(tried >= 10, "{tried} cases have edits that a program can make");
}

fn an_existing_file_is_never_overwritten_and_printing_writes_nothing() {
    let (folder, _) = open(&project().join("tests/migrate/without-enabler"));
    let printed = folder.scanwright(["migrate", "--from", "before", "-o", "-"]);
    assert!(printed.status.success() && printed.stdout.contains("moved {"), "{}", printed.stderr);
    assert!(!folder.path().join(WRITTEN).exists());
    folder.write(WRITTEN, "# mine\n");
    let refused = folder.scanwright(["migrate", "--from", "before"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.contains("exists already"), "{}", refused.stderr);
    assert_eq!(folder.read(WRITTEN), "# mine\n");
}

fn a_file_where_terraform_would_not_read_it_is_refused() {
    let (folder, _) = open(&project().join("tests/migrate/without-enabler"));
    let refused = folder.scanwright(["migrate", "--from", "before", "-o", "elsewhere.tf"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.contains("is not in `before`"), "{}", refused.stderr);
    assert!(!folder.path().join("elsewhere.tf").exists());
}

/// The cases, sorted.
fn cases() -> Vec<PathBuf> {
    let cases = entries(&project().join("tests/migrate"));
    assert!(!cases.is_empty());
    cases
}

/// A case in a folder of its own, and the arguments.
fn open(case: &Path) -> (Folder, String) {
    let folder = Folder::new();
    folder.write("scan-policy.toml", fs::read(case.join("scan-policy.toml")).unwrap());
    for (path, bytes) in files(&case.join("before")) {
        folder.write(&format!("before/{path}"), bytes);
    }
    let more = fs::read_to_string(case.join("arguments")).unwrap_or_default();
    (folder, format!("--from before {}", more.trim()))
}

/// What differs from what was expected.
fn check(case: &Path) -> Option<String> {
    let (folder, arguments) = open(case);
    let run = folder.shell(&format!("scanwright migrate {arguments}"));
    let written = fs::read_to_string(folder.path().join(WRITTEN)).ok();
    let said = format!("{}exit {}\n", run.stdout, run.status.code().unwrap());
    if is_blessing() {
        fs::write(case.join("said.txt"), &said).unwrap();
        match &written {
            Some(text) => fs::write(case.join("migration.tf"), text).unwrap(),
            None => drop(fs::remove_file(case.join("migration.tf"))),
        }
        return None;
    }
    let expected = |name: &str| fs::read_to_string(case.join(name)).unwrap_or_default();
    let differences =
        [difference(&expected("said.txt"), &said), difference(&expected("migration.tf"), &written.unwrap_or_default())];
    let differences: Vec<String> = differences.into_iter().flatten().collect();
    (!differences.is_empty()).then(|| format!("{}:\n{}", name_of(case), differences.join("\n")))
}

/// The migration as data; nothing is written.
fn json(folder: &Folder, arguments: &str) -> Value {
    let run = folder.shell(&format!("scanwright migrate {arguments} -o - --format json"));
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stdout))
}

/// The entries of a list.
fn all(list: &Value) -> impl DoubleEndedIterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// Makes edits, from the last to the first, so that lines keep their numbers.
fn edit(folder: &Folder, edits: &Value) {
    for edit in all(edits).rev() {
        let path = edit["path"].as_str().unwrap();
        let number = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
        let text = folder.read(path);
        let mut lines: Vec<&str> = text.lines().collect();
        let new = edit["replacement"].as_str().into_iter().flat_map(str::lines);
        lines.splice(number("line") - 1..number("end_line"), new);
        folder.write(path, lines.join("\n") + "\n");
    }
}

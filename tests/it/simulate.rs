//! What `simulate` answers, as files: a case is a directory with Terraform or a policy, and in `arguments.txt` the
//! call. Beside them stand the answer for people, as JSON, as Markdown and as a diagram, each with its exit status; one
//! that could not be given has its diagnostics alone.
//!
//! Adding a case adds a directory; `SCANWRIGHT_BLESS=1` writes its answers.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::Directory;
use crate::support::expected::Expected;
use crate::support::module::{entries, name_of};

/// A test of each case, and what they share.
pub(crate) fn tests() -> Tests {
    let directories = cases_of("tests/simulate", 20).into_iter().filter(|path| path.is_dir()).collect();
    cases("simulate", directories, is_answered_as_expected_in_every_format)
        .and(functions!(other_commands_refuse_the_formats_of_this_one))
}

const FORMATS: [(&str, &str); 4] = [("human", "txt"), ("json", "json"), ("markdown", "md"), ("mermaid", "mmd")];

fn is_answered_as_expected_in_every_format(case: &Path) {
    let directory = Directory::new();
    copy(case, "", &directory);
    let arguments = fs::read_to_string(case.join("arguments.txt")).unwrap();
    let (mut expected, mut statuses) = (Expected::default(), Vec::new());
    for (format, ending) in FORMATS {
        let arguments = arguments.split_whitespace().chain(["--format", format]);
        let run = directory.scanwright(arguments.collect::<Vec<_>>());
        let status = run.status.code().unwrap();
        statuses.push(status);
        expected.file(&case.join(format!("answer.{ending}")), &format!("{}{}exit {status}\n", run.stdout, run.stderr));
        match format {
            "human" => {
                let wide = run.stdout.lines().filter(|line| line.chars().count() > 100);
                wide.for_each(|line| expected.fault(format!("wider than 100 columns: {line}")));
            }
            "json" => assert_eq!(status, status_of(&run.stdout), "the exit status says whether it settles"),
            _ => {}
        }
    }
    assert!(statuses.iter().all(|status| *status == statuses[0]), "{statuses:?}");
    expected.hold();
}

/// The exit status that goes with an answer.
fn status_of(answer: &str) -> i32 {
    let document: Value = serde_json::from_str(answer).unwrap();
    match (document.get("settles"), document["diagnostics"].as_array().map(Vec::len)) {
        (None, Some(1..)) => 1,
        (Some(Value::Bool(true)), _) => 0,
        _ => 3,
    }
}

/// Copies what a case has, but for its answers.
fn copy(from: &Path, below: &str, directory: &Directory) {
    for path in entries(from) {
        let name = format!("{below}{}", name_of(&path));
        if path.is_dir() {
            copy(&path, &format!("{name}/"), directory);
        } else if !name.starts_with("answer.") && name != "arguments.txt" {
            directory.write(&name, fs::read(&path).unwrap());
        }
    }
}

fn other_commands_refuse_the_formats_of_this_one() {
    let directory = Directory::new();
    for arguments in [["code", "--format", "markdown"], ["schema", "--format", "mermaid"]] {
        let run = directory.scanwright(arguments);
        assert_eq!((run.status.code(), run.stdout.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(run.stderr.contains("it supports human, json"), "{run:?}");
    }
}

//! What `simulate` answers, as files: a case is a folder with Terraform or a policy, and in `arguments.txt` the call.
//! Beside them stand the answer for people, as JSON, as Markdown and as a diagram, each with its exit status; one that
//! could not be given has its diagnostics alone.
//!
//! Adding a case adds a folder; `SCANWRIGHT_BLESS=1` writes its answers.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{entries, name_of};
use crate::support::{Folder, difference, is_blessing, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_case_is_answered_as_expected_in_every_format,
        the_exit_status_says_whether_it_settles,
        other_commands_refuse_the_formats_of_this_one
    )
}

const FORMATS: [(&str, &str); 4] = [("human", "txt"), ("json", "json"), ("markdown", "md"), ("mermaid", "mmd")];

fn cases() -> Vec<PathBuf> {
    entries(&project().join("tests/simulate")).into_iter().filter(|path| path.is_dir()).collect()
}

/// Copies what a case has, but for its answers.
fn copy(from: &Path, below: &str, folder: &Folder) {
    for path in entries(from) {
        let name = format!("{below}{}", name_of(&path));
        if path.is_dir() {
            copy(&path, &format!("{name}/"), folder);
        } else if !name.starts_with("answer.") && name != "arguments.txt" {
            folder.write(&name, fs::read(&path).unwrap());
        }
    }
}

fn every_case_is_answered_as_expected_in_every_format() {
    let mut faults = Vec::new();
    assert!(cases().len() > 20, "the cases are there");
    for case in cases() {
        let folder = Folder::new();
        copy(&case, "", &folder);
        let arguments = fs::read_to_string(case.join("arguments.txt")).unwrap();
        for (format, ending) in FORMATS {
            let arguments = arguments.split_whitespace().chain(["--format", format]);
            let run = folder.scanwright(arguments.collect::<Vec<_>>());
            let status = run.status.code().unwrap();
            let answer = format!("{}{}exit {status}\n", run.stdout, run.stderr);
            let path = case.join(format!("answer.{ending}"));
            if is_blessing() {
                fs::write(&path, &answer).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            faults.extend(difference(&expected, &answer).map(|difference| format!("{}\n{difference}", path.display())));
            if format == "human" {
                let wide = run.stdout.lines().filter(|line| line.chars().count() > 100);
                faults.extend(wide.map(|line| format!("{}: wider than 100 columns: {line}", path.display())));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn the_exit_status_says_whether_it_settles() {
    if is_blessing() {
        return;
    }
    for case in cases() {
        let read = |ending: &str| fs::read_to_string(case.join(format!("answer.{ending}"))).unwrap();
        let json = read("json");
        let (document, status) = json.rsplit_once("exit ").unwrap();
        let document: serde_json::Value = serde_json::from_str(document).unwrap();
        let expected = match (document.get("settles"), document["diagnostics"].as_array().map(Vec::len)) {
            (None, Some(1..)) => "1\n",
            (Some(serde_json::Value::Bool(true)), _) => "0\n",
            _ => "3\n",
        };
        assert_eq!(status, expected, "{}", case.display());
        let ends = ["txt", "md", "mmd"].map(read);
        assert!(ends.iter().all(|text| text.ends_with(&format!("exit {status}"))), "{}", case.display());
    }
}

fn other_commands_refuse_the_formats_of_this_one() {
    let folder = Folder::new();
    for arguments in [["code", "--format", "markdown"], ["schema", "--format", "mermaid"]] {
        let run = folder.scanwright(arguments);
        assert_eq!((run.status.code(), run.stdout.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(run.stderr.contains("it has human, json"), "{run:?}");
    }
}

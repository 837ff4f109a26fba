//! What `import` makes of each case: a folder of `tests/import/` with what is imported, and what is expected.
//!
//! `arguments` holds the command line behind `scanwright import`; without it the one file there, or else the folder, is
//! imported. `expected.txt` is the exit status and all that is said, `expected.toml` the policy, where one is written.
//! Every policy that is written must pass `check` and `generate`, and mean what [`meant`] reads off the input by other
//! means. `SCANWRIGHT_BLESS=1` writes the expected files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{entries, files, name_of};
use crate::support::{Folder, difference, is_blessing, project};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        cases_give_what_is_expected_of_them,
        no_secret_is_said_or_written,
        what_nests_without_end_is_refused_and_crashes_nothing,
        a_large_state_in_one_line_is_read_and_its_errors_stay_short,
        every_policy_passes_check_and_generates
    )
}

/// What is no part of the input.
const EXPECTED: &[&str] = &["arguments", "expected.txt", "expected.toml"];

/// What must never be seen: the inputs hold it where secrets stand.
const SECRET: &str = "hunter2";

fn cases() -> Vec<PathBuf> {
    let cases = entries(&project().join("tests/import"));
    assert!(cases.len() > 50, "the cases are there");
    cases
}

/// A folder with the input of a case.
fn laid_out(case: &Path) -> Folder {
    let folder = Folder::new();
    for (name, bytes) in files(case) {
        if !EXPECTED.contains(&name.as_str()) {
            folder.write(&name, bytes);
        }
    }
    folder
}

fn arguments(case: &Path) -> String {
    let inputs: Vec<String> = files(case).into_keys().filter(|name| !EXPECTED.contains(&name.as_str())).collect();
    let only = match inputs.as_slice() {
        [only] if !only.ends_with(".tf") => only.clone(),
        _ if inputs.contains(&"registry.json".to_owned()) => "registry.json".to_owned(),
        _ => ".".to_owned(),
    };
    fs::read_to_string(case.join("arguments")).map_or(only, |line| line.trim_end().to_owned())
}

/// Runs a case; gives what was said, and the policy where one was written.
fn run(case: &Path) -> (Folder, String, Option<String>) {
    let folder = laid_out(case);
    let before = files(folder.path());
    let run = folder.shell(&format!("scanwright import {}", arguments(case)));
    let said = format!("exit {}\n{}", run.status.code().unwrap(), run.stdout);
    let mut new = files(folder.path());
    new.retain(|name, bytes| before.get(name) != Some(bytes));
    let policy = new.remove("scan-policy.toml").map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(new.is_empty(), "{}: nothing else is written: {:?}", name_of(case), new.keys());
    assert_eq!(policy.is_some(), run.status.success(), "{}: {said}", name_of(case));
    (folder, said, policy)
}

fn cases_give_what_is_expected_of_them() {
    let mut failures = Vec::new();
    for case in cases() {
        let (_, said, policy) = run(&case);
        for (name, text) in [("expected.txt", Some(said)), ("expected.toml", policy)] {
            let path = case.join(name);
            match &text {
                Some(text) if is_blessing() => fs::write(&path, text).unwrap(),
                None if is_blessing() => drop(fs::remove_file(&path)),
                _ => {}
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            failures.extend(
                difference(&expected, &text.unwrap_or_default()).map(|diff| format!("{}: {diff}", name_of(&case))),
            );
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn no_secret_is_said_or_written() {
    for case in cases() {
        let (folder, said, policy) = run(&case);
        assert!(!said.contains(SECRET), "{}: {said}", name_of(&case));
        assert!(!policy.unwrap_or_default().contains(SECRET), "{}", name_of(&case));
        let _ = fs::remove_file(folder.path().join("scan-policy.toml"));
        let json = folder.shell(&format!("scanwright import --format json {}", arguments(&case)));
        assert!(!json.stdout.contains(SECRET), "{}: {}", name_of(&case), json.stdout);
        let document: Value = serde_json::from_str(&json.stdout).unwrap_or_else(|_| panic!("{}", json.stdout));
        assert_eq!(document["format_version"], 1);
    }
}

/// Runs `import` of a file with this text; gives the exit status and all that is said.
fn imported(name: &str, text: &str) -> (Option<i32>, String) {
    let folder = Folder::new();
    folder.write(name, text);
    let run = folder.shell(&format!("scanwright import {name}"));
    (run.status.code(), run.stdout)
}

fn what_nests_without_end_is_refused_and_crashes_nothing() {
    let deep = 200_000;
    let (open, close) = ("[".repeat(deep), "]".repeat(deep));
    let objects = format!("{}1{}", "{\"a\":".repeat(deep), "}".repeat(deep));
    let modules = format!("{}{}", "{\"child_modules\":[".repeat(deep), "]}".repeat(deep));
    let rules = format!("{{\"scanningConfiguration\":{{\"scanType\":\"BASIC\",\"rules\":{open}{close}}}}}");
    let registry = "{\"type\":\"aws_ecr_registry_scanning_configuration\",\"address\":\"a.b\",\"change\":";
    let marks =
        format!("{registry}{{\"after\":{{\"scan_type\":\"BASIC\"}},\"after_unknown\":{{\"rule\":{open}{close}}}}}}}");
    let texts = [
        ("a.json", format!("{open}{close}")),
        ("b.json", open.clone()),
        ("c.json", objects.clone()),
        ("d.json", rules),
        ("e.json", format!("{{\"format_version\":\"1.0\",\"values\":{{\"root_module\":{modules}}}}}")),
        ("f.json", format!("{{\"version\":4,\"serial\":1,\"resources\":{open}{close}}}")),
    ];
    for (name, text) in texts {
        let (status, said) = imported(name, &text);
        assert!(status == Some(1) && said.starts_with("error[A002]"), "{name}: {status:?}");
        assert!(said.len() < 2_000, "{name}: {} bytes are said", said.len());
    }
    let (status, said) = imported("g.json", &format!("{{\"format_version\":\"1.0\",\"resource_changes\":[{marks}]}}"));
    assert_eq!(status, Some(0), "{said}");
    let (status, said) = imported("main.tf", &format!("x = {open}{close}"));
    assert!(status == Some(1) && said.starts_with("error[T"), "{said}");
}

fn a_large_state_in_one_line_is_read_and_its_errors_stay_short() {
    let resource = |n: usize| {
        format!(
            "{{\"mode\":\"managed\",\"type\":\"aws_db_instance\",\"name\":\"db{n}\",\"instances\":[{{\"attributes\":{{\"password\":\"{SECRET}{n}\",\"x\":[1,2,{{\"y\":null}}]}}}}]}}"
        )
    };
    let others: Vec<String> = (0..20_000).map(resource).collect();
    let state = |scan_type: &str| {
        let own = format!(
            "{{\"mode\":\"managed\",\"type\":\"aws_ecr_registry_scanning_configuration\",\"name\":\"this\",\"instances\":[{{\"schema_version\":0,\"attributes\":{{\"scan_type\":\"{scan_type}\",\"rule\":[]}}}}]}}"
        );
        format!("{{\"version\":4,\"serial\":1,\"lineage\":\"x\",\"resources\":[{},{own}]}}", others.join(","))
    };
    assert_eq!(imported("terraform.tfstate", &state("BASIC")), (Some(0), "+ scan-policy.toml\n".to_owned()));
    let broken = state("BASIC").replace("\"db19999\"", "\"db19999\" \"x\"");
    for text in [state("ENHANCED"), state("NONE"), broken] {
        let (status, said) = imported("terraform.tfstate", &text);
        assert_eq!(status, Some(1));
        assert!(said.len() < 2_000 && !said.contains(SECRET), "{} bytes are said", said.len());
    }
}

fn every_policy_passes_check_and_generates() {
    for case in cases() {
        let (folder, _, Some(_)) = run(&case) else { continue };
        for command in ["check", "generate", "generate --check"] {
            let run = folder.shell(&format!("scanwright {command}"));
            assert!(run.status.success(), "{}: {command}\n{}", name_of(&case), run.stdout);
            assert!(!run.stdout.contains("error["), "{}: {}", name_of(&case), run.stdout);
        }
    }
}

//! What `import` makes of each case: a directory of `tests/import/` with what is imported, and what is expected.
//!
//! `arguments` holds the command line behind `scanwright import`; without it the one file there, or else the directory,
//! is imported. `expected.txt` is the exit status and all that is said, `expected.toml` the policy, where one is
//! written. Every policy that is written must pass `check` and `generate`, and mean what [`meant`] reads off the input
//! by other means. `SCANWRIGHT_BLESS=1` writes the expected files.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::Directory;
use crate::support::expected::Expected;
use crate::support::module::files;

/// A test of each case, and of inputs that are too large for a file.
pub(crate) fn tests() -> Tests {
    cases("import", cases_of("tests/import", 50), is_imported_as_expected).and(functions!(
        what_nests_without_end_is_refused_and_crashes_nothing,
        a_large_state_in_one_line_is_read_and_its_errors_stay_short
    ))
}

/// What is no part of the input.
const EXPECTED: &[&str] = &["arguments", "expected.txt", "expected.toml"];

/// What must never be seen: the inputs hold it where secrets stand.
const SECRET: &str = "hunter2";

/// What is said and written is as expected and holds no secret, and a policy that is written generates.
fn is_imported_as_expected(case: &Path) {
    let directory = laid_out(case);
    let (said, policy) = run(case, &directory);
    let mut expected = Expected::default();
    expected.file(&case.join("expected.txt"), &said);
    expected.file_or_none(&case.join("expected.toml"), policy.as_deref());
    expected.hold();
    assert!(!said.contains(SECRET), "{said}");
    assert!(!policy.as_deref().unwrap_or_default().contains(SECRET));
    if policy.is_some() {
        passes_check_and_generates(&directory);
    }
    says_no_secret_as_json(case);
}

/// A directory with the input of a case.
fn laid_out(case: &Path) -> Directory {
    let directory = Directory::new();
    for (name, bytes) in files(case) {
        if !EXPECTED.contains(&name.as_str()) {
            directory.write(&name, bytes);
        }
    }
    directory
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

/// Imports a case in its directory; gives what was said, and the policy where one was written.
fn run(case: &Path, directory: &Directory) -> (String, Option<String>) {
    let before = files(directory.path());
    let run = directory.shell(&format!("scanwright import {}", arguments(case)));
    let said = format!("exit {}\n{}", run.status.code().unwrap(), run.stdout);
    let mut new = files(directory.path());
    new.retain(|name, bytes| before.get(name) != Some(bytes));
    let policy = new.remove("scan-policy.toml").map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(new.is_empty(), "nothing else is written: {:?}", new.keys());
    assert_eq!(policy.is_some(), run.status.success(), "{said}");
    (said, policy)
}

fn passes_check_and_generates(directory: &Directory) {
    for command in ["check", "generate", "generate --check"] {
        let run = directory.shell(&format!("scanwright {command}"));
        assert!(run.status.success(), "{command}\n{}", run.stdout);
        assert!(!run.stdout.contains("error["), "{}", run.stdout);
    }
}

fn says_no_secret_as_json(case: &Path) {
    let json = laid_out(case).shell(&format!("scanwright import --format json {}", arguments(case)));
    assert!(!json.stdout.contains(SECRET), "{}", json.stdout);
    let document: Value = serde_json::from_str(&json.stdout).unwrap_or_else(|_| panic!("{}", json.stdout));
    assert_eq!(document["format_version"], 1);
}

/// Runs `import` of a file with this text; gives the exit status and all that is said.
fn imported(name: &str, text: &str) -> (Option<i32>, String) {
    let directory = Directory::new();
    directory.write(name, text);
    let run = directory.shell(&format!("scanwright import {name}"));
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

//! The workflow of `docs/ci.md` that opens an issue when AWS has something else than a policy says: it is of the schema of
//! workflows, and its last step is run, with a script in the place of `gh`.

use std::fs;
use std::process::Command;

use yaml_rust2::{Yaml, YamlLoader};

use crate::harness::{Tests, functions};
use crate::support::console::fenced;
use crate::support::{Directory, PROGRAM, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_workflow_is_of_its_schema_and_its_script_is_clean, an_issue_is_opened_once_and_only_for_drift)
}

/// The text of the workflow.
fn workflow() -> String {
    let page = fs::read_to_string(project().join("docs/ci.md")).unwrap();
    let text = fenced(&page, "yaml").into_iter().find(|block| block.contains("name: scanning drift"));
    text.expect("the page has the workflow")
}

/// The one job of the workflow.
fn job() -> Yaml {
    let document = YamlLoader::load_from_str(&workflow()).unwrap().remove(0);
    let jobs = document["jobs"].as_hash().unwrap();
    assert_eq!(jobs.len(), 1);
    jobs.values().next().unwrap().clone()
}

/// The script that compares and opens the issue.
fn script() -> String {
    let job = job();
    let steps = job["steps"].as_vec().unwrap();
    let script = steps.last().unwrap()["run"].as_str().unwrap().to_owned();
    assert!(!script.contains("${{"), "{script}");
    script
}

fn the_workflow_is_of_its_schema_and_its_script_is_clean() {
    let directory = Directory::new();
    directory.write("drift.yml", workflow());
    directory.write("drift.sh", format!("#!/usr/bin/env bash\nset -eo pipefail\n{}", script()));
    let finds_nothing = |tool: &str, arguments: &[&str]| {
        let Some(program) = tools::installed(tool, "the workflow about drift") else { return };
        let run = Command::new(program).current_dir(directory.path()).args(arguments).output().unwrap();
        let said = [run.stdout, run.stderr].concat();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&said));
    };
    finds_nothing("check-jsonschema", &["--builtin-schema", "vendor.github-workflows", "drift.yml"]);
    finds_nothing("shellcheck", &["drift.sh"]);
}

const POLICY: &str = "version = 1\n\n[release]\nmode = \"never\"\n";

/// What AWS has: what the policy says, and something else.
const SAME: &str = r#"{"scanType": "BASIC", "rules": [{"scanFrequency": "SCAN_ON_PUSH", "repositoryFilters": [{"filter": "*", "filterType": "WILDCARD"}]}]}"#;
const OTHER: &str = r#"{"scanType": "BASIC", "rules": []}"#;

/// Runs the script where AWS has that, and so many issues are open; gives the exit status and what `gh` was asked to create.
fn run(live: &str, open: usize) -> (i32, String) {
    let directory = Directory::new();
    let gh = format!(
        "#!/bin/bash\ncase $2 in\n  list) echo {open} ;;\n  create) {{ printf '%s\\n' \"$*\" && cat drift.md; }} > create ;;\nesac\n"
    );
    tools::write_program(&directory.path().join("bin/gh"), &gh);
    directory.write("accounts/dev.toml", POLICY);
    directory.write("live.json", format!(r#"{{"registryId": "123456789012", "scanningConfiguration": {live}}}"#));
    let mut command = tools::command("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script()]).current_dir(directory.path());
    command.env("PATH", tools::search_path(&directory.path().join("bin"))).env("SCANWRIGHT", PROGRAM);
    command.env("POLICY", "accounts/dev.toml").env("AWS_REGION", "eu-central-1");
    let run = command.output().unwrap();
    let created = fs::read_to_string(directory.path().join("create")).unwrap_or_default();
    (run.status.code().unwrap(), created)
}

fn an_issue_is_opened_once_and_only_for_drift() {
    let job = job();
    assert!(job["env"]["POLICY"].as_str().is_some(), "the policy is named once, where a matrix would");
    assert_eq!(run(SAME, 0), (0, String::new()));
    let (status, issue) = run(OTHER, 0);
    assert_eq!(status, 0, "drift is an issue, not a failure of the job");
    let first =
        "issue create --title AWS in eu-central-1 does not have what accounts/dev.toml says --body-file drift.md\n";
    assert!(issue.starts_with(first), "{issue}");
    assert!(issue.contains("## Registry scanning while BASIC"), "{issue}");
    assert_eq!(run(OTHER, 1), (0, String::new()), "there is an issue already");
    assert_eq!(run("{}", 0), (1, String::new()), "an answer that can't be read is a failure");
}

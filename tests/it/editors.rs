//! What editors make of a policy's schema: taplo and tombi, which complete and check TOML by it, take what the program
//! takes, and refuse what it refuses for its shape.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Tests, functions};
use crate::support::module::policies_of;
use crate::support::{Directory, PROGRAM, project, tools};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(taplo_takes_and_refuses_what_the_program_does, tombi_takes_and_refuses_what_the_program_does)
}

const SCHEMA: &str = "scan-policy.schema.json";

/// The policies of a directory of cases, sorted.
fn policies(directory: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(project().join(directory)).expect("the directory is there");
    let mut policies: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    policies.sort();
    assert!(policies.len() > 5, "{directory}");
    policies
}

/// The examples' policies, the starter policy, and those of the tests that are fine. TOML 1.0 has no byte-order mark, so
/// that a file with one is no TOML for the tools.
fn good() -> Vec<PathBuf> {
    let examples = policies("examples").into_iter().flat_map(|example| {
        policies_of(&example).into_iter().map(move |policy| example.join(policy)).collect::<Vec<_>>()
    });
    let others =
        policies("tests/good-policies").into_iter().filter(|path| !path.ends_with("byte-order-mark-and-crlf.toml"));
    examples.chain([project().join("templates/scan-policy.toml")]).chain(others).collect()
}

/// Whether the program refuses a policy while it loads it: for its syntax, its keys or its types.
fn is_refused_by_load(policy: &Path) -> bool {
    let output = Command::new(PROGRAM).args(["check", "--format", "json"]).arg(policy).output().expect("it runs");
    let document: Value = serde_json::from_slice(&output.stdout).expect("it prints JSON");
    let codes = document["diagnostics"].as_array().into_iter().flatten().filter_map(|finding| finding["code"].as_str());
    codes.into_iter().any(|code| code.starts_with('S'))
}

/// Whether a tool takes a policy that names the schema in its first line, as `scanwright init` writes it.
fn takes(tool: &Path, arguments: &[&str], policy: &Path) -> Result<(), String> {
    let directory = Directory::new();
    let mut text = format!("#:schema ./{SCHEMA}\n").into_bytes();
    text.extend(std::fs::read(policy).expect("it can be read"));
    directory.write("scan-policy.toml", text);
    directory.write(SCHEMA, std::fs::read(project().join("schema").join(SCHEMA)).expect("it can be read"));
    let mut command = Command::new(tool);
    command.args(["lint"]).args(arguments).arg("scan-policy.toml").current_dir(directory.path());
    let output = command.env_clear().env("HOME", directory.path()).output().expect("it runs");
    let said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    if output.status.success() { Ok(()) } else { Err(said) }
}

/// Holds the tool against the program.
fn agrees(tool: &str, arguments: &[&str]) {
    let Some(tool) = tools::installed(tool, "the policy's schema in editors") else { return };
    for policy in good() {
        takes(&tool, arguments, &policy).unwrap_or_else(|said| panic!("{}: {said}", policy.display()));
    }
    let refused: Vec<PathBuf> =
        policies("tests/bad-policies").into_iter().filter(|policy| is_refused_by_load(policy)).collect();
    assert!(refused.len() > 15, "{refused:?}");
    // Tombi reads over a NUL in a comment, which TOML forbids.
    for policy in refused.into_iter().filter(|policy| !policy.ends_with("nul-in-a-comment.toml")) {
        assert!(takes(&tool, arguments, &policy).is_err(), "{} is taken", policy.display());
    }
}

fn taplo_takes_and_refuses_what_the_program_does() {
    agrees("taplo", &[]);
}

fn tombi_takes_and_refuses_what_the_program_does() {
    agrees("tombi", &["--offline"]);
}

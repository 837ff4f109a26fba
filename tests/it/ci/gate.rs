//! The gate as a CI runs it: `ci/gate.sh`, the action of GitHub and the job of GitLab, with a program in the place of `aws`.
//!
//! A case is a directory of `tests/ci/gate/`: `aws/` with the answers, `env` with what is set beside the usual, perhaps a policy.
//! The answer to `aws ecr describe-images` is the file `describe-images`, or `describe-images.2` the second time it is asked; an
//! `.error` behind the name makes it the message of a call that fails. `expected.txt` is the exit status, all that is said, and
//! what `aws` was asked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::action::{Action, commands};
use super::gitlab;
use super::packages;
use super::server::{Server, State};
use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::expected::expect_file;
use crate::support::module::files;
use crate::support::schemas::Contracts;
use crate::support::{Directory, PROGRAM, project, tools};

/// A test of each case, and of what stands around the script.
pub(crate) fn tests() -> Tests {
    cases("ci::gate", cases_of("tests/ci/gate", 15), ends_as_it_should).and(functions!(
        the_action_ends_and_puts_out_what_the_script_says,
        the_job_of_gitlab_ends_as_the_script_does,
        wrong_arguments_are_refused_before_anything_is_asked
    ))
}

pub(crate) const DIGEST: &str = "sha256:0a1b2c3d";

/// The program in the place of `aws`. Like the real one it prints no JSON unless it is asked to, where the environment says so.
const AWS: &str = r#"#!/usr/bin/env bash
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
printf 'aws %s\n' "$*" >> "$here/asked"
count=$(grep -c "^aws $1 $2 " "$here/asked")
for name in "$2.$count" "$2"; do
  if [[ -e $here/aws/$name.error ]]; then cat "$here/aws/$name.error" >&2; exit 254; fi
  if [[ -e $here/aws/$name ]]; then
    if [[ "$*" != *'--output json'* && ${AWS_DEFAULT_OUTPUT:-json} != json ]]; then echo 'FINDINGS	25'; exit; fi
    cat "$here/aws/$name"
    exit
  fi
done
echo "An error occurred (UnknownOperation): no answer to $1 $2" >&2
exit 254
"#;

/// A directory with a case and the program.
fn laid_out(case: &Path) -> Directory {
    let directory = Directory::new();
    for (name, bytes) in files(case).into_iter().filter(|(name, _)| name != "expected.txt") {
        directory.write(&name, bytes);
    }
    tools::write_program(&directory.path().join("bin/aws"), AWS);
    directory
}

/// A command in a case's directory, with the usual settings and those of the case.
fn command(program: &str, directory: &Directory) -> Command {
    let mut command = tools::command(program);
    command.current_dir(directory.path()).env_clear().env("PATH", tools::search_path(&directory.path().join("bin")));
    command.env("HOME", directory.path()).env("LC_ALL", "C").env("TMPDIR", directory.path());
    command.env("SCANWRIGHT_BIN", PROGRAM).env("SCANWRIGHT_INTERVAL", "0").env("SCANWRIGHT_TODAY", "2026-11-30");
    let settings = fs::read_to_string(directory.path().join("env")).unwrap_or_default();
    for (name, value) in settings.lines().filter_map(|line| line.split_once('=')) {
        command.env(name, value);
    }
    command
}

/// What was said, the same on every machine.
fn plain(text: &str, directory: &Directory) -> String {
    let text = text.replace(directory.path().to_str().unwrap(), "<directory>").replace(PROGRAM, "<program>");
    let mut words: Vec<&str> = text.split(' ').collect();
    for index in 1..words.len().saturating_sub(1) {
        if words[index - 1] == "after" && words[index + 1].starts_with("seconds") {
            words[index] = "<n>";
        }
    }
    words.join(" ")
}

fn ends_as_it_should(case: &Path) {
    if !tools::are_there(&["bash", "jq"], "the gate in CI") {
        return;
    }
    let directory = laid_out(case);
    let results = directory.path().join("results");
    let mut command = command("bash", &directory);
    command.args(["-c", "exec 2>&1; exec bash \"$0\" \"$@\""]).arg(project().join("ci/gate.sh"));
    let run = command.args(["payments/api", DIGEST]).env("SCANWRIGHT_RESULTS", &results).output().unwrap();
    let asked = fs::read_to_string(directory.path().join("asked")).unwrap_or_default();
    let said = plain(&String::from_utf8(run.stdout).unwrap(), &directory);
    let status = run.status.code().unwrap();
    expect_file(&case.join("expected.txt"), &format!("exit {status}\n{said}\n{asked}"));
    // Who waits for JSON gets it with every verdict, and with no other.
    let document = fs::read_to_string(results.join("gate.json")).unwrap();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let expected = [("pass", 0), ("fail", 3), ("pending", 4), ("unknown", 1)];
    assert!(expected.contains(&(document["verdict"].as_str().unwrap(), status)), "{document}");
    assert_eq!(Contracts::new().fault("gate", &document), None, "{document:#}");
    assert!(results.join("gate.md").is_file());
}

fn case(name: &str) -> Directory {
    laid_out(&project().join("tests/ci/gate").join(name))
}

fn the_action_ends_and_puts_out_what_the_script_says() {
    if !tools::are_there(&["bash", "curl", "jq"], "the action of the gate") {
        return;
    }
    for (name, code, verdict) in [
        ("basic-passes", 0, "pass"),
        ("basic-fails", 3, "fail"),
        ("basic-never-scanned", 4, "pending"),
        ("basic-denied", 1, "unknown"),
    ] {
        let directory = case(name);
        let temp = directory.path().join("temp");
        fs::create_dir(&temp).unwrap();
        let prepare = || {
            let mut command = command("bash", &directory);
            command
                .env("RUNNER_TEMP", &temp)
                .env("GITHUB_ACTIONS", "true")
                .env("GITHUB_STEP_SUMMARY", temp.join("summary.md"));
            command
        };
        let inputs = [("repository", "payments/api"), ("digest", DIGEST), ("interval", "0"), ("wait", "0")];
        let inputs = inputs.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let outcome = Action::of("gate").run(&inputs, "", &temp, &prepare);
        assert_eq!(outcome.code, code, "{}", outcome.log);
        assert_eq!(outcome.outputs["verdict"], verdict, "{}", outcome.log);
        assert_eq!(outcome.outputs["exitcode"], code.to_string());
        assert!(fs::read_to_string(&outcome.outputs["json"]).unwrap().contains(&outcome.outputs["reason"]));
        assert_eq!(outcome.outputs["sarif"].is_empty(), code == 4 || code == 1);
        let summary = fs::read_to_string(temp.join("summary.md")).unwrap();
        assert!(summary.starts_with(&format!("## Gate: {verdict}\n")), "{summary}");
        let (annotations, _) = commands(&outcome.log);
        assert!(annotations[0].contains(&format!("title=gate {verdict}::")), "{annotations:?}");
    }
}

fn the_job_of_gitlab_ends_as_the_script_does() {
    if !tools::are_there(&["bash", "curl", "jq", "sha256sum"], "the job of the gate") {
        return;
    }
    let server = Server::start(State { files: packages::for_gitlab(), ..State::default() });
    for (name, code) in [("basic-passes", 0), ("basic-fails", 3)] {
        let directory = case(name);
        let inputs: BTreeMap<String, String> = [
            ("version", env!("CARGO_PKG_VERSION").to_owned()),
            ("releases", format!("{}/releases", server.url)),
            ("gate-repository", "payments/api".to_owned()),
            ("gate-digest", DIGEST.to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let job = gitlab::jobs(&inputs).remove(1);
        assert_eq!(job["rules"][0]["if"].as_str(), Some("$SCANWRIGHT_GATE_REPOSITORY"));
        let mut command = command("sh", &directory);
        command.env("CI_PROJECT_DIR", directory.path());
        let (ended, log) = gitlab::run(&job, command);
        assert_eq!(ended, code, "{log}");
        for path in job["artifacts"]["paths"].as_vec().unwrap() {
            assert!(directory.path().join(path.as_str().unwrap()).is_file(), "{log}");
        }
    }
    let jobs = gitlab::jobs(&BTreeMap::from([("version".to_owned(), "1".to_owned())]));
    assert_eq!(
        jobs[1]["variables"]["SCANWRIGHT_GATE_REPOSITORY"].as_str(),
        Some(""),
        "without an image there is no job"
    );
}

fn wrong_arguments_are_refused_before_anything_is_asked() {
    if !tools::are_there(&["bash", "jq"], "the gate in CI") {
        return;
    }
    let directory = case("basic-passes");
    let run = |arguments: &[&str], setting: (&str, &str)| {
        let mut command = command("bash", &directory);
        let run = command.arg(project().join("ci/gate.sh")).args(arguments).env(setting.0, setting.1).output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{arguments:?}");
        assert!(!directory.path().join("asked").exists());
        String::from_utf8(run.stderr).unwrap()
    };
    assert!(run(&[], ("A", "")).contains("which image?"));
    assert!(run(&["payments/api", "v1"], ("A", "")).contains("is not a digest"));
    assert!(run(&["payments/api", DIGEST], ("SCANWRIGHT_WAIT", "1h")).contains("number of seconds"));
    assert!(run(&["payments/api", DIGEST], ("SCANWRIGHT_BIN", "/no/such/program")).contains("does not run here"));
}

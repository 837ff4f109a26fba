//! What happens on GitHub and on GitLab when somebody pushes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use serde::Deserialize;
use serde_json::json;

use super::action::{Action, commands};
use super::gitlab;
use super::repository::Repository;
use super::server::{Server, TOKEN};
use crate::support::PROGRAM;

/// What is not as usual; in `case.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Inputs of the action and of the template.
    pub inputs: BTreeMap<String, String>,
    /// A push, and no pull request.
    pub push: bool,
    /// The push made the branch, so that nothing was there before.
    pub new_branch: bool,
    /// The clone has the head alone.
    pub shallow: bool,
    /// The base is a commit that nobody has.
    pub lost_base: bool,
    /// What is checked out is a merge of the head with a base branch that has gone on (`main.sh`), as GitHub makes them.
    pub merge: bool,
    /// There is no token, as for a pull request from a fork.
    pub no_token: bool,
    /// The token may not write.
    pub read_only: bool,
    /// How many comments of other people there are already.
    pub others: usize,
    /// Comments of other people.
    pub foreign: Vec<String>,
    /// The comment of another use of the action, which writes as the same account.
    pub other_use: Option<String>,
}

/// A push: what is under review, and where.
pub struct Push<'a> {
    pub repository: &'a Repository,
    pub server: &'a Server,
    pub base: &'a str,
    pub head: &'a str,
    /// Where the base branch is by now; the base where it has not gone on.
    pub main: &'a str,
}

/// Runs the action on GitHub.
pub fn github(settings: &Settings, push: &Push) -> String {
    let temp = push.repository.path("temp");
    let before = if settings.new_branch { "0".repeat(40) } else { push.base.to_owned() };
    let event = if settings.push {
        json!({ "before": before, "after": push.head })
    } else {
        json!({ "pull_request": { "number": 7, "base": { "sha": push.base }, "head": { "sha": push.head } } })
    };
    fs::write(temp.join("event.json"), event.to_string()).unwrap();
    fs::write(temp.join("summary.md"), "").unwrap();
    let command = || {
        let mut command = push.repository.command("bash", "work");
        command
            .env("GITHUB_API_URL", &push.server.url)
            .env("GITHUB_GRAPHQL_URL", format!("{}/graphql", push.server.url));
        command.env("GITHUB_REPOSITORY", "o/r").env("GITHUB_EVENT_PATH", temp.join("event.json"));
        command.env("GITHUB_STEP_SUMMARY", temp.join("summary.md")).env("RUNNER_TEMP", &temp);
        command.env("GITHUB_ACTIONS", "true").env("SCANWRIGHT_BIN", PROGRAM);
        command
    };
    let token = if settings.no_token { "" } else { TOKEN };
    let outcome = Action::read().run(&settings.inputs, token, &temp, &command);
    let (annotations, lines) = commands(&outcome.log);
    let mut said = format!("exit code {}\n", outcome.code);
    for name in ["changed", "exitcode", "findings"] {
        let _ = writeln!(said, "{name}={}", outcome.outputs[name]);
    }
    let summary = fs::read_to_string(temp.join("summary.md")).unwrap();
    assert!(summary.len() <= 1_000_000 && outcome.outputs["program"] == PROGRAM);
    let _ = writeln!(said, "summary: {}", summary.lines().next().unwrap_or("none"));
    [said, lines.join("\n"), "annotations:".to_owned(), annotations.join("\n"), requests(push)].join("\n")
}

/// Runs the template on GitLab.
pub fn gitlab(settings: &Settings, push: &Push) -> String {
    let mut inputs = settings.inputs.clone();
    for (_, list) in inputs.iter_mut().filter(|(name, _)| ["policy", "terraform"].contains(&name.as_str())) {
        *list = json!(list.lines().collect::<Vec<_>>()).to_string();
    }
    inputs.insert("version".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
    inputs.insert("releases".to_owned(), format!("{}/releases", push.server.url));
    let mut command: Command = push.repository.command("sh", "work");
    command.env("CI_PROJECT_DIR", push.repository.path("work")).env("GITLAB_CI", "true");
    command.env("CI_API_V4_URL", format!("{}/api/v4", push.server.url)).env("SCANWRIGHT_BIN", PROGRAM);
    if settings.push {
        let before = if settings.new_branch { "0".repeat(40) } else { push.base.to_owned() };
        command.env("CI_COMMIT_BEFORE_SHA", before);
    } else {
        command.env("CI_MERGE_REQUEST_IID", "7").env("CI_MERGE_REQUEST_PROJECT_ID", "1");
        command.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", push.base);
    }
    if settings.merge {
        command
            .env("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", push.main)
            .env("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", push.head);
    }
    if !settings.no_token {
        command.env("SCANWRIGHT_GITLAB_TOKEN", TOKEN);
    }
    let job = gitlab::job(&inputs);
    let (code, log) = gitlab::run(&job, command);
    let kept = |path: &str| push.repository.path("work").join(path);
    let paths = job["artifacts"]["paths"].as_vec().unwrap().iter();
    let missing: Vec<&str> = paths.map(|path| path.as_str().unwrap()).filter(|path| !kept(path).exists()).collect();
    assert_eq!(missing, [""; 0], "artifacts are missing; the log:\n{log}");
    let outputs = fs::read_to_string(kept(job["artifacts"]["reports"]["dotenv"].as_str().unwrap())).unwrap();
    let lines: Vec<&str> = log.lines().filter(|line| line.starts_with("scanwright: ")).collect();
    [format!("exit code {code}"), outputs, lines.join("\n"), requests(push)].join("\n")
}

/// What the API was asked since the last push.
fn requests(push: &Push) -> String {
    let asked = std::mem::take(&mut push.server.state.lock().unwrap().requests);
    format!("requests:\n{}", asked.join("\n"))
}

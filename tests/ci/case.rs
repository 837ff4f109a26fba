//! A case of a review: played on GitHub or on GitLab, and held against what is expected.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::PoisonError;

use serde::Deserialize;
use serde_json::json;

use super::action::{Action, commands};
use super::repository::Repository;
use super::server::{OWN_ACCOUNT, Server, State, TOKEN};
use super::{gitlab, packages};
use crate::support::{PROGRAM, difference, is_blessing};

/// What is not as usual; in `case.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Inputs of the action and of the template.
    inputs: BTreeMap<String, String>,
    /// A push, and no pull request.
    push: bool,
    /// The clone has the head alone.
    shallow: bool,
    /// The base is a commit that nobody has.
    lost_base: bool,
    /// There is no token, as for a pull request from a fork.
    no_token: bool,
    /// The token may not write.
    read_only: bool,
    /// How many comments of other people there are already.
    others: usize,
    /// Comments of other people.
    foreign: Vec<String>,
}

/// A case, and what was wrong with it.
pub struct Case {
    path: PathBuf,
    settings: Settings,
    /// What was not as expected.
    pub faults: Vec<String>,
}

/// A push: what is under review, and where.
struct Push<'a> {
    repository: &'a Repository,
    server: &'a Server,
    base: &'a str,
    head: &'a str,
}

impl Case {
    /// The case of a folder.
    pub fn new(path: PathBuf) -> Self {
        let settings = fs::read_to_string(path.join("case.toml")).unwrap_or_default();
        let settings = toml::from_str(&settings).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, settings, faults: Vec::new() }
    }

    /// Plays it with the action.
    pub fn on_github(&mut self) {
        self.play("github.txt", Self::github);
    }

    /// Plays it with the template.
    pub fn on_gitlab(&mut self) {
        self.play("gitlab.txt", Self::gitlab);
    }

    fn play(&mut self, file: &str, review: fn(&Self, &Push) -> String) {
        let (repository, server) = (Repository::new(), Server::start(self.state()));
        let base = repository.commit(&self.path.join("base.sh"));
        let mut report = String::new();
        for (place, script) in self.heads().into_iter().enumerate() {
            let head = repository.commit(&script);
            repository.check_out(self.settings.shallow);
            let known = if self.settings.lost_base { "1".repeat(40) } else { base.clone() };
            let push = Push { repository: &repository, server: &server, base: &known, head: &head };
            let said = review(self, &push);
            let plain = |text: &str| plain(text, &push);
            let _ = writeln!(report, "== push {}\n{}", place + 1, plain(&said));
            let name = if place == 0 { "comment.md".to_owned() } else { format!("comment-{}.md", place + 1) };
            let comment = self.comment(&server);
            self.check_limits(&comment);
            self.expect(&name, &elided(&plain(&comment)));
        }
        self.expect(file, &report);
    }

    /// The scripts of the pushes.
    fn heads(&self) -> Vec<PathBuf> {
        let names = ["head.sh", "head-2.sh", "head-3.sh"].map(|name| self.path.join(name));
        names.into_iter().filter(|path| path.exists()).collect()
    }

    /// The server with what other people wrote.
    fn state(&self) -> State {
        let mut state = State { is_read_only: self.settings.read_only, ..State::default() };
        (0..self.settings.others).for_each(|_| drop(state.comment("so it is", 1)));
        self.settings.foreign.iter().for_each(|body| drop(state.comment(body, 2)));
        state.files = packages::for_gitlab();
        state
    }

    fn github(&self, push: &Push) -> String {
        let temp = push.repository.path("temp");
        let event = if self.settings.push {
            json!({ "before": push.base, "after": push.head })
        } else {
            json!({ "pull_request": { "number": 7, "base": { "sha": push.base }, "head": { "sha": push.head } } })
        };
        fs::write(temp.join("event.json"), event.to_string()).unwrap();
        fs::write(temp.join("summary.md"), "").unwrap();
        let command = || {
            let mut command = push.repository.command("bash", "work");
            command.env("GITHUB_API_URL", &push.server.url).env("GITHUB_GRAPHQL_URL", format!("{}/graphql", push.server.url));
            command.env("GITHUB_REPOSITORY", "o/r").env("GITHUB_EVENT_PATH", temp.join("event.json"));
            command.env("GITHUB_STEP_SUMMARY", temp.join("summary.md")).env("RUNNER_TEMP", &temp);
            command.env("GITHUB_ACTIONS", "true").env("SCANWRIGHT_BIN", PROGRAM);
            command
        };
        let token = if self.settings.no_token { "" } else { TOKEN };
        let outcome = Action::read().run(&self.settings.inputs, token, &temp, &command);
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

    fn gitlab(&self, push: &Push) -> String {
        let mut inputs = self.settings.inputs.clone();
        for (_, list) in inputs.iter_mut().filter(|(name, _)| ["policy", "terraform"].contains(&name.as_str())) {
            *list = json!(list.lines().collect::<Vec<_>>()).to_string();
        }
        inputs.insert("version".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        inputs.insert("releases".to_owned(), format!("{}/releases", push.server.url));
        let mut command: Command = push.repository.command("sh", "work");
        command.env("CI_PROJECT_DIR", push.repository.path("work")).env("GITLAB_CI", "true");
        command.env("CI_API_V4_URL", format!("{}/api/v4", push.server.url)).env("SCANWRIGHT_BIN", PROGRAM);
        if self.settings.push {
            command.env("CI_COMMIT_BEFORE_SHA", push.base);
        } else {
            command.env("CI_MERGE_REQUEST_IID", "7").env("CI_MERGE_REQUEST_PROJECT_ID", "1");
            command.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", push.base);
        }
        if !self.settings.no_token {
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

    /// Our comment as it is now; there is one at most, and those of others are as they were.
    fn comment(&mut self, server: &Server) -> String {
        let state = server.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (ours, others): (Vec<_>, Vec<_>) = state.comments.iter().partition(|comment| comment["user"]["id"] == OWN_ACCOUNT);
        if ours.len() > 1 || others.len() != self.settings.others + self.settings.foreign.len() {
            self.faults.push(format!("{}: {} comments of ours, {} of others", self.path.display(), ours.len(), others.len()));
        }
        ours.first().map_or("no comment\n".to_owned(), |comment| comment["body"].as_str().unwrap().to_owned() + "\n")
    }

    /// A comment fits, and everything in it that was opened is closed.
    fn check_limits(&mut self, comment: &str) {
        let (mut fence, mut folds) = (None::<&str>, 0_i32);
        for line in comment.lines() {
            let mark = line.trim_end_matches(|char| char != '`');
            match fence {
                Some(open) if line.starts_with(open) && line.trim_matches('`').is_empty() => fence = None,
                Some(_) => {}
                None if line.starts_with("```") => fence = Some(mark),
                None if line == "<details>" => folds += 1,
                None if line == "</details>" => folds -= 1,
                None => {}
            }
        }
        if comment.chars().count() > 65_536 || fence.is_some() || folds != 0 {
            self.faults.push(format!("{}: too long, or not closed:\n{}", self.path.display(), elided(comment)));
        }
    }

    fn expect(&mut self, file: &str, actual: &str) {
        let path = self.path.join(file);
        if is_blessing() {
            fs::write(&path, actual).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        self.faults.extend(difference(&expected, actual).map(|diff| format!("{}\n{diff}", path.display())));
    }
}

/// What the API was asked since the last push.
fn requests(push: &Push) -> String {
    let asked = std::mem::take(&mut push.server.state.lock().unwrap().requests);
    format!("requests:\n{}", asked.join("\n"))
}

/// A text without what differs from run to run.
fn plain(text: &str, push: &Push) -> String {
    let folder = push.repository.path("");
    let folder = folder.to_str().unwrap().trim_end_matches('/');
    let version = format!("scanwright {}", env!("CARGO_PKG_VERSION"));
    let mut text = text.replace(folder, "<folder>").replace(PROGRAM, "<program>").replace(&push.server.url, "<server>");
    for (commit, name) in [(push.base, "<base>"), (push.head, "<head>")] {
        text = text.replace(commit, name).replace(&commit[..12], name);
    }
    text.replace(&version, "scanwright <version>")
}

/// A long text without its middle.
fn elided(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= 300 {
        return text.to_owned();
    }
    let (first, last) = (lines[..60].join("\n"), lines[lines.len() - 60..].join("\n"));
    format!("{first}\n[{} lines, which this file leaves out]\n{last}\n", lines.len() - 120)
}

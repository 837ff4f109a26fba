//! A case of a review: played on GitHub or on GitLab, and held against what is expected.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::PoisonError;

use serde_json::Value;

use super::packages;
use super::repository::Repository;
use super::server::{OWN_ACCOUNT, Server, State};
use super::services::{Push, Settings, github, gitlab};
use crate::support::PROGRAM;
use crate::support::expected::Expected;

/// A case, and what was wrong with it.
pub struct Case {
    path: PathBuf,
    settings: Settings,
    /// What was not as expected.
    pub expected: Expected,
}

impl Case {
    /// The case of a directory.
    pub fn new(path: PathBuf) -> Self {
        let settings = fs::read_to_string(path.join("case.toml")).unwrap_or_default();
        let settings = toml::from_str(&settings).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { path, settings, expected: Expected::default() }
    }

    /// Plays it with the action.
    pub fn on_github(&mut self) {
        self.play("github.txt", github);
    }

    /// Plays it with the template.
    pub fn on_gitlab(&mut self) {
        self.play("gitlab.txt", gitlab);
    }

    fn play(&mut self, file: &str, review: fn(&Settings, &Push) -> String) {
        let (repository, server) = (Repository::new(), Server::start(self.state()));
        let base = repository.commit(&self.path.join("base.sh"));
        let mut report = String::new();
        for (place, script) in self.heads().into_iter().enumerate() {
            let head = repository.commit(&script);
            let main =
                if self.settings.merge { repository.merge(&base, &self.path.join("main.sh")) } else { base.clone() };
            repository.check_out(self.settings.shallow);
            let known = if self.settings.lost_base { "1".repeat(40) } else { base.clone() };
            let push = Push { repository: &repository, server: &server, base: &known, head: &head, main: &main };
            let said = review(&self.settings, &push);
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
        self.settings.other_use.iter().for_each(|body| drop(state.comment(body, OWN_ACCOUNT)));
        state.files = packages::for_gitlab();
        state
    }

    /// Our comment as it is now; there is one at most, and those of others are as they were.
    fn comment(&mut self, server: &Server) -> String {
        let state = server.state.lock().unwrap_or_else(PoisonError::into_inner);
        let is_ours = |comment: &&Value| {
            comment["user"]["id"] == OWN_ACCOUNT && comment["body"].as_str() != self.settings.other_use.as_deref()
        };
        let (ours, others): (Vec<_>, Vec<_>) = state.comments.iter().partition(is_ours);
        let Settings { others: many, foreign, other_use, .. } = &self.settings;
        if ours.len() > 1 || others.len() != many + foreign.len() + other_use.iter().count() {
            self.expected.fault(format!(
                "{}: {} comments of ours, {} of others",
                self.path.display(),
                ours.len(),
                others.len()
            ));
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
            self.expected.fault(format!("{}: too long, or not closed:\n{}", self.path.display(), elided(comment)));
        }
    }

    fn expect(&mut self, file: &str, actual: &str) {
        self.expected.file(&self.path.join(file), actual);
    }
}

/// A text without what differs from run to run.
fn plain(text: &str, push: &Push) -> String {
    let directory = push.repository.path("");
    let directory = directory.to_str().unwrap().trim_end_matches('/');
    let version = format!("scanwright {}", env!("CARGO_PKG_VERSION"));
    let mut text =
        text.replace(directory, "<directory>").replace(PROGRAM, "<program>").replace(&push.server.url, "<server>");
    for (commit, name) in [(push.base, "<base>"), (push.head, "<head>"), (push.main, "<main>")] {
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

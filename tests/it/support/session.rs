//! Pages that are run: the blocks of a Markdown text, one after another in one directory.
//!
//! A `console` block holds commands and what they print, to the byte. An `sh` block holds a script that must succeed. A block
//! whose info string has a second word, as in `toml scan-policy.toml`, is a file of that path, and is written. A block with
//! `<!-- not run: reason -->` on the line above its fence is left alone.

use super::Directory;
use super::console::{Piece, Step, steps};

/// What git must not take from a clock or from whoever runs the tests.
const GIT: &str = "\
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.com GIT_AUTHOR_DATE='2026-01-01T00:00:00Z'
export GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.com GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'
";

/// How a command that is run from a clone starts; what is run is the binary that the tests were built with.
const FROM_A_CLONE: &str = "cargo run --";

/// A page that is being run.
#[derive(Debug)]
pub struct Session {
    directory: Directory,
    /// How the last command ended, for a `$?` in the next.
    status: i32,
    /// Commands that are shown, and not run.
    not_run: &'static [(&'static str, &'static str)],
    /// Why the next block is not run.
    reason: Option<String>,
    /// Whether programs are to write colours.
    is_coloured: bool,
}

impl Session {
    /// One that starts in this directory, and leaves some commands alone.
    pub fn new(directory: Directory, not_run: &'static [(&'static str, &'static str)]) -> Self {
        Self { directory, status: 0, not_run, reason: None, is_coloured: false }
    }

    /// The same, with the colours of a terminal in what is printed.
    pub fn coloured(self) -> Self {
        Self { is_coloured: true, ..self }
    }

    /// A piece of the page, with what its commands really print.
    pub fn play(&mut self, piece: Piece) -> String {
        let Piece::Fenced(info, body) = piece else {
            let Piece::Text(text) = piece else { return String::new() };
            self.reason = not_run(&text);
            return text;
        };
        if self.reason.take().is_some() {
            return body;
        }
        match info.split_once(' ') {
            Some((_, path)) => self.directory.write(path, &body),
            None if info == "console" => {
                return steps(&body).iter().map(|step| step.written.clone() + &self.output(step)).collect();
            }
            None if info == "sh" => {
                let run = self.shell(&format!("set -e\n{body}"));
                assert_eq!(run.status.code(), Some(0), "{body}\n{}", run.stdout);
            }
            None => {}
        }
        body
    }

    /// What a step prints, or is said to print where it is not run.
    pub fn output(&mut self, step: &Step) -> String {
        let command = step.command();
        if self.not_run.iter().any(|(not_run, _)| *not_run == command) {
            return step.output.clone();
        }
        let command = command.replace(FROM_A_CLONE, "scanwright");
        let run = self.shell(&format!("(exit {}); {command}", self.status));
        self.status = run.status.code().expect("it was not killed");
        run.stdout
    }

    fn shell(&self, line: &str) -> super::Run {
        let colours = if self.is_coloured { "export CLICOLOR_FORCE=1\n" } else { "" };
        self.directory.shell(&format!("{GIT}{colours}{line}"))
    }
}

/// Why the block below a text is not run: what the comment above its fence says.
pub fn not_run(text: &str) -> Option<String> {
    let above = text.trim_end().lines().rev().nth(1)?;
    let reason = above.strip_prefix("<!-- not run: ")?.strip_suffix(" -->")?;
    Some(reason.to_owned())
}

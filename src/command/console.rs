//! Console that commands print to: results to standard output, messages to standard error.

use std::cell::RefCell;
use std::io::{ErrorKind, IsTerminal as _, Write};

use anstream::adapter::strip_str;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use super::progress::{self, Progress};
use super::terminal;
use crate::diagnostic::could_not_do;
use crate::diagnostic::{Diagnostic, github, gitlab, human, json, junit, markdown, sarif};
use crate::report::html;

/// Form in which results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Human,
    /// One JSON document, never coloured.
    Json,
    /// For a comment on a pull request.
    Markdown,
    /// Annotations of GitHub Actions.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// GitLab's Code Quality report.
    Gitlab,
    /// A JUnit report.
    Junit,
    /// A diagram.
    Mermaid,
    /// A page for a browser, in one file.
    Html,
}

impl Format {
    /// The formats of findings, for commands whose result they are.
    pub(crate) const OF_FINDINGS: &[Self] = &[Self::Markdown, Self::Github, Self::Sarif, Self::Gitlab, Self::Junit];

    /// The formats that every command has.
    pub(crate) const OF_ALL: &[Self] = &[Self::Human, Self::Json];

    /// Its word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Github => "github",
            Self::Sarif => "sarif",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Mermaid => "mermaid",
            Self::Html => "html",
        }
    }
}

/// Use of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless the environment says otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The two streams of a command, and how it was asked to speak.
#[derive(Debug)]
pub(crate) struct Console {
    format: Format,
    choice: ColorChoice,
    is_quiet: bool,
    is_verbose: bool,
    failure: RefCell<Option<String>>,
}

impl Console {
    /// A console that speaks so.
    pub(crate) fn new(format: Format, color: ColorWhen, is_quiet: bool, is_verbose: bool) -> Self {
        Self { format, choice: choice(color), is_quiet, is_verbose, failure: RefCell::new(None) }
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    pub(crate) fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    pub(crate) fn is_verbose(&self) -> bool {
        self.is_verbose
    }

    /// True if results are JSON.
    pub(crate) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Does work on so many things, with a line that says how far it is where it takes longer than a second.
    pub(super) fn working<T>(&self, doing: &str, total: usize, work: impl FnOnce(&Progress) -> T) -> T {
        progress::show(self.is_quiet, doing, total, work)
    }

    /// Returns the failure that kept something from being printed, other than a closed pipe.
    pub(crate) fn failure(&self) -> Option<String> {
        self.failure.borrow().clone()
    }

    /// Prints a result. It may hold ANSI colours, which are dropped where none are wanted.
    pub(crate) fn result(&self, text: &str) {
        self.styled(std::io::stdout().lock(), text);
    }

    /// Prints a result as JSON.
    pub(crate) fn json(&self, document: &impl Serialize) {
        let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
        text.push('\n');
        self.print(&mut std::io::stdout().lock(), &text);
    }

    /// Prints bytes as they are.
    pub(crate) fn raw(&self, bytes: &[u8]) {
        let mut stdout = std::io::stdout().lock();
        let printed = stdout.write_all(bytes).and_then(|()| stdout.flush());
        self.note(printed);
    }

    /// Prints a document as it is; where it could not be made, that counts as a failure to print.
    pub(crate) fn document(&self, document: Result<String, String>) {
        match document {
            Ok(text) => self.raw(text.as_bytes()),
            Err(reason) => *self.failure.borrow_mut() = Some(reason),
        }
    }

    /// Says something beside the result, unless asked to be quiet.
    pub(crate) fn message(&self, text: &str) {
        if !self.is_quiet {
            self.styled(std::io::stderr().lock(), &format!("{text}\n"));
        }
    }

    /// Says a detail, if asked for details.
    pub(crate) fn detail(&self, text: &str) {
        if self.is_verbose {
            self.message(text);
        }
    }

    /// Says why the command could not do its work, where no other diagnostic does.
    pub(crate) fn error(&self, text: &str) {
        self.diagnostics(&[could_not_do::report(text)]);
    }

    /// Says on standard error that something failed.
    pub(crate) fn complain(&self, text: &str) {
        let error = anstyle::AnsiColor::Red.on_default().bold();
        self.styled(std::io::stderr().lock(), &format!("{error}error{error:#}: {}\n", human::printable(text)));
    }

    /// Prints diagnostics in the place of a result: for people on standard error, in a format of findings on standard
    /// output, and as a page on both.
    pub(crate) fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        match self.format {
            Format::Human | Format::Mermaid => self.warnings(diagnostics),
            Format::Html => {
                self.warnings(diagnostics);
                self.document(html::findings(diagnostics));
            }
            Format::Json | Format::Markdown | Format::Github | Format::Sarif | Format::Gitlab | Format::Junit => {
                self.findings(diagnostics, "");
            }
        }
    }

    /// Prints diagnostics as the result of a command that has nothing else to give; people get a summary beside them.
    pub(crate) fn findings(&self, diagnostics: &[Diagnostic], summary: &str) {
        match self.format {
            Format::Json => self.json(&json::document(diagnostics)),
            Format::Sarif => self.json(&sarif::log(diagnostics)),
            Format::Gitlab => self.json(&gitlab::report(diagnostics)),
            Format::Junit => self.raw(junit::report(diagnostics).as_bytes()),
            Format::Github => self.result(&github::render(diagnostics)),
            Format::Markdown => self.result(&markdown::render(diagnostics)),
            Format::Human | Format::Mermaid | Format::Html => {
                self.result(&self.rendered(diagnostics, terminal::columns(&std::io::stdout())));
                self.message(summary);
            }
        }
    }

    /// Prints diagnostics for people on standard error; warnings are left out where asked to be quiet.
    pub(crate) fn warnings(&self, diagnostics: &[Diagnostic]) {
        let text = self.rendered(diagnostics, terminal::columns(&std::io::stderr()));
        self.styled(std::io::stderr().lock(), &text);
    }

    /// Diagnostics for people, as text in so many columns; warnings are left out where asked to be quiet.
    fn rendered(&self, diagnostics: &[Diagnostic], columns: Option<usize>) -> String {
        let shown: Vec<Diagnostic> =
            diagnostics.iter().filter(|diagnostic| diagnostic.is_error() || !self.is_quiet).cloned().collect();
        human::render_within(&shown, true, columns)
    }

    /// Prints a text that may hold colours. Where none are wanted they are taken out first: the stream would write
    /// the pieces between them one by one.
    fn styled(&self, stream: impl RawStream + AsLockedWrite, text: &str) {
        let mut stream = AutoStream::new(stream, self.choice);
        if stream.current_choice() == ColorChoice::Never {
            self.print(&mut stream, &strip_str(text).to_string());
        } else {
            self.print(&mut stream, text);
        }
    }

    fn print(&self, stream: &mut impl Write, text: &str) {
        if !text.is_empty() {
            self.note(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()));
        }
    }

    /// A reader who has seen enough closes the pipe, and that is no error.
    fn note(&self, printed: std::io::Result<()>) {
        if let Err(error) = printed
            && error.kind() != ErrorKind::BrokenPipe
        {
            *self.failure.borrow_mut() = Some(crate::io::reason(&error));
        }
    }
}

/// The choice of colours. anstream knows NO_COLOR and CLICOLOR_FORCE; that `CLICOLOR_FORCE=0` forces nothing is added.
fn choice(when: ColorWhen) -> ColorChoice {
    let forces_nothing = || std::env::var_os("CLICOLOR_FORCE").is_some_and(|force| force == "0");
    match when {
        ColorWhen::Always => ColorChoice::Always,
        ColorWhen::Never => ColorChoice::Never,
        ColorWhen::Auto if forces_nothing() && !std::io::stdout().is_terminal() => ColorChoice::Never,
        ColorWhen::Auto => ColorChoice::Auto,
    }
}

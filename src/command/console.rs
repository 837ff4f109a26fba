//! Where commands print: results to standard output, messages to standard error.

use std::cell::Cell;
use std::io::{ErrorKind, Write};

use anstream::adapter::strip_str;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, human, json};

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON document, never coloured.
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless the environment says otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The two streams of a command, and how it was asked to speak.
#[derive(Debug)]
pub struct Console {
    format: Format,
    choice: ColorChoice,
    is_quiet: bool,
    is_verbose: bool,
    has_failed: Cell<bool>,
}

impl Console {
    /// A console that speaks so.
    pub fn new(format: Format, color: ColorWhen, is_quiet: bool, is_verbose: bool) -> Self {
        let choice = match color {
            ColorWhen::Auto => ColorChoice::Auto,
            ColorWhen::Always => ColorChoice::Always,
            ColorWhen::Never => ColorChoice::Never,
        };
        Self { format, choice, is_quiet, is_verbose, has_failed: Cell::new(false) }
    }

    /// Whether results are JSON.
    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Whether something could not be printed, for another reason than a closed pipe.
    pub fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    /// Prints a result. It may hold ANSI colours, which are dropped where none are wanted.
    pub fn result(&self, text: &str) {
        self.styled(std::io::stdout().lock(), text);
    }

    /// Prints a result as JSON.
    pub fn json(&self, document: &impl Serialize) {
        let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
        text.push('\n');
        self.print(&mut std::io::stdout().lock(), &text);
    }

    /// Prints bytes as they are.
    pub fn raw(&self, bytes: &[u8]) {
        let mut stdout = std::io::stdout().lock();
        let printed = stdout.write_all(bytes).and_then(|()| stdout.flush());
        self.note(printed);
    }

    /// Says something beside the result, unless asked to be quiet.
    pub fn message(&self, text: &str) {
        if !self.is_quiet {
            self.styled(std::io::stderr().lock(), &format!("{text}\n"));
        }
    }

    /// Says a detail, if asked for details.
    pub fn detail(&self, text: &str) {
        if self.is_verbose {
            self.message(text);
        }
    }

    /// Says why the command could not do its work.
    pub fn error(&self, text: &str) {
        let error = anstyle::AnsiColor::Red.on_default().bold();
        self.styled(std::io::stderr().lock(), &format!("{error}error{error:#}: {}\n", human::printable(text)));
    }

    /// Prints diagnostics beside a result: in JSON as a document of their own on standard output, else on standard error.
    pub fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        if self.is_json() {
            self.json(&json::document(diagnostics));
        } else {
            self.warnings(diagnostics);
        }
    }

    /// Prints diagnostics for people on standard error; warnings are left out where asked to be quiet.
    pub fn warnings(&self, diagnostics: &[Diagnostic]) {
        let text = self.rendered(diagnostics);
        self.styled(std::io::stderr().lock(), &text);
    }

    /// Diagnostics for people, as text; warnings are left out where asked to be quiet.
    pub fn rendered(&self, diagnostics: &[Diagnostic]) -> String {
        let shown: Vec<Diagnostic> =
            diagnostics.iter().filter(|diagnostic| diagnostic.is_error() || !self.is_quiet).cloned().collect();
        human::render(&shown, true)
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
            self.has_failed.set(true);
        }
    }
}

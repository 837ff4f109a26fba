//! Migration: the file, edits, commands and steps.

use serde::Serialize;

use crate::diagnostic::Diagnostic;

/// Migration of a registry to the generated module.
#[derive(Debug, Default)]
pub(crate) struct Migration {
    /// The file to write; `None` where there is nothing to do.
    pub file: Option<NewFile>,
    /// The edits of the files that are there.
    pub edits: Vec<Edit>,
    /// Commands that stand in for blocks.
    pub commands: Vec<Command>,
    /// All of it in order.
    pub steps: Vec<Step>,
    /// The lines to delete after the apply.
    pub cleanup: Vec<Edit>,
    /// Notes beside the steps.
    pub notes: Vec<String>,
    /// Warnings, which keep nothing from being done.
    pub warnings: Vec<Diagnostic>,
}

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct NewFile {
    /// Its path, `/` on every machine.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// Action on some lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Action {
    /// They go.
    Delete,
    /// Others stand in their place.
    Replace,
    /// A person decides.
    Review,
}

/// A change of some lines of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Edit {
    /// The file, as it is shown.
    pub path: String,
    /// The first line, from 1.
    pub line: usize,
    /// The last line.
    pub end_line: usize,
    /// The action on them.
    pub action: Action,
    /// The edit in words.
    pub what: String,
    /// The new lines, without a line end behind the last one.
    pub replacement: Option<String>,
}

/// Condition under which a command is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum When {
    /// In any case: no block can do it.
    #[serde(rename = "always")]
    Always,
    /// In the place of `removed` and `moved` blocks.
    #[serde(rename = "terraform < 1.7")]
    BeforeRemoved,
    /// In the place of the `import` block.
    #[serde(rename = "terraform < 1.6")]
    BeforeImport,
}

/// A command that stands in for a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Command {
    /// The condition under which it is run.
    pub when: When,
    /// The command, for a shell.
    pub command: String,
    /// The reason.
    pub why: String,
}

/// A step of the migration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Step {
    /// The task.
    pub what: String,
    /// The commands and changes of it, in order.
    pub lines: Vec<String>,
    /// The output that must be seen then.
    pub expect: Vec<String>,
    /// The way back from there.
    pub undo: String,
}

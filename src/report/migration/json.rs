//! A migration as JSON.

use serde::Serialize;

use crate::diagnostic::json;
use crate::migrate::{Command, Edit, Migration, NewFile, Step};

/// The document; `file` is `null` where there is nothing to do.
#[derive(Serialize)]
pub(crate) struct Document<'m> {
    format_version: u32,
    file: Option<&'m NewFile>,
    edits: &'m [Edit],
    commands: &'m [Command],
    steps: &'m [Step],
    cleanup: &'m [Edit],
    notes: &'m [String],
    diagnostics: Vec<json::Finding>,
}

pub(crate) fn document(migration: &Migration) -> Document<'_> {
    Document {
        format_version: 1,
        file: migration.file.as_ref(),
        edits: &migration.edits,
        commands: &migration.commands,
        steps: &migration.steps,
        cleanup: &migration.cleanup,
        notes: &migration.notes,
        diagnostics: json::findings(&migration.warnings),
    }
}

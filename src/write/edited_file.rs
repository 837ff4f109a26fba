#![doc = include_str!("edited-file.md")]

use crate::change::{Change, FileChange, Status};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "W004" "edited-file");

/// A generated file that somebody edited since.
pub(super) fn report(change: &Change, file: &FileChange) -> Diagnostic {
    let path = change.path_of(file);
    let text = String::from_utf8_lossy(file.old.as_deref().unwrap_or_default()).into_owned();
    let span = digest_line(&text);
    let fate = if file.status == Status::Removed { "removed" } else { "replaced" };
    Diagnostic::new(&CODE, format!("`{path}` was edited by hand since it was generated, and would be {fate}"))
        .primary(Place::new(&Source::new(path, text), span), "not the digest of what follows")
        .help("say it in the policy or in a template of your own (`--templates`); `scanwright diff` shows the edit, `--force` drops it")
}

fn digest_line(text: &str) -> Span {
    let start = text.find('\n').map_or(0, |newline| newline + 1);
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    Span { start, end: start + length }
}

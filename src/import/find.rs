//! [`Input`] → every registry's scanning configuration in it, by what the input holds.

use super::found::Found;
use super::input::Input;
use super::{json, not_importable};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Everything that the input says of scanning; at least one.
pub(super) fn find(input: Input) -> Result<Vec<Found>, Vec<Diagnostic>> {
    match input {
        Input::Folder(path) => Err(vec![not_importable::folder(&path)]),
        Input::Bytes { name, bytes } => of_bytes(name, bytes),
    }
}

fn of_bytes(name: String, bytes: Vec<u8>) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let text = not_importable::decode(&name, bytes).map_err(|failure| vec![failure])?;
    let source = Source::new(name, text);
    if source.text().trim_start().starts_with(['{', '[']) {
        return json::find(&source);
    }
    Err(vec![not_importable::other_text(&source)])
}

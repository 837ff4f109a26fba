//! [`Input`] → every registry's scanning configuration in it, by what the input holds.

use super::found::Found;
use super::input::Input;
use super::{json, not_importable, terraform};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::terraform::Variables;

/// Everything that the input says of scanning; at least one.
pub(super) fn find(input: Input, variables: &Variables) -> Result<Vec<Found>, Vec<Diagnostic>> {
    let (name, bytes) = match input {
        Input::Terraform(path) => return terraform::find(&path, variables),
        Input::Bytes { name, bytes } => (name, bytes),
    };
    if let Some(given) = variables.given.first() {
        return Err(vec![not_importable::variable(&name, given)]);
    }
    let text = not_importable::decode(&name, bytes).map_err(|failure| vec![failure])?;
    let source = Source::new(name, text);
    if source.text().trim_start().starts_with(['{', '[']) {
        return json::find(&source);
    }
    Err(vec![not_importable::other_text(&source)])
}

//! [`Input`] → every registry's scanning configuration in it, by what the input holds.

use super::found::Found;
use super::input::Input;
use super::{cloudformation, diagnostics, json, terraform};
use crate::cloudformation::is_yaml_template;
use crate::diagnostic::Findings;
use crate::source::Source;
use crate::terraform::Variables;

/// Everything that the input says of scanning; at least one.
pub(super) fn find(input: Input, variables: &Variables) -> Result<Vec<Found>, Findings> {
    let (name, bytes) = match input {
        Input::Terraform(path) => return terraform::find(&path, variables),
        Input::Bytes { name, bytes } => (name, bytes),
    };
    let text = decode(&name, bytes)?;
    let source = Source::new(name, text);
    if json::is_template(&source) || is_yaml_template(source.text()) {
        return cloudformation::find(&source, variables);
    }
    if let Some(given) = variables.given.first() {
        return Err(diagnostics::input::no_variables(source.name(), given).into());
    }
    if source.text().trim_start().starts_with(['{', '[']) {
        return json::find(&source);
    }
    Err(diagnostics::input::other_text(&source).into())
}

/// The text of an input's bytes. Nothing of what is not text is shown.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Findings> {
    if crate::io::is_utf16(&bytes) {
        return Err(diagnostics::input::utf16(name).into());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(diagnostics::input::saved_plan(name).into());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let wrong = error.as_bytes().get(valid).copied().unwrap_or_default();
        diagnostics::input::not_utf8(name, wrong, valid).into()
    })
}

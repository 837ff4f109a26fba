#![doc = include_str!("not-importable.md")]

use std::sync::Arc;

use super::json::veiled;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::json::Error;
use crate::source::{Place, Source, Span};
use crate::terraform::Assignment;

pub(super) static CODE: Code = page!(Error "A002" "not-importable");

/// What is read.
const HELP: &str = "what is read: a Terraform folder, `terraform show -json` of a state or plan, a state file, or what `aws ecr get-registry-scanning-configuration` prints";

/// How other formats start, and what to do instead.
const OTHER_FORMATS: &[(&str, &str, &str)] = &[
    ("PK\u{3}\u{4}", "a saved plan", "show it as JSON first: `terraform show -json PLAN > plan.json`"),
    ("REGISTRYID", "the text output of the AWS CLI", "write it with `--output json`"),
    ("registryId:", "YAML", "write it with `--output json`"),
    ("---", "the table output of the AWS CLI, or YAML", "write it with `--output json`"),
    ("version = ", "a policy already", "`scanwright check` looks at it"),
    ("#:schema", "a policy already", "`scanwright check` looks at it"),
];

/// Answers of AWS that say something else, by a key of theirs.
const OTHER_ANSWERS: &[(&str, &str)] = &[
    ("repositories", "a list of repositories, which goes with `--repositories`"),
    ("scanningConfigurations", "what single repositories have, not what the registry is set to"),
    ("accounts", "the state of Inspector, not of the registry"),
    ("accountId", "an account, not a registry's scanning"),
];

/// The text of an input's bytes. Nothing of what is not text is shown.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if matches!(bytes.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..]) {
        let what = "it is UTF-16, not UTF-8: Windows PowerShell writes that behind `>`";
        return Err(of_file(name, what, "write it with `| Out-File -Encoding utf8 registry.json`"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(of_file(name, "it is a saved plan", OTHER_FORMATS.first().map_or(HELP, |(_, _, help)| help)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let wrong = error.as_bytes().get(valid).copied().unwrap_or_default();
        of_file(name, &format!("it is not UTF-8: byte {wrong:#04x} at offset {valid}"), HELP)
    })
}

/// A text that is neither JSON nor Terraform.
pub(super) fn other_text(source: &Arc<Source>) -> Diagnostic {
    let text = source.text().trim_start();
    if text.is_empty() {
        return of_file(source.name(), "it is empty", HELP);
    }
    let is_terraform = ["resource \"", "module \"", "terraform {"].iter().any(|word| text.contains(word));
    match OTHER_FORMATS.iter().find(|(start, ..)| text.starts_with(start)) {
        None if is_terraform => of_file(
            source.name(),
            "it is Terraform under another name",
            "name the folder, or a file whose name ends in `.tf`",
        ),
        Some((_, what, help)) => of_file(source.name(), &format!("it is {what}"), help),
        None => of_file(source.name(), "it is neither JSON nor Terraform", HELP),
    }
}

/// A text that starts as JSON does and breaks off, or goes on as something else. The reason names no value, and the
/// text is veiled.
pub(super) fn broken(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let help = if error.is_at_end { "the text ends too early; write it again" } else { HELP };
    let place = Place::new(&veiled(source, &[]), Span { start: error.at, end: error.at });
    Diagnostic::new(&CODE, format!("the input is not JSON: {}", error.reason)).primary(place, "").help(help)
}

/// JSON that is none of what is read, with the keys that it starts with.
pub(super) fn other_json<'k>(source: &Arc<Source>, mut keys: impl Iterator<Item = &'k str>) -> Diagnostic {
    let answer = keys.find_map(|key| OTHER_ANSWERS.iter().find(|(known, _)| *known == key));
    match answer {
        Some((_, what)) => of_file(source.name(), &format!("it is {what}"), HELP),
        None => of_file(source.name(), "it is JSON, and neither AWS's nor Terraform's", HELP),
    }
}

/// JSON of a shape that its kind does not have, at a place that shows no value.
pub(super) fn misfit(what: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the input can't be imported: {what}")).primary(place, "").help(HELP)
}

fn of_file(name: &str, what: &str, help: &str) -> Diagnostic {
    let place = Place::new(&Source::new(name, ""), Span::default());
    Diagnostic::new(&CODE, format!("the input can't be imported: {what}")).primary(place, "").help(help)
}

/// A `--var` for what has no variables.
pub(super) fn variable(name: &str, given: &Assignment) -> Diagnostic {
    let what = match given {
        Assignment::Value(text) => text.split('=').next().unwrap_or_default(),
        Assignment::File(_) => "--var-file",
    };
    of_file(name, &format!("it has no variables, such as `{what}`"), "`--var` goes with a Terraform folder")
}

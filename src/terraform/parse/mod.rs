//! The text of a file to what it says; every syntax error with its place.

mod hcl;
mod json;
mod json_blocks;
mod template;

use std::sync::Arc;

pub(super) use json::{Json, JsonKind, read as read_json};
pub(super) use json_blocks::expression;

use self::json_blocks::Blocks;
use super::syntax::{Attribute, Block};
use super::{syntax_error, too_deep, too_many_keys};
use crate::diagnostic::Diagnostic;
use crate::source::{Place, Source, Span};

/// The blocks of a configuration file; nothing of a file with a syntax error.
pub(super) fn configuration(source: &Arc<Source>, findings: &mut Vec<Diagnostic>) -> Vec<Block> {
    if is_json(source.name()) {
        return json(source, findings, |blocks, json| blocks.file(json));
    }
    native(source, findings).1
}

/// The values of a file of values.
pub(super) fn values(source: &Arc<Source>, findings: &mut Vec<Diagnostic>) -> Vec<Attribute> {
    if is_json(source.name()) {
        return json(source, findings, |blocks, json| blocks.arguments(json));
    }
    native(source, findings).0
}

fn is_json(name: &str) -> bool {
    name.ends_with(".json")
}

fn native(source: &Arc<Source>, findings: &mut Vec<Diagnostic>) -> (Vec<Attribute>, Vec<Block>) {
    if let Some(diagnostic) = too_many_keys::check(source) {
        findings.push(diagnostic);
        return Default::default();
    }
    match ::hcl::edit::parser::parse_body(source.text()) {
        Ok(body) => hcl::body(source, &body),
        Err(error) => {
            findings.push(of_parser(source, &error));
            Default::default()
        }
    }
}

/// What the parser of HCL found.
fn of_parser(source: &Arc<Source>, error: &::hcl::edit::parser::Error) -> Diagnostic {
    let start = error.location().offset();
    let place = Place::new(source, Span { start, end: start + 1 });
    match error.message() {
        message if message.contains("nesting depth") || message.contains("chained binary") => too_deep::report(place),
        message => syntax_error::hcl(place, message),
    }
}

fn json<T: Default>(
    source: &Arc<Source>,
    findings: &mut Vec<Diagnostic>,
    read: impl Fn(&mut Blocks<'_>, &Json) -> T,
) -> T {
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(source.text()) {
        findings.push(of_json(source, &error));
        return T::default();
    }
    let json = match json::read(source.text()) {
        Ok(json) => json,
        Err(start) => {
            findings.push(too_deep::report(Place::new(source, Span { start, end: start + 1 })));
            return T::default();
        }
    };
    let mut blocks = Blocks { source, failures: Vec::new() };
    let product = read(&mut blocks, &json);
    let failures = blocks.failures;
    findings.extend(failures.into_iter().map(|failure| {
        let place = Place::new(source, failure.span);
        match failure.reason.contains("nesting depth") || failure.reason.contains("chained binary") {
            true => too_deep::report(place),
            false => syntax_error::template(place, &failure.reason),
        }
    }));
    product
}

/// What the parser of JSON found.
fn of_json(source: &Arc<Source>, error: &serde_json::Error) -> Diagnostic {
    let at = crate::source::Position { line: error.line().max(1), column: 1 };
    let start = source.byte(at) + error.column().saturating_sub(1);
    let place = Place::new(source, Span { start, end: start + 1 });
    let message = error.to_string();
    match message.split_once(" at line ") {
        Some((reason, _)) => syntax_error::json(place, reason),
        None => syntax_error::json(place, &message),
    }
}

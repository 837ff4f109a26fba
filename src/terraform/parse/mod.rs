//! The text of a file to what it says; every syntax error with its place.

mod hcl;
mod json_blocks;
mod template;

use std::sync::Arc;

pub(super) use json_blocks::expression;

use self::json_blocks::{Blocks, Failure};
use super::syntax::{Attribute, Block};
use super::{syntax_error, too_deep, too_many_keys};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Value};
use crate::source::{Place, Source, Span};

/// How deep the values of a JSON file are nested at most.
pub(super) const DEEPEST: usize = 128;

/// The blocks of a configuration file; nothing of a file with a syntax error.
pub(super) fn configuration(source: &Arc<Source>, findings: &mut Vec<Diagnostic>) -> Vec<Block> {
    if is_json(source.name()) {
        return of_json(source, findings, |blocks, json| blocks.file(json));
    }
    native(source, findings).1
}

/// The values of a file of values.
pub(super) fn values(source: &Arc<Source>, findings: &mut Vec<Diagnostic>) -> Vec<Attribute> {
    if is_json(source.name()) {
        return of_json(source, findings, |blocks, json| blocks.arguments(json));
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
        message if is_too_deep(message) => too_deep::report(place),
        message => syntax_error::hcl(place, message),
    }
}

fn of_json<T: Default>(
    source: &Arc<Source>,
    findings: &mut Vec<Diagnostic>,
    read: impl Fn(&mut Blocks<'_>, Value<'_>) -> T,
) -> T {
    let json = match json::document(source.text()) {
        Ok(json) => json,
        Err(error) => {
            findings.push(of_failure(source, Failure::Json(error)));
            return T::default();
        }
    };
    if let Some(start) = json.deeper_than(DEEPEST) {
        findings.push(too_deep::report(Place::new(source, Span { start, end: start + 1 })));
        return T::default();
    }
    let mut blocks = Blocks { source, failures: Vec::new() };
    let product = read(&mut blocks, json);
    findings.extend(blocks.failures.into_iter().map(|failure| of_failure(source, failure)));
    product
}

fn of_failure(source: &Arc<Source>, failure: Failure) -> Diagnostic {
    match failure {
        Failure::Json(error) => {
            syntax_error::json(Place::new(source, Span { start: error.at, end: error.at + 1 }), &error.reason)
        }
        Failure::Template(span, reason) if is_too_deep(&reason) => too_deep::report(Place::new(source, span)),
        Failure::Template(span, reason) => syntax_error::template(Place::new(source, span), &reason),
    }
}

/// The parser of HCL gave up because of nesting or a long chain of operators.
fn is_too_deep(message: &str) -> bool {
    message.contains("nesting depth") || message.contains("chained binary")
}

//! hcl-edit, which is asked about a text that our own parser refuses.
//!
//! Its words and its place are what the user reads, since they were there first. Where it takes the text, what it says is
//! read: only what Terraform is known to refuse is refused nevertheless.

use std::sync::Arc;

use ::hcl::edit::expr::Expression as Edit;
use ::hcl::edit::parser::{Error, parse_body};
use ::hcl::edit::template::Template;

use super::at::At;
use super::failure::{Failure, Reason};
use super::native::{self, Lower};
use super::syntax::{self, Refusal};
use super::template;
use super::tree::{Attribute, Block, Expression, Kind};
use crate::source::{Source, Span};

/// Longest text that hcl-edit is asked about: its time grows with the square of the keys of an object.
const LONGEST: usize = 64 * 1024;

/// Parses a file with hcl-edit.
pub(super) fn body(source: &Arc<Source>, refusal: &Refusal) -> Result<(Vec<Attribute>, Vec<Block>), Failure> {
    match asked(source.text(), refusal, parse_body) {
        Some(Ok(body)) => Ok(native::body(source, &body)),
        Some(Err(error)) => {
            let start = error.location().offset();
            Err(of_parser(&error, Span { start, end: start + 1 }, Reason::NotHcl))
        }
        None => Err(refused(refusal, Span { start: refusal.at, end: refusal.at + 1 }, Reason::NotHcl)),
    }
}

/// Parses an expression with it.
pub(super) fn expression(text: &str, at: At, refusal: &Refusal) -> Result<Expression, String> {
    match asked(text, refusal, str::parse::<Edit>) {
        Some(Ok(edit)) => Ok(Lower { text, at }.expression(&edit)),
        Some(Err(error)) => Err(error.message().to_owned()),
        None => Err(refusal.words()),
    }
}

/// Parses with it a template in JSON, which stands at a place.
pub(super) fn template(text: &str, whole: Span, at: At, refusal: &Refusal) -> Result<Kind, Failure> {
    match asked(text, refusal, str::parse::<Template>) {
        Some(Ok(edit)) => Ok(template::kind(Lower { text, at }, edit.iter(), true)),
        Some(Err(error)) => Err(of_parser(&error, whole, Reason::NoTemplate)),
        None => Err(refused(refusal, whole, Reason::NoTemplate)),
    }
}

/// Asks hcl-edit; `None` where its answer does not count.
fn asked<'t, T>(
    text: &'t str,
    refusal: &Refusal,
    parse: impl FnOnce(&'t str) -> Result<T, Error>,
) -> Option<Result<T, Error>> {
    if text.len() > LONGEST || refusal.reason == syntax::Reason::TooDeep {
        return None;
    }
    match parse(text) {
        Ok(_) if matches!(refusal.reason, syntax::Reason::LineInString | syntax::Reason::Number) => None,
        Err(error) if is_too_deep(&error) => None,
        answer => Some(answer),
    }
}

/// It gives up at fewer levels than we do, so that it has not seen what is wrong.
fn is_too_deep(error: &Error) -> bool {
    error.message().contains("nesting depth") || error.message().contains("chained binary")
}

fn of_parser(error: &Error, span: Span, reason: fn(String) -> Reason) -> Failure {
    Failure { span, reason: reason(error.message().to_owned()) }
}

fn refused(refusal: &Refusal, span: Span, reason: fn(String) -> Reason) -> Failure {
    let reason = if refusal.reason == syntax::Reason::TooDeep { Reason::TooDeep } else { reason };
    Failure { span, reason: reason(refusal.words()) }
}

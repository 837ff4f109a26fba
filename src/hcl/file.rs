//! A text to the tree of what it says.

use std::sync::Arc;

use super::at::At;
use super::failure::{Failure, Reason};
use super::json_syntax::Objects;
use super::tree::{Attribute, Block, Expression, Kind};
use super::{second_opinion, syntax};
use crate::json::{self, Value};
use crate::source::{Source, Span};

/// Deepest nesting of values that is read in a JSON file.
pub(crate) const DEEPEST_JSON: usize = 128;

/// A file: its arguments and blocks, each in order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct File {
    /// The text.
    pub(crate) source: Arc<Source>,
    /// The arguments that stand in no block. In JSON also what is no block of Terraform's language.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) blocks: Vec<Arc<Block>>,
}

impl File {
    /// Reads the text of a configuration: in JSON, objects are blocks where Terraform's language has blocks.
    pub(crate) fn configuration(source: &Arc<Source>) -> (Self, Vec<Failure>) {
        match source.is_json() {
            true => Self::json(source, |objects, json| objects.file(json)),
            false => Self::native(source),
        }
    }

    /// Reads the text of a file of values: in JSON, there are no blocks.
    pub(crate) fn values(source: &Arc<Source>) -> (Self, Vec<Failure>) {
        match source.is_json() {
            true => Self::json(source, |objects, json| (objects.arguments(json), Vec::new())),
            false => Self::native(source),
        }
    }

    fn native(source: &Arc<Source>) -> (Self, Vec<Failure>) {
        let read = syntax::body(source).or_else(|refusal| second_opinion::body(source, &refusal));
        match read {
            Ok((attributes, blocks)) => (Self::new(source, attributes, blocks), Vec::new()),
            Err(failure) => (Self::empty(source), vec![failure]),
        }
    }

    fn json(
        source: &Arc<Source>,
        read: impl Fn(&mut Objects<'_>, Value<'_>) -> (Vec<Attribute>, Vec<Block>),
    ) -> (Self, Vec<Failure>) {
        let json = match json::document(source.text()) {
            Ok(json) => json,
            Err(error) => return (Self::empty(source), vec![Failure::json(error)]),
        };
        if let Some(start) = json.deeper_than(DEEPEST_JSON) {
            let reason = Reason::TooDeep(format!("deeper than {DEEPEST_JSON} levels"));
            return (Self::empty(source), vec![Failure { span: Span { start, end: start + 1 }, reason }]);
        }
        let mut objects = Objects { source, failures: Vec::new() };
        let (attributes, blocks) = read(&mut objects, json);
        (Self::new(source, attributes, blocks), objects.failures)
    }

    fn new(source: &Arc<Source>, attributes: Vec<Attribute>, blocks: Vec<Block>) -> Self {
        Self { source: Arc::clone(source), attributes, blocks: blocks.into_iter().map(Arc::new).collect() }
    }

    fn empty(source: &Arc<Source>) -> Self {
        Self::new(source, Vec::new(), Vec::new())
    }
}

/// A text of native syntax as an expression, with places from that byte of the source on.
///
/// # Errors
/// Reason why it is none.
pub(crate) fn expression(text: &str, offset: usize) -> Result<Expression, String> {
    let at = At::Offset(offset);
    syntax::expression(text, at).or_else(|refusal| second_opinion::expression(text, at, &refusal))
}

/// The text of a file as a template; `None` where it is none.
pub(crate) fn template_file(text: &str) -> Option<Expression> {
    let span = Span { start: 0, end: text.len() };
    if !text.contains("${") && !text.contains("%{") {
        return Some(Expression { kind: Kind::Text(text.into()), span });
    }
    syntax::template(text, At::Offset(0)).ok()
}

/// The expression that a string of JSON is: a template. Without escapes its characters stand in the source as they are.
///
/// # Errors
/// Reason why it is none.
pub(super) fn of_json(text: &str, whole: Span, has_escapes: bool) -> Result<Expression, Failure> {
    if !text.contains("${") && !text.contains("%{") {
        return Ok(Expression { kind: Kind::Text(text.into()), span: whole });
    }
    let at = if has_escapes { At::Whole(whole) } else { At::Offset(whole.start + 1) };
    let kind = match syntax::template(text, at) {
        Ok(template) => template.kind,
        Err(refusal) => second_opinion::template(text, whole, at, &refusal)?,
    };
    Ok(Expression { kind, span: whole })
}

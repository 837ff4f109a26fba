//! Native syntax to entries. hcl-edit refuses what is nested too deeply, so that no file makes it overflow the stack.

use hcl::edit::Span as _;
use hcl::edit::expr::{Expression, ObjectKey};
use hcl::edit::parser::{Error, parse_body};
use hcl::edit::structure::{Body, Structure};

use super::entry::{Content, Entry};
use crate::source::Span;

/// The entries of a file.
///
/// # Errors
/// What the parser says.
pub(super) fn read(text: &str) -> Result<Vec<Entry>, Error> {
    parse_body(text).map(|parsed| body(&parsed))
}

fn body(body: &Body) -> Vec<Entry> {
    body.iter().map(structure).collect()
}

fn structure(structure: &Structure) -> Entry {
    match structure {
        Structure::Attribute(attribute) => Entry {
            name: attribute.key.as_str().to_owned(),
            labels: Vec::new(),
            header: span(attribute.key.span()),
            span: span(attribute.span()),
            content: expression(&attribute.value),
        },
        Structure::Block(block) => {
            let start = span(block.ident.span());
            let last = block.labels.last().and_then(|label| label.span());
            Entry {
                name: block.ident.as_str().to_owned(),
                labels: block.labels.iter().map(|label| label.as_str().to_owned()).collect(),
                header: Span { start: start.start, end: last.map_or(start.end, |last| last.end) },
                span: span(block.span()),
                content: Content::Body(body(&block.body)),
            }
        }
    }
}

fn expression(of: &Expression) -> Content {
    match of {
        Expression::String(text) => Content::Text(text.value().clone()),
        Expression::Array(items) => {
            Content::List(items.iter().map(|item| (expression(item), span(item.span()))).collect())
        }
        Expression::Object(object) => {
            let entries = object.iter().map(|(key, value)| Entry {
                name: name(key),
                labels: Vec::new(),
                header: span(key.span()),
                span: span(value.expr().span()),
                content: expression(value.expr()),
            });
            Content::Body(entries.collect())
        }
        Expression::Variable(name) => Content::Name(name.as_str().to_owned()),
        Expression::Traversal(traversal) => match &traversal.expr {
            Expression::Variable(name) => Content::Name(name.as_str().to_owned()),
            _ => Content::Other,
        },
        _ => Content::Other,
    }
}

fn name(key: &ObjectKey) -> String {
    match key {
        ObjectKey::Ident(name) => name.as_str().to_owned(),
        ObjectKey::Expression(Expression::String(text)) => text.value().clone(),
        ObjectKey::Expression(other) => other.to_string(),
    }
}

fn span(range: Option<std::ops::Range<usize>>) -> Span {
    range.map(Span::from).unwrap_or_default()
}

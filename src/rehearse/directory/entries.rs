//! The entries of a file, of its tree.

use super::entry::{Content, Entry};
use crate::hcl::{Attribute, Block, Expression, File, Kind};
use crate::source::{Source, Span};

/// Returns the entries at the top of a file, in order.
pub(super) fn of_file(file: &File) -> Vec<Entry> {
    body(&file.source, &file.attributes, file.blocks.iter().map(|block| &**block))
}

fn body<'b>(source: &Source, attributes: &[Attribute], blocks: impl Iterator<Item = &'b Block>) -> Vec<Entry> {
    let attributes = attributes.iter().map(|attribute| argument(source, attribute));
    let mut entries: Vec<Entry> = attributes.chain(blocks.map(|inner| block(source, inner))).collect();
    entries.sort_by_key(|entry| entry.header.start);
    entries
}

/// An argument with its name; in JSON, where a name without its value is no text of its own, the value alone.
fn argument(source: &Source, attribute: &Attribute) -> Entry {
    let value = attribute.value.span;
    let span = if source.is_json() { value } else { Span { start: attribute.name_span.start, end: value.end } };
    Entry {
        name: attribute.name.to_string(),
        labels: Vec::new(),
        header: attribute.name_span,
        span,
        content: content(source, &attribute.value),
    }
}

fn block(source: &Source, block: &Block) -> Entry {
    Entry {
        name: block.kind.to_string(),
        labels: block.labels.iter().map(ToString::to_string).collect(),
        header: block.header,
        span: block.span,
        content: Content::Body(body(source, &block.attributes, block.blocks.iter())),
    }
}

fn content(source: &Source, expression: &Expression) -> Content {
    match &expression.kind {
        Kind::Text(text) => Content::Text(text.to_string()),
        Kind::List(items) => Content::List(items.iter().map(|item| (content(source, item), item.span)).collect()),
        Kind::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Entry {
                name: name(source, key),
                labels: Vec::new(),
                header: key.span,
                span: value.span,
                content: content(source, value),
            });
            Content::Body(entries.collect())
        }
        // In quotes or parentheses a name is a value that has to be worked out.
        Kind::Name(_) | Kind::Traversal(..) => match root(expression) {
            Some(root) if source.slice(expression.span).starts_with(root) => Content::Name(root.to_owned()),
            _ => Content::Other,
        },
        _ => Content::Other,
    }
}

/// The first name of a reference.
fn root(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        Kind::Name(name) => Some(name),
        Kind::Traversal(base, _) => root(base),
        _ => None,
    }
}

/// A key that is not plain, or stands in parentheses, has a name that no key has.
fn name(source: &Source, key: &Expression) -> String {
    let plain = key.as_text().filter(|_| !source.slice(key.span).starts_with('('));
    plain.map_or_else(|| format!("({})", key.words()), str::to_owned)
}

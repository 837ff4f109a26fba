//! JSON → [`Node`].

use super::node::{Node, Unreadable, Value};
use crate::json::{self, Error, Kind};
use crate::source::Span;

/// The deepest nesting that is read.
const DEEPEST: usize = 64;

/// Reads a template in JSON.
pub(super) fn read(text: &str) -> Result<Node, Unreadable> {
    let document = json::document(text).map_err(unreadable)?;
    if let Some(at) = document.deeper_than(DEEPEST) {
        return Err(Unreadable { reason: format!("it nests deeper than {DEEPEST} levels"), at });
    }
    node(document).map_err(unreadable)
}

fn unreadable(error: Error) -> Unreadable {
    Unreadable { reason: error.reason, at: error.at }
}

fn node(from: json::Value<'_>) -> Result<Node, Error> {
    let value = match from.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(_) | Kind::Number => Value::Scalar(from.written().to_owned()),
        Kind::String => Value::Scalar(from.string()?.into_owned()),
        Kind::List => Value::List(from.items()?.map(node).collect::<Result<_, _>>()?),
        Kind::Object => {
            let entries = from.entries()?.into_iter();
            let entries = entries.map(|(key, value)| Ok((key.text.into_owned(), node(value)?)));
            Value::Object(entries.collect::<Result<_, Error>>()?)
        }
    };
    let start = from.span().start;
    let first_line = from.written().lines().next().map_or(0, str::len);
    Ok(Node { value, span: Span { start, end: start + first_line } })
}

//! A text to the tree of what it says.

use std::sync::Arc;

use super::failure::{Failure, Reason};
use super::json_syntax::Objects;
use super::native::{self, At, Lower};
use super::objects::objects;
use super::tree::{Attribute, Block, Expression};
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
    /// The blocks.
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
        if let Some(failure) = too_many_keys(source.text()) {
            return (Self::empty(source), vec![failure]);
        }
        match ::hcl::edit::parser::parse_body(source.text()) {
            Ok(body) => {
                let (attributes, blocks) = native::body(source, &body);
                (Self::new(source, attributes, blocks), Vec::new())
            }
            Err(error) => {
                let start = error.location().offset();
                let span = Span { start, end: start + 1 };
                (Self::empty(source), vec![Failure::of_parser(span, error.message(), Reason::NotHcl)])
            }
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
            let reason = Reason::TooDeep(format!("values are nested deeper than {DEEPEST_JSON}"));
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
    let edit: Result<::hcl::edit::expr::Expression, _> = text.parse();
    let edit = edit.map_err(|error: ::hcl::edit::parser::Error| error.message().to_owned())?;
    Ok(Lower { text, at: At::Offset(offset) }.expression(&edit))
}

/// Texts below this size can't hold too many keys.
const SMALL: usize = 64 * 1024;

/// The most comparisons of keys in a text: one object of 20,000 keys, or a hundred of 2,000. The parser compares each key
/// of an object with all before it, which takes a second or two for as many.
const COMPARISONS: usize = 20_000 * 20_000;

/// Refuses a text whose objects take too long to parse, at the largest of them.
fn too_many_keys(text: &str) -> Option<Failure> {
    if text.len() < SMALL {
        return None;
    }
    let objects = objects(text);
    let comparisons = objects.iter().fold(0_usize, |all, object| all.saturating_add(object.keys.saturating_pow(2)));
    let largest = objects.iter().max_by_key(|object| object.keys).filter(|_| comparisons > COMPARISONS)?;
    let span = Span { start: largest.start, end: largest.start + 1 };
    Some(Failure { span, reason: Reason::TooManyKeys(largest.keys) })
}

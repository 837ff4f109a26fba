//! The JSON syntax of Terraform: which objects are blocks, and expressions in texts.
//!
//! Native syntax tells blocks from arguments; in JSON the schema does. This knows the blocks of the language itself, and
//! those of the resources that have to do with scanning; of other resources objects are read as arguments.

use std::sync::Arc;

use super::failure::Failure;
use super::file::of_json;
use super::tree::{Attribute, Block, Expression, Kind};
use crate::json::{self, Key, Value};
use crate::source::{Source, Span};

/// The blocks of a file's top level, and how many labels they have.
const TOP: &[(&str, usize)] = &[
    ("resource", 2),
    ("data", 2),
    ("ephemeral", 2),
    ("module", 1),
    ("provider", 1),
    ("variable", 1),
    ("output", 1),
    ("check", 1),
    ("locals", 0),
    ("terraform", 0),
    ("moved", 0),
    ("removed", 0),
    ("import", 0),
];

/// The blocks within blocks, and how many labels they have.
const NESTED: &[(&str, usize)] = &[
    ("assume_role", 0),
    ("assume_role_with_web_identity", 0),
    ("auto_enable", 0),
    ("backend", 1),
    ("cloud", 0),
    ("connection", 0),
    ("content", 0),
    ("default_tags", 0),
    ("dynamic", 1),
    ("encryption_configuration", 0),
    ("endpoints", 0),
    ("ignore_tags", 0),
    ("image_scanning_configuration", 0),
    ("image_tag_mutability_exclusion_filter", 0),
    ("lifecycle", 0),
    ("postcondition", 0),
    ("precondition", 0),
    ("provider_meta", 1),
    ("provisioner", 1),
    ("repository_filter", 0),
    ("required_providers", 0),
    ("rule", 0),
    ("timeouts", 0),
    ("validation", 0),
];

/// The blocks in which everything is an argument.
const WITHOUT_BLOCKS: &[&str] = &["locals", "module", "variable", "required_providers"];

/// The key whose value is a comment, in an object that is a body.
const COMMENT: &str = "//";

/// A key of an object, and its value.
type Member<'t> = (Key<'t>, Value<'t>);

/// Reads what objects say, and notes what can't be read.
pub(super) struct Objects<'s> {
    pub(super) source: &'s Arc<Source>,
    pub(super) failures: Vec<Failure>,
}

impl Objects<'_> {
    /// The arguments and blocks of a file: of an object, or of a list of such. What is no block of the language is an
    /// argument.
    pub(super) fn file(&mut self, json: Value<'_>) -> (Vec<Attribute>, Vec<Block>) {
        let mut body = (Vec::new(), Vec::new());
        for (key, value) in self.members(json).filter(|(key, _)| key.text != COMMENT) {
            match TOP.iter().find(|(kind, _)| **kind == *key.text) {
                Some((_, labels)) => self.labelled(&key, value, *labels, &mut Vec::new(), &mut body),
                None => body.0.push(self.attribute(&key, value)),
            }
        }
        body
    }

    /// The arguments of an object, as in a file of values.
    pub(super) fn arguments(&mut self, json: Value<'_>) -> Vec<Attribute> {
        self.members(json).map(|(key, value)| self.attribute(&key, value)).collect()
    }

    /// Adds the blocks of a key. What stands where an object has to be is an argument of that name, so that it is not lost.
    fn labelled<'t>(
        &mut self,
        key: &Key<'t>,
        json: Value<'t>,
        left: usize,
        labels: &mut Vec<Key<'t>>,
        body: &mut (Vec<Attribute>, Vec<Block>),
    ) {
        match json.kind() {
            json::Kind::List => {
                self.items(json).into_iter().for_each(|item| self.labelled(key, item, left, labels, body));
            }
            json::Kind::Object if left == 0 => {
                let members = self.entries(json);
                body.1.push(self.block(key, labels, &members, json.span()));
            }
            json::Kind::Object => {
                for (label, value) in self.entries(json) {
                    labels.push(label);
                    self.labelled(key, value, left - 1, labels, body);
                    labels.pop();
                }
            }
            _ => body.0.push(self.attribute(key, json)),
        }
    }

    fn block(&mut self, key: &Key<'_>, labels: &[Key<'_>], members: &[Member<'_>], whole: Span) -> Block {
        let mut body = (Vec::new(), Vec::new());
        for (name, value) in members.iter().filter(|(name, _)| name.text != COMMENT) {
            match labels_of(&key.text, &name.text) {
                Some(labels) => self.labelled(name, *value, labels, &mut Vec::new(), &mut body),
                None => body.0.push(self.attribute(name, *value)),
            }
        }
        let (attributes, blocks) = body;
        Block {
            kind: Box::from(&*key.text),
            labels: labels.iter().map(|label| Box::from(&*label.text)).collect(),
            header: labels.last().unwrap_or(key).span,
            span: whole,
            source: Arc::clone(self.source),
            attributes,
            blocks,
        }
    }

    fn attribute(&mut self, key: &Key<'_>, json: Value<'_>) -> Attribute {
        let (value, source) = (self.expression(json), Arc::clone(self.source));
        Attribute { name: Box::from(&*key.text), name_span: key.span, value, source }
    }

    fn expression(&mut self, json: Value<'_>) -> Expression {
        let kind = match json.kind() {
            json::Kind::Null => Kind::Null,
            json::Kind::Bool(bool) => Kind::Bool(bool),
            json::Kind::Number => Kind::Number(json.written().into()),
            json::Kind::String => self.string(json),
            json::Kind::List => Kind::List(self.items(json).into_iter().map(|item| self.expression(item)).collect()),
            json::Kind::Object => {
                let entries = self.entries(json).into_iter().map(|(key, value)| {
                    let whole = Expression { kind: self.template(&key.text, key.span, true), span: key.span };
                    (whole, self.expression(value))
                });
                Kind::Object(entries.collect())
            }
        };
        Expression { kind, span: json.span() }
    }

    fn string(&mut self, json: Value<'_>) -> Kind {
        match json.string() {
            Ok(text) => self.template(&text, json.span(), json.written().contains('\\')),
            Err(error) => {
                self.failures.push(Failure::json(error));
                Kind::Unread
            }
        }
    }

    fn template(&mut self, text: &str, span: Span, has_escapes: bool) -> Kind {
        match of_json(text, span, has_escapes) {
            Ok(expression) => expression.kind,
            Err(failure) => {
                self.failures.push(failure);
                Kind::Unread
            }
        }
    }

    /// The members of the objects that a value is, in order: of itself, or of the elements of a list.
    fn members<'t>(&mut self, json: Value<'t>) -> std::vec::IntoIter<Member<'t>> {
        let members: Vec<Member<'t>> = match json.kind() {
            json::Kind::Object => self.entries(json),
            json::Kind::List => self.items(json).into_iter().flat_map(|item| self.members(item)).collect(),
            _ => Vec::new(),
        };
        members.into_iter()
    }

    fn entries<'t>(&mut self, object: Value<'t>) -> Vec<Member<'t>> {
        object.entries().map_err(|error| self.failures.push(Failure::json(error))).unwrap_or_default()
    }

    fn items<'t>(&mut self, list: Value<'t>) -> Vec<Value<'t>> {
        let items = list.items().map(Iterator::collect);
        items.map_err(|error| self.failures.push(Failure::json(error))).unwrap_or_default()
    }
}

/// Returns the number of labels that blocks of that name have in a block. `None` if it is the name of an argument.
fn labels_of(block: &str, name: &str) -> Option<usize> {
    if (block, name) == ("check", "data") {
        return Some(2);
    }
    let known = NESTED.iter().find(|(kind, _)| !WITHOUT_BLOCKS.contains(&block) && *kind == name);
    known.map(|(_, labels)| *labels)
}

//! Evaluates a block as Terraform would: variables, locals, and `dynamic` blocks written out.
//!
//! Everything must come out of the text and the release variable alone; what does not is an [`Unknown`], never a guess.

mod plain;

use std::collections::BTreeMap;

use hcl::edit::Span as _;
use hcl::edit::expr::Expression;
use hcl::edit::structure::{Attribute, Block, Body};
use hcl::{Map, Value};

use super::module::{Module, TopBlock};

type ByteRange = Option<std::ops::Range<usize>>;

/// Something that the text alone does not tell.
pub(super) struct Unknown {
    /// Where it stands in the file of the block.
    pub(super) span: ByteRange,
    /// What the evaluation says.
    pub(super) reason: String,
}

/// A block with every attribute a value, and no `dynamic` left.
pub(super) struct Evaluated {
    /// The block's type.
    pub(super) kind: String,
    /// Where its type stands.
    pub(super) span: ByteRange,
    /// Its attributes, each with where its value stands.
    pub(super) attributes: Vec<(String, Value, ByteRange)>,
    /// The blocks in it.
    pub(super) blocks: Vec<Evaluated>,
}

impl Evaluated {
    /// An attribute that is a string.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, ..)| key == name).and_then(|(_, value, _)| value.as_str())
    }

    /// Where an attribute's value stands, or else the block.
    pub(super) fn span_of(&self, name: &str) -> ByteRange {
        let attribute = self.attributes.iter().find(|(key, ..)| key == name);
        attribute.map_or_else(|| self.span.clone(), |(_, _, span)| span.clone())
    }
}

/// What names stand for: `var`, `local`, and the iterators of `dynamic` blocks.
type Names = BTreeMap<String, Value>;

/// The names of a module with the release variable at a value.
pub(super) struct Scope {
    names: Names,
}

impl Scope {
    /// Declares the variables and every local that can be evaluated; beside it those that can't.
    pub(super) fn new<'m>(
        module: &'m Module<'_>,
        variable: Option<(&'static str, bool)>,
    ) -> (Self, Vec<(TopBlock<'m>, Unknown)>) {
        let variables: Map<String, Value> =
            variable.into_iter().map(|(name, on)| (name.to_owned(), on.into())).collect();
        let empty = Value::Object(Map::new());
        let names = Names::from([("var".to_owned(), variables.into()), ("local".to_owned(), empty)]);
        let mut scope = Self { names };
        let unknown = scope.declare_locals(module);
        (scope, unknown)
    }

    /// Evaluates a block and the blocks in it.
    pub(super) fn block(&mut self, block: &Block) -> Result<Evaluated, Unknown> {
        self.body(block.ident.as_str(), block.ident.span(), &block.body)
    }

    /// Locals may name each other in any order: each round declares those whose names are known by then.
    fn declare_locals<'m>(&mut self, module: &'m Module<'_>) -> Vec<(TopBlock<'m>, Unknown)> {
        let blocks = module.blocks_of("locals");
        let mut waiting: Vec<(TopBlock<'m>, &Attribute)> =
            blocks.flat_map(|top| top.block.body.attributes().map(move |attribute| (top, attribute))).collect();
        let mut left = waiting.len() + 1;
        while waiting.len() < left {
            left = waiting.len();
            waiting.retain(|(_, attribute)| self.declare_local(attribute).is_none());
        }
        let unknown =
            waiting.into_iter().filter_map(|(top, attribute)| Some((top, self.value(&attribute.value).err()?)));
        unknown.collect()
    }

    fn declare_local(&mut self, attribute: &Attribute) -> Option<()> {
        let value = self.value(&attribute.value).ok()?;
        self.names.get_mut("local")?.as_object_mut()?.insert(attribute.key.to_string(), value);
        Some(())
    }

    fn body(&mut self, kind: &str, span: ByteRange, body: &Body) -> Result<Evaluated, Unknown> {
        let mut attributes = Vec::new();
        for attribute in body.attributes() {
            attributes.push((attribute.key.to_string(), self.value(&attribute.value)?, attribute.value.span()));
        }
        let mut blocks = Vec::new();
        for block in body.blocks() {
            if block.has_ident("dynamic") {
                self.dynamic(block, &mut blocks)?;
            } else {
                blocks.push(self.block(block)?);
            }
        }
        Ok(Evaluated { kind: kind.to_owned(), span, attributes, blocks })
    }

    /// Writes a `dynamic` block out: one block for each element of `for_each`.
    fn dynamic(&mut self, block: &Block, out: &mut Vec<Evaluated>) -> Result<(), Unknown> {
        let unknown = |reason: &str| Unknown { span: block.ident.span(), reason: reason.to_owned() };
        let is_known = |attribute: &Attribute| ["for_each", "iterator"].contains(&attribute.key.as_str());
        if block.labels.len() != 1 || !block.body.attributes().all(is_known) || block.body.blocks().count() != 1 {
            return Err(unknown("a `dynamic` block has one label, `for_each`, `iterator` and one `content`"));
        }
        let kind = block.labels.first().map(hcl::edit::structure::BlockLabel::as_str);
        let kind = kind.ok_or_else(|| unknown("a `dynamic` block needs the type of its blocks"))?;
        let for_each = block.body.get_attribute("for_each").ok_or_else(|| unknown("it has no `for_each`"))?;
        let content = block.body.get_blocks("content").next().ok_or_else(|| unknown("it has no `content`"))?;
        let iterator = match block.body.get_attribute("iterator").map(|iterator| &iterator.value) {
            Some(Expression::Variable(name)) => name.as_str(),
            Some(_) => return Err(unknown("its `iterator` is not a name")),
            None => kind,
        };
        let elements =
            elements(self.value(&for_each.value)?).ok_or_else(|| unknown("its `for_each` is no collection"))?;
        let outer = self.names.get(iterator).cloned();
        for (key, value) in elements {
            let element = Map::from_iter([("key".to_owned(), key), ("value".to_owned(), value)]);
            self.names.insert(iterator.to_owned(), Value::Object(element));
            out.push(self.body(kind, content.ident.span(), &content.body)?);
        }
        match outer {
            Some(outer) => self.names.insert(iterator.to_owned(), outer),
            None => self.names.remove(iterator),
        };
        Ok(())
    }

    /// What an expression comes to.
    pub(super) fn value(&self, expression: &Expression) -> Result<Value, Unknown> {
        let unknown = || Unknown { span: expression.span(), reason: reason(expression) };
        plain::value(expression, &self.names).ok_or_else(unknown)
    }
}

/// Why an expression is not evaluated, as far as its kind tells.
fn reason(expression: &Expression) -> String {
    let reason = match expression {
        Expression::FuncCall(_) => "it calls a function",
        Expression::ForExpr(_) => "it has a `for`",
        Expression::Number(_) => "it is a number",
        Expression::HeredocTemplate(_) => "it is a heredoc",
        _ => "it names or does something that the text does not tell",
    };
    reason.to_owned()
}

fn elements(value: Value) -> Option<Vec<(Value, Value)>> {
    match value {
        Value::Array(items) => {
            Some(items.into_iter().enumerate().map(|(index, item)| (Value::from(index), item)).collect())
        }
        Value::Object(object) => Some(object.into_iter().map(|(key, item)| (Value::from(key), item)).collect()),
        _ => None,
    }
}

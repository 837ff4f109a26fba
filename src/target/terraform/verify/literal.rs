//! Values of the arguments of a companion's resources, in one release state.
//!
//! Of expressions it takes what the text alone decides, as the strict evaluation of scanning does, and beside it what alerts
//! need: numbers, `jsonencode` of such values, `concat` and `toset` of lists, and references, which stand for themselves. A text with a reference in
//! it is none of these: nobody could say what AWS gets.

use serde_json::{Map, Number, Value};

use super::module::{Module, TopBlock};
use crate::hcl::{Attribute, Block, Expression, Kind, Part, Step};
use crate::plan::reference;
use crate::registry::ReleaseVariable;
use crate::source::{Place, Span};

/// Something that the text does not decide: its place, and why.
pub(super) struct Refused {
    pub(super) place: Place,
    pub(super) reason: &'static str,
}

/// Reader of the blocks of a file, with the release variable at a value.
pub(super) struct Reader<'m> {
    module: &'m Module<'m>,
    top: TopBlock<'m>,
    on: bool,
}

type Read = Result<Value, Refused>;

/// The most locals that a value leads through.
const DEEPEST: usize = 16;

impl<'m> Reader<'m> {
    pub(super) fn new(module: &'m Module<'m>, top: TopBlock<'m>, on: bool) -> Self {
        Self { module, top, on }
    }

    /// A block as an object: its arguments but those that are `null`, and its blocks by their type, several as a list. Those
    /// of the names to leave out are not read.
    pub(super) fn block(&self, block: &Block, without: &[&str]) -> Result<Map<String, Value>, Refused> {
        let mut object = Map::new();
        for attribute in block.attributes.iter().filter(|attribute| !without.contains(&&*attribute.name)) {
            let value = self.attribute(attribute)?;
            if !value.is_null() {
                object.insert(attribute.name.to_string(), value);
            }
        }
        for inner in block.blocks.iter().filter(|inner| !without.contains(&&*inner.kind)) {
            if &*inner.kind == "dynamic" {
                return Err(self.refused(inner.kind_span(), "it is a `dynamic` block"));
            }
            let value = Value::Object(self.block(inner, &[])?);
            match object.get_mut(&*inner.kind) {
                Some(Value::Array(several)) => several.push(value),
                Some(one) => *one = Value::Array(vec![one.take(), value]),
                None => drop(object.insert(inner.kind.to_string(), value)),
            }
        }
        Ok(object)
    }

    /// The value of an argument.
    pub(super) fn attribute(&self, attribute: &Attribute) -> Read {
        self.read(&attribute.value, DEEPEST)
    }

    fn read(&self, expression: &Expression, deep: usize) -> Read {
        Ok(match &expression.kind {
            Kind::Null => Value::Null,
            Kind::Bool(bool) => Value::Bool(*bool),
            Kind::Number(digits) => Value::Number(self.number(digits, expression.span)?),
            Kind::Text(text) => Value::String(text.to_string()),
            Kind::Template(parts) => Value::String(self.template(parts, expression.span)?),
            Kind::List(items) => items.iter().map(|item| self.read(item, deep)).collect::<Result<_, _>>()?,
            Kind::Object(entries) => Value::Object(self.object(entries, deep)?),
            Kind::Conditional(parts) => {
                let [condition, yes, no] = parts.as_ref();
                self.read(if self.condition(condition)? { yes } else { no }, deep)?
            }
            Kind::Call(call) if !call.is_expanded => self.call(&call.name, &call.arguments, expression.span, deep)?,
            Kind::Traversal(base, steps) => self.traversal(base, steps, expression.span, deep)?,
            _ => return Err(self.refused(expression.span, "it is not written out")),
        })
    }

    fn object(&self, entries: &[(Expression, Expression)], deep: usize) -> Result<Map<String, Value>, Refused> {
        let mut object = Map::new();
        for (key, value) in entries {
            let name = key.as_text().ok_or_else(|| self.refused(key.span, "a key is not written out"))?;
            object.insert(name.to_owned(), self.read(value, deep)?);
        }
        Ok(object)
    }

    fn number(&self, digits: &str, span: Span) -> Result<Number, Refused> {
        let whole = digits.parse::<i64>().ok().map(Number::from);
        whole.ok_or_else(|| self.refused(span, "it is a number that is not whole"))
    }

    fn template(&self, parts: &[Part], span: Span) -> Result<String, Refused> {
        let text = parts.iter().map(|part| match part {
            Part::Text(text) => Ok(&**text),
            _ => Err(self.refused(span, "it is put together of several values")),
        });
        text.collect()
    }

    fn call(&self, name: &str, arguments: &[Expression], span: Span, deep: usize) -> Read {
        let given = arguments.iter().map(|argument| self.read(argument, deep)).collect::<Result<Vec<_>, _>>()?;
        match (name, given.as_slice()) {
            ("jsonencode", [value]) => Ok(Value::String(encoded(value))),
            ("toset", [Value::Array(items)]) => {
                let mut items = items.clone();
                items.sort_by_key(ToString::to_string);
                items.dedup();
                Ok(Value::Array(items))
            }
            ("concat", lists) => {
                let items = lists.iter().flat_map(|list| match list {
                    Value::Array(items) => items.clone(),
                    other => vec![other.clone()],
                });
                Ok(items.collect())
            }
            _ => Err(self.refused(span, "it calls a function other than `jsonencode`, `concat` and `toset`")),
        }
    }

    /// A local's value, or the reference.
    fn traversal(&self, base: &Expression, steps: &[Step], span: Span, deep: usize) -> Read {
        let Kind::Name(root) = &base.kind else { return Err(self.refused(span, "it is not written out")) };
        if let ("local", [Step::Attribute(name)]) = (&**root, steps) {
            let locals = self.module.blocks_of("locals").flat_map(|top| &top.block.attributes);
            let local = locals.into_iter().find(|local| local.name == *name);
            let deep = deep.checked_sub(1).ok_or_else(|| self.refused(span, "it leads through too many locals"))?;
            return match local {
                Some(local) => self.read(&local.value, deep),
                None => Err(self.refused(span, "it refers to a local that is not there")),
            };
        }
        let mut to = root.to_string();
        for step in steps {
            match step {
                Step::Attribute(name) => to.push_str(&format!(".{name}")),
                Step::Index(Expression { kind: Kind::Number(index), .. }) => to.push_str(&format!("[{index}]")),
                Step::Splat => to.push_str("[*]"),
                _ => return Err(self.refused(span, "it is not written out")),
            }
        }
        Ok(reference(&to))
    }

    /// The release variable, or what is written out.
    fn condition(&self, expression: &Expression) -> Result<bool, Refused> {
        match &expression.kind {
            Kind::Bool(bool) => Ok(*bool),
            Kind::Not(inner) => Ok(!self.condition(inner)?),
            _ if expression.names().is_some_and(|names| names == ["var", ReleaseVariable::NAME]) => Ok(self.on),
            _ => Err(self.refused(expression.span, "it depends on something else than the release variable")),
        }
    }

    fn refused(&self, span: Span, reason: &'static str) -> Refused {
        Refused { place: self.top.file.place(span), reason }
    }
}

/// JSON as Terraform writes it, with `<`, `>` and `&` escaped: a placeholder in it is none to EventBridge.
fn encoded(value: &Value) -> String {
    let json = value.to_string();
    let escaped = json.chars().map(|char| match char {
        '<' | '>' | '&' => format!("\\u{:04x}", u32::from(char)),
        char => char.to_string(),
    });
    escaped.collect()
}

//! The instances of a resource with their arguments and blocks.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::convert::DEEP;
use super::evaluator::Evaluator;
use super::expression::elements_of;
use super::instance::Instance;
use super::keys::Key;
use super::names::Names;
use super::reference::is_meta;
use super::resource::{Argument, BlockValue, CALL, Ignored, Lifecycle, Resource};
use super::scope::Scope;
use super::traversal::Found;
use super::typed_value::{EvalError, TypedValue};
use super::value::{Open, Value};
use crate::hcl::{Attribute, Block, Expression, Kind};
use crate::terraform::scanning::{Question, question};

/// The arguments that say nothing of what a resource does, and are evaluated only where they are plain.
const WITHOUT_EFFECT: &[&str] = &["tags", "tags_all"];

/// About what an instance takes, without its arguments.
const PARTS_OF_INSTANCE: usize = 12;

/// About what an argument takes, beside its value.
const PARTS_OF_ARGUMENT: usize = 3;

/// The arguments of types of resources that are JSON, of which the known parts matter too.
const PARTS_MATTER: &[(&str, &str)] = &[
    ("aws_cloudwatch_event_rule", "event_pattern"),
    ("aws_ecr_lifecycle_policy", "policy"),
    ("aws_ecr_repository_creation_template", "lifecycle_policy"),
    ("aws_sns_topic", "policy"),
    ("aws_sns_topic_policy", "policy"),
];

/// The blocks that are Terraform's own.
const OWN_BLOCKS: &[&str] = &["lifecycle", "connection", "provisioner"];

impl<'f> Evaluator<'f> {
    /// The instances of a resource, or of the call of a module that is not read.
    pub(super) fn resources(
        &self,
        block: &Block,
        instance: &Rc<Instance<'f>>,
        depends_on: &BTreeSet<String>,
    ) -> Vec<Resource> {
        let is_call = &*block.kind == CALL;
        let (kind, own) = match is_call {
            true => (CALL, format!("module.{}", block.label(0))),
            false => (block.label(0), format!("{}.{}", block.label(0), block.label(1))),
        };
        let one = |key: &Key| {
            let address = instance.address_of(&format!("{own}{key}"));
            let names = key.names();
            let scope = Scope { names: names.as_ref(), ..Scope::top(instance, &block.source) };
            let body = self.block(kind, block, scope);
            let location = self.location(block, &body, key, instance);
            Resource {
                kind: kind.to_owned(),
                place: block.place(),
                calls: instance.calls().into_iter().chain(is_call.then(|| block.whole())).collect(),
                location,
                body,
                lifecycle: lifecycle(block),
                depends_on: depends_on.clone(),
                address: address.clone(),
            }
        };
        let keys = self.keys(block, instance).all();
        keys.iter().take_while(|_| self.budget.take_parts(PARTS_OF_INSTANCE)).map(one).collect()
    }

    /// A block with its values. Strict mode leaves nothing out.
    pub(super) fn block(&self, kind: &str, block: &Block, scope: Scope<'_, 'f>) -> BlockValue {
        let is_own = |name: &str| !self.is_strict() && (is_meta(name) || kind == CALL && name == "providers");
        let own = block.attributes.iter().filter(|attribute| !is_own(&attribute.name));
        let argument = |attribute: &Attribute| {
            let value =
                match !self.is_strict() && WITHOUT_EFFECT.contains(&&*attribute.name) && !is_plain(&attribute.value) {
                    true => Value::Unknown(Open::new(attribute.value.words())),
                    false => self.argument(kind, attribute, Scope { source: &attribute.source, ..scope }),
                };
            let encoded = self.encoded(kind, attribute, &value, Scope { source: &attribute.source, ..scope });
            (attribute.name.to_string(), Argument { value, place: attribute.place(), encoded })
        };
        self.budget.take_parts(1 + PARTS_OF_ARGUMENT * block.attributes.len());
        let arguments: BTreeMap<String, Argument> = own.map(argument).collect();
        let mut blocks = Vec::new();
        for inner in block.blocks.iter().filter(|inner| self.is_strict() || !OWN_BLOCKS.contains(&&*inner.kind)) {
            let scope = Scope { source: &inner.source, ..scope };
            match &*inner.kind {
                "dynamic" => self.dynamic(inner, scope, &mut blocks),
                kind => blocks.push(self.block(kind, inner, scope)),
            }
        }
        BlockValue { kind: kind.to_owned(), place: block.place(), arguments, blocks }
    }

    /// The value of an argument for everybody else.
    fn argument(&self, kind: &str, attribute: &Attribute, scope: Scope<'_, 'f>) -> Value {
        let value = self.value(&attribute.value, scope);
        self.budget.admit(&value);
        let question = self.decides_arguments.then(|| question(kind, &attribute.name)).flatten();
        let value = question.map_or(value.clone(), |question| self.answered(&value, question, attribute, scope));
        self.export(&attribute.value, &value, scope)
    }

    /// Returns the value whose JSON an argument is that is unknown because a part of it is.
    fn encoded(&self, kind: &str, attribute: &Attribute, value: &Value, scope: Scope<'_, 'f>) -> Option<Value> {
        let is_asked = !self.is_strict() && PARTS_MATTER.contains(&(kind, &*attribute.name));
        if !is_asked || !matches!(value, Value::Unknown(_)) {
            return None;
        }
        match &attribute.value.kind {
            Kind::Template(parts) => self.written_json(parts, scope),
            Kind::Call(call) if &*call.name == "jsonencode" => match call.arguments.as_slice() {
                [argument] => Some(self.export(argument, &self.value(argument, scope), scope)),
                _ => None,
            },
            _ => None,
        }
    }

    /// A value of which it is decided what a question asks.
    fn answered(
        &self,
        value: &TypedValue,
        question: Question,
        attribute: &Attribute,
        scope: Scope<'_, 'f>,
    ) -> TypedValue {
        let place = attribute.place();
        match question {
            Question::Which(words) if value.is_unknown() => {
                let entries: Vec<_> =
                    words.iter().map(|word| (TypedValue::text(word), TypedValue::text(word))).collect();
                match self.entry_at(&entries, value, scope, &place) {
                    Ok(Found::Entry(word)) => return word,
                    Ok(Found::None) => self.is_impossible.set(true),
                    Ok(Found::Open) | Err(EvalError) => {}
                }
                value.clone()
            }
            Question::Holds if value.is_unknown() => match self.truth(value) {
                Ok(Some(truth)) => TypedValue::Bool(truth),
                Ok(None) | Err(EvalError) => value.clone(),
            },
            Question::Has(word) if value.unknown(&mut { DEEP }).is_some() => {
                let has = self.has_member(value, &TypedValue::text(word), scope, &place);
                match has.and_then(|has| self.truth(&has)) {
                    Ok(Some(true)) => TypedValue::tuple(vec![TypedValue::text(word)]),
                    Ok(Some(false)) => without_unknowns(value),
                    Ok(None) | Err(EvalError) => value.clone(),
                }
            }
            _ => value.clone(),
        }
    }

    /// A value for everybody else.
    pub(super) fn export(&self, expression: &Expression, value: &TypedValue, scope: Scope<'_, 'f>) -> Value {
        if self.is_strict() && value.unknown(&mut { DEEP }).is_some() {
            self.refuse_expression(expression, scope.source);
        }
        value.export(&mut { DEEP }).unwrap_or_else(|| Value::Unknown(Open::new(expression.words())))
    }

    /// Writes a `dynamic` block out: a block for each element. Where it is not known how many there are, one stands for
    /// all, in the case where there is any.
    fn dynamic(&self, block: &Block, scope: Scope<'_, 'f>, out: &mut Vec<BlockValue>) {
        let kind = block.label(0);
        if self.refuses_dynamic(block) {
            return;
        }
        let (Some(for_each), Some(content)) = (block.attribute("for_each"), block.blocks_of("content").next()) else {
            return;
        };
        let iterator = block.attribute("iterator").and_then(|iterator| iterator.value.path().first().copied());
        let scope_of = Scope { source: &for_each.source, ..scope };
        let collection = self.value(&for_each.value, scope_of);
        let elements = match elements_of(&collection) {
            Some(elements) => elements,
            None if self.is_strict() => return self.refuse_expression(&for_each.value, &for_each.source),
            None => {
                let unknown = match collection.is_unknown() {
                    true => collection,
                    false => self.unknown(&for_each.value, scope_of),
                };
                self.any_element(&unknown, &for_each.place())
            }
        };
        for (key, value) in elements {
            if self.budget.is_exceeded() {
                return;
            }
            let element = TypedValue::object([("key".into(), key), ("value".into(), value)]);
            let names = Names { name: iterator.unwrap_or(kind), value: element, outer: scope.names };
            let scope = Scope { source: &content.source, names: Some(&names), ..scope };
            let mut written = self.block(kind, content, scope);
            written.place = block.place();
            out.push(written);
        }
    }
}

/// The known elements of a list; an unknown one of which is decided what matters counts as one of another type.
fn without_unknowns(list: &TypedValue) -> TypedValue {
    let known = list.items().map(|items| items.iter().filter(|item| !item.is_unknown()).cloned().collect::<Vec<_>>());
    match known {
        Some(known) if !known.is_empty() => TypedValue::tuple(known),
        _ => TypedValue::tuple(vec![TypedValue::text("EC2")]),
    }
}

/// Tells whether an expression names nothing, so that its value depends on nothing.
fn is_plain(expression: &Expression) -> bool {
    match &expression.kind {
        Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) => true,
        Kind::List(items) => items.iter().all(is_plain),
        Kind::Object(entries) => entries.iter().all(|(key, value)| is_plain(key) && is_plain(value)),
        _ => false,
    }
}

/// Returns a resource's `lifecycle`; Terraform takes only literals there.
pub(crate) fn lifecycle(block: &Block) -> Lifecycle {
    let mut read = Lifecycle::default();
    for inner in block.blocks_of("lifecycle") {
        if let Some(prevent) = inner.attribute("prevent_destroy") {
            read.prevent_destroy = (prevent.value.kind == Kind::Bool(true)).then(|| prevent.place());
        }
        if let Some(ignore) = inner.attribute("ignore_changes") {
            read.ignored = ignored(&ignore.value);
        }
    }
    read
}

fn ignored(expression: &Expression) -> Ignored {
    match &expression.kind {
        Kind::List(items) => {
            // A path such as `rule[0].scan_frequency` ignores a part; what counts here is the argument.
            Ignored::Arguments(items.iter().filter_map(|item| Some(item.path().first()?.to_string())).collect())
        }
        _ if expression.path() == ["all"] => Ignored::All,
        _ => Ignored::default(),
    }
}

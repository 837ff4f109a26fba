//! Evaluation of expressions.

use std::rc::Rc;

use super::budget::{LARGEST, size};
use super::convert::{DEEP, common, convert, to_text};
use super::evaluator::{DEPTH, Evaluator};
use super::names::Names;
use super::scope::Scope;
use super::typed_value::{Entries, EvalError, Form, Outcome, TypedValue};
use super::types::Type;
use super::whole::Whole;
use crate::hcl::{Expression, For, Kind, Step};

/// The most bytes of an expression that name what stands for it.
const LONGEST_NAME: usize = 200;

impl<'f> Evaluator<'f> {
    /// Evaluates an expression.
    ///
    /// # Errors
    /// Fails if Terraform would say that the expression is wrong.
    pub(crate) fn evaluate(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Outcome {
        if self.depth.get() >= DEPTH || !self.budget.take_steps(1) {
            return Ok(self.unfollowed(expression, scope));
        }
        self.depth.set(self.depth.get() + 1);
        let outcome = self.kind(expression, scope);
        self.depth.set(self.depth.get() - 1);
        match outcome {
            Ok(value) if makes(&expression.kind) && !self.budget.admit(&value) => Ok(self.unknown(expression, scope)),
            outcome => outcome,
        }
    }

    /// Evaluates an expression; an error is as good as unknown.
    pub(crate) fn value(&self, expression: &Expression, scope: Scope<'_, 'f>) -> TypedValue {
        self.evaluate(expression, scope).unwrap_or_else(|EvalError| self.unknown(expression, scope))
    }

    /// Returns the unknown of an expression whose references are not followed.
    fn unfollowed(&self, expression: &Expression, scope: Scope<'_, 'f>) -> TypedValue {
        let place = scope.place(expression);
        let text = place.text();
        let start = text.get(..text.floor_char_boundary(LONGEST_NAME)).unwrap_or_default();
        self.named(scope.instance.qualified(start), place.clone(), Type::Any, Form::Plain)
    }

    fn kind(&self, expression: &Expression, scope: Scope<'_, 'f>) -> Outcome {
        let unknown = || Ok(self.unknown(expression, scope));
        if self.refuses(expression, scope) {
            return unknown();
        }
        match &expression.kind {
            Kind::Null => Ok(TypedValue::NULL),
            Kind::Bool(bool) => Ok(TypedValue::Bool(*bool)),
            Kind::Number(number) => Ok(match Whole::parse(number) {
                Some(number) => TypedValue::Number(number),
                None => self.unknown_as(expression, scope, Type::Number, Form::Fraction),
            }),
            Kind::Text(text) if is_normal(text) => Ok(TypedValue::text(text)),
            Kind::Text(_) | Kind::Unread => unknown(),
            Kind::List(items) => {
                let items = items.iter().map(|item| self.evaluate(item, scope));
                Ok(TypedValue::tuple(items.collect::<Result<_, _>>()?))
            }
            Kind::Object(entries) => {
                Ok(self.object(entries, scope)?.unwrap_or_else(|| self.unknown(expression, scope)))
            }
            Kind::Template(parts) => {
                Ok(self.template(parts, scope)?.unwrap_or_else(|| self.unknown_of(expression, scope, Type::Text)))
            }
            Kind::Name(name) => match scope.name(name) {
                Some(value) => Ok(value.clone()),
                None if scope.is_closed => Err(EvalError),
                None => unknown(),
            },
            Kind::Traversal(base, steps) => self.traversal(expression, base, steps, scope),
            Kind::Conditional(parts) => self.conditional(expression, parts, scope),
            Kind::Call(call) => self.call(expression, call, scope),
            Kind::Not(inner) => self.not(&self.evaluate(inner, scope)?),
            Kind::Negative(inner) => self.negative(expression, &self.evaluate(inner, scope)?, scope),
            Kind::Binary(operator, sides) => self.binary(expression, *operator, sides, scope),
            Kind::For(each) => Ok(match self.each(each, scope)? {
                Some(value) => value,
                None => self.unknown_as(expression, scope, Type::Any, self.form_of(each, scope)),
            }),
        }
    }

    fn object(
        &self,
        entries: &[(Expression, Expression)],
        scope: Scope<'_, 'f>,
    ) -> Result<Option<TypedValue>, EvalError> {
        let mut object = Entries::new();
        for (key, value) in entries {
            let value = self.evaluate(value, scope)?;
            match self.evaluate(key, scope)? {
                TypedValue::Unknown(..) => return Ok(None),
                key => match to_text(&key)? {
                    TypedValue::Text(key) => object.insert(key, value),
                    _ => return Ok(None),
                },
            };
        }
        Ok(Some(TypedValue::Object(Rc::new(object))))
    }

    /// The branch that is taken, as the type that both have in common.
    fn conditional(&self, whole: &Expression, parts: &[Expression; 3], scope: Scope<'_, 'f>) -> Outcome {
        let [condition, yes, no] = parts;
        let Some(truth) = self.truth(&self.evaluate(condition, scope)?)? else {
            return Ok(self.unknown(whole, scope));
        };
        let (taken, other) = if truth { (yes, no) } else { (no, yes) };
        let taken = self.evaluate(taken, scope)?;
        let Ok(other) = self.quietly(|| self.evaluate(other, scope)) else { return Ok(taken) };
        match common([&taken, &other]) {
            Some(kind) => Ok(convert(&taken, &kind)?.unwrap_or_else(|| self.unknown(whole, scope))),
            None if taken.is_unknown() || is_of_texts(&taken) && other.unknown(&mut { DEEP }).is_some() => Ok(taken),
            None => Ok(self.unknown(whole, scope)),
        }
    }

    fn each(&self, each: &For, scope: Scope<'_, 'f>) -> Result<Option<TypedValue>, EvalError> {
        let collection = self.evaluate(&each.collection, scope)?;
        let Some(elements) = elements(&collection, each.key.is_some() && !each.is_grouped)? else { return Ok(None) };
        if self.leaves_out_account(each, scope) {
            return Ok(None);
        }
        let (mut items, mut entries) = (Vec::new(), Vec::new());
        // If one of its values is too large, or all of them together, it need not go on.
        let (mut parts, cuts) = (0, self.budget.cuts());
        for (key, value) in elements {
            if !self.budget.take_parts(1) || self.budget.cuts() > cuts || parts >= LARGEST {
                self.budget.cut();
                return Ok(None);
            }
            let outer = match &each.key_name {
                Some(name) => &Names { name, value: key, outer: scope.names },
                None => &Names { name: "", value: TypedValue::NULL, outer: scope.names },
            };
            let names = Names { name: &each.value_name, value, outer: Some(outer) };
            let scope = Scope { names: Some(&names), ..scope };
            if let Some(condition) = &each.condition {
                match self.truth(&self.evaluate(condition, scope)?)? {
                    Some(true) => {}
                    Some(false) => continue,
                    None => return Ok(None),
                }
            }
            let value = self.evaluate(&each.value, scope)?;
            parts += size(&value);
            match &each.key {
                None => items.push(value),
                Some(key) => match self.evaluate(key, scope)? {
                    TypedValue::Unknown(..) => return Ok(None),
                    key => entries.push((key, value)),
                },
            }
        }
        if each.key.is_none() { Ok(Some(TypedValue::tuple(items))) } else { collected(entries, each.is_grouped) }
    }
}

/// Tells whether an expression makes a value, rather than names one that there is.
fn makes(kind: &Kind) -> bool {
    match kind {
        Kind::Traversal(_, steps) => steps.iter().any(|step| matches!(step, Step::AttributeSplat | Step::Splat)),
        Kind::Text(_) | Kind::List(_) | Kind::Object(_) | Kind::Template(_) => true,
        Kind::Conditional(_) | Kind::Call(_) | Kind::For(_) => true,
        _ => false,
    }
}

/// An object of pairs: no key may stand twice, unless values are grouped.
fn collected(pairs: Vec<(TypedValue, TypedValue)>, is_grouped: bool) -> Result<Option<TypedValue>, EvalError> {
    let mut groups: std::collections::BTreeMap<Rc<str>, Vec<TypedValue>> = std::collections::BTreeMap::new();
    for (key, value) in pairs {
        let TypedValue::Text(key) = to_text(&key)? else { return Ok(None) };
        groups.entry(key).or_default().push(value);
    }
    if is_grouped {
        return Ok(Some(TypedValue::object(groups.into_iter().map(|(key, values)| (key, TypedValue::tuple(values))))));
    }
    let mut entries = Entries::new();
    for (key, mut values) in groups {
        let (Some(value), true) = (values.pop(), values.is_empty()) else { return Err(EvalError) };
        entries.insert(key, value);
    }
    Ok(Some(TypedValue::Object(Rc::new(entries))))
}

/// The elements of a collection, each with its key or index, in Terraform's order. `None` where one of the two is not
/// known.
pub(super) fn elements(
    collection: &TypedValue,
    in_any_order: bool,
) -> Result<Option<Vec<(TypedValue, TypedValue)>>, EvalError> {
    match collection {
        TypedValue::Tuple(items) | TypedValue::List(_, items) => {
            let indexed = items.iter().enumerate().map(|(index, item)| (TypedValue::count(index), item.clone()));
            Ok(Some(indexed.collect()))
        }
        TypedValue::Set(kind, items) if in_any_order || items.len() < 2 || super::convert::is_ordered(kind) => {
            Ok(Some(items.iter().map(|item| (item.clone(), item.clone())).collect()))
        }
        TypedValue::Object(entries) | TypedValue::Map(_, entries) => {
            Ok(Some(entries.iter().map(|(key, value)| (TypedValue::Text(Rc::clone(key)), value.clone())).collect()))
        }
        TypedValue::Unknown(..) | TypedValue::Set(..) => Ok(None),
        _ => Err(EvalError),
    }
}

/// The elements of a collection, each with its key or index; `None` where they are not known.
pub(super) fn elements_of(collection: &TypedValue) -> Option<Vec<(TypedValue, TypedValue)>> {
    elements(collection, true).ok().flatten()
}

/// Tells whether all in it is text, which stays the same whatever type is found for it and something unknown.
fn is_of_texts(value: &TypedValue) -> bool {
    match value {
        TypedValue::Text(_) => true,
        TypedValue::Tuple(items) | TypedValue::List(_, items) => items.iter().all(is_of_texts),
        TypedValue::Object(entries) | TypedValue::Map(_, entries) => entries.values().all(is_of_texts),
        _ => false,
    }
}

/// Tells whether a text is certainly in the normal form (NFC) to which Terraform brings every text.
pub(super) fn is_normal(text: &str) -> bool {
    text.is_ascii()
        || text.chars().all(|char| {
            matches!(char, '\0'..='\u{2ff}' | '\u{400}'..='\u{45f}' | '\u{2010}'..='\u{2027}' | '\u{2190}'..='\u{21ff}'
                | '\u{2500}'..='\u{27bf}' | '\u{4e00}'..='\u{9fff}' | '\u{1f300}'..='\u{1faff}')
        })
}

//! Names with what follows them: attributes, indexes, splats.

use std::rc::Rc;

use super::convert::{to_number, to_text};
use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, Outcome, TypedValue, Unknown};
use super::types::Type;
use crate::hcl::{Expression, Kind, Step};
use crate::source::Place;

impl<'f> Evaluator<'f> {
    pub(super) fn traversal(
        &self,
        whole: &Expression,
        base: &Expression,
        steps: &[Step],
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let (start, rest) = match &base.kind {
            Kind::Name(name) if scope.name(name).is_none() => self.reference(whole, name, steps, scope),
            _ => (self.evaluate(base, scope)?, steps),
        };
        self.walk(start, rest, scope, &scope.place(whole))
    }

    /// Follows steps from a value on.
    fn walk(&self, mut value: TypedValue, mut steps: &[Step], scope: Scope<'_, 'f>, place: &Place) -> Outcome {
        while let Some((step, rest)) = steps.split_first() {
            if !self.charge(1) {
                let what = scope.instance.qualified("an expression that is too large to evaluate");
                return Ok(self.named(what, place.clone(), Type::Any, Form::Plain));
            }
            (value, steps) = match step {
                Step::Attribute(name) => (self.attribute(&value, name, place)?, rest),
                Step::Index(index) => (self.index(&value, &self.evaluate(index, scope)?, scope, place)?, rest),
                Step::Splat => (self.splat(&value, rest, scope, place)?, [].as_slice()),
                Step::AttributeSplat => {
                    let attributes = rest.iter().take_while(|step| matches!(step, Step::Attribute(_))).count();
                    let (each, rest) = rest.split_at_checked(attributes).unwrap_or((rest, &[]));
                    (self.splat(&value, each, scope, place)?, rest)
                }
            };
        }
        Ok(value)
    }

    fn attribute(&self, value: &TypedValue, name: &str, place: &Place) -> Outcome {
        match value {
            TypedValue::Unknown(unknown, kind) => Ok(self.attribute_of_unknown(unknown, kind, name, place)),
            value => value.entries().and_then(|entries| entries.get(name)).cloned().ok_or(EvalError),
        }
    }

    fn attribute_of_unknown(&self, unknown: &Rc<Unknown>, kind: &Type, name: &str, place: &Place) -> TypedValue {
        if let Form::Instance(target) = unknown.form
            && let Some(value) = self.attribute_of_target(target, name)
        {
            return value;
        }
        let kind = match kind {
            Type::Object(fields) => fields.get(name).map_or(Type::Any, |field| field.kind.clone()),
            Type::Map(item) => (**item).clone(),
            _ => Type::Any,
        };
        self.named(unknown.what.with(format!("{}.{name}", unknown.what.words)), place.clone(), kind, Form::Plain)
    }

    fn index(&self, value: &TypedValue, index: &TypedValue, scope: Scope<'_, 'f>, place: &Place) -> Outcome {
        if let (TypedValue::Unknown(unknown, kind), Some(words)) = (value, index.words()) {
            let kind = match kind {
                Type::List(item) | Type::Map(item) => (**item).clone(),
                _ => Type::Any,
            };
            let what = unknown.what.with(format!("{}[{words}]", unknown.what.words));
            return Ok(self.named(what, place.clone(), kind, Form::Plain));
        }
        if index.is_unknown() || value.is_unknown() {
            return Ok(self.index_by_unknown(value, index, scope, place));
        }
        match value {
            TypedValue::Tuple(items) | TypedValue::List(_, items) => match to_number(index)? {
                Some(TypedValue::Number(number)) => match number.as_usize() {
                    Some(index) => items.get(index).cloned().ok_or(EvalError),
                    None => Err(EvalError),
                },
                _ => Err(EvalError),
            },
            TypedValue::Object(entries) | TypedValue::Map(_, entries) => match to_text(index)? {
                TypedValue::Text(key) => entries.get(&key).cloned().ok_or(EvalError),
                _ => Err(EvalError),
            },
            _ => Err(EvalError),
        }
    }

    fn index_by_unknown(
        &self,
        value: &TypedValue,
        index: &TypedValue,
        scope: Scope<'_, 'f>,
        place: &Place,
    ) -> TypedValue {
        let kind = match value {
            TypedValue::List(kind, _) | TypedValue::Map(kind, _) => (**kind).clone(),
            _ => Type::Any,
        };
        let words = |value: &TypedValue| value.words().unwrap_or_else(|| place.text().to_owned());
        let what = scope.instance.qualified(&format!("{}[{}]", words(value), words(index)));
        self.named(what, place.clone(), kind, Form::Plain)
    }

    /// Each element with the steps followed; one value is taken for a list of one, and `null` for an empty one.
    fn splat(&self, value: &TypedValue, steps: &[Step], scope: Scope<'_, 'f>, place: &Place) -> Outcome {
        let each = |item: &TypedValue| self.walk(item.clone(), steps, scope, place);
        match value {
            TypedValue::Null(kind) if kind.is_primitive() && !steps.is_empty() => Err(EvalError),
            TypedValue::Null(_) => Ok(TypedValue::tuple(Vec::new())),
            TypedValue::Unknown(unknown, _) if matches!(unknown.form, Form::Instance(_)) => {
                Ok(TypedValue::tuple(vec![each(value)?]))
            }
            TypedValue::Unknown(unknown, _) => {
                let what = unknown.what.with(format!("{}[*]", unknown.what.words));
                self.walk(self.named(what, place.clone(), Type::Any, Form::Plain), steps, scope, place)
            }
            TypedValue::Set(kind, items) if items.len() > 1 && !super::convert::is_ordered(kind) => {
                Ok(self.named(scope.instance.qualified(place.text()), place.clone(), Type::Any, Form::Plain))
            }
            TypedValue::List(kind, items) if steps.is_empty() => {
                Ok(TypedValue::List(Rc::clone(kind), Rc::clone(items)))
            }
            value => match value.items() {
                Some(items) => Ok(TypedValue::tuple(items.iter().map(each).collect::<Result<_, _>>()?)),
                None => Ok(TypedValue::tuple(vec![each(value)?])),
            },
        }
    }
}

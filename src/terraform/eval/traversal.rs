//! Names with what follows them: attributes, indexes, splats.

use std::rc::Rc;

use super::convert::{to_number, to_text};
use super::evaluator::Evaluator;
use super::excluded::Filtered;
use super::expression::elements_of;
use super::scope::Scope;
use super::typed_value::{EvalError, Form, Outcome, TypedValue, Unknown};
use super::types::Type;
use crate::hcl::{Expression, Kind, Step, is_identifier};
use crate::source::Place;

/// The most keys of a known collection that an unknown one is compared with.
const MANY_KEYS: usize = 24;

/// Outcome of looking for the entry of an unknown key.
pub(super) enum Found {
    Entry(TypedValue),
    /// It must be decided first which one it is.
    Open,
    /// It is none of them.
    None,
}

impl<'f> Evaluator<'f> {
    pub(super) fn traversal(
        &self,
        whole: &Expression,
        base: &Expression,
        steps: &[Step],
        scope: Scope<'_, 'f>,
    ) -> Outcome {
        let (start, rest) = match &base.kind {
            Kind::Name(name) if scope.name(name).is_none() && scope.is_closed => return Err(EvalError),
            Kind::Name(name) if scope.name(name).is_none() => self.reference(whole, name, steps, scope),
            _ => (self.evaluate(base, scope)?, steps),
        };
        self.walk(start, rest, scope, &scope.place(whole))
    }

    /// Follows steps from a value on.
    fn walk(&self, mut value: TypedValue, mut steps: &[Step], scope: Scope<'_, 'f>, place: &Place) -> Outcome {
        while let Some((step, rest)) = steps.split_first() {
            if !self.budget.take_steps(1) {
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

    pub(super) fn attribute_of_unknown(
        &self,
        unknown: &Rc<Unknown>,
        kind: &Type,
        name: &str,
        place: &Place,
    ) -> TypedValue {
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
        let what = unknown.what.with(format!("{}.{name}", unknown.what.words));
        if let Form::Account(settings) = &unknown.form {
            return self.account_attribute(settings, name, what, unknown, place);
        }
        if unknown.is_root() && unknown.what.words.starts_with("var.") {
            return self.named(what, place.clone(), kind, Form::Plain);
        }
        let form = unknown.form.attribute(&TypedValue::Unknown(Rc::clone(unknown), Type::Any), name);
        self.derived(what, &unknown.roots, place.clone(), kind, form)
    }

    fn index(&self, value: &TypedValue, index: &TypedValue, scope: Scope<'_, 'f>, place: &Place) -> Outcome {
        // `x["name"]` and `x.name` are one unknown, but where the key is that of an instance of a block.
        if let (TypedValue::Unknown(unknown, kind), TypedValue::Text(name)) = (value, index)
            && is_identifier(name)
            && (!unknown.is_root() || unknown.what.words.starts_with("var."))
            && !matches!(unknown.form, Form::Instance(_) | Form::Account(_))
        {
            return Ok(self.attribute_of_unknown(unknown, kind, name, place));
        }
        if let (TypedValue::Unknown(unknown, kind), Some(words)) = (value, index.words()) {
            let kind = match kind {
                Type::List(item) | Type::Map(item) => (**item).clone(),
                _ => Type::Any,
            };
            let what = unknown.what.with(format!("{}[{words}]", unknown.what.words));
            let form = match &unknown.form {
                Form::Account(settings) => Form::Account(Rc::clone(settings)),
                _ => Form::except(Filtered::elements(value).values),
            };
            return Ok(self.derived(what, &unknown.roots, place.clone(), kind, form));
        }
        if index.is_unknown() {
            return self.element_at(value, index, scope, place);
        }
        if value.is_unknown() {
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
        let roots = Rc::new(value.roots().into_iter().chain(index.roots()).collect());
        self.derived(what, &roots, place.clone(), kind, Form::Plain)
    }

    /// The element of a known collection at an unknown key: that of the key which it is decided to be. One that is none of
    /// the keys is an error of Terraform's.
    fn element_at(&self, value: &TypedValue, index: &TypedValue, scope: Scope<'_, 'f>, place: &Place) -> Outcome {
        let Some(entries) = elements_of(value).filter(|entries| entries.len() <= MANY_KEYS) else {
            return Ok(self.index_by_unknown(value, index, scope, place));
        };
        match self.entry_at(&entries, index, scope, place)? {
            Found::Entry(value) => Ok(value),
            Found::Open => Ok(self.index_by_unknown(value, index, scope, place)),
            Found::None => {
                if self.quiet.get() == 0 && self.trying.get() == 0 {
                    self.is_impossible.set(true);
                }
                Err(EvalError)
            }
        }
    }

    /// Returns the value of the entry whose key an unknown is decided to be.
    pub(super) fn entry_at(
        &self,
        entries: &[(TypedValue, TypedValue)],
        index: &TypedValue,
        scope: Scope<'_, 'f>,
        place: &Place,
    ) -> Result<Found, EvalError> {
        for (key, value) in entries {
            match self.truth(&self.equal_at(place, index, key, scope))? {
                Some(true) => return Ok(Found::Entry(value.clone())),
                Some(false) => {}
                None => return Ok(Found::Open),
            }
        }
        Ok(Found::None)
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
                let all = self.derived(what, &unknown.roots, place.clone(), Type::Any, Form::Members(value.clone()));
                self.walk(all, steps, scope, place)
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

//! Functions of something unknown, of whose results more is known than their words.

use std::rc::Rc;

use super::super::convert::{DEEP, convert};
use super::super::evaluator::Evaluator;
use super::super::excluded::Filtered;
use super::super::scope::Scope;
use super::super::traversal::Found;
use super::super::typed_value::{EvalError, Form, TypedValue, Unknown};
use super::super::types::Type;
use super::plain_name;
use crate::hcl::{Call, Expression};
use crate::source::Place;

impl<'f> Evaluator<'f> {
    /// Evaluates a function where its arguments are not all known. `None` where nothing more can be said than that the
    /// result is unknown, or where they are known.
    pub(super) fn of_unknown(
        &self,
        whole: &Expression,
        call: &Call,
        arguments: &[TypedValue],
        scope: Scope<'_, 'f>,
    ) -> Result<Option<TypedValue>, EvalError> {
        if arguments.iter().all(|argument| argument.unknown(&mut { DEEP }).is_none()) {
            return Ok(None);
        }
        let place = scope.place(whole);
        let derived = |form: Form| Some(self.unknown_as(whole, scope, Type::Any, form));
        Ok(match (plain_name(&call.name), arguments) {
            ("contains", [collection, value]) if value.unknown(&mut { DEEP }).is_none() || !collection.is_unknown() => {
                Some(self.member(whole, collection, value, scope)?)
            }
            ("length", [collection @ TypedValue::Unknown(..)]) => self.length(collection, &place),
            ("lookup", [map, key, rest @ ..]) if key.is_unknown() && !map.is_unknown() => {
                let entries: Vec<_> = map.entries().ok_or(EvalError)?.iter().collect();
                let entries: Vec<_> =
                    entries.into_iter().map(|(key, value)| (TypedValue::Text(key.clone()), value.clone())).collect();
                match (self.entry_at(&entries, key, scope, &place)?, rest) {
                    (Found::Entry(value), _) => Some(value),
                    (Found::None, [default]) => Some(default.clone()),
                    (Found::None, _) => return Err(EvalError),
                    (Found::Open, _) => None,
                }
            }
            ("lookup", [TypedValue::Unknown(unknown, kind @ Type::Object(fields)), TypedValue::Text(key), ..])
                if fields.contains_key(&**key) =>
            {
                Some(self.attribute_of_unknown(unknown, kind, key, &place))
            }
            ("distinct" | "sort" | "reverse", [list]) if list.items().is_some_and(|items| items.len() == 1) => {
                convert(list, &Type::List(Box::new(Type::Any)))?
            }
            ("alltrue" | "anytrue", [list]) if !list.is_unknown() => self.combined(whole, call, list, scope)?,
            ("nonsensitive" | "sensitive", [value]) => Some(value.clone()),
            (name, [value, rest @ ..]) if value.is_account() && leaves_account(name, rest) => Some(value.clone()),
            ("format", [TypedValue::Text(verbs), value @ TypedValue::Unknown(_, Type::Text)])
                if matches!(&**verbs, "%s" | "%v") =>
            {
                Some(value.clone())
            }
            ("join", [TypedValue::Text(_), list]) if sole_text(list).is_some() => sole_text(list).cloned(),
            ("split", [TypedValue::Text(colon), TypedValue::Unknown(unknown, _)]) if &**colon == ":" => {
                match &unknown.form {
                    Form::Arn(account) => Some(self.parts_of_arn(unknown, account, &place)),
                    _ => None,
                }
            }
            ("tostring", [value @ TypedValue::Unknown(_, Type::Text)])
            | ("tonumber", [value @ TypedValue::Unknown(_, Type::Number)])
            | ("tobool", [value @ TypedValue::Unknown(_, Type::Bool)]) => Some(value.clone()),
            ("toset" | "tolist" | "sort" | "reverse" | "distinct", [value @ TypedValue::Unknown(..)]) => {
                derived(Form::Members(value.clone()))
            }
            ("keys" | "values" | "tomap", [value @ TypedValue::Unknown(..)]) => derived(Form::Size(value.clone())),
            ("setsubtract", [from, taken]) if from.is_unknown() && !taken.is_unknown() => {
                let values = taken.items().ok_or(EvalError)?.to_vec();
                derived(Form::Without(from.clone(), values))
            }
            ("one" | "element", [list @ TypedValue::Unknown(..), ..]) => {
                derived(Form::except(Filtered::elements(list).values))
            }
            ("slice" | "compact" | "flatten", [list @ TypedValue::Unknown(..), ..]) => derived(Filtered::some(list)),
            ("concat" | "setunion", parts) if parts.iter().any(TypedValue::is_unknown) => {
                derived(Form::Joined(parts.to_vec()))
            }
            _ => None,
        })
    }

    /// `alltrue` and `anytrue` of a list whose elements are conditions.
    fn combined(
        &self,
        whole: &Expression,
        call: &Call,
        list: &TypedValue,
        scope: Scope<'_, 'f>,
    ) -> Result<Option<TypedValue>, EvalError> {
        let is_any = plain_name(&call.name) == "anytrue";
        let mut all: Option<TypedValue> = None;
        for item in list.items().ok_or(EvalError)?.iter().rev() {
            all = match (item, all.take()) {
                (TypedValue::Bool(bool), _) if *bool == is_any => return Ok(Some(item.clone())),
                (TypedValue::Bool(_), all) => all,
                (TypedValue::Unknown(..), None) => Some(item.clone()),
                (TypedValue::Unknown(..), Some(all)) => {
                    let form = if is_any { Form::Or(item.clone(), all) } else { Form::And(item.clone(), all) };
                    Some(self.unknown_as(whole, scope, Type::Bool, form))
                }
                _ => return Ok(None),
            };
        }
        Ok(all)
    }

    /// Parts of the ARN of an IAM or STS principal: they are always six, and there is no region.
    fn parts_of_arn(&self, arn: &Unknown, account: &TypedValue, place: &Place) -> TypedValue {
        let part = |number: usize| {
            let what = arn.what.with(format!("split(\":\", {})[{number}]", arn.what.words));
            self.derived(what, &arn.roots, place.clone(), Type::Text, Form::Plain)
        };
        let parts = vec![TypedValue::text("arn"), part(1), part(2), TypedValue::text(""), account.clone(), part(5)];
        TypedValue::List(Rc::new(Type::Text), Rc::new(parts))
    }
}

/// The text of a list that has no other.
fn sole_text(list: &TypedValue) -> Option<&TypedValue> {
    match list.items()?.as_slice() {
        [item @ TypedValue::Unknown(_, Type::Text)] => Some(item),
        _ => None,
    }
}

/// Tells whether a function leaves twelve digits what they are.
fn leaves_account(name: &str, rest: &[TypedValue]) -> bool {
    match (name, rest) {
        ("trimspace" | "chomp" | "lower" | "upper" | "title", []) => true,
        ("trim", [TypedValue::Text(cut)]) => !cut.contains(|char: char| char.is_ascii_digit()),
        ("trimprefix" | "trimsuffix", [TypedValue::Text(cut)]) => has_other_than_digits(cut),
        ("replace", [TypedValue::Text(cut), _]) => has_other_than_digits(cut) && !cut.starts_with('/'),
        _ => false,
    }
}

fn has_other_than_digits(text: &str) -> bool {
    text.contains(|char: char| !char.is_ascii_digit())
}

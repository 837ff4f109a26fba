//! Conversion of values to types, as Terraform converts them.

use std::rc::Rc;

use super::typed_value::{Entries, EvalError, Outcome, TypedValue};
use super::types::{Field, Type, unify};
use super::whole::Whole;

/// Result of a conversion; `None` if it is unknown.
pub(crate) type Maybe = Result<Option<TypedValue>, EvalError>;

/// The value as one of that type.
pub(crate) fn convert(value: &TypedValue, kind: &Type) -> Maybe {
    match (value, kind) {
        (_, Type::Any) => Ok(Some(value.clone())),
        (TypedValue::Null(_), _) => Ok(Some(TypedValue::Null(kind.plain()))),
        (TypedValue::Unknown(unknown, _), _) => Ok(Some(TypedValue::Unknown(Rc::clone(unknown), kind.plain()))),
        (_, Type::Bool) => to_bool(value).map(Some),
        (_, Type::Number) => to_number(value),
        (_, Type::Text) => to_text(value).map(Some),
        (_, Type::List(item)) => list(value, item),
        (_, Type::Set(item)) => set(value, item),
        (_, Type::Map(item)) => map(value, item),
        (_, Type::Tuple(kinds)) => tuple(value, kinds),
        (_, Type::Object(fields)) => match value.entries() {
            Some(entries) => object(entries, fields),
            None => Err(EvalError),
        },
    }
}

pub(crate) fn to_bool(value: &TypedValue) -> Outcome {
    match value {
        TypedValue::Bool(_) => Ok(value.clone()),
        TypedValue::Text(text) => match &**text {
            "true" | "1" => Ok(TypedValue::Bool(true)),
            "false" | "0" => Ok(TypedValue::Bool(false)),
            _ => Err(EvalError),
        },
        _ => Err(EvalError),
    }
}

pub(crate) fn to_number(value: &TypedValue) -> Maybe {
    match value {
        TypedValue::Number(_) => Ok(Some(value.clone())),
        TypedValue::Text(text) => match Whole::parse(text) {
            Some(number) => Ok(Some(TypedValue::Number(number))),
            // Too large, or in a form that Terraform may read, such as `0x1`, `1_0` or `+1`.
            None if text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains("nf") => Ok(None),
            None => Err(EvalError),
        },
        _ => Err(EvalError),
    }
}

pub(crate) fn to_text(value: &TypedValue) -> Outcome {
    match value {
        TypedValue::Text(_) => Ok(value.clone()),
        TypedValue::Number(number) => Ok(TypedValue::text(number.to_string())),
        TypedValue::Bool(bool) => Ok(TypedValue::text(bool.to_string())),
        _ => Err(EvalError),
    }
}

fn list(value: &TypedValue, item: &Type) -> Maybe {
    match value {
        TypedValue::Tuple(items) | TypedValue::List(_, items) => {
            Ok(elements(items, item)?.map(|(kind, items)| TypedValue::List(Rc::new(kind), Rc::new(items))))
        }
        TypedValue::Set(kind, items) if is_ordered(kind) || items.len() < 2 => {
            Ok(elements(items, item)?.map(|(kind, items)| TypedValue::List(Rc::new(kind), Rc::new(items))))
        }
        TypedValue::Set(..) => Ok(None),
        _ => Err(EvalError),
    }
}

fn set(value: &TypedValue, item: &Type) -> Maybe {
    let Some(items) = value.items() else { return Err(EvalError) };
    let Some((kind, items)) = elements(items, item)? else { return Ok(None) };
    Ok(make_set(kind, items))
}

/// A set of elements of one type; `None` where what is unknown in it leaves open how many they are.
pub(crate) fn make_set(kind: Type, mut items: Vec<TypedValue>) -> Option<TypedValue> {
    if items.len() > 1 && items.iter().any(|item| item.unknown(&mut { DEEP }).is_some()) {
        return None;
    }
    let mut keyed = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        keyed.push((item.export(&mut { DEEP })?, item));
    }
    // Terraform puts `null` last.
    keyed.sort_by(|(left, left_item), (right, right_item)| {
        let number = number(left_item).cmp(&number(right_item));
        left_item.is_null().cmp(&right_item.is_null()).then(number).then_with(|| left.cmp(right))
    });
    keyed.dedup_by(|(left, _), (right, _)| left == right);
    Some(TypedValue::Set(Rc::new(kind), Rc::new(keyed.into_iter().map(|(_, item)| item).collect())))
}

/// Depth up to which the values of a value are looked at.
pub(crate) const DEEP: usize = 1_000_000;

fn number(value: &TypedValue) -> Option<Whole> {
    match value {
        TypedValue::Number(number) => Some(*number),
        _ => None,
    }
}

/// Tells whether Terraform's order of a set of such elements is known: it sorts texts, numbers and booleans.
pub(crate) fn is_ordered(kind: &Type) -> bool {
    kind.is_primitive()
}

/// Elements with one type: the one that is asked for, or the one that they can have in common.
fn elements(items: &[TypedValue], wanted: &Type) -> Result<Option<(Type, Vec<TypedValue>)>, EvalError> {
    let kind = match wanted {
        Type::Any => match common(items) {
            Some(kind) => kind,
            None => return Ok(None),
        },
        wanted => wanted.clone(),
    };
    let mut converted = Vec::with_capacity(items.len());
    for item in items {
        match convert(item, &kind)? {
            Some(item) => converted.push(item),
            None => return Ok(None),
        }
    }
    if kind.is_whole() || items.is_empty() {
        return Ok(Some((kind.plain(), converted)));
    }
    // With an `any` inside, the elements themselves say what it is.
    let Some(kind) = common(&converted) else { return Ok(None) };
    let again: Result<Option<Vec<TypedValue>>, EvalError> = converted.iter().map(|item| convert(item, &kind)).collect();
    Ok(again?.map(|items| (kind, items)))
}

/// The type that values can have in common; `None` where that is not certain.
pub(crate) fn common<'v>(items: impl IntoIterator<Item = &'v TypedValue>) -> Option<Type> {
    let mut types = Vec::new();
    for item in items {
        let kind = Type::of(item);
        if !kind.is_whole() && item.unknown(&mut { DEEP }).is_some() {
            return None;
        }
        if types.last() != Some(&kind) {
            types.push(kind);
        }
    }
    unify(&types)
}

fn map(value: &TypedValue, item: &Type) -> Maybe {
    let Some(entries) = value.entries() else { return Err(EvalError) };
    let values: Vec<TypedValue> = entries.values().cloned().collect();
    let Some((kind, values)) = elements(&values, item)? else { return Ok(None) };
    let entries: Entries = entries.keys().cloned().zip(values).collect();
    Ok(Some(TypedValue::Map(Rc::new(kind), Rc::new(entries))))
}

fn tuple(value: &TypedValue, kinds: &[Type]) -> Maybe {
    let items = match value {
        TypedValue::Tuple(items) => items,
        TypedValue::List(..) | TypedValue::Set(..) => return Ok(None),
        _ => return Err(EvalError),
    };
    if items.len() != kinds.len() {
        return Err(EvalError);
    }
    let items: Result<Option<Vec<TypedValue>>, EvalError> =
        items.iter().zip(kinds).map(|(item, kind)| convert(item, kind)).collect();
    Ok(items?.map(TypedValue::tuple))
}

fn object(entries: &Entries, fields: &std::collections::BTreeMap<Box<str>, Field>) -> Maybe {
    let mut converted = Entries::new();
    for (name, field) in fields {
        let value = match (entries.get(&**name), &field.default) {
            // A default stands in for `null`, too.
            (Some(TypedValue::Null(_)) | None, Some(default)) => convert(default, &field.kind)?,
            (Some(value), _) => convert(value, &field.kind)?,
            (None, None) => return Err(EvalError),
        };
        match value {
            Some(value) => converted.insert(Rc::from(&**name), value),
            None => return Ok(None),
        };
    }
    Ok(Some(TypedValue::Object(Rc::new(converted))))
}

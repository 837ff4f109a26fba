//! Functions over maps and objects.

use std::rc::Rc;

use super::super::convert::{Maybe, convert};
use super::super::typed_value::{Entries, EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{known, text};

pub(super) fn keys(given: &[TypedValue]) -> Maybe {
    let [map] = given else { return Err(EvalError) };
    if map.is_unknown() {
        return Ok(None);
    }
    let keys: Vec<TypedValue> =
        map.entries().ok_or(EvalError)?.keys().map(|key| TypedValue::Text(Rc::clone(key))).collect();
    Ok(Some(match map {
        TypedValue::Map(..) => TypedValue::List(Rc::new(Type::Text), Rc::new(keys)),
        _ => TypedValue::tuple(keys),
    }))
}

pub(super) fn values(given: &[TypedValue]) -> Maybe {
    let [map] = given else { return Err(EvalError) };
    if map.is_unknown() {
        return Ok(None);
    }
    let values: Vec<TypedValue> = map.entries().ok_or(EvalError)?.values().cloned().collect();
    Ok(Some(match map {
        TypedValue::Map(kind, _) => TypedValue::List(Rc::clone(kind), Rc::new(values)),
        _ => TypedValue::tuple(values),
    }))
}

pub(super) fn lookup(given: &[TypedValue]) -> Maybe {
    let (map, key, default) = match given {
        [map, key] => (map, key, None),
        [map, key, default] => (map, key, Some(default)),
        _ => return Err(EvalError),
    };
    let key = known!(text(key)?);
    match map {
        TypedValue::Unknown(..) => Ok(None),
        TypedValue::Map(kind, entries) => match (entries.get(&key), default) {
            (Some(value), _) => Ok(Some(value.clone())),
            (None, Some(default)) => convert(default, kind),
            (None, None) => Err(EvalError),
        },
        map => match (map.entries().ok_or(EvalError)?.get(&key), default) {
            (Some(value), _) => Ok(Some(value.clone())),
            (None, Some(default)) => Ok(Some(default.clone())),
            (None, None) => Err(EvalError),
        },
    }
}

/// `merge`: of maps of one type a map, of anything else an object.
pub(super) fn merge(given: &[TypedValue]) -> Maybe {
    let mut merged = Entries::new();
    let mut kinds = Vec::new();
    for map in given.iter().filter(|map| !map.is_null()) {
        if map.is_unknown() {
            return Ok(None);
        }
        let entries = map.entries().ok_or(EvalError)?;
        merged.extend(entries.iter().map(|(key, value)| (Rc::clone(key), value.clone())));
        kinds.push(Type::of(map));
    }
    kinds.dedup();
    match kinds.as_slice() {
        [] => Ok(Some(TypedValue::object([]))),
        [Type::Map(kind)] => Ok(Some(TypedValue::Map(Rc::new((**kind).clone()), Rc::new(merged)))),
        kinds if kinds.iter().all(|kind| matches!(kind, Type::Map(_))) => Ok(None),
        _ => Ok(Some(TypedValue::Object(Rc::new(merged)))),
    }
}

pub(super) fn zipmap(given: &[TypedValue]) -> Maybe {
    let [keys, values] = given else { return Err(EvalError) };
    if keys.is_unknown() || values.is_unknown() {
        return Ok(None);
    }
    let (names, items) = (keys.items().ok_or(EvalError)?, values.items().ok_or(EvalError)?);
    if names.len() != items.len() {
        return Err(EvalError);
    }
    let mut entries = Entries::new();
    for (name, item) in names.iter().zip(items.iter()) {
        entries.insert(known!(text(name)?), item.clone());
    }
    Ok(Some(match values {
        TypedValue::List(kind, _) => TypedValue::Map(Rc::clone(kind), Rc::new(entries)),
        _ => TypedValue::Object(Rc::new(entries)),
    }))
}

//! Functions over maps and objects.

use std::rc::Rc;

use super::super::convert::{Maybe, convert};
use super::super::types::Type;
use super::super::val::{Entries, Val, Wrong};
use super::{known, text};

pub(super) fn keys(given: &[Val]) -> Maybe {
    let [map] = given else { return Err(Wrong) };
    if map.is_unknown() {
        return Ok(None);
    }
    let keys: Vec<Val> = map.entries().ok_or(Wrong)?.keys().map(|key| Val::Text(Rc::clone(key))).collect();
    Ok(Some(match map {
        Val::Map(..) => Val::List(Rc::new(Type::Text), Rc::new(keys)),
        _ => Val::tuple(keys),
    }))
}

pub(super) fn values(given: &[Val]) -> Maybe {
    let [map] = given else { return Err(Wrong) };
    if map.is_unknown() {
        return Ok(None);
    }
    let values: Vec<Val> = map.entries().ok_or(Wrong)?.values().cloned().collect();
    Ok(Some(match map {
        Val::Map(kind, _) => Val::List(Rc::clone(kind), Rc::new(values)),
        _ => Val::tuple(values),
    }))
}

pub(super) fn lookup(given: &[Val]) -> Maybe {
    let (map, key, default) = match given {
        [map, key] => (map, key, None),
        [map, key, default] => (map, key, Some(default)),
        _ => return Err(Wrong),
    };
    let key = known!(text(key)?);
    match map {
        Val::Unknown(..) => Ok(None),
        Val::Map(kind, entries) => match (entries.get(&key), default) {
            (Some(value), _) => Ok(Some(value.clone())),
            (None, Some(default)) => convert(default, kind),
            (None, None) => Err(Wrong),
        },
        map => match (map.entries().ok_or(Wrong)?.get(&key), default) {
            (Some(value), _) => Ok(Some(value.clone())),
            (None, Some(default)) => Ok(Some(default.clone())),
            (None, None) => Err(Wrong),
        },
    }
}

/// `merge`: of maps of one type a map, of anything else an object.
pub(super) fn merge(given: &[Val]) -> Maybe {
    let mut merged = Entries::new();
    let mut kinds = Vec::new();
    for map in given.iter().filter(|map| !map.is_null()) {
        if map.is_unknown() {
            return Ok(None);
        }
        let entries = map.entries().ok_or(Wrong)?;
        merged.extend(entries.iter().map(|(key, value)| (Rc::clone(key), value.clone())));
        kinds.push(Type::of(map));
    }
    kinds.dedup();
    match kinds.as_slice() {
        [] => Ok(Some(Val::object([]))),
        [Type::Map(kind)] => Ok(Some(Val::Map(Rc::new((**kind).clone()), Rc::new(merged)))),
        kinds if kinds.iter().all(|kind| matches!(kind, Type::Map(_))) => Ok(None),
        _ => Ok(Some(Val::Object(Rc::new(merged)))),
    }
}

pub(super) fn zipmap(given: &[Val]) -> Maybe {
    let [keys, values] = given else { return Err(Wrong) };
    if keys.is_unknown() || values.is_unknown() {
        return Ok(None);
    }
    let (names, items) = (keys.items().ok_or(Wrong)?, values.items().ok_or(Wrong)?);
    if names.len() != items.len() {
        return Err(Wrong);
    }
    let mut entries = Entries::new();
    for (name, item) in names.iter().zip(items.iter()) {
        entries.insert(known!(text(name)?), item.clone());
    }
    Ok(Some(match values {
        Val::List(kind, _) => Val::Map(Rc::clone(kind), Rc::new(entries)),
        _ => Val::Object(Rc::new(entries)),
    }))
}

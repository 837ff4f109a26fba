//! Functions over sets, and those that sort or tell elements apart.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::convert::{DEEP, Maybe, convert, is_ordered, make_set};
use super::super::typed_value::{EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{is_whole, known, text};

/// `distinct`: of a list, the first of each; a tuple is taken for a list.
pub(super) fn distinct(given: &[TypedValue]) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    if !is_whole(list) || matches!(list, TypedValue::Set(..)) {
        return Ok(None);
    }
    let TypedValue::List(kind, items) = known!(convert(list, &Type::List(Box::new(Type::Any)))?) else {
        return Err(EvalError);
    };
    let (mut seen, mut kept) = (BTreeSet::new(), Vec::new());
    for item in items.iter() {
        if seen.insert(known!(item.export(&mut { DEEP }))) {
            kept.push(item.clone());
        }
    }
    Ok(Some(TypedValue::List(kind, Rc::new(kept))))
}

/// `sort`: texts by their bytes.
pub(super) fn sort(given: &[TypedValue]) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    if list.is_unknown() {
        return Ok(None);
    }
    let texts: Option<Vec<Rc<str>>> = list.items().ok_or(EvalError)?.iter().map(text).collect::<Result<_, _>>()?;
    let mut texts = known!(texts);
    texts.sort();
    Ok(Some(TypedValue::List(Rc::new(Type::Text), Rc::new(texts.into_iter().map(TypedValue::Text).collect()))))
}

pub(super) fn union(given: &[TypedValue]) -> Maybe {
    combined(given, |left, right| left.into_iter().chain(right.iter().cloned()).collect())
}

pub(super) fn intersection(given: &[TypedValue]) -> Maybe {
    combined(given, |left, right| of_those_in(left, right, true))
}

pub(super) fn subtract(given: &[TypedValue]) -> Maybe {
    if given.len() != 2 {
        return Err(EvalError);
    }
    combined(given, |left, right| of_those_in(left, right, false))
}

/// Keeps the elements that are in others, or those that are not.
fn of_those_in(all: Vec<TypedValue>, others: &[TypedValue], is_kept: bool) -> Vec<TypedValue> {
    let exported = |item: &TypedValue| item.export(&mut { DEEP });
    let others: BTreeSet<_> = others.iter().map(exported).collect();
    all.into_iter().filter(|item| others.contains(&exported(item)) == is_kept).collect()
}

/// `setproduct`: of lists a list, of sets a set; each combination is a tuple.
pub(super) fn product(given: &[TypedValue]) -> Maybe {
    if given.len() < 2 {
        return Err(EvalError);
    }
    let (mut kinds, mut all) = (Vec::new(), vec![Vec::new()]);
    for collection in given {
        let is_unordered = matches!(collection, TypedValue::Set(kind, items) if items.len() > 1 && !is_ordered(kind));
        if !is_whole(collection) || is_unordered {
            return Ok(None);
        }
        let list = known!(convert(&ordered(collection)?, &Type::List(Box::new(Type::Any)))?);
        let TypedValue::List(kind, items) = list else { return Err(EvalError) };
        if all.len().saturating_mul(items.len()) > MANY {
            return Ok(None);
        }
        let with_each = |begun: &Vec<TypedValue>| {
            items.iter().map(|item| [&begun[..], std::slice::from_ref(item)].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with_each).collect();
        kinds.push((*kind).clone());
    }
    let (kind, all) = (Type::Tuple(kinds), all.into_iter().map(TypedValue::tuple).collect::<Vec<_>>());
    Ok(match given.iter().all(|collection| matches!(collection, TypedValue::Set(..))) {
        true => make_set(kind, all),
        false => Some(TypedValue::List(Rc::new(kind), Rc::new(all))),
    })
}

/// The most combinations.
const MANY: usize = 100_000;

/// A collection as a tuple or list, a set in its order.
fn ordered(collection: &TypedValue) -> Result<TypedValue, EvalError> {
    match collection {
        TypedValue::Set(kind, items) => Ok(TypedValue::List(Rc::clone(kind), Rc::clone(items))),
        TypedValue::Tuple(_) | TypedValue::List(..) => Ok(collection.clone()),
        _ => Err(EvalError),
    }
}

/// Sets of one type of elements, one after the other.
fn combined(given: &[TypedValue], combine: impl Fn(Vec<TypedValue>, &[TypedValue]) -> Vec<TypedValue>) -> Maybe {
    let mut sets = Vec::new();
    for set in given {
        if !is_whole(set) {
            return Ok(None);
        }
        match known!(convert(set, &Type::Set(Box::new(Type::Any)))?) {
            TypedValue::Set(kind, items) => sets.push((kind, items)),
            _ => return Err(EvalError),
        }
    }
    // An empty set of no type in particular is one of the others' type.
    let kinds = sets.iter().map(|(kind, _)| &**kind).filter(|kind| **kind != Type::Any);
    let mut kinds: Vec<Type> = kinds.cloned().collect();
    kinds.dedup();
    let kind = match kinds.as_slice() {
        [] => Type::Any,
        [only] => only.clone(),
        _ => return Ok(None),
    };
    let Some(((_, first), rest)) = sets.split_first() else { return Err(EvalError) };
    let all = rest.iter().fold(first.to_vec(), |all, (_, items)| combine(all, items));
    Ok(make_set(kind, all))
}

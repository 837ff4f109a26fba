//! Functions over sets, and those that sort or tell elements apart.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::super::convert::{DEEP, Maybe, convert, make_set};
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

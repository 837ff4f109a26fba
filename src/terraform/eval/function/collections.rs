//! Functions over lists.

use std::rc::Rc;

use super::super::convert::{Maybe, common, convert, is_ordered};
use super::super::operator::is_equal;
use super::super::typed_value::{EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{known, number, text};
use super::texts;

pub(super) fn length(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    match value {
        TypedValue::Unknown(..) => Ok(None),
        TypedValue::Text(text) => Ok(Some(TypedValue::count(texts::length(text)))),
        value => {
            let items = value.items().map(|items| items.len());
            items
                .or_else(|| Some(value.entries()?.len()))
                .map(|length| Some(TypedValue::count(length)))
                .ok_or(EvalError)
        }
    }
}

/// `concat`: of tuples a tuple, of lists of one type a list.
pub(super) fn concat(given: &[TypedValue]) -> Maybe {
    let mut all = Vec::new();
    for list in given {
        match list {
            TypedValue::Unknown(..) | TypedValue::Set(..) => return Ok(None),
            list => all.extend(list.items().ok_or(EvalError)?.iter().cloned()),
        }
    }
    if given.is_empty() {
        return Err(EvalError);
    }
    let are_lists = given.iter().all(|list| matches!(list, TypedValue::List(..)));
    let kinds: Vec<Type> = given.iter().map(Type::of).collect();
    match kinds.first() {
        Some(Type::List(item)) if are_lists && kinds.iter().all(|kind| Some(kind) == kinds.first()) => {
            Ok(Some(TypedValue::List(Rc::new((**item).clone()), Rc::new(all))))
        }
        _ if are_lists => Ok(None),
        _ => Ok(Some(TypedValue::tuple(all))),
    }
}

/// `flatten`: nested lists taken apart, all the way down; always a tuple.
pub(super) fn flatten(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    if value.is_unknown() {
        return Ok(None);
    }
    let (mut all, mut waiting) = (Vec::new(), vec![value.clone()]);
    value.items().ok_or(EvalError)?;
    while let Some(next) = waiting.pop() {
        match &next {
            TypedValue::Unknown(_, kind) if !kind.is_primitive() => return Ok(None),
            TypedValue::Set(kind, items) if items.len() > 1 && !is_ordered(kind) => return Ok(None),
            next => match next.items() {
                Some(items) => waiting.extend(items.iter().rev().cloned()),
                None => all.push(next.clone()),
            },
        }
    }
    Ok(Some(TypedValue::tuple(all)))
}

pub(super) fn compact(given: &[TypedValue]) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    if list.is_unknown() {
        return Ok(None);
    }
    let mut kept = Vec::new();
    for item in list.items().ok_or(EvalError)?.iter().filter(|item| !item.is_null()) {
        if item.is_account() {
            kept.push(item.clone());
            continue;
        }
        let item = known!(text(item)?);
        if !item.is_empty() {
            kept.push(TypedValue::Text(item));
        }
    }
    Ok((!matches!(list, TypedValue::Set(..))).then(|| TypedValue::List(Rc::new(Type::Text), Rc::new(kept))))
}

/// `contains`: by equality, so that a number is not in a list of texts.
pub(super) fn contains(given: &[TypedValue]) -> Maybe {
    let [list, value] = given else { return Err(EvalError) };
    if list.is_unknown() || value.is_null() {
        return Ok(None);
    }
    let mut answer = Some(false);
    for item in list.items().ok_or(EvalError)?.iter() {
        match is_equal(item, value) {
            Some(true) => return Ok(Some(TypedValue::Bool(true))),
            Some(false) => {}
            None => answer = None,
        }
    }
    Ok(answer.map(TypedValue::Bool))
}

pub(super) fn alltrue(given: &[TypedValue]) -> Maybe {
    booleans(given, false)
}

pub(super) fn anytrue(given: &[TypedValue]) -> Maybe {
    booleans(given, true)
}

/// Tells whether the deciding boolean is in the list, or else its opposite.
fn booleans(given: &[TypedValue], deciding: bool) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    if list.is_unknown() {
        return Ok(None);
    }
    let (mut all_known, mut has_null) = (true, false);
    for item in list.items().ok_or(EvalError)?.iter() {
        match item {
            TypedValue::Unknown(..) => all_known = false,
            // Neither true nor false: both functions come to false, whatever else there is.
            TypedValue::Null(_) => has_null = true,
            item => match convert(item, &Type::Bool)? {
                Some(TypedValue::Bool(bool)) if bool == deciding => return Ok(Some(TypedValue::Bool(deciding))),
                _ => {}
            },
        }
    }
    Ok((all_known || has_null && !deciding).then_some(TypedValue::Bool(!deciding && !has_null)))
}

/// `coalesce`: the first that is neither `null` nor an empty text, as the type that all have in common.
pub(super) fn coalesce(given: &[TypedValue]) -> Maybe {
    let kind = known!(common(given));
    for value in given {
        match value {
            TypedValue::Null(_) => {}
            value if value.is_account() => return Ok(Some(value.clone())),
            TypedValue::Unknown(..) => return Ok(None),
            value => match known!(convert(value, &kind)?) {
                TypedValue::Text(text) if text.is_empty() => {}
                value => return Ok(Some(value)),
            },
        }
    }
    Err(EvalError)
}

pub(super) fn coalescelist(given: &[TypedValue]) -> Maybe {
    for list in given {
        match list {
            TypedValue::Unknown(..) => return Ok(None),
            list if list.items().ok_or(EvalError)?.is_empty() => {}
            list => return Ok(Some(list.clone())),
        }
    }
    Err(EvalError)
}

pub(super) fn element(given: &[TypedValue]) -> Maybe {
    let [list, index] = given else { return Err(EvalError) };
    let (TypedValue::Tuple(items) | TypedValue::List(_, items)) = list else { return Ok(None) };
    let Some(index) = known!(number(index)?).as_usize() else { return Ok(None) };
    let at = index.checked_rem(items.len()).ok_or(EvalError)?;
    Ok(items.get(at).cloned())
}

/// `index`: where a value stands in a list.
pub(super) fn index(given: &[TypedValue]) -> Maybe {
    let [list, value] = given else { return Err(EvalError) };
    let (TypedValue::Tuple(items) | TypedValue::List(_, items)) = list else { return Ok(None) };
    for (at, item) in items.iter().enumerate() {
        if known!(is_equal(item, value)) {
            return Ok(Some(TypedValue::count(at)));
        }
    }
    Err(EvalError)
}

/// `one`: the only element, `null` of none.
pub(super) fn one(given: &[TypedValue]) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    if list.is_unknown() {
        return Ok(None);
    }
    match list.items().ok_or(EvalError)?.as_slice() {
        [] => Ok(Some(match list {
            TypedValue::List(kind, _) | TypedValue::Set(kind, _) => TypedValue::Null((**kind).clone()),
            _ => TypedValue::NULL,
        })),
        [only] => Ok(Some(only.clone())),
        _ => Err(EvalError),
    }
}

pub(super) fn reverse(given: &[TypedValue]) -> Maybe {
    let [list] = given else { return Err(EvalError) };
    let reversed = |items: &Rc<Vec<TypedValue>>| items.iter().rev().cloned().collect::<Vec<TypedValue>>();
    match list {
        TypedValue::Tuple(items) => Ok(Some(TypedValue::tuple(reversed(items)))),
        TypedValue::List(kind, items) => Ok(Some(TypedValue::List(Rc::clone(kind), Rc::new(reversed(items))))),
        TypedValue::Set(kind, items) if is_ordered(kind) => {
            Ok(Some(TypedValue::List(Rc::clone(kind), Rc::new(reversed(items)))))
        }
        _ => Ok(None),
    }
}

pub(super) fn slice(given: &[TypedValue]) -> Maybe {
    let [list, start, end] = given else { return Err(EvalError) };
    let (Some(start), Some(end)) = (known!(number(start)?).as_usize(), known!(number(end)?).as_usize()) else {
        return Err(EvalError);
    };
    match list {
        TypedValue::Tuple(items) => Ok(Some(TypedValue::tuple(items.get(start..end).ok_or(EvalError)?.to_vec()))),
        TypedValue::List(kind, items) => {
            Ok(Some(TypedValue::List(Rc::clone(kind), Rc::new(items.get(start..end).ok_or(EvalError)?.to_vec()))))
        }
        _ => Ok(None),
    }
}

/// `chunklist`: lists of as many elements as are asked for, of a list.
pub(super) fn chunklist(given: &[TypedValue]) -> Maybe {
    let [list, length] = given else { return Err(EvalError) };
    let length = known!(number(length)?).as_usize().filter(|length| *length > 0);
    let Some(TypedValue::List(kind, items)) = convert(list, &Type::List(Box::new(Type::Any)))? else { return Ok(None) };
    let chunk = |chunk: &[TypedValue]| TypedValue::List(Rc::clone(&kind), Rc::new(chunk.to_vec()));
    let chunks = items.chunks(known!(length)).map(chunk).collect();
    Ok(Some(TypedValue::List(Rc::new(Type::List(Box::new((*kind).clone()))), Rc::new(chunks))))
}

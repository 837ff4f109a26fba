//! Functions over lists.

use std::rc::Rc;

use super::super::convert::{Maybe, common, convert, is_ordered};
use super::super::operator::is_equal;
use super::super::types::Type;
use super::super::val::{Val, Wrong};
use super::{known, number, text, texts};

pub(super) fn length(given: &[Val]) -> Maybe {
    let [value] = given else { return Err(Wrong) };
    match value {
        Val::Unknown(..) => Ok(None),
        Val::Text(text) => Ok(Some(Val::count(texts::length(text)))),
        value => {
            let items = value.items().map(|items| items.len());
            items.or_else(|| Some(value.entries()?.len())).map(|length| Some(Val::count(length))).ok_or(Wrong)
        }
    }
}

/// `concat`: of tuples a tuple, of lists of one type a list.
pub(super) fn concat(given: &[Val]) -> Maybe {
    let mut all = Vec::new();
    for list in given {
        match list {
            Val::Unknown(..) | Val::Set(..) => return Ok(None),
            list => all.extend(list.items().ok_or(Wrong)?.iter().cloned()),
        }
    }
    if given.is_empty() {
        return Err(Wrong);
    }
    let are_lists = given.iter().all(|list| matches!(list, Val::List(..)));
    let kinds: Vec<Type> = given.iter().map(Type::of).collect();
    match kinds.first() {
        Some(Type::List(item)) if are_lists && kinds.iter().all(|kind| Some(kind) == kinds.first()) => {
            Ok(Some(Val::List(Rc::new((**item).clone()), Rc::new(all))))
        }
        _ if are_lists => Ok(None),
        _ => Ok(Some(Val::tuple(all))),
    }
}

/// `flatten`: nested lists taken apart, all the way down; always a tuple.
pub(super) fn flatten(given: &[Val]) -> Maybe {
    let [value] = given else { return Err(Wrong) };
    if value.is_unknown() {
        return Ok(None);
    }
    let (mut all, mut waiting) = (Vec::new(), vec![value.clone()]);
    value.items().ok_or(Wrong)?;
    while let Some(next) = waiting.pop() {
        match &next {
            Val::Unknown(_, kind) if !kind.is_primitive() => return Ok(None),
            Val::Set(kind, items) if items.len() > 1 && !is_ordered(kind) => return Ok(None),
            next => match next.items() {
                Some(items) => waiting.extend(items.iter().rev().cloned()),
                None => all.push(next.clone()),
            },
        }
    }
    Ok(Some(Val::tuple(all)))
}

pub(super) fn compact(given: &[Val]) -> Maybe {
    let [list] = given else { return Err(Wrong) };
    if list.is_unknown() {
        return Ok(None);
    }
    let mut kept = Vec::new();
    for item in list.items().ok_or(Wrong)?.iter().filter(|item| !item.is_null()) {
        let item = known!(text(item)?);
        if !item.is_empty() {
            kept.push(Val::Text(item));
        }
    }
    Ok((!matches!(list, Val::Set(..))).then(|| Val::List(Rc::new(Type::Text), Rc::new(kept))))
}

/// `contains`: by equality, so that a number is not in a list of texts.
pub(super) fn contains(given: &[Val]) -> Maybe {
    let [list, value] = given else { return Err(Wrong) };
    if list.is_unknown() || value.is_null() {
        return Ok(None);
    }
    let mut answer = Some(false);
    for item in list.items().ok_or(Wrong)?.iter() {
        match is_equal(item, value) {
            Some(true) => return Ok(Some(Val::Bool(true))),
            Some(false) => {}
            None => answer = None,
        }
    }
    Ok(answer.map(Val::Bool))
}

pub(super) fn alltrue(given: &[Val]) -> Maybe {
    booleans(given, false)
}

pub(super) fn anytrue(given: &[Val]) -> Maybe {
    booleans(given, true)
}

/// Whether the deciding boolean is in the list, or else its opposite.
fn booleans(given: &[Val], deciding: bool) -> Maybe {
    let [list] = given else { return Err(Wrong) };
    if list.is_unknown() {
        return Ok(None);
    }
    let (mut all_known, mut has_null) = (true, false);
    for item in list.items().ok_or(Wrong)?.iter() {
        match item {
            Val::Unknown(..) => all_known = false,
            // Neither true nor false: both functions come to false, whatever else there is.
            Val::Null(_) => has_null = true,
            item => match convert(item, &Type::Bool)? {
                Some(Val::Bool(bool)) if bool == deciding => return Ok(Some(Val::Bool(deciding))),
                _ => {}
            },
        }
    }
    Ok((all_known || has_null && !deciding).then_some(Val::Bool(!deciding && !has_null)))
}

/// `coalesce`: the first that is neither `null` nor an empty text, as the type that all have in common.
pub(super) fn coalesce(given: &[Val]) -> Maybe {
    let kind = known!(common(given));
    for value in given {
        match value {
            Val::Null(_) => {}
            Val::Unknown(..) => return Ok(None),
            value => match known!(convert(value, &kind)?) {
                Val::Text(text) if text.is_empty() => {}
                value => return Ok(Some(value)),
            },
        }
    }
    Err(Wrong)
}

pub(super) fn coalescelist(given: &[Val]) -> Maybe {
    for list in given {
        match list {
            Val::Unknown(..) => return Ok(None),
            list if list.items().ok_or(Wrong)?.is_empty() => {}
            list => return Ok(Some(list.clone())),
        }
    }
    Err(Wrong)
}

pub(super) fn element(given: &[Val]) -> Maybe {
    let [list, index] = given else { return Err(Wrong) };
    let (Val::Tuple(items) | Val::List(_, items)) = list else { return Ok(None) };
    let Some(index) = known!(number(index)?).as_usize() else { return Ok(None) };
    let at = index.checked_rem(items.len()).ok_or(Wrong)?;
    Ok(items.get(at).cloned())
}

/// `index`: where a value stands in a list.
pub(super) fn index(given: &[Val]) -> Maybe {
    let [list, value] = given else { return Err(Wrong) };
    let (Val::Tuple(items) | Val::List(_, items)) = list else { return Ok(None) };
    for (at, item) in items.iter().enumerate() {
        if known!(is_equal(item, value)) {
            return Ok(Some(Val::count(at)));
        }
    }
    Err(Wrong)
}

/// `one`: the only element, `null` of none.
pub(super) fn one(given: &[Val]) -> Maybe {
    let [list] = given else { return Err(Wrong) };
    if list.is_unknown() {
        return Ok(None);
    }
    match list.items().ok_or(Wrong)?.as_slice() {
        [] => Ok(Some(match list {
            Val::List(kind, _) | Val::Set(kind, _) => Val::Null((**kind).clone()),
            _ => Val::NULL,
        })),
        [only] => Ok(Some(only.clone())),
        _ => Err(Wrong),
    }
}

pub(super) fn reverse(given: &[Val]) -> Maybe {
    let [list] = given else { return Err(Wrong) };
    let reversed = |items: &Rc<Vec<Val>>| items.iter().rev().cloned().collect::<Vec<Val>>();
    match list {
        Val::Tuple(items) => Ok(Some(Val::tuple(reversed(items)))),
        Val::List(kind, items) => Ok(Some(Val::List(Rc::clone(kind), Rc::new(reversed(items))))),
        Val::Set(kind, items) if is_ordered(kind) => Ok(Some(Val::List(Rc::clone(kind), Rc::new(reversed(items))))),
        _ => Ok(None),
    }
}

pub(super) fn slice(given: &[Val]) -> Maybe {
    let [list, start, end] = given else { return Err(Wrong) };
    let (Some(start), Some(end)) = (known!(number(start)?).as_usize(), known!(number(end)?).as_usize()) else {
        return Err(Wrong);
    };
    match list {
        Val::Tuple(items) => Ok(Some(Val::tuple(items.get(start..end).ok_or(Wrong)?.to_vec()))),
        Val::List(kind, items) => {
            Ok(Some(Val::List(Rc::clone(kind), Rc::new(items.get(start..end).ok_or(Wrong)?.to_vec()))))
        }
        _ => Ok(None),
    }
}

/// `chunklist`: lists of as many elements as are asked for, of a list.
pub(super) fn chunklist(given: &[Val]) -> Maybe {
    let [list, length] = given else { return Err(Wrong) };
    let length = known!(number(length)?).as_usize().filter(|length| *length > 0);
    let Some(Val::List(kind, items)) = convert(list, &Type::List(Box::new(Type::Any)))? else { return Ok(None) };
    let chunk = |chunk: &[Val]| Val::List(Rc::clone(&kind), Rc::new(chunk.to_vec()));
    let chunks = items.chunks(known!(length)).map(chunk).collect();
    Ok(Some(Val::List(Rc::new(Type::List(Box::new((*kind).clone()))), Rc::new(chunks))))
}

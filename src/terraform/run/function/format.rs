//! `format` and `formatlist`, with the plain verbs alone: `%s`, `%d`, `%q`, `%v`, `%t` and `%%`.

use std::rc::Rc;

use super::super::convert::{Maybe, to_bool, to_number, to_text};
use super::super::expression::is_normal;
use super::super::types::Type;
use super::super::val::{Val, Wrong};
use super::{is_whole, known, text};

pub(super) fn format(given: &[Val]) -> Maybe {
    let [pattern, rest @ ..] = given else { return Err(Wrong) };
    let pattern = known!(text(pattern)?);
    Ok(known!(formatted(&pattern, rest)?).into())
}

fn formatted(pattern: &str, given: &[Val]) -> Result<Option<Val>, Wrong> {
    let (mut made, mut given, mut pattern) = (String::new(), given.iter(), pattern.chars());
    while let Some(char) = pattern.next() {
        if char != '%' {
            made.push(char);
            continue;
        }
        match pattern.next() {
            Some('%') => made.push('%'),
            Some(verb @ ('s' | 'd' | 'v' | 't')) => {
                let value = given.next().ok_or(Wrong)?;
                made.push_str(&known!(one(verb, value)?));
            }
            Some(_) => return Ok(None),
            None => return Err(Wrong),
        }
    }
    if given.next().is_some() {
        return Err(Wrong);
    }
    Ok(is_normal(&made).then(|| Val::text(made)))
}

/// A value as a verb writes it.
fn one(verb: char, value: &Val) -> Result<Option<Rc<str>>, Wrong> {
    if !is_whole(value) || value.is_null() {
        return Ok(None);
    }
    let value = match verb {
        'd' => match to_number(value)? {
            Some(Val::Number(number)) if number.as_whole().is_some() => Val::Number(number),
            _ => return Ok(None),
        },
        't' => to_bool(value)?,
        _ if Type::of(value).is_primitive() => value.clone(),
        _ => return Ok(None),
    };
    text(&to_text(&value)?)
}

/// `formatlist`, where every argument is a list of the same length or a single value.
pub(super) fn formatlist(given: &[Val]) -> Maybe {
    let [pattern, rest @ ..] = given else { return Err(Wrong) };
    let pattern = known!(text(pattern)?);
    if rest.iter().any(|value| value.is_unknown() || value.is_null() || matches!(value, Val::Set(..))) {
        return Ok(None);
    }
    let lengths: Vec<usize> = rest.iter().filter_map(|value| value.items()).map(|items| items.len()).collect();
    let Some(length) = lengths.first().copied() else { return Ok(None) };
    if lengths.iter().any(|other| *other != length) {
        return Err(Wrong);
    }
    let at = |index: usize| -> Vec<Val> {
        let pick = |value: &Val| match value.items() {
            Some(items) => items.get(index).cloned().unwrap_or(Val::NULL),
            None => value.clone(),
        };
        rest.iter().map(pick).collect()
    };
    let all: Option<Vec<Val>> = (0..length).map(|index| formatted(&pattern, &at(index))).collect::<Result<_, _>>()?;
    Ok(all.map(|all| Val::List(Rc::new(Type::Text), Rc::new(all))))
}

//! `format` and `formatlist`, with the plain verbs alone: `%s`, `%d`, `%v`, `%t` and `%%`, and widths of `%s` and `%d`.

use std::rc::Rc;
use std::str::Chars;

use super::super::budget::LONGEST_TEXT;
use super::super::convert::{Maybe, to_bool, to_number, to_text};
use super::super::expression::is_normal;
use super::super::typed_value::{EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{is_whole, known, text};

/// The widest that a text is made.
const WIDEST: usize = 200;

pub(super) fn format(given: &[TypedValue]) -> Maybe {
    let [pattern, rest @ ..] = given else { return Err(EvalError) };
    formatted(&known!(text(pattern)?), rest)
}

fn formatted(pattern: &str, given: &[TypedValue]) -> Maybe {
    let (mut made, mut given, mut pattern) = (String::new(), given.iter(), pattern.chars());
    while let Some(char) = pattern.next() {
        if char != '%' {
            made.push(char);
            continue;
        }
        let (width, verb) = width(&mut pattern);
        match verb {
            Some('%') => made.push('%'),
            Some(verb @ ('s' | 'd' | 'v' | 't')) => {
                let value = given.next().ok_or(EvalError)?;
                let written = known!(one(verb, value)?);
                made.push_str(&known!(padded(&written, &width, verb)));
            }
            Some(_) => return Ok(None),
            None => return Err(EvalError),
        }
    }
    if given.next().is_some() {
        return Err(EvalError);
    }
    Ok(is_normal(&made).then(|| TypedValue::text(made)))
}

/// The digits before a verb, and the verb.
fn width(pattern: &mut Chars<'_>) -> (String, Option<char>) {
    let mut digits = String::new();
    loop {
        match pattern.next() {
            Some(digit @ '0'..='9') => digits.push(digit),
            other => return (digits, other),
        }
    }
}

/// A text made wide enough; `None` where that is not plain.
fn padded(written: &str, width: &str, verb: char) -> Option<String> {
    if width.is_empty() {
        return Some(written.to_owned());
    }
    let (has_zeros, width): (bool, usize) = (width.starts_with('0'), width.parse().ok()?);
    match verb {
        'd' if has_zeros && !written.starts_with('-') && width <= WIDEST => Some(format!("{written:0>width$}")),
        's' | 'd' if !has_zeros && written.is_ascii() && width <= WIDEST => Some(format!("{written:>width$}")),
        _ => None,
    }
}

/// A value as a verb writes it.
fn one(verb: char, value: &TypedValue) -> Result<Option<Rc<str>>, EvalError> {
    if !is_whole(value) || value.is_null() {
        return Ok(None);
    }
    let value = match verb {
        'd' => match to_number(value)? {
            Some(number) => number,
            _ => return Ok(None),
        },
        't' => to_bool(value)?,
        _ if Type::of(value).is_primitive() => value.clone(),
        _ => return Ok(None),
    };
    text(&to_text(&value)?)
}

/// `formatlist`, where every argument is a list of the same length or a single value.
pub(super) fn formatlist(given: &[TypedValue]) -> Maybe {
    let [pattern, rest @ ..] = given else { return Err(EvalError) };
    let pattern = known!(text(pattern)?);
    if rest.iter().any(|value| value.is_unknown() || value.is_null() || matches!(value, TypedValue::Set(..))) {
        return Ok(None);
    }
    let lengths: Vec<usize> = rest.iter().filter_map(|value| value.items()).map(|items| items.len()).collect();
    let length = lengths.first().copied().unwrap_or(1);
    if lengths.iter().any(|other| *other != length) {
        return Err(EvalError);
    }
    let at = |index: usize| -> Vec<TypedValue> {
        let pick = |value: &TypedValue| match value.items() {
            Some(items) => items.get(index).cloned().unwrap_or(TypedValue::NULL),
            None => value.clone(),
        };
        rest.iter().map(pick).collect()
    };
    if pattern.len().saturating_mul(length) > LONGEST_TEXT {
        return Ok(None);
    }
    let all: Option<Vec<TypedValue>> =
        (0..length).map(|index| formatted(&pattern, &at(index))).collect::<Result<_, _>>()?;
    Ok(all.map(|all| TypedValue::List(Rc::new(Type::Text), Rc::new(all))))
}

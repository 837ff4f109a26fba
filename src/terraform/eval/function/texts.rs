//! Functions over texts.
//!
//! Cases are changed of ASCII alone: beyond it Go, which Terraform is written in, maps some letters otherwise.

use std::rc::Rc;

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::budget::LONGEST_TEXT;
use super::super::convert::Maybe;
use super::super::expression::is_normal;
use super::super::typed_value::{EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{is_whole, known, number, text};
use super::pattern;

pub(super) fn join(given: &[TypedValue]) -> Maybe {
    let [separator, lists @ ..] = given else { return Err(EvalError) };
    let separator = known!(text(separator)?);
    let mut parts = Vec::new();
    for list in lists {
        if list.is_unknown() {
            return Ok(None);
        }
        for item in list.items().ok_or(EvalError)?.iter() {
            parts.push(known!(text(item)?));
        }
    }
    if lists.is_empty() {
        return Err(EvalError);
    }
    let length: usize = parts.iter().map(|part| part.len() + separator.len()).sum();
    if length > LONGEST_TEXT {
        return Ok(None);
    }
    made(parts.join(&*separator))
}

pub(super) fn split(given: &[TypedValue]) -> Maybe {
    let [separator, whole] = given else { return Err(EvalError) };
    let (separator, whole) = (known!(text(separator)?), known!(text(whole)?));
    let parts: Vec<TypedValue> = match separator.is_empty() {
        // Go splits after each character.
        true => whole.chars().map(|char| TypedValue::text(char.to_string())).collect(),
        false => whole.split(&*separator).map(TypedValue::text).collect(),
    };
    Ok(whole.is_ascii().then(|| TypedValue::List(Rc::new(Type::Text), Rc::new(parts))))
}

/// `replace`; a pattern between slashes is a regular expression.
pub(super) fn replace(given: &[TypedValue]) -> Maybe {
    let [whole, from, to] = given else { return Err(EvalError) };
    let (whole, from, to) = (known!(text(whole)?), known!(text(from)?), known!(text(to)?));
    if let Some(pattern) = from.strip_prefix('/').and_then(|from| from.strip_suffix('/')) {
        return pattern::replace(&whole, pattern, &to);
    }
    if from.is_empty() {
        return Ok(None);
    }
    let length = whole.matches(&*from).count().saturating_mul(to.len());
    if length > LONGEST_TEXT {
        return Ok(None);
    }
    made(whole.replace(&*from, &to))
}

pub(super) fn lower(given: &[TypedValue]) -> Maybe {
    of_ascii(given, |text| text.to_ascii_lowercase())
}

pub(super) fn upper(given: &[TypedValue]) -> Maybe {
    of_ascii(given, |text| text.to_ascii_uppercase())
}

/// `title`: a word goes on over letters, digits and `_`.
pub(super) fn title(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let whole = known!(text(value)?);
    if !whole.is_ascii() {
        return Ok(None);
    }
    let mut at_start = true;
    let titled = whole.chars().map(|char| {
        let char = if at_start { char.to_ascii_uppercase() } else { char };
        at_start = !(char.is_ascii_alphanumeric() || char == '_');
        char
    });
    Ok(Some(TypedValue::text(titled.collect::<String>())))
}

pub(super) fn trim(given: &[TypedValue]) -> Maybe {
    let [whole, cut] = given else { return Err(EvalError) };
    let (whole, cut) = (known!(text(whole)?), known!(text(cut)?));
    made(whole.trim_matches(|char| cut.contains(char)).to_owned())
}

pub(super) fn trimspace(given: &[TypedValue]) -> Maybe {
    of_ascii(given, |text| text.trim_matches(['\t', '\n', '\u{b}', '\u{c}', '\r', ' ']).to_owned())
}

/// `chomp`: without the ends of lines at the end.
pub(super) fn chomp(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    made(known!(text(value)?).trim_end_matches(['\r', '\n']).to_owned())
}

/// `indent`: spaces at the beginning of all lines but the first.
pub(super) fn indent(given: &[TypedValue]) -> Maybe {
    let [spaces, value] = given else { return Err(EvalError) };
    let (spaces, whole) = (known!(number(spaces)?), known!(text(value)?));
    let lines = whole.matches('\n').count();
    let is_small = |spaces: &usize| spaces.saturating_mul(lines) <= LONGEST_TEXT;
    let Some(spaces) = spaces.as_usize().filter(is_small) else { return Ok(None) };
    made(whole.replace('\n', &format!("\n{}", " ".repeat(spaces))))
}

pub(super) fn strrev(given: &[TypedValue]) -> Maybe {
    of_ascii(given, |text| text.chars().rev().collect())
}

pub(super) fn trimprefix(given: &[TypedValue]) -> Maybe {
    two(given, |whole, cut| TypedValue::text(whole.strip_prefix(cut).unwrap_or(whole)))
}

pub(super) fn trimsuffix(given: &[TypedValue]) -> Maybe {
    two(given, |whole, cut| TypedValue::text(whole.strip_suffix(cut).unwrap_or(whole)))
}

pub(super) fn startswith(given: &[TypedValue]) -> Maybe {
    two(given, |whole, part| TypedValue::Bool(whole.starts_with(part)))
}

pub(super) fn endswith(given: &[TypedValue]) -> Maybe {
    two(given, |whole, part| TypedValue::Bool(whole.ends_with(part)))
}

pub(super) fn strcontains(given: &[TypedValue]) -> Maybe {
    two(given, |whole, part| TypedValue::Bool(whole.contains(part)))
}

pub(super) fn substr(given: &[TypedValue]) -> Maybe {
    let [whole, offset, length] = given else { return Err(EvalError) };
    let whole = known!(text(whole)?);
    let (offset, length) = (known!(number(offset)?), known!(number(length)?));
    let (offset, length) = (offset.get(), length.get());
    let (Ok(offset), true) = (usize::try_from(offset), whole.is_ascii()) else { return Ok(None) };
    let end = match length {
        -1 => whole.len(),
        length => match usize::try_from(length) {
            Ok(length) => offset.saturating_add(length).min(whole.len()),
            Err(_) => return Ok(None),
        },
    };
    Ok(Some(TypedValue::text(whole.get(offset.min(end)..end).unwrap_or_default())))
}

/// Returns the number of characters of a string, as a person counts them.
pub(super) fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

fn of_ascii(given: &[TypedValue], change: impl Fn(&str) -> String) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let whole = known!(text(value)?);
    Ok(whole.is_ascii().then(|| TypedValue::text(change(&whole))))
}

fn two(given: &[TypedValue], make: impl Fn(&str, &str) -> TypedValue) -> Maybe {
    let [whole, part] = given else { return Err(EvalError) };
    let (whole, part) = (known!(text(whole)?), known!(text(part)?));
    let made = make(&whole, &part);
    Ok((whole.is_ascii() && part.is_ascii() && is_whole(&made)).then_some(made))
}

fn made(text: String) -> Maybe {
    Ok(is_normal(&text).then(|| TypedValue::text(text)))
}

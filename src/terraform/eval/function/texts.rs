//! Functions over texts.
//!
//! Cases are changed of ASCII alone: beyond it Go, which Terraform is written in, maps some letters otherwise.

use std::rc::Rc;

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::convert::Maybe;
use super::super::expression::is_normal;
use super::super::types::Type;
use super::super::val::{Val, Wrong};
use super::{is_whole, known, number, text};

pub(super) fn join(given: &[Val]) -> Maybe {
    let [separator, lists @ ..] = given else { return Err(Wrong) };
    let separator = known!(text(separator)?);
    let mut parts = Vec::new();
    for list in lists {
        if list.is_unknown() {
            return Ok(None);
        }
        for item in list.items().ok_or(Wrong)?.iter() {
            parts.push(known!(text(item)?));
        }
    }
    if lists.is_empty() {
        return Err(Wrong);
    }
    made(parts.join(&*separator))
}

pub(super) fn split(given: &[Val]) -> Maybe {
    let [separator, whole] = given else { return Err(Wrong) };
    let (separator, whole) = (known!(text(separator)?), known!(text(whole)?));
    let parts: Vec<Val> = match separator.is_empty() {
        // Go splits after each character.
        true => whole.chars().map(|char| Val::text(char.to_string())).collect(),
        false => whole.split(&*separator).map(Val::text).collect(),
    };
    Ok(whole.is_ascii().then(|| Val::List(Rc::new(Type::Text), Rc::new(parts))))
}

/// `replace`; a pattern between slashes is a regular expression, which is not evaluated.
pub(super) fn replace(given: &[Val]) -> Maybe {
    let [whole, from, to] = given else { return Err(Wrong) };
    let (whole, from, to) = (known!(text(whole)?), known!(text(from)?), known!(text(to)?));
    if from.is_empty() || from.len() > 1 && from.starts_with('/') && from.ends_with('/') {
        return Ok(None);
    }
    made(whole.replace(&*from, &to))
}

pub(super) fn lower(given: &[Val]) -> Maybe {
    of_ascii(given, |text| text.to_ascii_lowercase())
}

pub(super) fn upper(given: &[Val]) -> Maybe {
    of_ascii(given, |text| text.to_ascii_uppercase())
}

/// `title`: a word goes on over letters, digits and `_`.
pub(super) fn title(given: &[Val]) -> Maybe {
    let [value] = given else { return Err(Wrong) };
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
    Ok(Some(Val::text(titled.collect::<String>())))
}

pub(super) fn trim(given: &[Val]) -> Maybe {
    let [whole, cut] = given else { return Err(Wrong) };
    let (whole, cut) = (known!(text(whole)?), known!(text(cut)?));
    made(whole.trim_matches(|char| cut.contains(char)).to_owned())
}

pub(super) fn trimspace(given: &[Val]) -> Maybe {
    of_ascii(given, |text| text.trim_matches(['\t', '\n', '\u{b}', '\u{c}', '\r', ' ']).to_owned())
}

pub(super) fn trimprefix(given: &[Val]) -> Maybe {
    two(given, |whole, cut| Val::text(whole.strip_prefix(cut).unwrap_or(whole)))
}

pub(super) fn trimsuffix(given: &[Val]) -> Maybe {
    two(given, |whole, cut| Val::text(whole.strip_suffix(cut).unwrap_or(whole)))
}

pub(super) fn startswith(given: &[Val]) -> Maybe {
    two(given, |whole, part| Val::Bool(whole.starts_with(part)))
}

pub(super) fn endswith(given: &[Val]) -> Maybe {
    two(given, |whole, part| Val::Bool(whole.ends_with(part)))
}

pub(super) fn strcontains(given: &[Val]) -> Maybe {
    two(given, |whole, part| Val::Bool(whole.contains(part)))
}

pub(super) fn substr(given: &[Val]) -> Maybe {
    let [whole, offset, length] = given else { return Err(Wrong) };
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
    Ok(Some(Val::text(whole.get(offset.min(end)..end).unwrap_or_default())))
}

/// How many characters a text has, as a person counts them.
pub(super) fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

fn of_ascii(given: &[Val], change: impl Fn(&str) -> String) -> Maybe {
    let [value] = given else { return Err(Wrong) };
    let whole = known!(text(value)?);
    Ok(whole.is_ascii().then(|| Val::text(change(&whole))))
}

fn two(given: &[Val], make: impl Fn(&str, &str) -> Val) -> Maybe {
    let [whole, part] = given else { return Err(Wrong) };
    let (whole, part) = (known!(text(whole)?), known!(text(part)?));
    let made = make(&whole, &part);
    Ok((whole.is_ascii() && part.is_ascii() && is_whole(&made)).then_some(made))
}

fn made(text: String) -> Maybe {
    Ok(is_normal(&text).then(|| Val::text(text)))
}

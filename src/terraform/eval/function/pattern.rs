//! Regular expressions, in the syntax that Go and regex-lite read alike.
//!
//! Both know ASCII classes alone and take the leftmost match, the first alternative first. What one of them reads otherwise
//! is not evaluated, nor is a text beyond ASCII where letters of both cases are one.

use std::rc::Rc;

use regex_lite::{Captures, Regex, RegexBuilder};

use super::super::budget::LONGEST_TEXT;
use super::super::convert::Maybe;
use super::super::expression::is_normal;
use super::super::typed_value::{EvalError, TypedValue};
use super::super::types::Type;
use super::argument::{known, text};

/// The longest pattern, and the largest automaton of one, in bytes.
const LONGEST: usize = 1_000;
const LARGEST: usize = 1 << 20;

/// Parts of a pattern that are not the same to both.
const APART: &[&str] = &["{,", "&&", "--", "~~", "\\<", "\\>", "\\b{", "\\Q", "\\C", "\\p", "\\P", "\\s", "\\S", "[["];

/// `regex`: the first match.
pub(super) fn regex(given: &[TypedValue]) -> Maybe {
    let [pattern, whole] = given else { return Err(EvalError) };
    let (pattern, whole) = (known!(text(pattern)?), known!(text(whole)?));
    let regex = known!(compiled(&pattern, &whole));
    regex.captures(&whole).map(|captures| taken(&regex, &captures)).ok_or(EvalError)
}

/// `regexall`: every match.
pub(super) fn regexall(given: &[TypedValue]) -> Maybe {
    let [pattern, whole] = given else { return Err(EvalError) };
    let (pattern, whole) = (known!(text(pattern)?), known!(text(whole)?));
    let regex = known!(compiled(&pattern, &whole));
    let all: Option<Vec<TypedValue>> = regex.captures_iter(&whole).map(|captures| taken(&regex, &captures)).collect();
    let all = known!(all);
    let kind = all.first().map_or(Type::Any, Type::of);
    // A group that is in no match is null, and has the type of the others all the same.
    Ok(all.iter().all(|one| Type::of(one) == kind).then(|| TypedValue::List(Rc::new(kind), Rc::new(all))))
}

/// `replace` with a pattern; `None` where the replacement names groups in a way that the two read otherwise.
pub(super) fn replace(whole: &str, pattern: &str, to: &str) -> Maybe {
    let regex = known!(compiled(pattern, whole));
    let groups = known!(named_groups(to));
    // Each group that is put in is a part of its match, and the matches together are no longer than the whole text.
    let added = regex.find_iter(whole).count().saturating_mul(to.len());
    let copied = whole.len().saturating_mul(groups.saturating_add(1));
    if added.saturating_add(copied) > LONGEST_TEXT {
        return Ok(None);
    }
    let replaced = regex.replace_all(whole, to).into_owned();
    Ok(is_normal(&replaced).then(|| TypedValue::text(replaced)))
}

/// Returns how many groups a replacement names; `None` if it has a `$` that Go and regex-lite may read otherwise. Both read
/// the longest name behind a `$`, and put in nothing for a group that there is not.
fn named_groups(to: &str) -> Option<usize> {
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let (mut groups, mut rest) = (0, to);
    while let Some((_, behind)) = rest.split_once('$') {
        let (is_braced, name) = behind.strip_prefix('{').map_or((false, behind), |inner| (true, inner));
        let length = name.bytes().take_while(is_word).count();
        let (name, end) = name.split_at(length);
        let is_index = name.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = !name.is_empty() && (!is_index || name.len() <= 2 && (name == "0" || !name.starts_with('0')));
        rest = match is_braced {
            true => end.strip_prefix('}')?,
            false => end,
        };
        if !is_plain || !is_braced && !is_index && name.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        groups += 1;
    }
    Some(groups)
}

fn compiled(pattern: &str, whole: &str) -> Option<Regex> {
    let has_flags = pattern.match_indices("(?").any(|(at, _)| {
        let rest = pattern.get(at + 2..).unwrap_or_default();
        !(rest.starts_with("P<") || rest.starts_with('<') || has_common_flags(rest))
    });
    let is_same = pattern.is_ascii() && pattern.len() <= LONGEST && !APART.iter().any(|part| pattern.contains(part));
    if !is_same || has_flags || !whole.is_ascii() {
        return None;
    }
    RegexBuilder::new(pattern).size_limit(LARGEST).build().ok()
}

/// Tells whether flags, up to the `:` or `)` behind them, mean the same to both. Without flags there is only a `:`.
fn has_common_flags(flags: &str) -> bool {
    let (flags, _) = flags.split_at(flags.find([':', ')']).unwrap_or(0));
    let (on, off) = flags.split_once('-').unwrap_or((flags, "-"));
    let are_known = |flags: &str| flags.bytes().all(|flag| b"imsU".contains(&flag));
    are_known(on) && (off == "-" || !off.is_empty() && are_known(off))
}

/// Value of a match: the whole of it, its groups in order, or its groups by name.
fn taken(regex: &Regex, captures: &Captures<'_>) -> Option<TypedValue> {
    let names: Vec<Option<&str>> = regex.capture_names().skip(1).collect();
    let value = |index: usize| {
        captures.get(index).map_or(TypedValue::Null(Type::Text), |found| TypedValue::text(found.as_str()))
    };
    match names.as_slice() {
        [] => Some(value(0)),
        names if names.iter().all(Option::is_none) => Some(TypedValue::tuple((1..=names.len()).map(value).collect())),
        names => {
            let named: Option<Vec<&str>> = names.iter().copied().collect();
            let entries = named?.into_iter().enumerate();
            Some(TypedValue::object(entries.map(|(index, name)| (Rc::from(name), value(index + 1)))))
        }
    }
}

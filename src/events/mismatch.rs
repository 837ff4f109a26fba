//! Part of a pattern that no event of AWS has.

use serde_json::Value;

use super::event::Event;
use super::field::{Holds, Presence};
use super::pattern::{Branch, Condition, EventPattern, Scalar, Test};
use super::{ECR, INSPECTOR, all};
use crate::diagnostic::suggest;
use crate::source::Span;

/// The reason why a pattern on Inspector's or ECR's events matches none of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The path that it tests.
    pub path: String,
    /// The event that comes nearest; `None` if it is the detail-type that does not exist.
    pub event: Option<&'static str>,
    pub wrong: Wrong,
    /// The place in the pattern's text.
    pub span: Span,
}

/// What is wrong about a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The event has no such path; the nearest that it has.
    Path(Option<&'static str>),
    /// The path is that of an object, which has no value itself.
    Object,
    /// The field never has a value that meets one of the conditions: the values that it can have, and the word that comes
    /// nearest.
    Value { holds: String, nearest: Option<&'static str> },
    /// The field is in every event, and the pattern wants it missing.
    AlwaysThere,
}

/// Returns what of a pattern is in no event that AWS sends; `None` if it matches some of them, or if it may be about events
/// of other sources.
pub fn mismatch(pattern: &EventPattern) -> Option<Mismatch> {
    if !is_about_ours(pattern) {
        return None;
    }
    let mut first = None;
    for branch in pattern.branches() {
        let found = nearest(branch)?;
        first.get_or_insert(found);
    }
    first
}

/// Returns what of a branch the event does not have that comes nearest to it; `None` if it matches one.
fn nearest(branch: &Branch) -> Option<Mismatch> {
    let detail_type = branch.test("detail-type");
    let is_meant = |event: &&'static Event| {
        is_of_source(branch, event) && detail_type.is_none_or(|test| meets_word(test, event.detail_type))
    };
    // The first of those with the fewest: they stand in the order in which people mean them.
    match all().filter(is_meant).map(|event| mismatches(branch, event)).min_by_key(Vec::len) {
        Some(found) => found.into_iter().next(),
        None => wrong_source(branch).or_else(|| detail_type.map(wrong_type)),
    }
}

/// Tells whether every event that a pattern is meant for is of Inspector or of ECR.
pub(crate) fn is_about_ours(pattern: &EventPattern) -> bool {
    pattern.branches().iter().all(|branch| is_from_ours(branch) || is_of_our_type(branch))
}

fn is_from_ours(branch: &Branch) -> bool {
    let is_ours = |source: &str| [INSPECTOR, ECR].contains(&source);
    branch.test("source").is_some_and(|test| {
        test.conditions.iter().all(|(condition, _)| match condition {
            Condition::Is(Scalar::Text(word)) => is_ours(word),
            Condition::EqualsIgnoreCase(word) => is_ours(&word.to_ascii_lowercase()),
            _ => false,
        })
    })
}

/// Tells whether a branch names events of these services by their type: from no source, or from one of AWS, which does not send
/// them if it is another.
fn is_of_our_type(branch: &Branch) -> bool {
    // Calls that CloudTrail tells of are of every service.
    let is_own = |word: &str| word.starts_with("Inspector2 ") || word.starts_with("ECR ");
    let is_ours = |word: &str| is_own(word) && all().any(|event| event.detail_type == word);
    let is_of_aws = |source: &str| {
        let source = source.to_ascii_lowercase();
        source.starts_with("aws.") || source.ends_with(".amazonaws.com")
    };
    let is_source = |test: &Test| {
        test.conditions.iter().all(|(condition, _)| match condition {
            Condition::Is(Scalar::Text(word)) | Condition::EqualsIgnoreCase(word) => is_of_aws(word),
            Condition::Prefix(affix) => affix.text.starts_with("aws."),
            _ => false,
        })
    };
    branch.test("detail-type").is_some_and(|test| all_words(test, is_ours))
        && branch.test("source").is_none_or(is_source)
}

fn all_words(test: &Test, is_one: impl Fn(&str) -> bool) -> bool {
    test.conditions.iter().all(|(condition, _)| matches!(condition, Condition::Is(Scalar::Text(word)) if is_one(word)))
}

/// The same of a text that AWS refuses, as far as it can be read.
pub(crate) fn is_meant_for_ours(text: &str) -> bool {
    let Ok(pattern) = serde_json::from_str::<Value>(text) else { return false };
    let is_ours = |source: &Value| source.as_str().is_some_and(|source| [INSPECTOR, ECR].contains(&source));
    match pattern.get("source") {
        Some(Value::Array(sources)) => !sources.is_empty() && sources.iter().all(is_ours),
        source => source.is_some_and(is_ours),
    }
}

fn is_of_source(branch: &Branch, event: &Event) -> bool {
    branch.test("source").is_none_or(|test| meets_word(test, event.source))
}

/// Returns the tests of a branch that an event of its source and detail-type never meets.
fn mismatches(branch: &Branch, event: &'static Event) -> Vec<Mismatch> {
    let others = branch.tests.iter().filter(|test| !["source", "detail-type"].contains(&test.path.as_str()));
    others
        .filter_map(|test| {
            let (wrong, span) = wrong(test, event)?;
            Some(Mismatch { path: test.path.clone(), event: Some(event.detail_type), wrong, span })
        })
        .collect()
}

fn meets_word(test: &Test, word: &str) -> bool {
    let value = Scalar::Text(word.to_owned());
    test.conditions.iter().any(|(condition, _)| condition.holds(&value))
}

/// Returns the source as what is wrong, if the detail-type is one of the other source.
fn wrong_source(branch: &Branch) -> Option<Mismatch> {
    let (source, detail_type) = (branch.test("source")?, branch.test("detail-type")?);
    let event = all().find(|event| meets_word(detail_type, event.detail_type))?;
    let wrong = Wrong::Value { holds: format!("always `{}`", event.source), nearest: Some(event.source) };
    Some(Mismatch { path: source.path.clone(), event: Some(event.detail_type), wrong, span: first(source) })
}

fn wrong_type(test: &Test) -> Mismatch {
    let types: Vec<&'static str> = all().map(|event| event.detail_type).collect();
    let nearest = written(test).and_then(|word| suggest::nearest(word, &types));
    let wrong = Wrong::Value { holds: String::new(), nearest };
    Mismatch { path: test.path.clone(), event: None, wrong, span: first(test) }
}

/// Returns what is wrong about a test of an event, if it can't hold.
fn wrong(test: &Test, event: &'static Event) -> Option<(Wrong, Span)> {
    let wants_nothing = test.conditions.iter().any(|(condition, _)| condition.holds_for_nothing());
    let Some(field) = event.field(&test.path) else {
        if wants_nothing {
            return None;
        }
        let paths: Vec<&'static str> = event.paths().collect();
        let wrong =
            if event.is_object(&test.path) { Wrong::Object } else { Wrong::Path(nearest_path(&test.path, &paths)) };
        return Some((wrong, test.key));
    };
    let can_be_missing = field.presence != Presence::Always;
    if test.conditions.iter().any(|(condition, _)| match condition {
        Condition::Exists(false) => can_be_missing,
        condition => field.holds.can_meet(condition),
    }) {
        return None;
    }
    if wants_nothing && test.conditions.len() == 1 {
        return Some((Wrong::AlwaysThere, first(test)));
    }
    let nearest = written(test).and_then(|word| nearest_word(word, field.holds.words()));
    Some((Wrong::Value { holds: in_words(field.holds), nearest }, first(test)))
}

/// Returns the path that is meant: one with the same last key, or one that is written almost so.
fn nearest_path(path: &str, paths: &[&'static str]) -> Option<&'static str> {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let wanted = last(path);
    let same = paths.iter().copied().filter(|path| last(path) == wanted).min_by_key(|path| path.len());
    // What all have in common makes none near.
    let within = |path: &'static str| path.strip_prefix("detail.").unwrap_or(path);
    let names: Vec<&'static str> = paths.iter().copied().map(within).collect();
    let near = || suggest::nearest(path.strip_prefix("detail.").unwrap_or(path), &names);
    same.or_else(|| near().and_then(|near| paths.iter().copied().find(|path| within(path) == near)))
}

fn nearest_word(word: &str, words: &[&'static str]) -> Option<&'static str> {
    let same = words.iter().copied().find(|known| known.eq_ignore_ascii_case(word));
    same.or_else(|| suggest::nearest(&word.to_ascii_uppercase(), words))
}

/// Returns the first string that a test names.
fn written(test: &Test) -> Option<&str> {
    test.conditions.iter().find_map(|(condition, _)| match condition {
        Condition::Is(value) => value.as_text(),
        Condition::Prefix(affix) | Condition::Suffix(affix) => Some(affix.text.as_str()),
        Condition::EqualsIgnoreCase(text) => Some(text.as_str()),
        _ => None,
    })
}

fn first(test: &Test) -> Span {
    test.conditions.first().map_or(test.key, |(_, span)| *span)
}

/// Says the values of a field, after `its values are`.
fn in_words(holds: Holds) -> String {
    match holds {
        Holds::Words([word]) => format!("always `{word}`"),
        Holds::Words(words) => suggest::one_of(words),
        Holds::Like(glob) => format!("strings of the form `{glob}`"),
        Holds::Number => "numbers".to_owned(),
        Holds::Name => "names of repositories: small letters, digits, `.`, `_`, `-` and `/`".to_owned(),
        Holds::Text | Holds::OpenWords(_) => "strings".to_owned(),
        Holds::Anything => String::new(),
    }
}

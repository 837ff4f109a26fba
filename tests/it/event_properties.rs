//! Two matchers of event patterns: ours, which flattens an event, and one that is written here from the meaning alone. It takes
//! every event apart into all events without arrays that can be made of it, one element of each array, and looks the paths up.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use scanwright::testing::EventPattern;
use serde_json::{Map, Value, json};

use crate::harness::{Tests, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(both_matchers_agree, an_event_matches_what_it_is_made_of)
}

const CASES: u32 = 4_000;

pub(crate) fn config() -> Config {
    Config { cases: CASES, rng_seed: RngSeed::Fixed(16), failure_persistence: None, ..Config::default() }
}

const KEYS: [&str; 4] = ["a", "b", "c", "d"];
const TEXTS: [&str; 8] = ["", "a", "A", "ab", "aB", "ba", "aba", "10.0.0.7"];

fn leaf() -> impl Strategy<Value = Value> {
    let text = select(&TEXTS[..]).prop_map(|text| json!(text));
    prop_oneof![5 => text, 2 => (-2..4_i64).prop_map(|number| json!(number)), 1 => Just(json!(1.0)), 1 => any::<bool>().prop_map(|value| json!(value)), 1 => Just(Value::Null)]
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 20, 3, |inner| {
        prop_oneof![prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from), object(inner),]
    })
}

fn object(inner: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::btree_map(select(&KEYS[..]), inner, 1..4).prop_map(|fields| {
        Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
    })
}

pub(crate) fn event() -> impl Strategy<Value = Value> {
    object(value())
}

fn text() -> impl Strategy<Value = String> {
    select(&TEXTS[1..]).prop_map(str::to_owned)
}

fn condition() -> impl Strategy<Value = Value> {
    let glob = select(&["*", "a*", "*a", "a*a", "*b*", "aba", "\\*"][..]);
    let texts = || prop::collection::vec(text(), 1..3);
    prop_oneof![
        4 => leaf(),
        1 => text().prop_map(|text| json!({ "prefix": text })),
        1 => text().prop_map(|text| json!({ "prefix": { "equals-ignore-case": text } })),
        1 => text().prop_map(|text| json!({ "suffix": text })),
        1 => text().prop_map(|text| json!({ "suffix": { "equals-ignore-case": text } })),
        1 => glob.clone().prop_map(|glob| json!({ "wildcard": glob })),
        1 => text().prop_map(|text| json!({ "equals-ignore-case": text })),
        1 => any::<bool>().prop_map(|exists| json!({ "exists": exists })),
        1 => texts().prop_map(|texts| json!({ "anything-but": texts })),
        1 => (0..3_i64).prop_map(|number| json!({ "anything-but": [number, 1] })),
        1 => text().prop_map(|text| json!({ "anything-but": { "prefix": text } })),
        1 => texts().prop_map(|texts| json!({ "anything-but": { "suffix": texts } })),
        1 => glob.prop_map(|glob| json!({ "anything-but": { "wildcard": glob } })),
        1 => texts().prop_map(|texts| json!({ "anything-but": { "equals-ignore-case": texts } })),
        1 => (select(&["<", "<=", "=", ">=", ">"][..]), -1..3_i64).prop_map(|(operator, number)| json!({ "numeric": [operator, number] })),
        1 => (select(&[">=", ">"][..]), select(&["<", "<="][..]), -1..1_i64).prop_map(|(low, high, number)| json!({ "numeric": [low, number, high, number + 2] })),
        1 => Just(json!({ "cidr": "10.0.0.0/24" })),
    ]
}

/// A pattern, as a tree: fields, of which `$or` is one.
pub(crate) fn pattern() -> impl Strategy<Value = Value> {
    let test = prop::collection::vec(condition(), 1..3).prop_map(Value::from);
    test.prop_recursive(4, 12, 3, |inner| {
        let fields = object(inner.clone());
        let either = (object(inner.clone()), object(inner));
        // A path that stands in and beside an `$or` has a meaning of its own, which a file of cases tells.
        prop_oneof![3 => fields, 1 => either.prop_map(|(left, right)| json!({ "$or": [left, right] }))]
    })
    .prop_filter("a pattern is an object", Value::is_object)
}

/// An event with a pattern that is near to it: it tests paths of the event, for values of two choices of its elements or by
/// conditions of their own, so that it often depends on which elements belong together.
pub(crate) fn near() -> impl Strategy<Value = (Value, Value)> {
    let choices = prop::collection::vec((any::<prop::sample::Index>(), condition()), 1..6);
    (event(), choices, any::<[prop::sample::Index; 2]>()).prop_filter_map("no values", |(event, choices, of)| {
        let views = views(&event);
        let [one, other] = of.map(|index| index.get(&views));
        let pattern = replaced(&pattern_of(one)?, &mut Vec::new(), other, &mut choices.iter().cycle())?;
        Some((pattern, event))
    })
}

/// A pattern of a choice of elements in which some tests are left out, some are of another choice, and some other conditions.
fn replaced<'c>(
    pattern: &Value,
    path: &mut Vec<String>,
    other: &Value,
    choices: &mut impl Iterator<Item = &'c (prop::sample::Index, Value)>,
) -> Option<Value> {
    let Value::Object(fields) = pattern else {
        let (index, condition) = choices.next()?;
        return match (index.index(8), at(other, path)) {
            (0, _) => None,
            (1, _) => Some(json!([condition])),
            (2, _) => Some(json!([condition, pattern[0]])),
            (3 | 4, Some(value)) => Some(json!([value])),
            _ => Some(pattern.clone()),
        };
    };
    let mut kept = Map::new();
    for (key, below) in fields {
        path.push(key.clone());
        kept.extend(replaced(below, path, other, choices).map(|below| (key.clone(), below)));
        path.pop();
    }
    (!kept.is_empty()).then_some(Value::Object(kept))
}

fn both_matchers_agree() {
    let counts = std::cell::RefCell::new([0, 0]);
    let check = |(pattern, event): (Value, Value)| {
        let read = EventPattern::parse(&pattern.to_string()).unwrap();
        let expected = naive(&pattern, &event);
        counts.borrow_mut()[usize::from(expected)] += 1;
        prop_assert_eq!(read.matches(&event), expected, "{} {}", pattern, event);
        Ok(())
    };
    TestRunner::new(config()).run(&(pattern(), event()), check).unwrap();
    TestRunner::new(config()).run(&near(), check).unwrap();
    let counts = counts.into_inner();
    assert!(counts.iter().all(|count| *count > CASES / 4), "one answer alone: {counts:?}");
}

/// A pattern that is made of one choice of the elements of an event matches it.
fn an_event_matches_what_it_is_made_of() {
    proptest!(config(), |(event in event())| {
        for view in views(&event) {
            let Some(pattern) = pattern_of(&view) else { continue };
            prop_assert!(EventPattern::parse(&pattern.to_string()).unwrap().matches(&event), "{pattern}");
        }
    });
}

fn pattern_of(view: &Value) -> Option<Value> {
    let Value::Object(fields) = view else { return Some(json!([view])) };
    let fields: Map<String, Value> =
        fields.iter().filter_map(|(key, value)| Some((key.clone(), pattern_of(value)?))).collect();
    (!fields.is_empty()).then_some(Value::Object(fields))
}

/// Matches by definition.
fn naive(pattern: &Value, event: &Value) -> bool {
    views(event).iter().any(|view| holds(pattern, &mut Vec::new(), view, event))
}

/// Every event without arrays that has one element of each array of this one; an empty array leaves nothing behind.
fn views(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(fields) => fields.iter().fold(vec![json!({})], |views, (key, value)| {
            let below = views_of_field(value);
            let with = |view: &Value, below: &Option<Value>| {
                let mut view = view.clone();
                if let Some(below) = below {
                    view[key] = below.clone();
                }
                view
            };
            views.iter().flat_map(|view| below.iter().map(|below| with(view, below)).collect::<Vec<_>>()).collect()
        }),
        Value::Array(items) => items.iter().flat_map(views).collect(),
        leaf => vec![leaf.clone()],
    }
}

fn views_of_field(value: &Value) -> Vec<Option<Value>> {
    let views: Vec<Option<Value>> = views(value).into_iter().map(Some).collect();
    if views.is_empty() { vec![None] } else { views }
}

fn holds(pattern: &Value, path: &mut Vec<String>, view: &Value, event: &Value) -> bool {
    let Value::Object(fields) = pattern else {
        let conditions = pattern.as_array().unwrap();
        return conditions.iter().any(|condition| meets(condition, at(view, path), !is_there(event, path)));
    };
    fields.iter().all(|(key, below)| {
        if key == "$or" {
            return below.as_array().unwrap().iter().any(|choice| holds(choice, path, view, event));
        }
        path.push(key.clone());
        let holds = holds(below, path, view, event);
        path.pop();
        holds
    })
}

/// The value at a path of an event without arrays.
fn at<'v>(view: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(view, |value, key| value.get(key)).filter(|value| !value.is_object())
}

/// Whether any element of any array has a value there.
fn is_there(value: &Value, path: &[String]) -> bool {
    match (value, path) {
        (Value::Array(items), _) => items.iter().any(|item| is_there(item, path)),
        (Value::Object(fields), [key, rest @ ..]) => fields.get(key).is_some_and(|value| is_there(value, rest)),
        (Value::Object(_), []) => false,
        (_, path) => path.is_empty(),
    }
}

/// Whether a condition holds of a value, or of there being none in the whole event.
fn meets(condition: &Value, value: Option<&Value>, is_nowhere: bool) -> bool {
    let Some(operators) = condition.as_object() else {
        return value.is_some_and(|value| same(condition, value));
    };
    let (operator, operand) = operators.iter().next().unwrap();
    if operator == "exists" {
        return if operand == true { value.is_some() } else { is_nowhere };
    }
    let Some(value) = value else { return false };
    let text = value.as_str();
    match operator.as_str() {
        "prefix" => text.is_some_and(|text| affix(operand, text, |text, operand| text.starts_with(operand))),
        "suffix" => text.is_some_and(|text| affix(operand, text, |text, operand| text.ends_with(operand))),
        "equals-ignore-case" => {
            text.is_some_and(|text| text.to_lowercase() == operand.as_str().unwrap().to_lowercase())
        }
        "wildcard" => text.is_some_and(|text| glob(operand.as_str().unwrap(), text)),
        "cidr" => text.is_some_and(|text| text.starts_with("10.0.0.")),
        "numeric" => value.as_f64().is_some_and(|number| {
            operand
                .as_array()
                .unwrap()
                .chunks(2)
                .all(|pair| compare(pair[0].as_str().unwrap(), number, pair[1].as_f64().unwrap()))
        }),
        "anything-but" => {
            let (wrapped, list) = match operand.as_object() {
                Some(inner) => (inner.keys().next().cloned(), inner.values().next().unwrap().clone()),
                None => (None, operand.clone()),
            };
            let list = list.as_array().cloned().unwrap_or_else(|| vec![list]);
            !list.iter().any(|one| match &wrapped {
                Some(operator) => meets(&json!({ operator: one }), Some(value), false),
                None => same(one, value),
            })
        }
        other => panic!("{other}"),
    }
}

fn same(left: &Value, right: &Value) -> bool {
    if left.is_number() && right.is_number() { left.as_f64() == right.as_f64() } else { left == right }
}

fn affix(operand: &Value, text: &str, is_at: fn(&str, &str) -> bool) -> bool {
    match operand.get("equals-ignore-case") {
        Some(operand) => is_at(&text.to_lowercase(), &operand.as_str().unwrap().to_lowercase()),
        None => is_at(text, operand.as_str().unwrap()),
    }
}

fn compare(operator: &str, left: f64, right: f64) -> bool {
    match operator {
        "<" => left < right,
        "<=" => left <= right,
        "=" => left == right,
        ">=" => left >= right,
        _ => left > right,
    }
}

/// A wildcard by trying every length of every `*`.
fn glob(glob: &str, text: &str) -> bool {
    let mut rest = glob.chars();
    match rest.next() {
        None => text.is_empty(),
        Some('*') => (0..=text.len()).any(|cut| self::glob(rest.as_str(), &text[cut..])),
        Some('\\') => self::glob_literal(rest.as_str(), text),
        Some(one) => text.strip_prefix(one).is_some_and(|text| self::glob(rest.as_str(), text)),
    }
}

fn glob_literal(rest: &str, text: &str) -> bool {
    let one = rest.chars().next().unwrap();
    text.strip_prefix(one).is_some_and(|text| glob(&rest[one.len_utf8()..], text))
}

//! Element of an array of a pattern → its condition.

use super::cidr::Cidr;
use super::condition::{Affix, Condition};
use super::glob::Glob;
use super::parse::not_json;
use super::range::{Bound, Range};
use super::refusal::Refusal;
use super::scalar::Scalar;
use crate::diagnostic::suggest;
use crate::json::{Key, Kind, Value};
use crate::source::Span;

/// The operators that AWS documents, and `exactly`, which event-ruler takes too.
const OPERATORS: &[&str] =
    &["prefix", "suffix", "wildcard", "equals-ignore-case", "anything-but", "numeric", "exists", "cidr", "exactly"];

/// Reads a value or an object with one operator, which stands in the array at a path.
pub(super) fn condition(item: Value<'_>, path: &str) -> Result<Condition, Refusal> {
    match item.kind() {
        Kind::Object => operator(item, path),
        Kind::List => Err(Refusal::at(item.span(), format!("has an array in the array at `{path}`"))),
        _ => Ok(Condition::Is(scalar(item)?)),
    }
}

fn operator(item: Value<'_>, path: &str) -> Result<Condition, Refusal> {
    let entries = item.entries().map_err(|error| not_json(&error))?;
    if let Some((key, _)) = entries.iter().find(|(key, value)| is_field(key, *value)) {
        return Err(array_of_objects(item.span(), key, path));
    }
    let [(key, value)] = entries.as_slice() else {
        let reason = format!("has an object with {} operators at `{path}`, and AWS takes one", entries.len());
        return Err(Refusal::at(item.span(), reason));
    };
    match &*key.text {
        "exactly" => Ok(Condition::Is(Scalar::Text(text(*value, key)?))),
        "prefix" => Ok(Condition::Prefix(affix(*value, key)?)),
        "suffix" => Ok(Condition::Suffix(affix(*value, key)?)),
        "wildcard" => Ok(Condition::Wildcard(wildcard(*value, key)?)),
        "equals-ignore-case" => Ok(Condition::EqualsIgnoreCase(text(*value, key)?)),
        "anything-but" => anything_but(*value, key),
        "numeric" => numeric(*value, key).map(Condition::Numeric),
        "cidr" => cidr(*value, key),
        "exists" => match value.kind() {
            Kind::Bool(exists) => Ok(Condition::Exists(exists)),
            _ => Err(wrong(*value, key, "`true` or `false`")),
        },
        unknown => Err(unknown_operator(key.span, unknown, path)),
    }
}

/// Tells whether an entry of an object in an array is meant as a field: AWS takes no objects in arrays but conditions.
fn is_field(key: &Key<'_>, value: Value<'_>) -> bool {
    !OPERATORS.contains(&&*key.text) && matches!(value.kind(), Kind::Object | Kind::List)
}

fn array_of_objects(span: Span, key: &Key<'_>, path: &str) -> Refusal {
    let reason = format!("has an array of objects at `{path}`");
    let last = path.rsplit('.').next().unwrap_or(path);
    let help = format!(
        "write the object without the array: `\"{last}\": {{\"{}\": [...]}}` matches where an element of the event's array \
         does",
        key.text
    );
    Refusal::at(span, reason).with_help(help)
}

fn unknown_operator(span: Span, word: &str, path: &str) -> Refusal {
    let refusal = Refusal::at(span, format!("has an unknown operator `{word}` at `{path}`"));
    match suggest::nearest(word, OPERATORS) {
        Some(near) => refusal.with_help(format!("did you mean `{near}`?")),
        None => refusal.with_help(format!("operators are {}", OPERATORS.join(", "))),
    }
}

fn scalar(value: Value<'_>) -> Result<Scalar, Refusal> {
    match value.kind() {
        Kind::Null => Ok(Scalar::Null),
        Kind::Bool(value) => Ok(Scalar::Bool(value)),
        Kind::Number => value.decode().map(Scalar::Number).map_err(|error| not_json(&error)),
        _ => value.string().map(|text| Scalar::Text(text.into_owned())).map_err(|error| not_json(&error)),
    }
}

fn text(value: Value<'_>, key: &Key<'_>) -> Result<String, Refusal> {
    match value.kind() {
        Kind::String => value.string().map(String::from).map_err(|error| not_json(&error)),
        _ => Err(wrong(value, key, "a string")),
    }
}

fn wildcard(value: Value<'_>, key: &Key<'_>) -> Result<Glob, Refusal> {
    let text = text(value, key)?;
    Glob::parse(&text).map_err(|reason| {
        let refusal = Refusal::at(value.span(), format!("has a wildcard `{text}` that {reason}"));
        if text.contains("**") { refusal.with_help("one `*` is any number of characters already") } else { refusal }
    })
}

/// Reads a string, or `{"equals-ignore-case": "…"}`.
fn affix(value: Value<'_>, key: &Key<'_>) -> Result<Affix, Refusal> {
    if value.kind() != Kind::Object {
        return Ok(Affix { text: text(value, key)?, ignores_case: false });
    }
    let entries = value.entries().map_err(|error| not_json(&error))?;
    match entries.as_slice() {
        [(inner, value)] if inner.text == "equals-ignore-case" => {
            Ok(Affix { text: text(*value, inner)?, ignores_case: true })
        }
        _ => Err(wrong(value, key, "a string or `{\"equals-ignore-case\": \"...\"}`")),
    }
}

fn cidr(value: Value<'_>, key: &Key<'_>) -> Result<Condition, Refusal> {
    let text = text(value, key)?;
    Cidr::parse(&text).map(Condition::Cidr).ok_or_else(|| wrong(value, key, "a block of addresses, as `10.0.0.0/8`"))
}

/// Reads a value, a list of strings or of numbers, or an object with one operator whose value is one or a list.
fn anything_but(value: Value<'_>, key: &Key<'_>) -> Result<Condition, Refusal> {
    if value.kind() != Kind::Object {
        let excluded = each(value, key, |item| match item.kind() {
            Kind::String | Kind::Number => Ok(Condition::Is(scalar(item)?)),
            _ => Err(wrong(item, key, "strings or numbers")),
        })?;
        let is_text = |condition: &Condition| matches!(condition, Condition::Is(Scalar::Text(_)));
        return match excluded.iter().filter(|condition| is_text(condition)).count() {
            0 => Ok(Condition::AnythingBut(excluded)),
            strings if strings == excluded.len() => Ok(Condition::AnythingBut(excluded)),
            _ => Err(wrong(value, key, "either strings or numbers")),
        };
    }
    let entries = value.entries().map_err(|error| not_json(&error))?;
    let [(inner, value)] = entries.as_slice() else { return Err(wrong(value, key, "one operator")) };
    let excluded = each(*value, inner, |item| match &*inner.text {
        "prefix" => non_empty(item, affix(item, inner)?).map(Condition::Prefix),
        "suffix" => non_empty(item, affix(item, inner)?).map(Condition::Suffix),
        "wildcard" => Ok(Condition::Wildcard(wildcard(item, inner)?)),
        "equals-ignore-case" => Ok(Condition::EqualsIgnoreCase(text(item, inner)?)),
        other => Err(Refusal::at(inner.span, format!("has `{other}` within `anything-but`, which AWS does not take"))),
    })?;
    Ok(Condition::AnythingBut(excluded))
}

fn each<'t>(
    value: Value<'t>,
    key: &Key<'_>,
    read: impl Fn(Value<'t>) -> Result<Condition, Refusal>,
) -> Result<Vec<Condition>, Refusal> {
    if value.kind() != Kind::List {
        return Ok(vec![read(value)?]);
    }
    let conditions: Vec<_> = value.items().map_err(|error| not_json(&error))?.map(read).collect::<Result<_, _>>()?;
    if conditions.is_empty() { Err(wrong(value, key, "at least one value")) } else { Ok(conditions) }
}

fn non_empty(item: Value<'_>, affix: Affix) -> Result<Affix, Refusal> {
    if affix.text.is_empty() {
        return Err(Refusal::at(
            item.span(),
            "excludes an empty string within `anything-but`, which AWS does not take",
        ));
    }
    Ok(affix)
}

/// Reads `["=", 5]`, `[">", 0]` or `[">", 0, "<=", 5]`.
fn numeric(value: Value<'_>, key: &Key<'_>) -> Result<Range, Refusal> {
    let expected = "an operator and a number, as `[\">\", 0]`, or two of each, as `[\">\", 0, \"<=\", 5]`";
    let refused = || wrong(value, key, expected);
    if value.kind() != Kind::List {
        return Err(refused());
    }
    let items: Vec<Scalar> =
        value.items().map_err(|error| not_json(&error))?.map(scalar_or_null).collect::<Result<_, _>>()?;
    match items.as_slice() {
        [Scalar::Text(operator), Scalar::Number(number)] => single(operator, *number).ok_or_else(refused),
        [Scalar::Text(low), Scalar::Number(from), Scalar::Text(high), Scalar::Number(to)] => {
            let low = single(low, *from).and_then(|range| range.low.filter(|_| range.high.is_none()));
            let high = single(high, *to).and_then(|range| range.high.filter(|_| range.low.is_none()));
            let range = Range { low, high };
            // event-ruler takes no range without a number in it.
            let is_filled = low.is_some() && high.is_some() && from < to;
            is_filled.then_some(range).ok_or_else(refused)
        }
        _ => Err(refused()),
    }
}

fn scalar_or_null(item: Value<'_>) -> Result<Scalar, Refusal> {
    if matches!(item.kind(), Kind::Object | Kind::List) { Ok(Scalar::Null) } else { scalar(item) }
}

fn single(operator: &str, number: f64) -> Option<Range> {
    let bound = |is_inclusive| Some(Bound { number, is_inclusive });
    let range = match operator {
        "=" => Range { low: bound(true), high: bound(true) },
        ">" => Range { low: bound(false), high: None },
        ">=" => Range { low: bound(true), high: None },
        "<" => Range { low: None, high: bound(false) },
        "<=" => Range { low: None, high: bound(true) },
        _ => return None,
    };
    Some(range)
}

fn wrong(value: Value<'_>, key: &Key<'_>, expected: &str) -> Refusal {
    Refusal::at(value.span(), format!("has `{}` with something else than {expected}", key.text))
}

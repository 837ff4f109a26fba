//! JSON, as Terraform reads and writes it.

use std::fmt::Write as _;
use std::rc::Rc;

use super::super::convert::{DEEP, Maybe};
use super::super::expression::is_normal;
use super::super::typed_value::{Entries, EvalError, TypedValue};
use super::super::whole::Whole;
use super::argument::{is_whole, known, text};
use crate::hcl::DEEPEST_JSON;
use crate::json::{self, Kind, Value};

pub(super) fn decode(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let text = known!(text(value)?);
    let json = json::document(&text).map_err(|_| EvalError)?;
    Ok(if json.deeper_than(DEEPEST_JSON).is_none() { decoded(json) } else { None })
}

fn decoded(json: Value<'_>) -> Option<TypedValue> {
    Some(match json.kind() {
        Kind::Null => TypedValue::NULL,
        Kind::Bool(bool) => TypedValue::Bool(bool),
        Kind::Number => TypedValue::Number(Whole::parse(json.written())?),
        Kind::String => TypedValue::text(json.string().ok().filter(|text| is_normal(text))?),
        Kind::List => TypedValue::tuple(json.items().ok()?.map(decoded).collect::<Option<_>>()?),
        Kind::Object => {
            let mut object = Entries::new();
            for (key, value) in json.entries().ok()? {
                if object.insert(Rc::from(&*key.text), decoded(value)?).is_some() {
                    return None;
                }
            }
            TypedValue::Object(Rc::new(object))
        }
    })
}

pub(super) fn encode(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    if !is_whole(value) {
        return Ok(None);
    }
    let mut text = String::new();
    Ok(encoded(value, &mut text, &mut { DEEP }).map(|()| TypedValue::text(text)))
}

fn encoded(value: &TypedValue, out: &mut String, budget: &mut usize) -> Option<()> {
    *budget = budget.checked_sub(1)?;
    match value {
        TypedValue::Null(_) => out.push_str("null"),
        TypedValue::Bool(bool) => write!(out, "{bool}").ok()?,
        TypedValue::Number(number) => write!(out, "{number}").ok()?,
        TypedValue::Text(text) => quoted(text, out)?,
        TypedValue::Unknown(..) => return None,
        TypedValue::Set(kind, items) if items.len() > 1 && !super::super::convert::is_ordered(kind) => return None,
        value => match (value.items(), value.entries()) {
            (Some(items), _) => {
                for (index, item) in items.iter().enumerate() {
                    out.push(if index == 0 { '[' } else { ',' });
                    encoded(item, out, budget)?;
                }
                out.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            (None, Some(entries)) => {
                for (index, (key, item)) in entries.iter().enumerate() {
                    out.push(if index == 0 { '{' } else { ',' });
                    quoted(key, out)?;
                    out.push(':');
                    encoded(item, out, budget)?;
                }
                out.push_str(if entries.is_empty() { "{}" } else { "}" });
            }
            (None, None) => return None,
        },
    }
    Some(())
}

/// A text as Go writes it: with `<`, `>` and `&` escaped.
fn quoted(text: &str, out: &mut String) -> Option<()> {
    let json = serde_json::to_string(text).ok()?;
    for char in json.chars() {
        match char {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => write!(out, "\\u{:04x}", u32::from(char)).ok()?,
            char => out.push(char),
        }
    }
    (!text.contains(|char: char| char.is_control() && !matches!(char, '\n' | '\r' | '\t'))).then_some(())
}

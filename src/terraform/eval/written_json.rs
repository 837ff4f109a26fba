//! JSON that a template writes, of which an interpolation is unknown.
//!
//! Each unknown is written as a mark with its number. A mark within a string makes that string unknown, and one that stands
//! alone is a value; then the text is JSON, and its strings with marks become the unknowns.

use serde_json::Value as Json;

use super::evaluator::Evaluator;
use super::scope::Scope;
use super::typed_value::TypedValue;
use super::value::Value;
use crate::hcl::Part;

/// A character that no text has.
const MARK: char = '\u{FFFC}';

impl<'f> Evaluator<'f> {
    /// Returns the value whose JSON a template writes; `None` where it is not JSON in any case.
    pub(super) fn written_json(&self, parts: &[Part], scope: Scope<'_, 'f>) -> Option<Value> {
        let (mut text, mut unknowns) = (String::new(), Vec::new());
        for part in parts {
            if let Part::Interpolation(inner) = part
                && let value @ TypedValue::Unknown(..) = self.value(inner, scope)
            {
                text.extend([MARK.to_string(), unknowns.len().to_string(), MARK.to_string()]);
                unknowns.push(self.export(inner, &value, scope));
                continue;
            }
            match self.template(std::slice::from_ref(part), scope).ok()?? {
                TypedValue::Text(known) if !known.contains(MARK) => text.push_str(&known),
                _ => return None,
            }
        }
        let json = serde_json::from_str(&quoted(&text)).ok()?;
        Some(from_json_with(&json, &unknowns))
    }
}

/// Returns the text with quotation marks around the marks that stand in no string.
fn quoted(text: &str) -> String {
    let (mut out, mut is_string, mut is_escaped, mut is_mark) =
        (String::with_capacity(text.len()), false, false, false);
    for one in text.chars() {
        match one {
            '"' if !is_escaped => is_string = !is_string,
            MARK if !is_string => {
                is_mark = !is_mark;
                out.push_str(if is_mark { "\"\u{FFFC}" } else { "\u{FFFC}\"" });
                continue;
            }
            _ => {}
        }
        is_escaped = one == '\\' && !is_escaped;
        out.push(one);
    }
    out
}

/// Returns JSON as a value of Terraform's.
pub(crate) fn from_json(json: &Json) -> Value {
    from_json_with(json, &[])
}

fn from_json_with(json: &Json, unknowns: &[Value]) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::Number(number.to_string()),
        Json::String(text) => unknown_of(text, unknowns).cloned().unwrap_or_else(|| Value::Text(text.clone())),
        Json::Array(items) => Value::List(items.iter().map(|item| from_json_with(item, unknowns)).collect()),
        // Of an object with a name that is unknown, nothing is known: it may be any of the others.
        Json::Object(entries) => match entries.keys().find_map(|key| unknown_of(key, unknowns)) {
            Some(unknown) => unknown.clone(),
            None => {
                Value::Map(entries.iter().map(|(key, value)| (key.clone(), from_json_with(value, unknowns))).collect())
            }
        },
    }
}

/// Returns the first unknown of a text.
fn unknown_of<'u>(text: &str, unknowns: &'u [Value]) -> Option<&'u Value> {
    let number = text.split(MARK).nth(1)?;
    unknowns.get(number.parse::<usize>().ok()?)
}

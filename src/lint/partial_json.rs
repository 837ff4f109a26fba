//! JSON of which the text tells only a part.

use serde_json::{Value as Json, json};

use crate::terraform::Value;

/// Returns an event pattern as far as it is told: where a value is not, any value at its path is meant, and where it is not
/// told how many values or fields there are, nothing is said of the path. `None` where that leaves nothing.
pub(super) fn pattern(value: &Value) -> Option<Json> {
    match value {
        Value::Map(entries) => {
            // `$or` lists patterns: one of which nothing is told can be any.
            let is_told = |(key, value): &(&String, &Value)| *key != "$or" || value.unknown().is_none();
            let told = entries.iter().filter(is_told);
            let fields: serde_json::Map<String, Json> =
                told.filter_map(|(key, value)| Some((key.clone(), pattern(value)?))).collect();
            (!fields.is_empty()).then_some(Json::Object(fields))
        }
        // Objects are told in part only with what they test.
        Value::List(items) if items.iter().any(|item| item.unknown().is_some()) => match items.as_slice() {
            [Value::Map(_), ..] => None,
            _ => Some(json!([{ "exists": true }])),
        },
        Value::Unknown(_) => None,
        known => Some(whole(known)),
    }
}

/// Returns a value as JSON; `*` where it is not told.
pub(super) fn whole(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => serde_json::from_str(number).unwrap_or(Json::Null),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(items) => items.iter().map(whole).collect(),
        Value::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), whole(value))).collect(),
        Value::Unknown(_) => Json::String("*".to_owned()),
    }
}

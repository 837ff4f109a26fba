//! JSON values as expressions of HCL, laid out for readers.

use serde_json::{Map, Value};

use super::escape;

/// The longest list that stands in one line.
const LONGEST_LINE: usize = 60;

/// Writes a value as an expression; of an object what takes several lines comes last. Templates put it in with `| safe`: what is text in it is escaped here.
pub(crate) fn written(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => list(items),
        Value::Object(entries) => object(entries),
        plain => plain.to_string(),
    }
}

fn list(items: &[Value]) -> String {
    let written: Vec<String> = items.iter().map(written).collect();
    let line = written.join(", ");
    if written.len() < 2 || (line.len() <= LONGEST_LINE && !line.contains('\n')) {
        return format!("[{line}]");
    }
    format!("[\n{},\n]", written.join(",\n"))
}

fn object(entries: &Map<String, Value>) -> String {
    let mut written: Vec<String> =
        entries.iter().map(|(key, value)| format!("{} = {}", name(key), written(value))).collect();
    written.sort_by_key(|entry| entry.contains('\n'));
    match written.as_slice() {
        [one] if !one.contains('\n') => format!("{{ {one} }}"),
        several => format!("{{\n{}\n}}", several.join("\n")),
    }
}

fn name(key: &str) -> String {
    let is_plain = key.starts_with(|char: char| char.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if is_plain { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    let mut inside = Vec::new();
    let written = escape::hcl(text, &mut inside);
    debug_assert!(written.is_ok(), "memory takes every byte");
    format!("\"{}\"", String::from_utf8_lossy(&inside))
}

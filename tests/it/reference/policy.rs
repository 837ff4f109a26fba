//! `docs/policy.md`: every table and key of the policy, from `schema/scan-policy.schema.json`.

use serde_json::Value;

use crate::harness::{Tests, functions};
use crate::support::expected::expect_file;
use crate::support::module::{POLICY, succeed};
use crate::support::{Directory, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        the_policy_reference_is_fresh,
        the_examples_of_the_schema_make_a_policy_that_is_fine,
        descriptions_and_defaults_agree
    )
}

const HEAD: &str = include_str!("../../reference/policy.md");

/// The order in which people write tables and keys; one that is not here comes last.
const ORDER: &[&str] = &[
    "version",
    "extends",
    "module",
    "registry",
    "release",
    "scan",
    "basic",
    "require",
    "gate",
    "accept",
    "id",
    "until",
    "reason",
    "name",
    "output",
    "mode",
    "rest",
    "default",
    "repositories",
    "frequency",
    "at_least",
    "while",
    "prefix",
];

fn the_policy_reference_is_fresh() {
    let schema = schema();
    let notice = super::notice("schema/scan-policy.schema.json");
    let mut page = HEAD.replacen("{{ notice }}", notice.trim_end(), 1);
    page = page.replace("{{ whole }}", &whole(&schema)).replace("{{ contents }}", &contents(&schema));
    for (key, property) in ordered(&schema) {
        page.push_str(&match table_of(&schema, property) {
            Some(table) => section(&schema, key, property, table),
            None => format!("\n## `{key}`\n\n{}", entry(&schema, &schema, key, property)),
        });
    }
    expect_file(&project().join("docs/policy.md"), &page);
}

fn the_examples_of_the_schema_make_a_policy_that_is_fine() {
    let directory = Directory::new();
    let whole = whole(&schema());
    let base = whole.lines().find_map(|line| line.strip_prefix("extends = ")).unwrap().trim_matches('"');
    directory.write(POLICY, whole.replace(base, "base.toml"));
    directory.write("base.toml", "");
    directory.write("repositories.txt", "payments/api\npayments/web\npayments/worker-1\n");
    std::fs::create_dir(directory.path().join("templates")).unwrap();
    let run = succeed(&directory, &["check"]);
    assert_eq!(run.stdout + &run.stderr, "the policy is valid\n");
}

fn descriptions_and_defaults_agree() {
    let schema = schema();
    let tables = ordered(&schema).into_iter().filter_map(|(_, property)| table_of(&schema, property));
    for (key, property) in tables.flat_map(ordered) {
        let said = text(&property["description"]);
        match property.get("default") {
            Some(default) => assert!(said.ends_with(&format!(" Default `{}`.", shown(default))), "{key}: {said}"),
            None => assert!(!said.contains(" Default `") || said.contains("with a warning"), "{key}: {said}"),
        }
    }
}

/// The schema, as it is of a whole policy: one that extends none.
fn schema() -> Value {
    let text = std::fs::read_to_string(project().join("schema/scan-policy.schema.json")).unwrap();
    let mut schema: Value = serde_json::from_str(&text).unwrap();
    let whole = schema["anyOf"][1].take();
    schema["required"].as_array_mut().unwrap().extend(whole["required"].as_array().unwrap().iter().cloned());
    schema["properties"]["release"]["required"] = whole["properties"]["release"]["required"].clone();
    schema["definitions"]["Rescan"]["required"] = whole["properties"]["rescan"]["required"].clone();
    schema
}

/// The tables, each with a link.
fn contents(schema: &Value) -> String {
    let row = |(key, property): (&str, &Value)| {
        let title = title(key, property, table_of(schema, property).is_some());
        format!("| [`{title}`](#{key}) | {} | {} |\n", text(&property["description"]), need(schema, key))
    };
    ordered(schema).into_iter().map(row).collect()
}

/// A table: what it is, an example with all its keys, then each key.
fn section(schema: &Value, key: &str, property: &Value, table: &Value) -> String {
    let mut section = format!("\n## `{}`\n\n", title(key, property, true));
    let many = if property["type"] == "array" { ", may be repeated" } else { "" };
    section.push_str(&format!("*Table, {}{many}.* {}\n", need(schema, key), text(&property["description"])));
    section.push_str(&format!("\n```toml\n{}```\n", example(key, property, table)));
    for (name, property) in ordered(table) {
        section.push_str(&format!("\n### `{key}.{name}`\n\n{}", entry(schema, table, name, property)));
    }
    section
}

/// What there is to say of a key.
fn entry(schema: &Value, table: &Value, key: &str, property: &Value) -> String {
    let words = property["allOf"][0]["$ref"].as_str().map(|name| definition(schema, name));
    let kind = match (words, property["type"].as_str()) {
        (Some(_), _) => "one of the values below",
        (None, Some("array")) => "array of strings, at least one",
        (None, Some("integer")) => "integer",
        (None, Some(_)) if is_date(property) => "date",
        (None, Some(kind)) => kind,
        (None, None) => panic!("{key} has no type"),
    };
    let default = property.get("default").map(|default| format!(", default `{}`", literal(default)));
    let said = text(&property["description"]);
    let said = match property.get("default") {
        Some(_) => said.rsplit_once(" Default ").map_or(said, |(said, _)| said),
        None => said,
    };
    let mut entry = format!("*{kind}, {}{}.* {said}\n", need(table, key), default.unwrap_or_default());
    if let Some(pattern) = property["pattern"].as_str() {
        entry.push_str(&format!("\nIt matches `{pattern}`.\n"));
    }
    if let Some(words) = words {
        entry.push_str("\n| value | means |\n|---|---|\n");
        let meanings = words["x-taplo"]["docs"]["enumValues"].as_array().unwrap();
        for (word, meaning) in words["enum"].as_array().unwrap().iter().zip(meanings) {
            entry.push_str(&format!("| `{}` | {} |\n", literal(word), text(meaning)));
        }
    } else if !text(&property["description"]).is_empty() {
        entry.push_str(&format!("\nFor example `{}`.\n", line(key, property).trim_end()));
    }
    entry
}

fn need(table: &Value, key: &str) -> &'static str {
    let required = table["required"].as_array();
    if required.is_some_and(|required| required.iter().any(|name| name == key)) { "required" } else { "optional" }
}

/// The whole policy that the examples make.
fn whole(schema: &Value) -> String {
    let part = |(key, property): (&str, &Value)| match table_of(schema, property) {
        Some(table) => format!("\n{}", example(key, property, table)),
        None => line(key, property),
    };
    ordered(schema).into_iter().map(part).collect()
}

fn example(key: &str, property: &Value, table: &Value) -> String {
    let lines: String = ordered(table).into_iter().map(|(key, property)| line(key, property)).collect();
    format!("{}\n{lines}", title(key, property, true))
}

fn line(key: &str, property: &Value) -> String {
    let example = &property["examples"][0];
    let written = if is_date(property) { text(example).to_owned() } else { literal(example) };
    format!("{key} = {written}\n")
}

/// A date, which TOML writes without the quotes that it has in a schema.
fn is_date(property: &Value) -> bool {
    property["format"] == "date"
}

/// How a key of the policy is written: a table, an array of tables, or a bare key.
fn title(key: &str, property: &Value, is_table: bool) -> String {
    match (is_table, property["type"] == "array") {
        (true, true) => format!("[[{key}]]"),
        (true, false) => format!("[{key}]"),
        (false, _) => key.to_owned(),
    }
}

/// A value as TOML writes it.
fn literal(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// A default as prose shows it: a word without its quotes.
fn shown(default: &Value) -> String {
    default.as_str().map_or_else(|| literal(default), str::to_owned)
}

/// The table that a property is, or holds many of.
fn table_of<'s>(schema: &'s Value, property: &'s Value) -> Option<&'s Value> {
    let name = property["allOf"][0]["$ref"].as_str().or(property["items"]["$ref"].as_str());
    let table = name.map_or(property, |name| definition(schema, name));
    table["properties"].is_object().then_some(table)
}

fn definition<'s>(schema: &'s Value, reference: &str) -> &'s Value {
    &schema["definitions"][reference.rsplit('/').next().unwrap()]
}

/// The properties of a table in the order of `ORDER`.
fn ordered(table: &Value) -> Vec<(&str, &Value)> {
    let mut properties: Vec<(&str, &Value)> =
        table["properties"].as_object().unwrap().iter().map(|(key, property)| (key.as_str(), property)).collect();
    properties.sort_by_key(|(key, _)| ORDER.iter().position(|first| first == key).unwrap_or(ORDER.len()));
    properties
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

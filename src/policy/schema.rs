//! The JSON Schema of the policy, generated from its types and compared with `schema/scan-policy.schema.json`.
//!
//! Draft 7 in the words that taplo and tombi both read: `definitions`, plain `enum`s, no `null`, which TOML has not. What the
//! words of an `enum` mean stands where taplo looks for it; the policy reference (`docs/policy.md`) shows it too.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::document::Document;
use crate::date::Date;
use crate::source::At;

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

/// A date of TOML, which taplo and tombi hold against a string's format.
impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

#[test]
fn the_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/scan-policy.schema.json");
    let fresh = serde_json::to_string_pretty(&generated()).unwrap() + "\n";
    if std::env::var("SCANWRIGHT_BLESS").is_ok_and(|bless| bless == "1") {
        std::fs::write(path, &fresh).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), fresh, "SCANWRIGHT_BLESS=1 cargo test writes it anew");
}

#[test]
fn the_schema_has_the_keys_that_load_reads() {
    let schema = generated();
    let keys = |of: &Value| of["properties"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut policy = String::new();
    for key in keys(&schema) {
        let property = &schema["properties"][&key];
        let table = property["allOf"][0]["$ref"].as_str().or(property["items"]["$ref"].as_str());
        let table = table.map_or(property, |name| &schema["definitions"][name.rsplit('/').next().unwrap()]);
        if table["properties"].is_object() {
            let header = if property["type"] == "array" { format!("[[{key}]]\n") } else { format!("[{key}]\n") };
            policy += &(header + &keys(table).iter().map(|key| format!("{key} = {{}}\n")).collect::<String>());
        } else {
            policy = format!("{key} = {{}}\n{policy}");
        }
    }
    let text = crate::policy::load::Text {
        name: "p".into(),
        file_name: "p".into(),
        directory: "".into(),
        bytes: policy.clone().into(),
    };
    let findings = crate::policy::load::load(text).unwrap().findings;
    assert!(findings.len() > 10, "each value is of the wrong type");
    let unknown: Vec<_> = findings.iter().filter(|finding| finding.code.slug != "wrong-type").collect();
    assert!(unknown.is_empty(), "{policy}{unknown:?}");
}

fn generated() -> Value {
    let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Document>();
    let mut schema = Value::from(schema);
    simplify(&mut schema);
    ask_of_whole_policies_alone(&mut schema);
    schema
}

/// Asks for what a base may say for a policy only where the policy extends none.
fn ask_of_whole_policies_alone(schema: &mut Value) {
    let mut whole = json!({"required": ["release"], "properties": {}});
    for (table, place) in [("release", "/properties/release"), ("rescan", "/definitions/Rescan")] {
        let required = schema.pointer_mut(place).unwrap().as_object_mut().unwrap().remove("required").unwrap();
        whole["properties"][table] = json!({"required": required});
    }
    schema["required"] = json!(["version"]);
    schema["anyOf"] = json!([{"required": ["extends"]}, whole]);
}

/// Takes `null` out, and makes one `enum` of many `const`.
fn simplify(schema: &mut Value) {
    if let Value::Array(items) = schema {
        items.iter_mut().for_each(simplify);
    }
    let Value::Object(object) = schema else { return };
    object.values_mut().for_each(simplify);
    if let Some(types) = object.get("type").and_then(Value::as_array) {
        object.insert("type".into(), types[0].clone());
    }
    if let Some(Value::Array(mut choices)) = object.remove("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        object.insert("allOf".into(), choices.into());
    }
    if let Some(Value::Array(choices)) = object.remove("oneOf") {
        let words: Vec<Value> = choices.iter().map(|choice| choice["const"].clone()).collect();
        object.insert("type".into(), json!("string"));
        object.insert("enum".into(), words.into());
        let meanings: Vec<Value> = choices.iter().map(|choice| choice["description"].clone()).collect();
        object.insert("x-taplo".into(), json!({"docs": {"enumValues": meanings}}));
    }
}

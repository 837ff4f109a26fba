//! `awscc_ecr_registry_scanning_configuration`: the same setting through the Cloud Control API.
//!
//! It puts the same configuration with the same call, and its delete resets the registry to BASIC (FACTS 1.2, 7), so it
//! is read as the other provider's resource. Its rules are a list of objects instead of blocks.

use std::collections::BTreeMap;

use super::eval::{Argument, BlockValue, Open, Resource, Value};
use super::scanning::REGISTRY;
use crate::source::Place;

/// Returns the resource as the AWS provider would write it.
pub(crate) fn as_registry(mut resource: Resource) -> Resource {
    let place = resource.body.place_of("rules").clone();
    let rules = match resource.body.value("rules") {
        Value::List(rules) => rules.iter().map(|value| rule(value, &place)).collect(),
        Value::Unknown(open) => vec![rule(&Value::Unknown(open.clone()), &place)],
        _ => Vec::new(),
    };
    resource.body.arguments.remove("rules");
    resource.body.blocks = rules;
    resource.kind = REGISTRY.to_owned();
    resource
}

fn rule(value: &Value, place: &Place) -> BlockValue {
    let filters = match field(value, "repository_filters") {
        Value::List(filters) => filters.iter().map(|filter| filter_block(&field(filter, "filter"), place)).collect(),
        unknown @ Value::Unknown(_) => vec![filter_block(&unknown, place)],
        _ => Vec::new(),
    };
    block("rule", place, ("scan_frequency", field(value, "scan_frequency")), filters)
}

fn filter_block(text: &Value, place: &Place) -> BlockValue {
    block("repository_filter", place, ("filter", text.clone()), Vec::new())
}

/// The value behind a key of an object; unknown if the object is.
fn field(value: &Value, key: &str) -> Value {
    match value {
        Value::Map(entries) => entries.get(key).cloned().unwrap_or(Value::Null),
        Value::Unknown(open) => Value::Unknown(Open::new(format!("{}.{key}", open.what))),
        _ => Value::Null,
    }
}

fn block(kind: &str, place: &Place, (name, value): (&str, Value), blocks: Vec<BlockValue>) -> BlockValue {
    let arguments = BTreeMap::from([(name.to_owned(), Argument { value, place: place.clone(), encoded: None })]);
    BlockValue { kind: kind.to_owned(), place: place.clone(), arguments, blocks }
}

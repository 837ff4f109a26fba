//! The arguments of a companion's resource, beside those that the plan lists.

use serde_json::{Map, Value as Json};

use super::emitted::release_at;
use super::module::{Module, TopBlock};
use super::not_static;
use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, Resource};
use crate::registry::ScanType;
use crate::source::Place;
use crate::terraform::{BlockValue, Value};

/// Everything in which a block differs from the plan's resource in some release state; what both states say is reported
/// by each, and once when findings are sorted.
pub(super) fn differing(
    module: &Module<'_>,
    plan: &Plan,
    resource: &Resource,
    top: TopBlock<'_>,
    report: fn(String, Place) -> Diagnostic,
) -> Vec<Diagnostic> {
    let states = plan.registry.release.states().into_iter();
    let evaluations = states.filter_map(|state| release_at(module, state.scan_type() == ScanType::Enhanced));
    let differing = evaluations.flat_map(|evaluation| match evaluation.block(top.block) {
        Err(refusal) => vec![not_static::report(module, &refusal)],
        Ok(said) => {
            differences(resource, top, &said).into_iter().map(|(message, place)| report(message, place)).collect()
        }
    });
    differing.collect()
}

fn differences(resource: &Resource, top: TopBlock<'_>, said: &BlockValue) -> Vec<(String, Place)> {
    let planned: Map<String, Json> =
        resource.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let said = json_of_block(said);
    let address = format!("{}.{}", resource.kind, resource.label);
    let place = |name: &str| {
        let attribute = top.block.attribute(name).map(|attribute| attribute.name_span);
        let block = || top.block.blocks_of(name).next().map(|block| block.kind_span());
        attribute.or_else(block).map_or_else(|| top.place(), |span| top.file.place(span))
    };
    let other = said.keys().filter(|name| !planned.contains_key(*name));
    let other = other.map(|name| (name, format!("`{name}` in `{address}` has an effect that is not verified")));
    let wrong = planned.iter().filter(|(name, value)| said.get(*name) != Some(value));
    let wrong = wrong.map(|(name, _)| (name, format!("`{name}` in `{address}` is not what the policy says")));
    other.chain(wrong).map(|(name, message)| (message, place(name))).collect()
}

/// A block as an object: its arguments but those that are `null`, and its blocks by their type, several as a list.
fn json_of_block(block: &BlockValue) -> Map<String, Json> {
    let arguments = block.arguments.iter().filter(|(_, argument)| argument.value != Value::Null);
    let mut object: Map<String, Json> =
        arguments.map(|(name, argument)| (name.clone(), json_of(&argument.value))).collect();
    for inner in &block.blocks {
        let value = Json::Object(json_of_block(inner));
        match object.get_mut(&inner.kind) {
            Some(Json::Array(several)) => several.push(value),
            Some(one) => *one = Json::Array(vec![one.take(), value]),
            None => {
                object.insert(inner.kind.clone(), value);
            }
        }
    }
    object
}

/// A value as JSON. What is unknown is an object that no plan lists.
fn json_of(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(is_true) => Json::Bool(*is_true),
        Value::Number(digits) => serde_json::from_str(digits).unwrap_or_default(),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(elements) => elements.iter().map(json_of).collect(),
        Value::Map(entries) => Json::Object(entries.iter().map(|(key, entry)| (key.clone(), json_of(entry))).collect()),
        Value::Unknown(open) => Json::Object(Map::from_iter([("unknown".to_owned(), Json::String(open.what.clone()))])),
    }
}

//! The arguments of a companion's resource, beside those that the plan lists.

use serde_json::{Map, Value as Json, json};

use super::literal::{Reader, Refused};
use super::module::{Module, TopBlock};
use super::not_static;
use crate::diagnostic::Diagnostic;
use crate::plan::{Plan, REGION, Resource};
use crate::registry::ScanType;
use crate::source::Place;

/// Everything in which a block differs from the plan's resource in some release state; what both states say is reported
/// by each, and once when findings are sorted.
pub(super) fn differing<'m>(
    module: &'m Module<'m>,
    plan: &Plan,
    resource: &Resource,
    top: TopBlock<'m>,
    report: fn(String, Place) -> Diagnostic,
) -> Vec<Diagnostic> {
    let region = resource.region.map(|_| REGION.name);
    let elsewhere: Vec<&str> = resource.elsewhere.iter().copied().chain(region).collect();
    let states = plan.registry.release.states().into_iter().map(|state| state.scan_type());
    let differing = states.flat_map(|state| {
        let reader = Reader::new(module, top, state == ScanType::Enhanced);
        match reader.block(top.block, &elsewhere) {
            Err(Refused { place, reason }) => vec![not_static::of_resource(&top.address(), reason, place)],
            Ok(said) => {
                let differences = differences(resource, top, &said, state);
                differences.into_iter().map(|(message, place)| report(message, place)).collect()
            }
        }
    });
    differing.collect()
}

fn differences(
    resource: &Resource,
    top: TopBlock<'_>,
    said: &Map<String, Json>,
    state: ScanType,
) -> Vec<(String, Place)> {
    let count = resource.only.map(|only| ("count", json!(u8::from(only == state))));
    let arguments = resource.arguments.iter().cloned().chain(count);
    let planned: Map<String, Json> = arguments.map(|(name, value)| (name.to_owned(), value)).collect();
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

//! The configurations that a template of ours has, read back.
//!
//! Only what the template of a policy has is read: a resource, a parameter, a condition or an attribute beside it makes the
//! template one that nobody has judged.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{CONDITION, PARAMETER, TYPE};
use crate::registry::{Configuration, ScanType};
use crate::target::json::{CLOUDFORMATION, fields};

/// Template with its choices resolved.
pub(super) struct Template {
    /// Configuration of each state that the parameter can pick, that of `true` first. Each with the state that it is there for:
    /// with a parameter ENHANCED for `true`.
    pub(super) states: Vec<(ScanType, Configuration)>,
    /// The default of the parameter, where there is one.
    pub(super) default: Option<bool>,
    /// The policy's entries by the filters that stand for them.
    pub(super) entries: BTreeMap<String, String>,
}

impl Template {
    /// The state that the registry is in where nobody gives the parameter a value.
    pub(super) fn in_force(&self) -> Option<ScanType> {
        let index = usize::from(self.default == Some(false));
        self.states.get(index).map(|(_, configuration)| configuration.scan_type)
    }
}

/// Reads a template; `None` where it has anything else than a template of ours.
pub(super) fn template(text: &str) -> Option<Template> {
    let document: Value = serde_json::from_str(text).ok()?;
    let document = document.as_object()?;
    const KEYS: [&str; 7] =
        ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Conditions", "Resources", "Outputs"];
    document.keys().all(|key| KEYS.contains(&key.as_str())).then_some(())?;
    let default = parameter(document)?;
    let [resource] = document.get("Resources")?.as_object()?.values().collect::<Vec<_>>().try_into().ok()?;
    let properties = properties(resource)?;
    let values: &[bool] = if default.is_some() { &[true, false] } else { &[true] };
    let mut states = Vec::new();
    for value in values {
        let configuration = configuration(properties, default.map(|_| *value))?;
        let state = match default {
            None => configuration.scan_type,
            Some(_) if *value => ScanType::Enhanced,
            Some(_) => ScanType::Basic,
        };
        states.push((state, configuration));
    }
    Some(Template { states, default, entries: entries(document) })
}

/// The default of the one parameter, which is told apart by its condition; `Some(None)` where there is neither.
fn parameter(document: &Map<String, Value>) -> Option<Option<bool>> {
    let (Some(parameters), Some(conditions)) = (document.get("Parameters"), document.get("Conditions")) else {
        return (!document.contains_key("Parameters") && !document.contains_key("Conditions")).then_some(None);
    };
    let [parameter] = fields(parameters.as_object()?, [PARAMETER])?;
    let [condition] = fields(conditions.as_object()?, [CONDITION])?;
    let is_true = json!({ "Fn::Equals": [{ "Ref": PARAMETER }, "true"] });
    if *condition != is_true || parameter.get("Type")? != "String" {
        return None;
    }
    match parameter.get("Default")?.as_str()? {
        "true" => Some(Some(true)),
        "false" => Some(Some(false)),
        _ => None,
    }
}

/// The properties of the one resource, if a stack leaves it where it is when it is deleted.
fn properties(resource: &Value) -> Option<&Map<String, Value>> {
    let [kind, deletion, replacement, properties] =
        fields(resource.as_object()?, ["Type", "DeletionPolicy", "UpdateReplacePolicy", "Properties"])?;
    let is_retained = deletion == "Retain" && replacement == "Retain";
    properties.as_object().filter(|_| kind == TYPE && is_retained)
}

/// The configuration with the condition at a value; without a condition there is no choice.
fn configuration(properties: &Map<String, Value>, is_on: Option<bool>) -> Option<Configuration> {
    let [scan_type, rules] = fields(properties, [CLOUDFORMATION.scan_type, CLOUDFORMATION.rules])?;
    let scan_type = ScanType::parse(resolved(scan_type, is_on)?.as_str()?)?;
    Some(Configuration { scan_type, rules: CLOUDFORMATION.read(resolved(rules, is_on)?)? })
}

fn resolved(value: &Value, is_on: Option<bool>) -> Option<&Value> {
    let (Some(is_on), Some(object)) = (is_on, value.as_object()) else { return Some(value) };
    let [choice] = fields(object, ["Fn::If"])?;
    match choice.as_array()?.as_slice() {
        [condition, on, off] if condition == CONDITION => Some(if is_on { on } else { off }),
        _ => None,
    }
}

/// The entries as the metadata says them, where it names one alone.
fn entries(document: &Map<String, Value>) -> BTreeMap<String, String> {
    let written_for =
        document.get("Metadata").and_then(|metadata| metadata.get("Scanwright")?.get("FiltersWrittenFor"));
    let pairs = written_for.and_then(Value::as_object).into_iter().flatten();
    let one = |entries: &Value| match entries.as_array()?.as_slice() {
        [entry] => entry.as_str().map(str::to_owned),
        _ => None,
    };
    let is_lowered = |filter: &str, entry: &str| filter.replace('*', "") == entry.replace('*', "");
    let pairs = pairs.filter_map(|(filter, entries)| Some((filter.clone(), one(entries)?)));
    pairs.filter(|(filter, entry)| is_lowered(filter, entry)).collect()
}

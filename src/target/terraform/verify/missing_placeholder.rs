#![doc = include_str!("missing-placeholder.md")]

use serde_json::{Map, Value};

use super::alert_pattern::{self, ReadAlert};
use super::literal::Refused;
use super::module::{Module, TopBlock};
use super::not_static;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::events::Presence;
use crate::plan::Plan;

pub(super) static CODE: Code = page!(Error "V023" "missing-placeholder");

/// The most paths of an input transformer (InputTransformer of the EventBridge API).
const MOST_PATHS: usize = 100;

/// Reports a message that AWS would refuse, or would leave gaps in.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for alert in alert_pattern::all(module, plan) {
        let Some(target) = alert.target else { continue };
        let Some(transformer) = target.block.blocks_of("input_transformer").next() else {
            findings.push(report(&alert, target, "has no `input_transformer`, so that its message is the whole event"));
            continue;
        };
        match alert.reader(target).block(transformer, &[]) {
            Err(Refused { place, reason }) => findings.push(not_static::of_resource(&target.address(), reason, place)),
            Ok(said) => findings.extend(fault(&alert, &said).map(|fault| report(&alert, target, &fault))),
        }
    }
}

fn fault(alert: &ReadAlert<'_>, said: &Map<String, Value>) -> Option<String> {
    let none = Map::new();
    let paths = said.get("input_paths").and_then(Value::as_object).unwrap_or(&none);
    let Some(template) = said.get("input_template").and_then(Value::as_str) else {
        return Some("has no `input_template`".to_owned());
    };
    let placeholders = placeholders(template);
    let unknown = placeholders.iter().find(|name| !paths.contains_key(**name) && !name.starts_with("aws.events."));
    if let Some(unknown) = unknown {
        return Some(format!("has the placeholder `<{unknown}>`, and no path of this name"));
    }
    if placeholders.is_empty() {
        return Some("has a message without any placeholder, which says the same of every event".to_owned());
    }
    if paths.len() > MOST_PATHS {
        return Some(format!("has {} paths, and AWS takes {MOST_PATHS}", paths.len()));
    }
    if !is_taken(template) {
        return Some("has an `input_template` that is neither JSON nor a line of text in quotes".to_owned());
    }
    let path = paths.values().find(|path| !path.as_str().is_some_and(|path| is_always_there(alert, path)))?;
    Some(format!("takes `{}` from the event, which not every such event has", path.as_str().unwrap_or("a value")))
}

/// The names in angle brackets.
fn placeholders(template: &str) -> Vec<&str> {
    let is_part = |char: char| char.is_ascii_alphanumeric() || "_-.".contains(char);
    let behind = template.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    behind.map(|(name, _)| name).filter(|name| !name.is_empty() && name.chars().all(is_part)).collect()
}

/// Tells whether AWS takes a template: JSON, in which a placeholder may stand for a value, or a string on each line.
fn is_taken(template: &str) -> bool {
    let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
    let filled = |with: &str| {
        placeholders(template).iter().fold(template.to_owned(), |text, name| text.replace(&format!("<{name}>"), with))
    };
    let is_string = |line: &str| serde_json::from_str::<String>(line.trim()).is_ok();
    is_json(&filled("0")) || filled("0").lines().filter(|line| !line.trim().is_empty()).all(is_string)
}

/// Tells whether every event of the alert has a value at a path; of an array it has the first element.
fn is_always_there(alert: &ReadAlert<'_>, path: &str) -> bool {
    let Some(plain) = path.strip_prefix("$.") else { return false };
    let plain = plain.replace("[0]", "").replace("[*]", "");
    let field = alert.event().and_then(|event| event.field(&plain));
    field.is_some_and(|field| matches!(field.presence, Presence::Always | Presence::OfImages))
}

fn report(alert: &ReadAlert<'_>, target: TopBlock<'_>, what: &str) -> Diagnostic {
    let transformer = target.block.blocks_of("input_transformer").next().map(|block| block.kind_span());
    let place = transformer.map_or_else(|| target.place(), |span| target.file.place(span));
    Diagnostic::new(&CODE, format!("the alert `{}` {what}", alert.planned.label))
        .primary(place, "")
        .help("write the message as text in quotes, not through `jsonencode`, with placeholders for paths that every such event has")
}

#![doc = include_str!("not-on-the-default-bus.md")]

use super::alert_subject::{AlertSubject, BUS, BUS_POLICIES, RuleOfEvents, TARGET};
use super::caller::at_caller;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::terraform::Value;
use crate::terraform::address::without_keys;

pub(super) static CODE: Code = page!(Error "L020" "not-on-the-default-bus");

/// The name of the bus that AWS sends its events to.
const DEFAULT: &str = "default";

/// Reports rules about images on another bus than the one that AWS sends its events to, unless something forwards them.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    if !subject.is_whole || may_forward(subject) {
        return;
    }
    findings.extend(subject.rules().filter_map(|rule| of_rule(subject, &rule)));
}

fn of_rule(subject: &AlertSubject<'_>, rule: &RuleOfEvents<'_>) -> Option<Diagnostic> {
    let bus = rule.resource.body.value("event_bus_name");
    let is_own = is_of_configuration(subject, rule, bus);
    let name = match bus {
        Value::Text(name) if name != DEFAULT && !name.ends_with(":event-bus/default") => format!("`{name}`"),
        Value::Unknown(_) if is_own => "another bus".to_owned(),
        _ => return None,
    };
    let never =
        if is_own { "the rule never fires" } else { "the rule never fires, unless something forwards the events" };
    let message = format!("{never}: it is on {name}, and AWS sends its own events to the default bus alone");
    let finding = Diagnostic::new(&CODE, message)
        .primary(rule.resource.body.place_of("event_bus_name").clone(), "")
        .help("remove `event_bus_name`, or forward the events with a rule on the default bus whose target is this one");
    Some(at_caller(rule.resource, bus.as_text(), finding))
}

/// Tells whether the configuration makes the bus.
fn is_of_configuration(subject: &AlertSubject<'_>, rule: &RuleOfEvents<'_>, name: &Value) -> bool {
    subject.resources(BUS).any(|bus| match name {
        Value::Text(_) => bus.body.value("name") == name,
        _ => rule.resource.depends_on.contains(&without_keys(&bus.address)),
    })
}

/// Tells whether the configuration lets others send events to a bus, or sends them there itself.
fn may_forward(subject: &AlertSubject<'_>) -> bool {
    let is_to_bus = |arn: &Value| match arn {
        Value::Text(arn) => arn.contains(":event-bus/"),
        // Nobody knows what it is, unless it is an attribute of something that is no bus.
        arn => arn.unknown().is_none_or(|words| words.contains("event_bus") || words.contains("bus")),
    };
    BUS_POLICIES.iter().any(|kind| subject.resources(kind).next().is_some())
        || subject.resources(TARGET).any(|target| is_to_bus(target.body.value("arn")))
}

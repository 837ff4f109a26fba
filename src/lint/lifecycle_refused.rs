#![doc = include_str!("lifecycle-refused.md")]

use serde_json::Value as Json;

use super::alert_subject::{AlertSubject, CREATION, LIFECYCLE};
use super::caller::at_caller;
use super::lifecycle_rules::{refusals, wrong_length};
use super::partial_json;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::terraform::Resource;

pub(super) static CODE: Code = page!(Error "L021" "lifecycle-refused");

/// Reports lifecycle policies that AWS refuses.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    let policies = [(LIFECYCLE, "policy"), (CREATION, "lifecycle_policy")];
    for (kind, argument) in policies {
        findings.extend(subject.resources(kind).flat_map(|policy| of_policy(policy, argument)));
    }
}

fn of_policy(policy: &Resource, argument: &str) -> Vec<Diagnostic> {
    let Some((json, is_whole)) = known(policy, argument) else { return Vec::new() };
    let length = wrong_length(&json).filter(|_| is_whole);
    let all = length.into_iter().chain(refusals(&json));
    let diagnostics = all.map(|refusal| {
        let message = format!("AWS refuses the lifecycle policy: {}", refusal.reason);
        let finding =
            Diagnostic::new(&CODE, message).primary(policy.body.place_of(argument).clone(), "").help(refusal.help);
        at_caller(policy, None, finding)
    });
    diagnostics.collect()
}

/// Returns a policy as far as it is known, and whether that is the whole.
fn known(policy: &Resource, argument: &str) -> Option<(Json, bool)> {
    match policy.body.value(argument).as_text() {
        Some(text) => serde_json::from_str(text).ok().map(|json| (json, true)),
        None => policy.body.encoded(argument).map(|value| (partial_json::whole(value), false)),
    }
}

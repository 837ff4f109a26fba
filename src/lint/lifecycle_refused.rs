#![doc = include_str!("lifecycle-refused.md")]

use super::alert_subject::{AlertSubject, LIFECYCLE};
use super::caller::at_caller;
use super::lifecycle_rules::refusals;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "L021" "lifecycle-refused");

/// Reports lifecycle policies that AWS refuses.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    for policy in subject.resources(LIFECYCLE) {
        let Some(text) = policy.body.value("policy").as_text() else { continue };
        let Ok(json) = serde_json::from_str(text) else { continue };
        findings.extend(refusals(&json).into_iter().map(|refusal| {
            let message = format!("AWS refuses the lifecycle policy: {}", refusal.reason);
            let finding =
                Diagnostic::new(&CODE, message).primary(policy.body.place_of("policy").clone(), "").help(refusal.help);
            at_caller(policy, None, finding)
        }));
    }
}

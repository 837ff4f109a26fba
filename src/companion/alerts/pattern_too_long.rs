#![doc = include_str!("pattern-too-long.md")]

use super::json;
use crate::diagnostic::{Code, Diagnostic, Findings, page};
use crate::plan::PlannedAlert;
use crate::policy::Alerts;
use crate::policy::check::CheckedPolicy;

pub(super) static CODE: Code = page!(Error "P036" "pattern-too-long");

/// Refuses alerts about so many names that AWS would take no pattern of them.
pub(super) fn check(asked: &Alerts, policy: &CheckedPolicy, alerts: &[PlannedAlert]) -> Result<(), Findings> {
    let too_long = alerts.iter().filter_map(|alert| {
        let length = json::length(&alert.kind, &alert.names);
        (length > json::LONGEST).then_some((alert, length))
    });
    let span = asked.scans.as_ref().map_or(asked.span, |scans| scans.span);
    let findings: Vec<Diagnostic> = too_long
        .map(|(alert, length)| {
            let message = format!(
                "the event pattern of the alert `{}` would have {length} characters, and AWS takes {}",
                alert.label,
                json::LONGEST
            );
            Diagnostic::new(&CODE, message)
                .primary(policy.place(span), "")
                .help("name fewer `[[scan]]` in `scans`, or write globs in the place of many names")
        })
        .collect();
    if findings.is_empty() { Ok(()) } else { Err(findings.into()) }
}

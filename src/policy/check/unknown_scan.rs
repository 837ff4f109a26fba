#![doc = include_str!("unknown-scan.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page, suggest};

pub(super) static CODE: Code = page!(Error "P032" "unknown-scan");

/// Reports every name in `scans` of `[alerts]` that no `[[scan]]` has, and a list without any name.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &context.policy.document;
    let Some(scans) = document.alerts.as_ref().and_then(|alerts| alerts.scans.as_ref()) else { return };
    let known: Vec<&str> =
        document.scan.iter().filter_map(|scan| scan.name.as_ref()).map(|name| name.value.as_str()).collect();
    if scans.value.is_empty() && context.place(scans.span).text().trim_matches(['[', ']']).trim().is_empty() {
        findings.push(
            Diagnostic::new(&CODE, "`[alerts]` has an empty list of `scans`")
                .primary(context.place(scans.span), "")
                .help("name a `[[scan]]`, or remove `scans` for alerts of every repository"),
        );
    }
    if document.has_unread_scan || document.scan.iter().any(|scan| scan.name.is_none()) {
        return;
    }
    for name in scans.value.iter().filter(|name| !known.contains(&name.value.as_str())) {
        let near = suggest::nearest(&name.value, &known).map(|near| format!("did you mean `{near}`?"));
        let help = match known.as_slice() {
            [] => "the policy has no `[[scan]]`: remove `scans` for alerts of every repository".to_owned(),
            known => format!("the `[[scan]]` of this policy: {}", suggest::first_of(known, SHOWN)),
        };
        findings.push(
            Diagnostic::new(&CODE, format!("no `[[scan]]` has the name `{}`", name.value))
                .primary(context.place(name.span), near.unwrap_or_default())
                .help(help),
        );
    }
}

/// The most names that a message lists.
const SHOWN: usize = 8;

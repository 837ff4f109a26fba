#![doc = include_str!("invalid-email.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P033" "invalid-email");

/// Reports every item of `emails` that is no e-mail address.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let alerts = context.policy.document.alerts.as_ref();
    for email in alerts.and_then(|alerts| alerts.emails.as_ref()).iter().flat_map(|emails| &emails.value) {
        if let Some(fault) = fault(&email.value) {
            findings.push(
                Diagnostic::new(&CODE, format!("an address in `emails` {fault}"))
                    .primary(context.place(email.span), "")
                    .help("write one address an item: `emails = [\"security@example.com\"]`"),
            );
        }
    }
}

/// The longest address that mail servers take (RFC 5321, 4.5.3.1, with the angle brackets around it taken off).
const LONGEST: usize = 254;

fn fault(address: &str) -> Option<&'static str> {
    let is_foreign = |char: char| !char.is_ascii_graphic() || "\"(),:;<>[\\]".contains(char);
    let (local, domain) = match address.split_once('@') {
        None => return Some("has no `@`"),
        Some(parts) => parts,
    };
    if address.contains(is_foreign) {
        Some("has a character that no plain address has")
    } else if local.is_empty() || domain.contains('@') {
        Some("is not one name, `@` and one domain")
    } else if domain.split('.').any(str::is_empty) || !domain.contains('.') {
        Some("has no domain behind the `@`")
    } else {
        (address.len() > LONGEST).then_some("has more than 254 characters")
    }
}

#![doc = include_str!("alerts-without-rule.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "P035" "alerts-without-rule");

/// Reports `[alerts]` that never sends a message.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let Some(alerts) = &context.policy.document.alerts else { return };
    let has_rule = alerts.images.is_some() || alerts.findings.is_some() || alerts.tells_drift();
    if !has_rule && !alerts.has_unread_rule {
        let finding = Diagnostic::new(&CODE, "`[alerts]` asks for no alert")
            .primary(context.place(alerts.span), "")
            .help("set `images` or `findings` to a severity, or `drift = true`; or remove `[alerts]`");
        findings.push(context.policy.also_extends(finding));
    }
}

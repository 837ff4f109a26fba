#![doc = include_str!("prevented-destroy.md")]

use super::caller::at_caller;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Warning "L014" "prevented-destroy");

/// Reports `prevent_destroy` on an enabler.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for enabler in &subject.enablers {
        let Some(place) = &enabler.resource.lifecycle.prevent_destroy else { continue };
        let message = format!("`prevent_destroy` does not keep `{}` from disabling types", enabler.resource.address);
        let finding = Diagnostic::new(&CODE, message)
                .primary(place.clone(), "")
                .help("to leave Inspector unchanged, remove the enabler from the state with a `removed` block (`destroy = false`); to ignore only its list, use `ignore_changes = [resource_types]`");
        findings.push(at_caller(enabler.resource, None, finding));
    }
}

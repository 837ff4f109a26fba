#![doc = include_str!("enabler-fights-basic.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::ScanType;
use crate::terraform::scanning::{Enabler, Registry};

pub(super) static CODE: Code = page!(Error "L001" "enabler-fights-basic");

/// Reports every enabler that switches ECR on beside a registry that is BASIC.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in subject.registries.iter().filter(|registry| registry.holds(ScanType::Basic)) {
        let enablers = subject.enablers.iter().filter(|enabler| enabler.holds_ecr(true));
        findings.extend(enablers.map(|enabler| report(*registry, *enabler)));
    }
}

fn report(registry: Registry<'_>, enabler: Enabler<'_>) -> Diagnostic {
    let (registry_address, enabler_address) = (&registry.resource.address, &enabler.resource.address);
    let message = format!("`{enabler_address}` and `{registry_address}` undo each other at every apply");
    let finding = Diagnostic::new(&CODE, message)
        .primary(registry.scan_type_place().clone(), "BASIC makes AWS switch Inspector off for ECR")
        .also(enabler.types_place().clone(), "ECR makes AWS set the registry to ENHANCED")
        .help("let only the scan type decide: remove the enabler from the state with a `removed` block (`destroy = false`), or remove \"ECR\" from its list in the same change that keeps the registry BASIC");
    registry.called(Some("BASIC"), enabler.as_far_as_known(finding))
}

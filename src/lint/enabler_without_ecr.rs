#![doc = include_str!("enabler-without-ecr.md")]

use super::caller::at_caller;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::ScanType;
use crate::terraform::scanning::{Enabler, Registry};

pub(super) static CODE: Code = page!(Error "L002" "enabler-without-ecr");

/// Reports every enabler that leaves ECR out beside a registry that is ENHANCED: it owns the whole list of types.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in subject.registries.iter().filter(|registry| registry.holds(ScanType::Enhanced)) {
        let enablers = subject.enablers.iter().filter(|enabler| enabler.holds_ecr(false));
        findings.extend(enablers.map(|enabler| report(*registry, *enabler)));
    }
}

fn report(registry: Registry<'_>, enabler: Enabler<'_>) -> Diagnostic {
    let (registry_address, enabler_address) = (&registry.resource.address, &enabler.resource.address);
    let message = format!("`{enabler_address}` switches off what `{registry_address}` needs, at every apply");
    let finding = Diagnostic::new(&CODE, message)
        .primary(enabler.types_place().clone(), "an enabler disables every type that it does not list")
        .also(registry.scan_type_place().clone(), "ENHANCED makes AWS switch Inspector on for ECR")
        .help("add \"ECR\" to `resource_types`, or add `lifecycle { ignore_changes = [resource_types] }` if only the registry decides");
    at_caller(enabler.resource, None, enabler.as_far_as_known(finding))
}

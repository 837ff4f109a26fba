#![doc = include_str!("enabler-fights-basic.md")]

use super::Subject;
use crate::diagnostic::{Code, Diagnostic, Severity, page};
use crate::registry::ResourceType;
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
        .help("let the scan type alone decide: take the enabler out of the state with a `removed` block (`destroy = false`), or take \"ECR\" off its list in the same change that keeps the registry BASIC");
    enabler.as_far_as_told(finding)
}

impl Registry<'_> {
    /// Whether every apply puts this scan type back.
    pub(super) fn holds(self, scan_type: ScanType) -> bool {
        self.scan_type() == Some(scan_type) && !self.resource.lifecycle.ignored.has("scan_type")
    }
}

impl Enabler<'_> {
    /// Whether every apply switches ECR on again, or off.
    pub(super) fn holds_ecr(self, on: bool) -> bool {
        let is_held = !self.ignores_types() && self.types().is_some_and(|types| !types.is_empty());
        is_held && self.types().is_some_and(|types| types.has(ResourceType::Ecr) == on)
    }

    /// The finding; a warning where the accounts may not be the registry's own.
    pub(super) fn as_far_as_told(self, finding: Diagnostic) -> Diagnostic {
        if !self.is_of_own_account() {
            let place = self.resource.body.place_of("account_ids").clone();
            finding.also(place, "if this is the registry's account").only(Severity::Warning)
        } else {
            finding
        }
    }
}

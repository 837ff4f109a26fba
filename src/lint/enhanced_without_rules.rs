#![doc = include_str!("enhanced-without-rules.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::ScanType;

pub(super) static CODE: Code = page!(Error "L008" "enhanced-without-rules");

/// Reports registries that are ENHANCED without a rule.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in &subject.registries {
        let has_no_rule = registry.configuration().is_some_and(|configuration| configuration.rules.is_empty());
        if registry.scan_type() == Some(ScanType::Enhanced) && has_no_rule {
            let message =
                format!("`{}` is ENHANCED without a rule, so AWS decides what is scanned", registry.resource.address);
            let finding = Diagnostic::new(&CODE, message).primary(registry.scan_type_place().clone(), "");
            let finding = finding.help("add the intended rule; the filter `*` matches every repository");
            findings.push(registry.called(None, finding));
        }
    }
}

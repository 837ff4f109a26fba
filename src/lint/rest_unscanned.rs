#![doc = include_str!("rest-unscanned.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::ScanType;
use crate::wildcard::find;

pub(super) static CODE: Code = page!(Warning "L012" "rest-unscanned");

/// Reports registries that are ENHANCED with rules that leave names out: those are not scanned at all.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in subject.registries.iter().filter(|registry| registry.scan_type() == Some(ScanType::Enhanced)) {
        let Some(patterns) = registry.patterns().filter(|patterns| !patterns.is_empty()) else { continue };
        let is_left_out = |name: &&str| !patterns.iter().any(|pattern| pattern.matches(name));
        let repository = subject.names().find(is_left_out).map(str::to_owned);
        let Some(witness) = repository.or_else(|| find(&[], &patterns).exact().flatten()) else { continue };
        let message = format!("repositories that no filter matches are not scanned, such as `{witness}`");
        let finding = Diagnostic::new(&CODE, message)
            .primary(registry.scan_type_place().clone(), "")
            .help("add a rule with `SCAN_ON_PUSH` and the filter `*`, unless this is intended")
            .witness(witness);
        findings.push(registry.called(None, finding));
    }
}

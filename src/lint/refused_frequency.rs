#![doc = include_str!("refused-frequency.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::{Frequency, ScanType};
use crate::terraform::scanning::{Registry, RuleBlock};

pub(super) static CODE: Code = page!(Error "L007" "refused-frequency");

/// Reports frequencies that the registry's scan type does not have.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in &subject.registries {
        let Some(scan_type) = registry.scan_type() else { continue };
        let refused = registry.rules().filter_map(|rule| {
            let word = rule.frequency()?;
            (!is_of_type(word, scan_type)).then(|| report(*registry, rule, scan_type, word))
        });
        findings.extend(refused);
    }
}

fn is_of_type(word: &str, scan_type: ScanType) -> bool {
    match Frequency::parse(word) {
        Some(Frequency::ContinuousScan) => scan_type == ScanType::Enhanced,
        Some(Frequency::ScanOnPush) => true,
        None => false,
    }
}

fn report(registry: Registry<'_>, rule: RuleBlock<'_>, scan_type: ScanType, word: &str) -> Diagnostic {
    let message = format!("a registry that is {} does not support the frequency `{word}`", scan_type.as_str());
    let help = match (scan_type, word) {
        (ScanType::Basic, "MANUAL") => "remove the rule: a repository that no rule matches is scanned by hand only",
        (ScanType::Basic, _) => "use \"SCAN_ON_PUSH\"; continuous scanning needs ENHANCED",
        (ScanType::Enhanced, _) => {
            "use \"SCAN_ON_PUSH\" or \"CONTINUOUS_SCAN\"; a repository that no rule matches is not scanned"
        }
    };
    let finding = Diagnostic::new(&CODE, message)
        .primary(rule.block.place_of("scan_frequency").clone(), "")
        .also(registry.scan_type_place().clone(), "the scan type")
        .help(help);
    registry.called(Some(word), finding)
}

//! Findings that repeat, made one.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::terraform::address::without_keys;

/// Makes repeated findings one with their count: a module has the same ones wherever it is called, and a resource in each
/// instance.
pub(super) fn unrepeated(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    let mut unrepeated: Vec<(Diagnostic, BTreeSet<String>)> = Vec::with_capacity(findings.len());
    for finding in findings {
        let place = finding.labels.first().map(|label| (label.place.source.name().to_owned(), label.place.span.start));
        let message = finding.message.clone();
        let at = places.entry((finding.code.code, without_keys(&message), place)).or_insert(unrepeated.len());
        match unrepeated.get_mut(*at) {
            Some((_, messages)) => _ = messages.insert(message),
            None => unrepeated.push((finding, BTreeSet::from([message]))),
        }
    }
    unrepeated.into_iter().map(|(finding, messages)| counted(finding, messages.len())).collect()
}

/// Says of how many instances a finding is.
fn counted(mut finding: Diagnostic, instances: usize) -> Diagnostic {
    if instances > 1 {
        finding.message = format!("{} (and {} more like it)", finding.message, instances - 1);
    }
    finding
}

#![doc = include_str!("on-push-taken.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::{Frequency, ScanType};
use crate::terraform::scanning::Registry;
use crate::wildcard::{Answer, Pattern, find};

pub(super) static CODE: Code = page!(Warning "L011" "on-push-taken");

/// Reports on-push filters all of whose names a continuous filter takes: where both match, continuous wins.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for registry in subject.registries.iter().filter(|registry| registry.scan_type() == Some(ScanType::Enhanced)) {
        check_registry(*registry, findings);
    }
}

fn check_registry(registry: Registry<'_>, findings: &mut Vec<Diagnostic>) {
    // One whose text is unknown can only take more.
    let takers = registry.rules().filter(|rule| rule.frequency() == Some(Frequency::ContinuousScan.as_str()));
    let continuous: Vec<Pattern> =
        takers.flat_map(|rule| rule.filters()).map(|(text, _)| Pattern::filter(text)).collect();
    let on_push = registry.rules().filter(|rule| rule.frequency() == Some(Frequency::ScanOnPush.as_str()));
    for (text, place) in on_push.flat_map(|rule| rule.filters()) {
        let left = find(&[&[Pattern::filter(text)]], &continuous);
        if continuous.is_empty() || left != Answer::Exact(None) {
            continue;
        }
        let mut finding = Diagnostic::new(
            &CODE,
            format!("`{text}` is never scanned on push: all its names are scanned continuously"),
        )
        .primary(place.clone(), "");
        let takers = registry.rules().filter(|rule| rule.frequency() == Some(Frequency::ContinuousScan.as_str()));
        let takers = takers.flat_map(|rule| rule.filters());
        for (taker, place) in takers.filter(|(taker, _)| meets(taker, text)) {
            finding = finding.also(place.clone(), format!("`{taker}` matches them"));
        }
        let help = "remove the filter, or narrow the continuous one; if both match, continuous takes precedence";
        findings.push(registry.called(Some(text), finding.help(help)));
    }
}

fn meets(one: &str, other: &str) -> bool {
    crate::wildcard::meets(&Pattern::filter(one), &Pattern::filter(other))
}

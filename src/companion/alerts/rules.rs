//! The alerts that a policy asks for, in the order in which the text has them.

use super::drift;
use crate::plan::{AlertKind, AlertNames, Least, PlannedAlert, ScanPlan};
use crate::policy::check::CheckedPolicy;
use crate::policy::{AlertSeverity, Alerts, Entry};
use crate::registry::ScanType;
use crate::wildcard::Pattern;

/// The longest name of a rule (PutRule of the EventBridge API).
const LONGEST_NAME: usize = 64;

/// Plans every alert whose events there are in some release state of the policy.
pub(super) fn of(asked: &Alerts, policy: &CheckedPolicy, registry: &ScanPlan) -> Vec<PlannedAlert> {
    let named = named(asked, policy);
    let least = |severity: &Option<crate::source::At<AlertSeverity>>| severity.as_ref().map(|word| least(word.value));
    let images = least(&asked.images);
    let enhanced = images.map(|least| ("images_enhanced", AlertKind::EnhancedImage(least), named.clone()));
    let basic = images.map(|least| ("images_basic", AlertKind::BasicImage(least), named.clone()));
    let findings = least(&asked.findings).map(|least| ("findings", AlertKind::Finding(least), named.clone()));
    let drifts = if asked.tells_drift() { drift::of(asked, policy, registry) } else { Vec::new() };
    let states: Vec<ScanType> = registry.release.states().into_iter().map(|state| state.scan_type()).collect();
    let all = enhanced.into_iter().chain(basic).chain(findings).chain(drifts);
    let possible = all.filter(|(_, kind, _)| states.contains(&kind.state()));
    let planned = possible.map(|(label, kind, names)| {
        let name = rule_name(&registry.module.name, label);
        PlannedAlert { label, name, kind, names }
    });
    planned.collect()
}

/// Entries of the `[[scan]]` that the alerts are about, where they are not about every repository.
pub(super) fn entries<'p>(asked: &Alerts, policy: &'p CheckedPolicy) -> Option<Vec<&'p Entry>> {
    let scans = asked.scans.as_ref()?;
    let is_named = |entry: &&Entry| scans.value.iter().any(|scan| scan.value == *entry.rule);
    Some(policy.entries().scanned().filter(is_named).collect())
}

fn named(asked: &Alerts, policy: &CheckedPolicy) -> AlertNames {
    entries(asked, policy).map_or_else(AlertNames::default, |entries| within(entries.into_iter()))
}

/// The names of entries.
pub(super) fn within<'p>(entries: impl Iterator<Item = &'p Entry>) -> AlertNames {
    let mut patterns: Vec<Pattern> = entries.map(|entry| Pattern::glob(&collapsed(&entry.text))).collect();
    patterns.sort();
    patterns.dedup();
    let is_everything = patterns.iter().any(|pattern| pattern.as_str() == "*");
    AlertNames { inside: (!is_everything).then_some(patterns), outside: Vec::new() }
}

/// One star for each run of stars: EventBridge refuses `**`.
pub(super) fn collapsed(glob: &str) -> String {
    let mut collapsed = String::with_capacity(glob.len());
    for letter in glob.chars() {
        if letter != '*' || !collapsed.ends_with('*') {
            collapsed.push(letter);
        }
    }
    collapsed
}

fn least(word: AlertSeverity) -> Least {
    match word {
        AlertSeverity::Critical => Least::Critical,
        AlertSeverity::High => Least::High,
        AlertSeverity::Medium => Least::Medium,
        AlertSeverity::Low => Least::Low,
    }
}

/// The name of a rule: that of the module, cut where it would be too long, and that of the alert.
fn rule_name(module: &str, label: &str) -> String {
    let end = format!("-{}", label.replace('_', "-"));
    let room = module.floor_char_boundary(LONGEST_NAME.saturating_sub(end.len()));
    format!("{}{end}", module.get(..room).unwrap_or(module))
}

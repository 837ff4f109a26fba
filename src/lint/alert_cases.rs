//! Cases of alerts, and what is found in them.
//!
//! Alarms, rules and lifecycle policies are told from themselves alone, so each type is evaluated apart, and where all of a
//! type together depend on too much, each resource. What rules have to do with each other is evaluated together, and left
//! out where that depends on too much. **Cost:** nothing, in a directory that has no resource of these types.

use super::alert_subject::{
    ALARM, AlertSubject, BUS, BUS_POLICIES, CREATION, DOCUMENT, LIFECYCLE, RULE, TARGET, TOPIC, TOPIC_POLICY,
};
use super::cases;
use crate::diagnostic::Diagnostic;
use crate::hcl::Block;
use crate::terraform::{Case, Directory, is_of};

/// Check of the alerts of one case, which adds what it finds.
pub(super) type AlertLint = fn(&AlertSubject<'_>, &mut Vec<Diagnostic>);

/// The most resources of a type that are evaluated one by one.
const MOST_ALONE: usize = 64;

/// Lints the alerts of a configuration.
pub(super) fn lint(directory: &Directory, lints: &[AlertLint]) -> Vec<Diagnostic> {
    let of_cases = |cases: &[Case], is_whole: bool| {
        cases::of_all(cases, |case| {
            let (subject, mut findings) = (AlertSubject::of(case, is_whole), Vec::new());
            lints.iter().for_each(|lint| lint(&subject, &mut findings));
            findings
        })
    };
    let mut findings = Vec::new();
    let together = together(directory);
    let alone: &[&str] =
        if together.is_some() { &[ALARM, LIFECYCLE, CREATION] } else { &[ALARM, LIFECYCLE, CREATION, RULE] };
    for cases in alone.iter().flat_map(|kind| of_kind(directory, kind)) {
        findings.extend(of_cases(&cases, false));
    }
    findings.extend(together.into_iter().flat_map(|cases| of_cases(&cases, true)));
    findings
}

/// Returns the cases of rules with what they send to; `None` where there is no rule, or they depend on too much.
fn together(directory: &Directory) -> Option<Vec<Case>> {
    if !has(directory, RULE) {
        return None;
    }
    let [policy, permission] = BUS_POLICIES;
    let kinds = [RULE, TARGET, BUS, policy, permission, TOPIC, TOPIC_POLICY];
    let is_document = |block: &Block| &*block.kind == "data" && block.label(0) == DOCUMENT;
    directory.cases_where(&|_, block| is_of(block, &kinds) || is_document(block)).ok()
}

/// Returns the cases of a type of resources; of each resource alone where they depend on too much together.
fn of_kind(directory: &Directory, kind: &str) -> Vec<Vec<Case>> {
    if !has(directory, kind) {
        return Vec::new();
    }
    if let Ok(cases) = directory.cases(&[kind]) {
        return vec![cases];
    }
    let blocks = blocks(directory).filter(|block| is_of(block, &[kind])).take(MOST_ALONE);
    blocks.filter_map(|one| directory.cases_where(&|_, block| std::ptr::eq(block, one)).ok()).collect()
}

fn has(directory: &Directory, kind: &str) -> bool {
    blocks(directory).any(|block| is_of(block, &[kind]))
}

fn blocks(directory: &Directory) -> impl Iterator<Item = &Block> {
    directory.modules().iter().flat_map(|module| &module.blocks).map(|block| &**block)
}

//! The alerts about drift: the policy itself as patterns, one for each frequency that a repository can have under ENHANCED.
//!
//! An event says the new frequency of some repositories. Each alert fires for names of which the emitted filters make other
//! frequencies true, and for no name of which they may make the new one true: a name that both rules match is scanned continuously
//! (image-scanning-filters of the ECR user guide), and on-push entries that continuous filters meet are not told of CONTINUOUS_SCAN.

use super::json;
use super::rules::{entries, within};
use crate::plan::{AlertKind, AlertNames, CONTINUOUS, MANUAL, ON_PUSH, ON_PUSH_OR_CONTINUOUS, ScanPlan, State};
use crate::policy::check::CheckedPolicy;
use crate::policy::{Alerts, Entry, ScanFrequency};
use crate::registry::Frequency;
use crate::wildcard::{Answer, Budget, Pattern, meets_in};

type Drift = (&'static str, AlertKind, AlertNames);

/// The work of all comparisons of entries with filters, in steps of about five nanoseconds.
const WORK: usize = 50_000_000;

/// Alerts about drift, as far as the policy has names for them.
pub(super) fn of(asked: &Alerts, policy: &CheckedPolicy, registry: &ScanPlan) -> Vec<Drift> {
    let (continuous, on_push) =
        (filters(registry, Frequency::ContinuousScan), filters(registry, Frequency::ScanOnPush));
    let (of_continuous, of_on_push) =
        (asked_at(asked, policy, ScanFrequency::Continuous), asked_at(asked, policy, ScanFrequency::OnPush));
    let mut drifts = Vec::new();
    if !of_continuous.is_empty() {
        drifts.push(drift("drift_continuous", CONTINUOUS, within(of_continuous.into_iter())));
    }
    if asked.scans.is_none() && policy.entries().rest().is_some() {
        drifts.push(of_the_rest_on_push(continuous));
        return drifts;
    }
    let budget = Budget::new(WORK);
    let meets = |entry: &&Entry| continuous.iter().any(|filter| may_meet(&budget, &entry.pattern, filter));
    let (met, alone): (Vec<&Entry>, Vec<&Entry>) = of_on_push.into_iter().partition(meets);
    for (label, right, entries) in
        [("drift_on_push", ON_PUSH, alone), ("drift_overlapping", ON_PUSH_OR_CONTINUOUS, met)]
    {
        if !entries.is_empty() {
            drifts.push(drift(label, right, within(entries.into_iter())));
        }
    }
    drifts.extend(asked.scans.is_none().then(|| of_the_rest_unscanned(continuous, on_push)).flatten());
    drifts
}

/// `rest = "on-push"`: every name that no continuous filter matches. Where those are too many for a pattern, every name, of
/// which CONTINUOUS_SCAN is then not told.
fn of_the_rest_on_push(continuous: Vec<Pattern>) -> Drift {
    if continuous.is_empty() {
        return drift("drift_on_push", ON_PUSH, AlertNames::Every);
    }
    let exact = drift("drift_on_push", ON_PUSH, AlertNames::Outside(continuous));
    if fits(&exact) { exact } else { drift("drift_on_push", ON_PUSH_OR_CONTINUOUS, AlertNames::Every) }
}

/// `rest = "unscanned"`: every name that no filter matches; none where those are too many for a pattern.
fn of_the_rest_unscanned(continuous: Vec<Pattern>, on_push: Vec<Pattern>) -> Option<Drift> {
    let filters = [continuous, on_push].concat();
    let is_everything = filters.iter().any(|filter| filter.as_str().bytes().all(|byte| byte == b'*'));
    let unscanned = drift("drift_unscanned", MANUAL, AlertNames::Outside(filters));
    (!is_everything && fits(&unscanned)).then_some(unscanned)
}

fn drift(label: &'static str, right: &'static [&'static str], names: AlertNames) -> Drift {
    (label, AlertKind::Drift { right }, names)
}

fn fits((_, kind, names): &Drift) -> bool {
    json::length(kind, names) <= json::LONGEST
}

/// Entries of a frequency whose drift is asked for.
fn asked_at<'p>(asked: &Alerts, policy: &'p CheckedPolicy, frequency: ScanFrequency) -> Vec<&'p Entry> {
    let chosen = entries(asked, policy);
    let is_chosen =
        |entry: &&Entry| chosen.as_ref().is_none_or(|chosen| chosen.iter().any(|one| one.rule == entry.rule));
    policy.entries().scanned_at(frequency).filter(is_chosen).collect()
}

fn may_meet(budget: &Budget, entry: &Pattern, filter: &Pattern) -> bool {
    !matches!(meets_in(budget, entry, filter), Answer::Exact(false))
}

/// The emitted filters of a frequency under ENHANCED.
fn filters(registry: &ScanPlan, frequency: Frequency) -> Vec<Pattern> {
    let states = registry.release.states();
    let enhanced = states.into_iter().filter(|state| matches!(state, State::Enhanced(_)));
    let rules = enhanced.flat_map(State::rules).filter(|rule| rule.frequency == frequency);
    rules.flat_map(|rule| rule.filters.iter()).map(|filter| glob(filter.filter.as_str())).collect()
}

/// The glob of what a filter of ECR matches: one without `*` matches every name that contains it.
fn glob(filter: &str) -> Pattern {
    if filter.contains('*') { Pattern::glob(filter) } else { Pattern::glob(&format!("*{filter}*")) }
}

//! The alerts about drift: the policy itself as patterns, one for each frequency that a repository can have under ENHANCED.
//!
//! An event says the new frequency of some repositories. Each alert fires for names of which the emitted filters make another
//! frequency true, and for no name of which they make the new one true: a name that both rules match is scanned continuously
//! (image-scanning-filters of the ECR user guide), so that the alert about on-push entries leaves out what continuous filters match.

use super::json;
use super::rules::{collapsed, entries, within};
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
    drifts.extend(on_push_entries(&of_on_push, &continuous));
    drifts.extend(asked.scans.is_none().then(|| of_the_rest_unscanned(continuous, on_push)).flatten());
    drifts
}

/// Every on-push entry without what continuous filters match of it. Where those are too many for a pattern, the entries, of which
/// CONTINUOUS_SCAN is then not told.
fn on_push_entries(entries: &[&Entry], continuous: &[Pattern]) -> Option<Drift> {
    let names = within(entries.iter().copied());
    let budget = Budget::new(WORK);
    let meets = |filter: &&Pattern| entries.iter().any(|entry| may_meet(&budget, &entry.pattern, filter));
    let outside: Vec<Pattern> = continuous.iter().filter(meets).cloned().collect();
    let silent = drift("drift_on_push", ON_PUSH_OR_CONTINUOUS, names.clone());
    let exact = drift("drift_on_push", ON_PUSH, AlertNames { outside, ..names });
    (!entries.is_empty()).then(|| if fits(&exact) || !fits(&silent) { exact } else { silent })
}

/// `rest = "on-push"`: every name that no continuous filter matches. Where those are too many for a pattern, every name, of
/// which CONTINUOUS_SCAN is then not told.
fn of_the_rest_on_push(continuous: Vec<Pattern>) -> Drift {
    let exact = drift("drift_on_push", ON_PUSH, AlertNames { inside: None, outside: continuous });
    if fits(&exact) { exact } else { drift("drift_on_push", ON_PUSH_OR_CONTINUOUS, AlertNames::default()) }
}

/// `rest = "unscanned"`: every name that no filter matches; none where those are too many for a pattern.
fn of_the_rest_unscanned(continuous: Vec<Pattern>, on_push: Vec<Pattern>) -> Option<Drift> {
    let mut outside = [continuous, on_push].concat();
    outside.sort();
    outside.dedup();
    let is_everything = outside.iter().any(|filter| filter.as_str() == "*");
    let unscanned = drift("drift_unscanned", MANUAL, AlertNames { inside: None, outside });
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
    if filter.contains('*') { Pattern::glob(&collapsed(filter)) } else { Pattern::glob(&format!("*{filter}*")) }
}

#![doc = include_str!("wrong-names.md")]

use super::accepted_names::{self, Accepted};
use super::alert_pattern::{self, ReadAlert};
use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::events::Branch;
use crate::plan::{AlertKind, AlertNames, Plan};
use crate::wildcard::{Answer, Pattern, find};

pub(super) static CODE: Code = page!(Error "V021" "wrong-names");

/// Reports an alert that is about other repositories than the plan says, of all names that there can be.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for alert in alert_pattern::all(module, plan) {
        let Some(pattern) = alert.pattern() else { continue };
        let stems = if matches!(alert.planned.kind, AlertKind::EnhancedImage(_)) {
            accepted_names::ARN
        } else {
            accepted_names::NAME
        };
        let wrong = pattern.branches().iter().find_map(|branch| {
            stems.iter().find_map(|stem| wrong(&accepted(branch, &alert, stem), &alert.planned.names))
        });
        findings.extend(wrong.map(|wrong| report(&alert, wrong)));
    }
}

/// A name of which a pattern says something else than the plan, or the admission that nobody could tell.
enum Wrong {
    Missing(String),
    Unasked(String),
    Unproved,
}

/// Names that a branch accepts; without a test of the name that is every one.
fn accepted(branch: &Branch, alert: &ReadAlert<'_>, stem: &str) -> Option<Accepted> {
    match branch.test(alert.name_path()) {
        None => Some(Accepted { inside: [Pattern::glob("*")].into(), negated: None }),
        Some(test) => accepted_names::of(test.conditions.iter().map(|(condition, _)| condition), stem),
    }
}

fn wrong(accepted: &Option<Accepted>, planned: &AlertNames) -> Option<Wrong> {
    let Some(accepted) = accepted else { return Some(Wrong::Unproved) };
    let inside: Vec<Pattern> = accepted.inside.iter().cloned().collect();
    let negated: Option<Vec<Pattern>> = accepted.negated.as_ref().map(|negated| negated.iter().cloned().collect());
    if is_same(&inside, negated.as_deref(), planned) {
        return None;
    }
    missing(&inside, negated.as_deref(), planned).or_else(|| unasked(&inside, negated.as_deref(), planned))
}

/// Tells whether the globs are just those of the plan, so that nothing has to be searched.
fn is_same(inside: &[Pattern], negated: Option<&[Pattern]>, planned: &AlertNames) -> bool {
    let possible = |patterns: &[Pattern]| -> Vec<String> {
        let of_names = patterns.iter().map(Pattern::as_str).filter(|text| !text.contains(':'));
        let mut texts: Vec<String> = of_names.map(str::to_owned).collect();
        texts.sort();
        texts.dedup();
        texts
    };
    match (planned, negated) {
        (AlertNames::In(names), None) => possible(inside) == possible(names),
        (AlertNames::Outside(names), Some(negated)) => inside.is_empty() && possible(negated) == possible(names),
        _ => false,
    }
}

/// A name of the plan that the pattern does not accept.
fn missing(inside: &[Pattern], negated: Option<&[Pattern]>, planned: &AlertNames) -> Option<Wrong> {
    let everything = [Pattern::glob("*")];
    let (within, without): (&[Pattern], &[Pattern]) = match planned {
        AlertNames::Every => (&everything, &[]),
        AlertNames::In(names) => (names, &[]),
        AlertNames::Outside(names) => (&everything, names),
    };
    let groups: Vec<&[Pattern]> = std::iter::once(within).chain(negated).collect();
    found(&groups, &[without, inside].concat(), Wrong::Missing)
}

/// A name that the pattern accepts, and the plan does not have.
fn unasked(inside: &[Pattern], negated: Option<&[Pattern]>, planned: &AlertNames) -> Option<Wrong> {
    let everything = [Pattern::glob("*")];
    let (within, without): (Option<&[Pattern]>, &[Pattern]) = match planned {
        AlertNames::Every => return None,
        AlertNames::In(names) => (None, names),
        AlertNames::Outside(names) => (Some(names), &[]),
    };
    let of_inside: Vec<&[Pattern]> = std::iter::once(inside).chain(within).collect();
    let of_negated: Vec<&[Pattern]> = std::iter::once(&everything[..]).chain(within).collect();
    found(&of_inside, without, Wrong::Unasked)
        .or_else(|| found(&of_negated, &[negated?, without].concat(), Wrong::Unasked))
}

fn found(within: &[&[Pattern]], without: &[Pattern], wrong: fn(String) -> Wrong) -> Option<Wrong> {
    match find(within, without) {
        Answer::Exact(name) => name.map(wrong),
        Answer::TooHard { .. } => Some(Wrong::Unproved),
    }
}

fn report(alert: &ReadAlert<'_>, wrong: Wrong) -> Diagnostic {
    let label = alert.planned.label;
    let (message, witness) = match wrong {
        Wrong::Missing(name) => {
            (format!("the alert `{label}` is not about `{name}`, and the policy says that it is"), Some(name))
        }
        Wrong::Unasked(name) => {
            (format!("the alert `{label}` is also about `{name}`, and the policy does not say so"), Some(name))
        }
        Wrong::Unproved => {
            (format!("the repositories of the alert `{label}` could not be compared with those of the policy"), None)
        }
    };
    let diagnostic = Diagnostic::new(&CODE, message)
        .primary(alert.place(), "")
        .help("keep the names of the built-in `alerts.tf.tera`: `{{ rule.pattern | safe }}`");
    match witness {
        Some(name) => diagnostic.witness(name),
        None => diagnostic,
    }
}

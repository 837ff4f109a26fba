#![doc = include_str!("wrong-names.md")]

use super::accepted_names::{self, ARN};
use super::alert_pattern::{self, NamePaths, ReadAlert};
use super::module::Module;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::events::Branch;
use crate::plan::{AlertNames, Plan};
use crate::wildcard::{Answer, Pattern, find};

pub(super) static CODE: Code = page!(Error "V021" "wrong-names");

/// Reports an alert that is about other repositories than the plan says, of all names that there can be.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    for alert in alert_pattern::all(module, plan) {
        let Some(pattern) = alert.pattern() else { continue };
        let stems = 0..ARN.len();
        let wrong = pattern.branches().iter().find_map(|branch| {
            stems.clone().find_map(|stem| match Accepted::of(branch, alert.name_paths(), stem) {
                None => Some(Wrong::Unproved),
                Some(accepted) => accepted.compared(&alert.planned.names),
            })
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

/// Names that a branch accepts: those that some pattern of each group matches, without those that one of `without` does.
pub(super) struct Accepted {
    pub(super) groups: Vec<Vec<Pattern>>,
    pub(super) without: Vec<Pattern>,
}

impl Accepted {
    /// What the tests of every field that names the repository accept together, where an ARN has that stem. `None` where a test takes
    /// both names that match and names that do not.
    pub(super) fn of(branch: &Branch, paths: NamePaths, stem: usize) -> Option<Self> {
        let mut all = Self { groups: Vec::new(), without: Vec::new() };
        for (path, stems) in paths {
            let Some(test) = branch.test(path) else { continue };
            let stem = stems.get(stem).or(stems.first())?;
            let accepted = accepted_names::of(test.conditions.iter().map(|(condition, _)| condition), stem)?;
            let inside: Vec<Pattern> = accepted.inside.into_iter().filter(is_of_names).collect();
            match accepted.negated {
                Some(negated) if inside.is_empty() => all.without.extend(negated.into_iter().filter(is_of_names)),
                Some(_) => return None,
                None if inside.iter().any(|pattern| pattern.as_str() == "*") => {}
                None => all.groups.push(inside),
            }
        }
        Some(all)
    }

    fn compared(&self, planned: &AlertNames) -> Option<Wrong> {
        let is_inside = match (&planned.inside, self.groups.as_slice()) {
            (None, []) => true,
            (Some(planned), [group]) => texts(planned) == texts(group),
            _ => false,
        };
        if is_inside && texts(&planned.outside) == texts(&self.without) {
            return None;
        }
        self.missing(planned).or_else(|| self.unasked(planned))
    }

    /// A name of the plan that is not accepted.
    fn missing(&self, planned: &AlertNames) -> Option<Wrong> {
        let everything = [Pattern::glob("*")];
        let inside = planned.inside.as_deref().unwrap_or(&everything);
        let of_group =
            |group: &Vec<Pattern>| found(&[inside], &[planned.outside.as_slice(), group].concat(), Wrong::Missing);
        let excluded = || found(&[inside, &self.without], &planned.outside, Wrong::Missing);
        self.groups.iter().find_map(of_group).or_else(excluded)
    }

    /// A name that is accepted, and that the plan does not have.
    fn unasked(&self, planned: &AlertNames) -> Option<Wrong> {
        let everything = vec![Pattern::glob("*")];
        let groups: Vec<&[Pattern]> = std::iter::once(&everything).chain(&self.groups).map(Vec::as_slice).collect();
        let beside =
            |inside: &Vec<Pattern>| found(&groups, &[self.without.as_slice(), inside].concat(), Wrong::Unasked);
        let excluded = || found(&[groups.as_slice(), &[&planned.outside]].concat(), &self.without, Wrong::Unasked);
        planned.inside.as_ref().and_then(beside).or_else(excluded)
    }
}

/// Tells whether a glob can match a name: those of whole ARNs can't.
fn is_of_names(pattern: &Pattern) -> bool {
    !pattern.as_str().contains(':')
}

fn texts(patterns: &[Pattern]) -> Vec<&str> {
    let mut texts: Vec<&str> = patterns.iter().map(Pattern::as_str).collect();
    texts.sort_unstable();
    texts.dedup();
    texts
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

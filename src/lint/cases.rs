//! Findings of all cases as one list.

use std::collections::{HashMap, HashSet};

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use crate::terraform::{Case, Choice};

/// Check of one subject, which adds what it finds.
pub(super) type Lint = fn(&Subject<'_>, &mut Vec<Diagnostic>);

/// Lints every case of a configuration. A finding that is not in all of them says on which unknowns it depends.
pub(super) fn lint(cases: &[Case], lints: &[Lint]) -> Vec<Diagnostic> {
    of_all(cases, |case| of_case(case, lints))
}

/// Returns the findings of all cases, each once.
pub(super) fn of_all(cases: &[Case], of_case: impl Fn(&Case) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
    let findings: Vec<Vec<Diagnostic>> = cases.iter().map(of_case).collect();
    let by_key: Vec<HashMap<Key<'_>, &Diagnostic>> = findings.iter().map(|found| first_of_each(found)).collect();
    let (mut seen, mut together) = (HashSet::new(), Vec::new());
    for finding in findings.iter().flatten().filter(|finding| seen.insert(key(finding))) {
        let key = key(finding);
        if by_key.iter().all(|found| found.contains_key(&key)) {
            together.push(finding.clone());
            continue;
        }
        let having = cases.iter().zip(&by_key).filter_map(|(case, found)| Some((case, *found.get(&key)?)));
        let Some((surest, finding)) = having.min_by_key(|(case, _)| Certainty::of(case)) else { continue };
        together.push(Certainty::of(surest).limit(depending_on(finding.clone(), surest)));
    }
    together
}

/// Key that two findings share that say the same of the same place, on whichever unknowns they depend.
type Key<'d> = (&'static str, &'d str, Option<(&'d str, Span)>);

fn key(finding: &Diagnostic) -> Key<'_> {
    let place = finding.labels.first().map(|label| (label.place.source.name(), label.place.span));
    (finding.code.code, &finding.message, place)
}

fn first_of_each(found: &[Diagnostic]) -> HashMap<Key<'_>, &Diagnostic> {
    // Collected from behind, the first one stays.
    found.iter().rev().map(|finding| (key(finding), finding)).collect()
}

/// Certainty that a case can occur, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// Some values of the unknowns make it.
    Possible,
    /// Two choices depend on one unknown, and it is not known that they fit together.
    Doubtful,
    /// A collection of which nothing is known is empty in it.
    Empty,
}

impl Certainty {
    fn of(case: &Case) -> Self {
        let is_empty = |choice: &Choice| choice.is_of_existence && choice.taken == "false";
        match case.is_possible {
            _ if case.choices.iter().any(is_empty) => Self::Empty,
            true => Self::Possible,
            false => Self::Doubtful,
        }
    }

    /// Limits the severity of a finding that is only in such cases.
    fn limit(self, finding: Diagnostic) -> Diagnostic {
        match self {
            Self::Possible => finding,
            Self::Doubtful if finding.severity == Severity::Error => finding.only(Severity::Warning),
            Self::Doubtful => finding,
            Self::Empty => finding.only(Severity::Note),
        }
    }
}

fn of_case(case: &Case, lints: &[Lint]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for subject in Subject::of(case) {
        lints.iter().for_each(|lint| lint(&subject, &mut findings));
    }
    findings
}

fn depending_on(finding: Diagnostic, case: &Case) -> Diagnostic {
    let with_choice = |finding: Diagnostic, choice: &Choice| {
        finding.also(choice.place.clone(), format!("where `{}` is {}", choice.what, choice.taken))
    };
    case.choices.iter().fold(finding, with_choice)
}

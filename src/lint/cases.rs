//! Findings of all cases as one list.

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Severity};
use crate::terraform::{Case, Choice};

/// Check of one subject, which adds what it finds.
pub(super) type Lint = fn(&Subject<'_>, &mut Vec<Diagnostic>);

/// Lints every case of a configuration. A finding that is not in all of them says on which unknowns it depends.
pub(super) fn lint(cases: &[Case], lints: &[Lint]) -> Vec<Diagnostic> {
    let findings: Vec<Vec<Diagnostic>> = cases.iter().map(|case| of_case(case, lints)).collect();
    let mut together: Vec<Diagnostic> = Vec::new();
    for found in &findings {
        for finding in found {
            let is_new = !together.iter().any(|known| is_same(known, finding));
            let has_it = |others: &Vec<Diagnostic>| others.iter().any(|other| is_same(other, finding));
            if !is_new {
                continue;
            }
            if findings.iter().all(has_it) {
                together.push(finding.clone());
                continue;
            }
            let having = cases.iter().zip(&findings).filter(|(_, others)| has_it(others)).map(|(case, _)| case);
            let Some(surest) = having.min_by_key(|case| Certainty::of(case)) else { continue };
            let finding =
                findings_of(surest, cases, &findings).find(|other| is_same(other, finding)).unwrap_or(finding);
            together.push(Certainty::of(surest).limit(depending_on(finding.clone(), surest)));
        }
    }
    together
}

/// How sure it is that a case can occur, the surest first.
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

/// The findings of one of the cases.
fn findings_of<'d>(
    case: &Case,
    cases: &[Case],
    findings: &'d [Vec<Diagnostic>],
) -> impl Iterator<Item = &'d Diagnostic> {
    let index = cases.iter().position(|other| std::ptr::eq(other, case));
    index.and_then(|index| findings.get(index)).into_iter().flatten()
}

fn of_case(case: &Case, lints: &[Lint]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for subject in Subject::of(case) {
        lints.iter().for_each(|lint| lint(&subject, &mut findings));
    }
    findings
}

/// Tells whether two findings say the same of the same place, whatever they depend on.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let place = |finding: &Diagnostic| finding.labels.first().map(|label| label.place.clone());
    one.code == other.code && one.message == other.message && place(one) == place(other)
}

fn depending_on(finding: Diagnostic, case: &Case) -> Diagnostic {
    let with_choice = |finding: Diagnostic, choice: &Choice| {
        finding.also(choice.place.clone(), format!("where `{}` is {}", choice.what, choice.taken))
    };
    case.choices.iter().fold(finding, with_choice)
}

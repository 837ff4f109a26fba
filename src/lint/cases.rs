//! Findings of all cases as one list.

use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::terraform::{Case, Choice};

/// Check of one subject, which adds what it finds.
pub(super) type Lint = fn(&Subject<'_>, &mut Vec<Diagnostic>);

/// Lints every case of a configuration. A finding that is not in all of them says on which unknowns it depends.
pub(super) fn lint(cases: &[Case], lints: &[Lint]) -> Vec<Diagnostic> {
    let findings: Vec<Vec<Diagnostic>> = cases.iter().map(|case| of_case(case, lints)).collect();
    let mut together: Vec<Diagnostic> = Vec::new();
    for (case, found) in cases.iter().zip(&findings) {
        for finding in found {
            let is_new = !together.iter().any(|known| is_same(known, finding));
            let is_certain = findings.iter().all(|others| others.iter().any(|other| is_same(other, finding)));
            if is_new {
                together.push(if is_certain { finding.clone() } else { depending_on(finding.clone(), case) });
            }
        }
    }
    together
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

//! The findings of all worlds as one list.

use super::{LINTS, Subject};
use crate::diagnostic::Diagnostic;
use crate::terraform::World;

/// What there is to say of a configuration, given every way that it can turn out. A finding that depends on something
/// the text does not tell says on what.
pub(crate) fn lint(worlds: &[World]) -> Vec<Diagnostic> {
    let findings: Vec<Vec<Diagnostic>> = worlds.iter().map(of_world).collect();
    let mut together: Vec<Diagnostic> = Vec::new();
    for (world, found) in worlds.iter().zip(&findings) {
        for finding in found {
            let is_new = !together.iter().any(|known| is_same(known, finding));
            let is_certain = findings.iter().all(|others| others.iter().any(|other| is_same(other, finding)));
            if is_new {
                together.push(if is_certain { finding.clone() } else { depending_on(finding.clone(), world) });
            }
        }
    }
    together
}

fn of_world(world: &World) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for subject in Subject::of(world) {
        LINTS.iter().for_each(|lint| lint(&subject, &mut findings));
    }
    findings
}

/// Whether they say the same of the same place, whatever they depend on.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let place = |finding: &Diagnostic| finding.labels.first().map(|label| label.place.clone());
    one.code == other.code && one.message == other.message && place(one) == place(other)
}

fn depending_on(finding: Diagnostic, world: &World) -> Diagnostic {
    let with_choice = |finding: Diagnostic, choice: &crate::terraform::Choice| {
        finding.also(choice.place.clone(), format!("where `{}` is {}", choice.what, choice.taken))
    };
    world.choices.iter().fold(finding, with_choice)
}

#![doc = include_str!("competing-configurations.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "L003" "competing-configurations");

/// Reports a registry that more than one resource sets.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    let [first, others @ ..] = subject.registries.as_slice() else { return };
    if others.is_empty() {
        return;
    }
    let says_the_same = others
        .iter()
        .all(|other| other.configuration().is_some_and(|configuration| first.configuration() == Some(configuration)));
    let consequence =
        if says_the_same { "destroying one of them resets the registry" } else { "each apply undoes the other" };
    let count = subject.registries.len();
    let message = format!("{count} resources set the scanning configuration of one registry: {consequence}");
    let mut finding = Diagnostic::new(&CODE, message).primary(first.resource.place.clone(), &first.resource.address);
    for other in others {
        finding = finding.also(other.resource.place.clone(), &other.resource.address);
    }
    findings.push(finding.help("an account has one scanning configuration in each region: keep one resource, and remove the others from the state with `removed` blocks (`destroy = false`)"));
}

#![doc = include_str!("competing-enablers.md")]

use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::terraform::scanning::Enabler;

pub(super) static CODE: Code = page!(Error "L004" "competing-enablers");

/// Reports enablers of the same accounts that want different types: each disables what it does not list.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, one) in subject.enablers.iter().enumerate() {
        let rivals = subject.enablers.iter().skip(index + 1).filter(|other| are_rivals(**other, *one));
        findings.extend(rivals.map(|other| report(*one, *other)));
    }
}

fn are_rivals(one: Enabler<'_>, other: Enabler<'_>) -> bool {
    let has_types = |enabler: Enabler<'_>| !enabler.ignores_types() && enabler.types().is_some();
    one.accounts() == other.accounts() && has_types(one) && has_types(other) && one.types() != other.types()
}

fn report(one: Enabler<'_>, other: Enabler<'_>) -> Diagnostic {
    let (one_address, other_address) = (&one.resource.address, &other.resource.address);
    Diagnostic::new(&CODE, format!("`{one_address}` and `{other_address}` undo each other at every apply"))
        .primary(one.types_place().clone(), "this disables the types of the other")
        .also(other.types_place().clone(), "and this disables the types of the first")
        .help("an enabler manages the complete list of types of an account: keep one, with all required types")
}

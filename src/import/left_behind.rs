#![doc = include_str!("left-behind.md")]

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::source::Place;
use crate::terraform::Resource;

pub(super) static CODE: Code = page!(Warning "A013" "left-behind");

/// The most places that are pointed at.
const SHOWN: usize = 5;

/// Something beside the configuration that is no part of a policy; `what` reads on from its address, or says it all.
pub(super) fn report(message: impl Into<String>, places: &[Place], help: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(&CODE, message);
    for (index, place) in places.iter().take(SHOWN).enumerate() {
        diagnostic =
            if index == 0 { diagnostic.primary(place.clone(), "") } else { diagnostic.also(place.clone(), "") };
    }
    diagnostic.help(help)
}

/// What switches Inspector on beside the registry: enablers, and what does it for new members of an organisation.
pub(super) fn inspector(enablers: &[Place], organizations: &[Place]) -> Vec<Diagnostic> {
    let enabler = (!enablers.is_empty()).then(|| {
        report(
            "`aws_inspector2_enabler` stays where it is: a policy does not switch Inspector on",
            enablers,
            "beside a registry that becomes BASIC it never settles; the generated module needs none, since ECR enables Inspector for itself",
        )
    });
    let organization = (!organizations.is_empty()).then(|| {
        report(
            "`aws_inspector2_organization_configuration` stays where it is: a policy is of one account",
            organizations,
            "keep it where the organisation is set up",
        )
    });
    enabler.into_iter().chain(organization).collect()
}

/// A configuration that exists under conditions only.
pub(super) fn conditional(resource: &Resource, conditions: &[&str]) -> Diagnostic {
    let message = format!("`{}` exists in some cases only: a policy always says what is scanned", resource.address);
    let conditions = suggest::all_of(conditions);
    report(message, std::slice::from_ref(&resource.place), &format!("it depends on {conditions}"))
}

/// A variable that changes the configuration otherwise than between ENHANCED and BASIC.
pub(super) fn variable(name: &str, resource: &Resource, place: &Place) -> Diagnostic {
    let message = format!("`var.{name}` changes `{}`, and is taken as it is by default", resource.address);
    let help = format!("a policy has no other variable; for another value import with `--var {name}=VALUE`");
    report(message, std::slice::from_ref(place), &help)
}

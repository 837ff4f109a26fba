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

/// The configurations that exist in other cases only: what is imported is not the whole of what is meant.
pub(super) fn absent(absent: &[(Place, Vec<String>)]) -> Vec<Diagnostic> {
    let report = |(place, variables): &(Place, Vec<String>)| {
        let variables: Vec<&str> = variables.iter().map(String::as_str).collect();
        let hangs = match variables.is_empty() {
            true => "it exists in no case that is looked at".to_owned(),
            false => format!("it hangs on {}", suggest::all_of(&variables)),
        };
        Diagnostic::new(&CODE, "another configuration of the registry's scanning is not in the policy, since it does not exist now")
            .primary(place.clone(), hangs)
            .help("where the two take turns, make `mode = \"on-release\"` of the policy, and write the other one down beside this one")
    };
    absent.iter().map(report).collect()
}

/// The words in the source of a module that make it likely to set registries.
const MATTERING: &[&str] = &["ecr", "inspector"];

/// The modules that are not looked into and may set a registry's scanning, too.
pub(super) fn unread(unread: &[(String, Place)]) -> Vec<Diagnostic> {
    let matters = unread.iter().filter(|(source, _)| MATTERING.iter().any(|word| source.contains(word)));
    let report = |(source, place): &(String, Place)| {
        Diagnostic::new(&CODE, format!("the module `{source}` is not looked into, and may set the registry's scanning, too"))
            .primary(place.clone(), "")
            .help("`terraform init` brings it here, where it is read; or import what AWS says: `aws ecr get-registry-scanning-configuration > registry.json`")
    };
    matters.map(report).collect()
}

/// A configuration that hangs on several variables together.
pub(super) fn joint(place: &Place) -> Diagnostic {
    report(
        "what is set hangs on several variables together, and a policy knows one switch: it has what they come to by default",
        std::slice::from_ref(place),
        "import each state that matters with `--var NAME=VALUE`, and let the module's `enable_enhanced_scanning` be what they come to",
    )
}

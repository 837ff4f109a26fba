//! Findings on what a policy leaves out although it means the same.

use crate::diagnostic::{Code, Diagnostic, page, suggest};
use crate::import::enabler_fit::EnablerFit;
use crate::import::registry_state::Dropped;
use crate::registry::limits::MAX_RULES;
use crate::registry::{Frequency, Setting, WrittenRule};
use crate::source::Place;
use crate::terraform::Resource;

pub(in crate::import) static DROPPED_FILTER: Code = page!(Warning "A011" "dropped-filter");
pub(in crate::import) static MERGED_RULES: Code = page!(Warning "A012" "merged-rules");
pub(in crate::import) static LEFT_BEHIND: Code = page!(Warning "A013" "left-behind");

/// The most places that are pointed at where each is the same trouble.
const FEW: usize = 5;

/// A filter that is left out, since it has no effect.
pub(in crate::import) fn dropped_filter(dropped: &Dropped) -> Diagnostic {
    let help = match dropped.is_taken {
        true => {
            "this changes nothing; if these repositories should be scanned on push only, narrow the continuous entry"
        }
        false => "nothing changes",
    };
    Diagnostic::new(&DROPPED_FILTER, format!("`{}` is left out: {}", dropped.filter, dropped_because(dropped)))
        .primary(dropped.place.clone(), "")
        .help(help)
}

/// The reason why a filter has no effect.
pub(in crate::import) fn dropped_because(dropped: &Dropped) -> String {
    let by: Vec<&str> = dropped.by.iter().map(String::as_str).collect();
    let by = suggest::first_of(&by, FEW);
    match (dropped.is_taken, dropped.by.len()) {
        (true, 1) => format!("{by} scans all its names continuously, which takes precedence over on push"),
        (true, _) => format!("{by} scan all its names continuously, which takes precedence over on push"),
        (false, _) => format!("{by} of the same frequency matches all its names"),
    }
}

/// Every frequency that has more than one rule.
pub(in crate::import) fn merged_rules(setting: &Setting) -> Vec<Diagnostic> {
    let frequencies = Frequency::ALL.into_iter();
    frequencies.filter_map(|frequency| merged_rules_of(frequency, setting)).collect()
}

fn merged_rules_of(frequency: Frequency, setting: &Setting) -> Option<Diagnostic> {
    let rules: Vec<&WrittenRule> = setting.rules.iter().filter(|rule| rule.frequency == frequency.as_str()).collect();
    let (first, others) = rules.split_first().filter(|(_, others)| !others.is_empty())?;
    let message = format!("{} rules of {} become one", rules.len(), frequency.as_str());
    let mut diagnostic = Diagnostic::new(&MERGED_RULES, message).primary(first.place.clone(), "");
    for other in others.iter().take(FEW - 1) {
        diagnostic = diagnostic.also(other.place.clone(), "");
    }
    let help = match setting.rules.len() {
        count if count > MAX_RULES => {
            format!("AWS refuses {count} rules at apply: it allows one rule per frequency, with up to 100 filters")
        }
        _ => "a policy has one rule per frequency, with up to 100 filters; it matches the same names".to_owned(),
    };
    Some(diagnostic.help(help))
}

/// Something beside the configuration that is no part of a policy; `what` reads on from its address, or says it all.
pub(in crate::import) fn left_behind(message: impl Into<String>, places: &[Place], help: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(&LEFT_BEHIND, message);
    for (index, place) in places.iter().take(FEW).enumerate() {
        diagnostic =
            if index == 0 { diagnostic.primary(place.clone(), "") } else { diagnostic.also(place.clone(), "") };
    }
    diagnostic.help(help)
}

/// Enablers that switch Inspector on beside the registry.
pub(in crate::import) fn left_enabler(fit: EnablerFit, places: &[Place]) -> Diagnostic {
    let message = "`aws_inspector2_enabler` is not imported: a policy does not switch Inspector on";
    left_behind(message, places, help_of(fit))
}

fn help_of(fit: EnablerFit) -> &'static str {
    match fit {
        EnablerFit::EnhancedWithoutEcr => {
            "it does not list ECR where the registry is ENHANCED, so the two never settle, now or after the import: add \"ECR\" to its `resource_types`, or remove it"
        }
        EnablerFit::MaybeBasic => {
            "together with a registry that becomes BASIC it never settles; the generated module needs none, because ECR enables Inspector itself"
        }
        EnablerFit::InStep => {
            "it lists ECR exactly where the registry is ENHANCED: keep it, under the condition that the module is given as `enable_enhanced_scanning`"
        }
        EnablerFit::BasicWithoutEcr => {
            "it does not list ECR, so it settles together with a registry that is BASIC: keep it"
        }
        EnablerFit::Follows => {
            "it ignores changes of `resource_types`, so it settles together with any registry: keep it"
        }
        EnablerFit::Elsewhere => "it is for other accounts than that of the registry: keep it",
    }
}

/// Inspector's setting of re-scans, which the policy does not get.
pub(in crate::import) fn left_rescan(reason: &str, place: &Place) -> Diagnostic {
    let message = format!("Inspector's setting of re-scans is not imported: {reason}");
    let help = "add `[rescan]` to the policy when a `[[scan]]` is continuous and the setting is in force";
    left_behind(message, std::slice::from_ref(place), help)
}

/// Reports a resource that enables Inspector for new members of an organisation.
pub(in crate::import) fn left_organization(places: &[Place]) -> Option<Diagnostic> {
    (!places.is_empty()).then(|| {
        left_behind(
            "`aws_inspector2_organization_configuration` is not imported: a policy is for one account",
            places,
            "keep it in the configuration of the organisation",
        )
    })
}

/// A configuration that exists under conditions only.
pub(in crate::import) fn conditional_existence(resource: &Resource, conditions: &[&str]) -> Diagnostic {
    let message =
        format!("`{}` is created only under a condition, and a policy has no such condition", resource.address);
    let conditions = suggest::all_of(conditions);
    left_behind(message, std::slice::from_ref(&resource.place), &format!("it depends on {conditions}"))
}

/// A variable that changes the configuration otherwise than between ENHANCED and BASIC. Its value is its default, unless it
/// is given at a place.
pub(in crate::import) fn other_effect(
    name: &str,
    resource: &Resource,
    place: &Place,
    given: Option<&Place>,
) -> Diagnostic {
    let value = given.map_or("its default".to_owned(), |given| {
        let line = given.source.position(given.span.start).line;
        format!("the value that {}:{line} sets", given.source.name())
    });
    let message = format!("`var.{name}` changes `{}`; the policy is for {value}", resource.address);
    let help = format!("a policy has no such variable; to import another value use `--var {name}=VALUE`");
    left_behind(message, std::slice::from_ref(place), &help)
}

/// The configurations that exist in other cases only: what is imported is not the whole of what is meant.
pub(in crate::import) fn absent_configurations(absent: &[(Place, Vec<String>)]) -> Vec<Diagnostic> {
    let report = |(place, variables): &(Place, Vec<String>)| {
        let variables: Vec<&str> = variables.iter().map(String::as_str).collect();
        let hangs = match variables.is_empty() {
            true => "it is created in none of the examined cases".to_owned(),
            false => format!("it depends on {}", suggest::all_of(&variables)),
        };
        Diagnostic::new(
            &LEFT_BEHIND,
            "another scanning configuration is not in the policy, because it is not created with the known values",
        )
        .primary(place.clone(), hangs)
        .help("if the two alternate, set `mode = \"on-release\"` in the policy, and add the rules of the other one")
    };
    absent.iter().map(report).collect()
}

/// The words in the source of a module that make it likely to set registries.
const MATTERING: &[&str] = &["ecr", "inspector"];

/// The modules that are not looked into and may set a registry's scanning, too.
pub(in crate::import) fn unread_modules(unread: &[(String, Place)]) -> Vec<Diagnostic> {
    let matters = unread.iter().filter(|(source, _)| MATTERING.iter().any(|word| source.contains(word)));
    let report = |(source, place): &(String, Place)| {
        Diagnostic::new(&LEFT_BEHIND, format!("the module `{source}` is not read, and may also configure the registry's scanning"))
            .primary(place.clone(), "")
            .help("run `terraform init` so that the module can be read, or import the configuration from AWS: `aws ecr get-registry-scanning-configuration > registry.json`")
    };
    matters.map(report).collect()
}

/// A configuration that depends on several variables together, of which files of values give some.
pub(in crate::import) fn joint_variables(place: &Place, are_given: bool) -> Diagnostic {
    let values = if are_given { "their defaults and the values in files" } else { "their defaults" };
    left_behind(
        format!(
            "the configuration depends on a combination of several variables, and a policy has one switch: the policy is for {values}"
        ),
        std::slice::from_ref(place),
        "import each relevant state with `--var NAME=VALUE`, and pass the combined condition to the module as `enable_enhanced_scanning`",
    )
}

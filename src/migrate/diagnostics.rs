//! Findings of migrating.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Severity, page, suggest};
use crate::paths;
use crate::source::{Place, Source, Span};

/// The codes of migrating.
pub(crate) static CODES: &[&Code] = &[
    &WHICH_REGISTRY,
    &SHARED_BLOCK,
    &UNKNOWN_INSTANCE,
    &PROVIDER_WITHIN,
    &OWN_REGION,
    &GENERATES_INTO_ROOT,
    &UNUSED_BLOCK,
    &CALLED_ELSEWHERE,
    &LOST_CONDITION,
];

static WHICH_REGISTRY: Code = page!(Error "G001" "which-registry");
static SHARED_BLOCK: Code = page!(Error "G002" "shared-block");
static UNKNOWN_INSTANCE: Code = page!(Error "G003" "unknown-instance");
static PROVIDER_WITHIN: Code = page!(Error "G004" "provider-within");
static OWN_REGION: Code = page!(Error "G005" "own-region");
static GENERATES_INTO_ROOT: Code = page!(Error "G006" "generates-into-root");
static UNUSED_BLOCK: Code = page!(Warning "G007" "unused-block");
static CALLED_ELSEWHERE: Code = page!(Error "G008" "called-elsewhere");
static LOST_CONDITION: Code = page!(Warning "G009" "lost-condition");

/// The most configurations that are pointed at.
const SHOWN: usize = 20;

/// More than one resource that sets a registry, each with its address, and nothing said of which one is meant. They are
/// `in_one_place` where all act on one account and region.
pub(super) fn several_registries(found: &[(&str, Place)], are_enablers: bool, in_one_place: bool) -> Diagnostic {
    let what = if are_enablers { "enablers are for" } else { "resources configure the scanning of" };
    let (whose, help) = match in_one_place {
        true => (
            "one registry",
            "select the one to move with `--address`; the others are removed from the state, because a registry has one configuration",
        ),
        false => (
            "several registries",
            "a policy is for one account and region: select one with `--address`, and migrate each of the others with its own policy",
        ),
    };
    let mut finding = Diagnostic::new(&WHICH_REGISTRY, format!("{} {what} {whose}, and none is selected", found.len()));
    for (index, (address, place)) in found.iter().take(SHOWN).enumerate() {
        let (place, text) = (place.clone(), format!("`--address '{address}'`"));
        finding = if index == 0 { finding.primary(place, text) } else { finding.also(place, text) };
    }
    finding.help(help)
}

/// Nothing has the address that was asked for.
pub(super) fn no_such_registry(address: &str, found: &[(&str, Place)]) -> Diagnostic {
    let addresses: Vec<&str> = found.iter().map(|(address, _)| *address).collect();
    let help = match addresses.is_empty() {
        true => "the directory has no scanning configuration of a registry".to_owned(),
        false => format!("there are these: {}", suggest::first_of(&addresses, SHOWN)),
    };
    let message = format!("there is no scanning configuration at `{address}`");
    let mut finding = Diagnostic::new(&WHICH_REGISTRY, message);
    if let Some((_, place)) = found.first() {
        finding = finding.primary(place.clone(), "this is another one");
    }
    finding.help(help)
}

/// A block that would have to go, and that makes something for another registry.
pub(super) fn shared_block(address: &str, other: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &SHARED_BLOCK,
        format!("the block of `{address}` also creates `{other}`, for another account or region"),
    )
    .primary(place, "deleting it for one deletes it for both")
    .help("move the other one to its own block with a `moved` block, and apply this first")
}

/// A configuration whose instance key is not told; a `moved` block must name it.
pub(super) fn unknown_instance(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_INSTANCE, format!("the instance key of `{address}` is not known statically, and a `moved` block must name it"))
        .primary(place, "its `count` or `for_each`, or that of its module, is unknown")
        .help("set the values that it depends on with `--var NAME=VALUE` or `--var-file`; `terraform state list` shows the keys")
}

/// A configuration whose provider the root has no name for.
pub(super) fn provider_within(address: &str, place: Place, provider: Place) -> Diagnostic {
    Diagnostic::new(&PROVIDER_WITHIN, format!("`{address}` uses a provider that is configured within its module"))
        .primary(place, "a module call in the root module can't refer to that provider")
        .also(provider, "configured here")
        .help("move the `provider` block to the root module, pass it with `providers`, and apply this first")
}

/// A configuration with a `region` of its own, which the generated module does not take.
pub(super) fn own_region(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &OWN_REGION,
        format!("`{address}` sets `region`, and the generated module uses the region of its provider"),
    )
    .primary(place, "without it the region may change, and then the configuration is replaced")
    .help("set `aws_provider_version = \">= 6.0\"` under `[module]`, so that the module takes `region`, or replace `region` with a `provider` of that region, and apply this first")
}

/// A configuration whose region the root has no words for.
pub(super) fn unknown_region(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &OWN_REGION,
        format!("`{address}` sets `region`, and its value is not available in the root module"),
    )
    .primary(place, "the call of the generated module must give the same region")
    .help("write it in the words of the root module, or set the values that it depends on with `--var NAME=VALUE`")
}

/// A policy whose module is the very directory that it is to be called from.
pub(super) fn generates_into_root(policy: &Place, directory: &Path) -> Diagnostic {
    let name = paths::slashed(directory);
    Diagnostic::new(
        &GENERATES_INTO_ROOT,
        format!("the policy generates its module into `{name}`, the directory that calls it"),
    )
    .primary(policy.clone(), "")
    .also(Place::new(&Source::new(name, ""), Span::default()), "")
    .help("set `output` under `[module]` to a separate directory, such as `modules/ecr-scanning`")
}

/// A block that makes nothing with the values that are known.
pub(super) fn unused_block(address: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&UNUSED_BLOCK, format!("`{address}` creates nothing with the known values, and is not changed"))
        .primary(place, "")
        .help("if `terraform state list` shows it, set the values that are used at apply: `--var NAME=VALUE` or `--var-file`")
}

/// A module whose blocks would be deleted, and the calls of others.
pub(super) fn called_elsewhere(module: &str, calls: &[Place]) -> Diagnostic {
    let message = format!("`{module}` is called from elsewhere too, and blocks in it must be deleted");
    let finding = Diagnostic::new(&CALLED_ELSEWHERE, message);
    at_calls(finding, calls, "the next plan here would destroy what the blocks created").help(format!(
        "copy `{module}` for the directory that is migrated, set `source` to the copy there, and apply this first, with an empty plan: then migrate, which changes the copy only"
    ))
}

/// A module whose blocks are deleted, and calls of it by an address of the repository.
pub(super) fn called_by_address(module: &str, calls: &[Place]) -> Diagnostic {
    let message = format!("`{module}` is called by the repository's address too, and blocks in it are deleted");
    let text = "a plan here would destroy what the blocks created, as soon as this takes a revision without them";
    at_calls(Diagnostic::new(&CALLED_ELSEWHERE, message), calls, text)
        .help(format!(
            "keep `ref` at a revision before the edit, or call a copy of `{module}` that keeps the blocks, until these directories are migrated as well"
        ))
        .only(Severity::Warning)
}

/// A finding with the first calls that it is about.
fn at_calls(finding: Diagnostic, calls: &[Place], text: &str) -> Diagnostic {
    calls.iter().take(SHOWN).cloned().enumerate().fold(finding, |finding, (index, place)| match index {
        0 => finding.primary(place, text),
        _ => finding.also(place, text),
    })
}

/// More directories than are looked through for callers.
pub(super) fn too_many_directories(root: &str, most: usize) -> Diagnostic {
    let message = format!(
        "`{root}` has more than {most} directories, so there may be callers of the changed modules that are not known"
    );
    Diagnostic::new(&CALLED_ELSEWHERE, message)
        .primary(Place::new(&Source::new(root, ""), Span::default()), "")
        .help("search for other calls of the modules in which the steps delete blocks")
        .only(Severity::Warning)
}

/// A configuration that exists under conditions which the call of the generated module does not have.
pub(super) fn lost_condition(address: &str, place: Place, conditions: &[String], call: Option<&str>) -> Diagnostic {
    let conditions: Vec<String> =
        conditions.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let conditions: Vec<&str> = conditions.iter().map(String::as_str).collect();
    let under = suggest::all_of(&conditions);
    let help = match call {
        Some(call) => format!("make sure that `{call}` is created under the same condition"),
        None => "add a `count` with the same condition to the module call, and the key `[0]` to the `to` of the `moved` block".to_owned(),
    };
    Diagnostic::new(
        &LOST_CONDITION,
        format!("`{address}` exists only as {under} says, and the call of the generated module does not say this"),
    )
    .primary(place, "where it does not exist, the module would be created and set the registry")
    .help(help)
}

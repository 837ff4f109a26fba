#![doc = include_str!("which-registry.md")]

use super::present::Thing;
use crate::diagnostic::{Code, Diagnostic, page, suggest};

pub(super) static CODE: Code = page!(Error "G001" "which-registry");

/// The most configurations that are pointed at.
const SHOWN: usize = 20;

/// More than one configuration, and nothing said of which one is meant.
pub(super) fn several(found: &[Thing<'_>]) -> Diagnostic {
    let first = found.first().map(Thing::location);
    let is_one_place = found.iter().all(|thing| Some(thing.location()) == first);
    let what = if found.iter().all(Thing::is_registry) { "resources set the scanning of" } else { "enablers are for" };
    let (whose, help) = match is_one_place {
        true => (
            "one registry",
            "name the one that is to move with `--address`; the others are forgotten, since a registry has one configuration",
        ),
        false => (
            "several registries",
            "a policy is for one account and region: name the one with `--address`, and migrate the others with policies of their own",
        ),
    };
    let mut finding = Diagnostic::new(&CODE, format!("{} {what} {whose}: which one is meant?", found.len()));
    for (index, thing) in found.iter().take(SHOWN).enumerate() {
        let (place, text) = (thing.declared.block.place(), format!("`--address '{}'`", thing.address));
        finding = if index == 0 { finding.primary(place, text) } else { finding.also(place, text) };
    }
    finding.help(help)
}

/// Nothing has the address that was asked for.
pub(super) fn none(address: &str, found: &[Thing<'_>]) -> Diagnostic {
    let addresses: Vec<&str> = found.iter().map(|thing| thing.address.as_str()).collect();
    let help = match addresses.is_empty() {
        true => "the folder sets no registry's scanning".to_owned(),
        false => format!("there is {}", suggest::first_of(&addresses, SHOWN)),
    };
    let mut finding = Diagnostic::new(&CODE, format!("nothing that sets a registry's scanning is at `{address}`"));
    if let Some(first) = found.first() {
        finding = finding.primary(first.declared.block.place(), "this is another one");
    }
    finding.help(help)
}

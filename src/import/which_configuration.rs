#![doc = include_str!("which-configuration.md")]

use super::found::Found;
use crate::diagnostic::{Code, Diagnostic, page, suggest};

pub(super) static CODE: Code = page!(Error "A005" "which-configuration");

/// The most configurations that are pointed at.
const SHOWN: usize = 20;

/// More than one configuration, and nothing said of which one is meant.
pub(super) fn several(found: &[Found]) -> Diagnostic {
    let message = format!("{} configurations of a registry's scanning: which one is meant?", found.len());
    let help = "a policy is of one account and region: name the one it is for with `--address`, or with `--region` where that tells";
    pointing(message, found).help(help)
}

/// No configuration is the one that was asked for; there are these.
pub(super) fn none(found: &[Found]) -> Diagnostic {
    let addresses: Vec<&str> = found.iter().map(|found| found.address.as_str()).collect();
    let message = "no configuration of a registry's scanning has that address and region";
    pointing(message.to_owned(), found).help(format!("there is {}", suggest::first_of(&addresses, SHOWN)))
}

fn pointing(message: String, found: &[Found]) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(&CODE, message);
    for (index, one) in found.iter().take(SHOWN).enumerate() {
        let region = one.region.as_ref().map(|region| format!(", in {region}")).unwrap_or_default();
        let text = format!("`--address '{}'`{region}", one.address);
        diagnostic = if index == 0 {
            diagnostic.primary(one.place.clone(), text)
        } else {
            diagnostic.also(one.place.clone(), text)
        };
    }
    diagnostic
}

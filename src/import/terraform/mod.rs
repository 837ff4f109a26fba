//! A Terraform directory: its resources of the registry's scanning, and the calls of community modules that hold one.
//!
//! Variables have their defaults, or what the files of values give them. One that picks between ENHANCED and BASIC is
//! found by taking each variable for unknown in turn: it becomes the policy's release mode. What the command line gives
//! stays as it is given.

mod condition;
mod instances;
mod other_resources;
mod setting;
mod site;
mod switch;
mod turns;
mod variable_effect;
mod ways;

use std::collections::BTreeSet;
use std::path::Path;

use super::diagnostics;
use super::found::Found;
use crate::diagnostic::{self, Findings};
use crate::terraform::{Directory, Variables};
use instances::Instances;
use site::{sites, unread, unread_of_scanning};

/// Every configuration in a directory, or in one of its files; at least one.
pub(super) fn find(path: &Path, variables: &Variables) -> Result<Vec<Found>, Findings> {
    let (mut directory, mut findings) = Directory::read(path, variables)?;
    if diagnostic::any_error(&findings) {
        return Err(findings.into());
    }
    let sites = sites(&directory);
    let names = switch::variables(&directory, variables);
    let are_given = names.iter().any(|variable| variable.given.is_some());
    let mut found = Vec::new();
    let (mut absent, mut left_alone, mut switches) = (Vec::new(), Vec::new(), BTreeSet::new());
    for group in turns::groups(&mut directory, sites, &names) {
        let base = Instances::of(&directory, &group).map_err(|too_many| vec![too_many.into()])?;
        let effects = switch::effects(&mut directory, &group, &base, &names);
        if switch::is_joint(&mut directory, &group, &names, &effects) {
            findings
                .extend(group.places().take(1).map(|place| diagnostics::warnings::joint_variables(place, are_given)));
        }
        if base.is_empty() {
            let variables: Vec<String> = effects.iter().map(|effect| format!("var.{}", effect.variable.name)).collect();
            let places = group.places().map(|place| (place.clone(), variables.clone()));
            // A known module that leaves scanning alone, whatever its variables are, is no other configuration.
            let is_other = !(effects.is_empty() && group.is_of_module());
            if is_other { &mut absent } else { &mut left_alone }.extend(places);
        }
        let own = effects.iter().filter(|effect| effect.is_switch());
        switches.extend(own.map(|effect| effect.variable.name.clone()));
        found.extend(base.found(&effects));
    }
    if found.is_empty() {
        absent.extend(left_alone);
        return Err(diagnostics::input::nothing_in_directory(path, &absent, &unread(&directory)).into());
    }
    findings.extend(other_resources::warnings(&mut directory, &found, &switches));
    findings.extend(diagnostics::warnings::absent_configurations(&absent));
    findings.extend(diagnostics::warnings::unread_modules(&unread_of_scanning(&directory)));
    found.iter_mut().for_each(|found| found.warnings.extend(findings.iter().cloned()));
    Ok(found)
}

//! A Terraform directory: its resources of the registry's scanning, and the calls of community modules that hold one.
//!
//! Variables have their defaults, or what the files of values give them. One that picks between ENHANCED and BASIC is
//! found by taking each variable for unknown in turn: it becomes the policy's release mode. What the command line gives
//! stays as it is given.

mod instances;
mod other_resources;
mod setting;
mod site;
mod switch;
mod variable_effect;
mod ways;

use std::path::Path;

use super::diagnostics;
use super::found::Found;
use crate::diagnostic::{self, Findings};
use crate::terraform::{Assignment, Directory, Variables};
use instances::Instances;
use site::{sites, unread};

/// Every configuration in a directory, or in one of its files; at least one.
pub(super) fn find(path: &Path, variables: &Variables) -> Result<Vec<Found>, Findings> {
    let (mut directory, mut findings) = Directory::read(path, variables)?;
    if diagnostic::any_error(&findings) {
        return Err(findings.into());
    }
    let sites = sites(&directory);
    let names = switch::variables(&directory, &given(variables));
    let mut found = Vec::new();
    let mut absent = Vec::new();
    for site in &sites {
        let base = Instances::of(&directory, site).map_err(|too_many| vec![too_many.into()])?;
        let effects = switch::effects(&mut directory, site, &base, &names);
        if switch::is_joint(&mut directory, site, &names, &effects) {
            findings.push(diagnostics::warnings::joint_variables(&site.place));
        }
        if base.is_empty() {
            absent.push((
                site.place.clone(),
                effects.iter().map(|effect| format!("var.{}", effect.variable.name)).collect(),
            ));
        }
        found.extend(base.found(&effects));
    }
    if found.is_empty() {
        return Err(diagnostics::input::nothing_in_directory(path, &absent, &unread(&directory)).into());
    }
    findings.extend(other_resources::warnings(&directory));
    findings.extend(diagnostics::warnings::absent_configurations(&absent));
    findings.extend(diagnostics::warnings::unread_modules(&unread(&directory)));
    found.iter_mut().for_each(|found| found.warnings.extend(findings.iter().cloned()));
    Ok(found)
}

/// The names that the command line gives values to.
fn given(variables: &Variables) -> Vec<String> {
    let name = |assignment: &Assignment| match assignment {
        Assignment::Value(text) => text.split_once('=').map(|(name, _)| name.to_owned()),
        Assignment::File(_) => None,
    };
    variables.given.iter().filter_map(name).collect()
}

//! Configurations of one registry that take turns: of several blocks there is one at a time, whatever the variables are.
//!
//! All of them give way to the generated module. What would exist with other values is not in the state, but its block must
//! go as well, else it would set the registry beside the module one day.

use std::path::Path;

use super::options::Options;
use crate::terraform::address::without_keys;
use crate::terraform::scanning::REGISTRY;
use crate::terraform::{Assignment, Case, Directory, Location, Resource};

/// Configurations of one account and region that take turns.
#[derive(Debug)]
pub(super) struct Turns {
    pub(super) location: Location,
    /// The configurations, each as in the first case that has it.
    pub(super) resources: Vec<Resource>,
    /// There is one in every case.
    pub(super) is_always: bool,
}

/// Looks for them with every variable unknown that the command line gives no value. `output` is the real path of the
/// generated module, which is none of them.
pub(super) fn look(directory: &mut Directory, options: &Options, output: &Path) -> Vec<Turns> {
    let names: Vec<String> = variables(directory).filter(|name| !is_given(options, name)).collect();
    directory.treat_as_unknown(names);
    let cases = directory.cases(&[REGISTRY]).unwrap_or_default();
    directory.treat_as_unknown([]);
    let generated: Vec<String> = directory.calls_of(output).iter().map(|call| call.address()).collect();
    let is_own = |resource: &&Resource| {
        let plain = without_keys(&resource.address);
        !generated.iter().any(|call| plain.strip_prefix(call.as_str()).is_some_and(|rest| rest.starts_with('.')))
    };
    let mut locations: Vec<&Location> =
        cases.iter().flat_map(|case| case.resources.iter().filter(is_own)).map(|one| &one.location).collect();
    locations.sort_unstable();
    locations.dedup();
    let at = |case: &Case, location: &Location| -> Vec<Resource> {
        case.resources.iter().filter(is_own).filter(|one| one.location == *location).cloned().collect()
    };
    let turns = locations.into_iter().filter_map(|location| {
        let of_cases: Vec<Vec<Resource>> = cases.iter().map(|case| at(case, location)).collect();
        let mut resources: Vec<Resource> = Vec::new();
        for resource in of_cases.iter().flatten() {
            if !resources.iter().any(|known| known.address == resource.address) {
                resources.push(resource.clone());
            }
        }
        let is_one = of_cases.iter().all(|own| own.len() < 2);
        let is_known = !resources.iter().any(|resource| resource.address.contains("[*]"));
        let is_always = of_cases.iter().all(|own| own.len() == 1);
        (is_one && is_known && resources.len() > 1).then(|| Turns { location: location.clone(), resources, is_always })
    });
    turns.collect()
}

/// The variables of the root.
fn variables(directory: &Directory) -> impl Iterator<Item = String> {
    let root = directory.modules().first().into_iter();
    root.flat_map(|root| root.blocks_of("variable")).map(|variable| variable.label(0).to_owned())
}

fn is_given(options: &Options, name: &str) -> bool {
    options.variables.given.iter().any(|given| match given {
        Assignment::Value(text) => text.split_once('=').is_some_and(|(own, _)| own == name),
        // Which file gives what is not looked at: all that is known stays so.
        Assignment::File(_) => true,
    })
}

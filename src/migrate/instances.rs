//! Instances in all cases of a directory.

use crate::terraform::{Case, Open, Resource, Value};

/// The resources of all cases, each address once: as in the first case that has it.
pub(super) fn resources(cases: &[Case]) -> Vec<Resource> {
    let mut all: Vec<Resource> = Vec::new();
    for resource in cases.iter().flat_map(|case| &case.resources) {
        match all.iter_mut().find(|known| known.address == resource.address) {
            None => all.push(resource.clone()),
            Some(known) if known.body != resource.body => {
                // An argument that differs between cases is unknown.
                differing(known, resource);
            }
            Some(_) => {}
        }
    }
    all.sort_by(|left, right| left.address.cmp(&right.address));
    all
}

fn differing(known: &mut Resource, other: &Resource) {
    for (name, argument) in &mut known.body.arguments {
        if argument.value != *other.body.value(name) {
            argument.value = Value::Unknown(Open::new(argument.place.text().to_owned()));
        }
    }
}

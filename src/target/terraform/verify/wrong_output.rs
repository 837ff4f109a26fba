#![doc = include_str!("wrong-output.md")]

use super::module::{Module, RESOURCE, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::ScanPlan;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V018" "wrong-output");

/// The outputs of every module, and the attribute of the resource that each is.
const OUTPUTS: &[(&str, &str)] = &[("registry_id", "registry_id"), ("scan_type", "scan_type"), ("rules", "rule")];

/// Reports outputs that are missing, say something else, or are not known.
pub(super) fn check(module: &Module<'_>, plan: &ScanPlan, findings: &mut Vec<Diagnostic>) {
    let outputs: Vec<TopBlock<'_>> = module.blocks_of("output").collect();
    for (name, attribute) in OUTPUTS {
        let output = outputs.iter().find(|output| output.label(0) == Some(name));
        let is_right = output.is_some_and(|output| is_attribute(*output, &plan.module.label, attribute));
        if !is_right {
            let place = output.map(|output| value_place(*output)).or_else(|| module.start());
            findings.extend(place.map(|place| report(name, &plan.module.label, attribute, place)));
        }
    }
    for output in outputs.iter().filter(|output| !OUTPUTS.iter().any(|(name, _)| output.label(0) == Some(name))) {
        let message = format!("a module has no output `{}`", output.label(0).unwrap_or_default());
        findings.push(Diagnostic::new(&CODE, message).primary(output.place(), "").help(HELP));
    }
}

const HELP: &str =
    "keep the built-in `outputs.tf.tera`: every module has the outputs `registry_id`, `scan_type` and `rules`";

fn value_place(output: TopBlock<'_>) -> Place {
    let value = output.block.attribute("value");
    value.map_or_else(|| output.place(), |value| output.file.place(value.value.span))
}

/// Whether the value is that attribute of the module's resource.
fn is_attribute(output: TopBlock<'_>, label: &str, attribute: &str) -> bool {
    let names = output.block.attribute("value").and_then(|value| value.value.names());
    names.is_some_and(|names| names == [RESOURCE, label, attribute])
}

fn report(name: &str, label: &str, attribute: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the output `{name}` is not `{RESOURCE}.{label}.{attribute}`"))
        .primary(place, "")
        .help(HELP)
}

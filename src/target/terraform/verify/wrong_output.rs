#![doc = include_str!("wrong-output.md")]

use super::module::{Module, RESOURCE, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::{Output, Plan};
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V018" "wrong-output");

/// The outputs of every module, and the attribute of the resource that each is.
const OUTPUTS: &[(&str, &str)] = &[("registry_id", "registry_id"), ("scan_type", "scan_type"), ("rules", "rule")];

/// Reports outputs that are missing, say something else, or are not known.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let outputs: Vec<TopBlock<'_>> = module.blocks_of("output").collect();
    let planned = planned(plan);
    for wanted in &planned {
        let output = outputs.iter().find(|output| output.label(0) == Some(wanted.name));
        if !output.is_some_and(|output| is_attribute(*output, wanted)) {
            let place = output.map(|output| value_place(*output)).or_else(|| module.start());
            findings.extend(place.map(|place| report(wanted, place)));
        }
    }
    for output in outputs.iter().filter(|output| !planned.iter().any(|wanted| output.label(0) == Some(wanted.name))) {
        let message = format!("`{}` is not an output of a generated module", output.label(0).unwrap_or_default());
        findings.push(Diagnostic::new(&CODE, message).primary(output.place(), "").help(HELP));
    }
}

/// The outputs that a plan asks for.
fn planned(plan: &Plan) -> Vec<Output> {
    let label = &plan.registry.module.label;
    let of_every =
        OUTPUTS.iter().map(|(name, attribute)| Output { name, kind: RESOURCE, label: label.clone(), attribute });
    of_every.chain(plan.outputs().cloned()).collect()
}

const HELP: &str = "keep the built-in `outputs.tf.tera`: every generated module has the outputs `registry_id`, `scan_type` and `rules`";

fn value_place(output: TopBlock<'_>) -> Place {
    let value = output.block.attribute("value");
    value.map_or_else(|| output.place(), |value| output.file.place(value.value.span))
}

/// Tells whether the value is that attribute of a resource.
fn is_attribute(output: TopBlock<'_>, wanted: &Output) -> bool {
    let names = output.block.attribute("value").and_then(|value| value.value.names());
    names.is_some_and(|names| names == [wanted.kind, wanted.label.as_str(), wanted.attribute])
}

fn report(Output { name, kind, label, attribute }: &Output, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the output `{name}` is not `{kind}.{label}.{attribute}`"))
        .primary(place, "")
        .help(HELP)
}

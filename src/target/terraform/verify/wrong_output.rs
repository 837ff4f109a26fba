#![doc = include_str!("wrong-output.md")]

use super::module::{Module, RESOURCE, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;
use crate::source::Place;

pub(super) static CODE: Code = page!(Error "V018" "wrong-output");

/// The outputs of every module, and the attribute of the resource that each is.
const OUTPUTS: &[(&str, &str)] = &[("registry_id", "registry_id"), ("scan_type", "scan_type"), ("rules", "rule")];

/// An output that the text must have, and the names of its value.
struct Wanted<'p> {
    name: &'static str,
    value: Vec<&'p str>,
}

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
fn planned(plan: &Plan) -> Vec<Wanted<'_>> {
    let label = plan.registry.module.label.as_str();
    let of_every = OUTPUTS.iter().map(|(name, attribute)| (*name, vec![RESOURCE, label, attribute]));
    let of_companions = plan.outputs().map(|output| (output.name, output.value.clone()));
    of_every.chain(of_companions).map(|(name, value)| Wanted { name, value }).collect()
}

const HELP: &str = "keep the built-in `outputs.tf.tera`: every generated module has the outputs `registry_id`, `scan_type` and `rules`";

fn value_place(output: TopBlock<'_>) -> Place {
    let value = output.block.attribute("value");
    value.map_or_else(|| output.place(), |value| output.file.place(value.value.span))
}

/// Tells whether the value is just that.
fn is_attribute(output: TopBlock<'_>, wanted: &Wanted<'_>) -> bool {
    let names = output.block.attribute("value").and_then(|value| value.value.names());
    names.is_some_and(|names| names == wanted.value)
}

fn report(Wanted { name, value }: &Wanted<'_>, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, format!("the output `{name}` is not `{}`", value.join("."))).primary(place, "").help(HELP)
}

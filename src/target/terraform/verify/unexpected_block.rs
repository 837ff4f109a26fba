#![doc = include_str!("unexpected-block.md")]

use super::module::{Module, RESOURCE, TopBlock};
use super::planned_arguments;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::Block;
use crate::plan::Plan;
use crate::source::Place;

pub(crate) static CODE: Code = page!(Error "V004" "unexpected-block");

/// Contents that a block may have: its attributes and its blocks.
struct Known {
    block: &'static str,
    attributes: &'static [&'static str],
    blocks: &'static [&'static str],
}

/// The blocks that a generated module may have beside its resource.
const KNOWN: &[Known] = &[
    Known { block: "terraform", attributes: &["required_version"], blocks: &["required_providers"] },
    Known { block: "variable", attributes: &["description", "type", "default", "nullable"], blocks: &[] },
    Known { block: "output", attributes: &["description", "value"], blocks: &[] },
];

/// Reports every block whose effect is not checked here (resources that the plan does not list, data sources, modules,
/// providers), what a listed resource says otherwise than the plan, and
/// whatever in the known ones could keep a release state from being applied.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let planned = plan.resources();
    for top in module.blocks() {
        let (kind, resource) = (&*top.block.kind, top.label(0).unwrap_or_default());
        let label = top.label(1).unwrap_or_default();
        let is_planned = || planned.iter().any(|planned| planned.is(resource, label));
        if let Some(known) = KNOWN.iter().find(|known| known.block == kind) {
            let is_planned_variable = kind == "variable" && plan.variables().any(|variable| variable.name == resource);
            inside(top, known, is_planned_variable, findings);
        } else if kind != "locals" && !(kind == "resource" && (is_planned() || resource.contains("inspector"))) {
            findings.push(report([kind, resource].join(" ").trim_end(), top.place()));
        }
    }
    for (resource, top) in planned.iter().flat_map(|planned| module.saying(planned).map(move |top| (planned, top))) {
        if resource.kind != RESOURCE {
            findings.extend(planned_arguments::differing(module, plan, resource, top, diagnostic));
            continue;
        }
        let lifecycles = top.block.blocks_of("lifecycle");
        let other = lifecycles.filter(|lifecycle| lifecycle.attribute("ignore_changes").is_none());
        findings.extend(other.map(|lifecycle| report("lifecycle", top.file.place(lifecycle.kind_span()))));
    }
}

/// `validates` is true for a variable that may have a `validation` of its own value.
fn inside(top: TopBlock<'_>, known: &Known, validates: bool, findings: &mut Vec<Diagnostic>) {
    for attribute in top.block.attributes.iter().filter(|attribute| !known.attributes.contains(&&*attribute.name)) {
        let message = format!("the effect of `{}` in `{}` is not verified", attribute.name, known.block);
        findings.push(diagnostic(message, top.file.place(attribute.name_span)));
    }
    let is_known = |block: &&Block| known.blocks.contains(&&*block.kind) || (validates && is_of_itself(top, block));
    for block in top.block.blocks.iter().filter(|block| !is_known(block)) {
        findings.push(report(&format!("{} {}", known.block, block.kind), top.file.place(block.kind_span())));
    }
}

/// Tells whether a block is a `validation` that looks at the variable alone, so that it can't depend on the release state.
fn is_of_itself(top: TopBlock<'_>, block: &Block) -> bool {
    let text = |name: &str| block.attribute(name).map(|attribute| attribute.source.slice(attribute.value.span));
    let own = format!("var.{}", top.label(0).unwrap_or_default());
    let rest = text("condition").unwrap_or_default().replace(&own, "");
    let is_plain = block.attribute("error_message").is_some_and(|message| message.value.as_text().is_some());
    let leads_elsewhere = ["var.", "local.", "data.", "module.", "path.", "terraform.", "each.", "self."];
    &*block.kind == "validation" && is_plain && !leads_elsewhere.iter().any(|root| rest.contains(root))
}

fn report(what: &str, place: Place) -> Diagnostic {
    diagnostic(format!("the module has a `{what}` block, and its effect is not verified"), place)
}

fn diagnostic(message: String, place: Place) -> Diagnostic {
    Diagnostic::new(&CODE, message)
        .primary(place, "")
        .help("move it out of the module: the module contains the scanning configuration, variables, locals and outputs, and its tests mock the provider")
}

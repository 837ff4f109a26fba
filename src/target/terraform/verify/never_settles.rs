#![doc = include_str!("never-settles.md")]

use super::emitted::Emitted;
use super::managed::{self, enablers};
use super::module::{Module, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::plan::Plan;
use crate::simulate::{Apply, ManagedResources, Verdict, prove_module};

pub(super) static CODE: Code = page!(Error "V019" "never-settles");

const HELP: &str = "the module must settle after one apply, in each release state: keep only the scanning configuration, and remove everything else that changes Inspector or the registry";

/// Proves that a module whose parts are as they must be settles. Nothing where what it emits can't be managed, which other
/// obligations report.
pub(super) fn check(module: &Module<'_>, states: &[Emitted<'_>], findings: &mut Vec<Diagnostic>) -> Option<Verdict> {
    let stacks = states.iter().map(managed::of_emitted).collect::<Option<Vec<ManagedResources>>>()?;
    let verdict = prove_module(&stacks);
    report(module, &verdict, findings);
    Some(verdict)
}

/// Looks for the cycle of a module that has more in it than the one configuration, as far as its text tells.
pub(super) fn check_all(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    if enablers(module).next().is_none() && module.configurations().count() < 2 {
        return;
    }
    let states = plan.registry.release.states();
    let stacks = states.iter().map(|state| managed::of_module(module, state.scan_type()));
    if let Some(stacks) = stacks.collect::<Option<Vec<ManagedResources>>>() {
        report(module, &prove_module(&stacks), findings);
    }
}

fn report(module: &Module<'_>, verdict: &Verdict, findings: &mut Vec<Diagnostic>) {
    match (verdict.settles, &verdict.cycle) {
        (Some(false), Some(cycle)) => findings.push(cycling(module, cycle)),
        (Some(false), None) => {
            findings.push(started(module, "the module does not always settle after a successful apply"))
        }
        (Some(true) | None, _) => {}
    }
}

/// The cycle as labels: each resource with what every apply does to it, and what AWS then does by itself.
fn cycling(module: &Module<'_>, cycle: &[Apply]) -> Diagnostic {
    let message =
        format!("the module never settles: after {} applies Terraform plans the same changes again", cycle.len());
    let steps = cycle.iter().flat_map(|apply| apply.actions.iter().map(move |action| (apply, action)));
    let mut diagnostic = Diagnostic::new(&CODE, message).help(HELP);
    for (apply, action) in steps {
        let Some(top) = resource(module, &action.address) else { continue };
        let own: Vec<String> = apply.by_itself.iter().map(|own| format!("; then AWS {own}")).collect();
        let text = format!("apply {}: {}{}", apply.apply, action.changes.join(", "), own.concat());
        diagnostic = match diagnostic.labels.is_empty() {
            true => diagnostic.primary(top.place(), text),
            false => diagnostic.also(top.place(), text),
        };
    }
    diagnostic
}

fn started(module: &Module<'_>, message: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(&CODE, message).help(HELP);
    let first = enablers(module).next().or_else(|| module.configurations().next());
    match first {
        Some(top) => diagnostic.primary(top.place(), ""),
        None => diagnostic,
    }
}

fn resource<'m>(module: &'m Module<'_>, address: &str) -> Option<TopBlock<'m>> {
    module.configurations().chain(enablers(module)).find(|top| top.address() == address)
}

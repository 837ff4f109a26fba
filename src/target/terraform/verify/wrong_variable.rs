#![doc = include_str!("wrong-variable.md")]

use super::module::{Module, TopBlock};
use crate::diagnostic::{Code, Diagnostic, page};
use crate::hcl::Kind;
use crate::plan::{Plan, PlannedVariable};
use crate::registry::ReleaseVariable;

pub(crate) static CODE: Code = page!(Error "V008" "wrong-variable");

/// Reports variables that the release mode does not have, or that would have to be set.
pub(super) fn check(module: &Module<'_>, plan: &Plan, findings: &mut Vec<Diagnostic>) {
    let variables: Vec<TopBlock<'_>> = module.blocks_of("variable").collect();
    let release = variables.iter().find(|variable| variable.label(0) == Some(ReleaseVariable::NAME));
    match (release, plan.registry.release.default()) {
        (Some(variable), Some(default)) => {
            findings.extend(wrong_type(*variable));
            findings.extend(wrong_default(*variable, default));
        }
        (Some(variable), None) => findings.push(report("this release mode has no variable", variable.place())),
        (None, Some(_)) => {
            let message = format!("the module does not declare `{}`", ReleaseVariable::NAME);
            findings.extend(module.start().map(|place| report(&message, place)));
        }
        (None, None) => {}
    }
    findings.extend(plan.variables().flat_map(|planned| of_plan(module, &variables, planned)));
    for variable in variables.iter().filter(|variable| variable.block.attribute("default").is_none()) {
        let name = variable.label(0).unwrap_or_default();
        if name != ReleaseVariable::NAME && !plan.variables().any(|planned| planned.name == name) {
            findings.push(report(&format!("the variable `{name}` has no default"), variable.place()));
        }
    }
}

/// A variable of the plan that is not there, or that must be set, or need not, otherwise than planned.
fn of_plan(module: &Module<'_>, variables: &[TopBlock<'_>], planned: &PlannedVariable) -> Option<Diagnostic> {
    let Some(variable) = variables.iter().find(|variable| variable.label(0) == Some(planned.name)) else {
        let message = format!("the module does not declare `{}`", planned.name);
        return module.start().map(|place| report(&message, place));
    };
    let default = variable.block.attribute("default").map(|default| &default.value.kind);
    let wanted = if planned.is_required { None } else { Some(&Kind::Null) };
    let is_text = variable.block.attribute("type").is_some_and(|kind| kind.value.kind == Kind::Name("string".into()));
    let takes_null =
        variable.block.attribute("nullable").is_none_or(|nullable| nullable.value.kind == Kind::Bool(true));
    if default == wanted && is_text && (takes_null || planned.is_required) {
        return None;
    }
    let wanted = if planned.is_required { "has no default" } else { "is `null` unless it is set" };
    Some(report(&format!("the variable `{}` is a string that {wanted}", planned.name), variable.place()))
}

/// Refuses another type: the variable would hold another value than the `bool` that the module is evaluated with, as
/// `"true" == true` is false.
fn wrong_type(variable: TopBlock<'_>) -> Option<Diagnostic> {
    let written = variable.block.attribute("type").map(|attribute| &attribute.value);
    let is_right = written.is_some_and(|written| written.kind == Kind::Name("bool".into()));
    let place = written.map_or_else(|| variable.place(), |written| variable.file.place(written.span));
    (!is_right).then(|| report(&format!("the type of `{}` is not `bool`", ReleaseVariable::NAME), place))
}

fn wrong_default(variable: TopBlock<'_>, wanted: bool) -> Option<Diagnostic> {
    let written = variable.block.attribute("default").map(|default| &default.value);
    let is_right = written.is_some_and(|written| written.kind == Kind::Bool(wanted));
    let place = written.map_or_else(|| variable.place(), |written| variable.file.place(written.span));
    let message = format!("the default of `{}` is not the policy's, `{wanted}`", ReleaseVariable::NAME);
    (!is_right).then(|| report(&message, place))
}

fn report(message: &str, place: crate::source::Place) -> Diagnostic {
    Diagnostic::new(&CODE, message).primary(place, "").help(
        "only `on-release` has a release variable, with the default of the policy; every other variable needs a default",
    )
}

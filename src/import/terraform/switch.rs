//! Search for the variables that what is set depends on: each is taken for unknown in turn.
//!
//! **Cost:** the directory is evaluated once for each half that has an effect, so a few variables that matter among `n`
//! cost about `log n` evaluations each. With `k` variables unknown at once there may be `2^k` cases; too many are
//! refused by the evaluator, and then the half is searched further.

use super::instances::Instances;
use super::turns::Group;
use super::variable_effect::{Effect, Variable, VariableEffect};
use super::ways::{Outcome, Split, are_alike, is_same, split};
use crate::hcl::Kind;
use crate::import::found::{Variant, When};
use crate::paths;
use crate::terraform::{Assignment, Directory, Variables};

/// The variables of the root that the command line gives no value.
pub(super) fn variables(directory: &Directory, variables: &Variables) -> Vec<Variable> {
    let root = directory.modules().first();
    let declared = root.into_iter().flat_map(|root| root.blocks_of("variable"));
    let declared = declared.map(|block| Variable {
        name: block.label(0).to_owned(),
        place: block.place(),
        given: directory.place_of_given(block.label(0)),
        is_sensitive: block.attribute("sensitive").is_some_and(|is_it| is_it.value.kind == Kind::Bool(true)),
    });
    declared.filter(|variable| !is_given(variable, variables)).collect()
}

/// Tells whether the command line gives a variable its value, by itself or in a file that it names.
fn is_given(variable: &Variable, variables: &Variables) -> bool {
    variables.given.iter().any(|given| match given {
        Assignment::Value(text) => text.split_once('=').is_some_and(|(name, _)| name == variable.name),
        Assignment::File(path) => {
            variable.given.as_ref().is_some_and(|given| given.source.name() == paths::slashed(path))
        }
    })
}

/// The effects of the variables on the instances of a block.
pub(super) fn effects(
    directory: &mut Directory,
    group: &Group,
    base: &Instances,
    variables: &[Variable],
) -> Vec<VariableEffect> {
    let mut effects = each(directory, group, base, variables, None);
    let mut switches: Vec<Variable> =
        effects.iter().filter(|effect| effect.is_switch()).map(|effect| effect.variable.clone()).collect();
    switches.dedup();
    if let [switch] = switches.as_slice() {
        // What the rules depend on in the other state shows only where the switch is unknown.
        directory.treat_as_unknown([switch.name.clone()]);
        if let Ok(switched) = Instances::of(directory, group) {
            let others: Vec<Variable> = variables.iter().filter(|variable| *variable != switch).cloned().collect();
            effects.retain(VariableEffect::is_switch);
            effects.extend(each(directory, group, &switched, &others, Some(switch)));
        }
    }
    directory.treat_as_unknown([]);
    effects
}

/// The scan type depends on several variables together, which no single one of them shows.
pub(super) fn is_joint(
    directory: &mut Directory,
    group: &Group,
    variables: &[Variable],
    effects: &[VariableEffect],
) -> bool {
    let all = without(directory, group, variables, None);
    directory.treat_as_unknown([]);
    let is_silent = effects.iter().all(VariableEffect::is_switch);
    is_silent && all.is_some_and(|all| all.keys().any(|key| matches!(split(all.ways(key)), Split::More)))
}

/// The effects of each of the variables, with another one unknown anyway. Too many choices by one variable are none that
/// a policy knows.
fn each(
    directory: &mut Directory,
    group: &Group,
    base: &Instances,
    variables: &[Variable],
    anyway: Option<&Variable>,
) -> Vec<VariableEffect> {
    match variables {
        [] => Vec::new(),
        [variable] => {
            let without = without(directory, group, variables, anyway);
            without.iter().flat_map(|without| of_variable(variable, base, without)).collect()
        }
        // Of hundreds of variables few matter: where none of many does, none is looked at alone.
        _ if without(directory, group, variables, anyway).is_some_and(|all| all.is_like(base)) => Vec::new(),
        _ => {
            let (some, others) = variables.split_at(variables.len() / 2);
            let mut effects = each(directory, group, base, some, anyway);
            effects.extend(each(directory, group, base, others, anyway));
            effects
        }
    }
}

/// The instances with some variables unknown; `None` where there are too many ways.
fn without(
    directory: &mut Directory,
    group: &Group,
    variables: &[Variable],
    anyway: Option<&Variable>,
) -> Option<Instances> {
    directory.treat_as_unknown(variables.iter().chain(anyway).map(|variable| variable.name.clone()));
    Instances::of(directory, group).ok()
}

fn of_variable(variable: &Variable, base: &Instances, without: &Instances) -> Vec<VariableEffect> {
    let effect = |key: &str| {
        let (before, after) = (base.ways(key), without.ways(key));
        let is_always_there = after.len() == without.count();
        let is_alike = are_alike(before, after);
        let effect = match (split(before), split(after)) {
            _ if is_alike && is_always_there => return None,
            _ if is_alike && before.len() < base.count() => return None,
            _ if is_alike || before.is_empty() => Effect::Existence,
            (Split::One(before), Split::Two(variants)) if is_switch(&variants) => {
                Effect::Switch(by_default(variants, before))
            }
            _ => Effect::Rules,
        };
        Some(VariableEffect { variable: variable.clone(), key: key.to_owned(), effect })
    };
    without.keys().filter_map(effect).collect()
}

/// Two settings are known, and of two scan types.
fn is_switch(variants: &[Variant]) -> bool {
    match variants {
        [Variant { setting: Ok(one), .. }, Variant { setting: Ok(other), .. }] => one.scan_type != other.scan_type,
        _ => false,
    }
}

/// The two settings, with the one that there is by default.
fn by_default(variants: Vec<Variant>, default: &Outcome) -> Vec<Variant> {
    let holds = variants.iter().find(|variant| is_same(&variant.setting, default)).map(|variant| match variant.when {
        When::If { holds, .. } => holds,
        When::Always => true,
    });
    let marked = variants.into_iter().map(|variant| match variant.when {
        When::If { mut condition, holds: own } => {
            condition.by_default = holds;
            Variant { when: When::If { condition, holds: own }, ..variant }
        }
        When::Always => variant,
    });
    marked.collect()
}

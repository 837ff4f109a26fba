//! The variables that what is set depends on, found by taking each for unknown in turn.

use super::Site;
use super::instances::Instances;
use super::ways::{Split, Told, are_alike, is_same, split};
use crate::diagnostic::Diagnostic;
use crate::import::found::{Variant, When};
use crate::import::left_behind;
use crate::source::Place;
use crate::terraform::syntax::Kind;
use crate::terraform::{Folder, Resource};

/// A variable that an instance depends on.
pub(super) struct Turn {
    /// The variable.
    pub(super) variable: Variable,
    /// The instance.
    pub(super) address: String,
    /// What the variable does to it.
    pub(super) effect: Effect,
}

/// What a variable does to an instance.
pub(super) enum Effect {
    /// It picks between ENHANCED and BASIC, with all told of both.
    Switch(Vec<Variant>),
    /// It says whether the instance exists.
    Existence,
    /// It changes the rules, or a part of them that is not told without it.
    Rules,
}

/// A variable of the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variable {
    /// Its name.
    pub(super) name: String,
    /// Where it is declared.
    pub(super) place: Place,
    /// Whether it is declared to hold a secret.
    pub(super) is_sensitive: bool,
}

/// The variables of the root that the command line gives no value.
pub(super) fn variables(folder: &Folder, given: &[String]) -> Vec<Variable> {
    let root = folder.modules().first();
    let declared = root.into_iter().flat_map(|root| root.blocks_of("variable"));
    let declared = declared.map(|block| Variable {
        name: block.label(0).to_owned(),
        place: block.place(),
        is_sensitive: block.attribute("sensitive").is_some_and(|is_it| is_it.value.kind == Kind::Bool(true)),
    });
    declared.filter(|variable| !given.contains(&variable.name)).collect()
}

/// Which of the variables turn which instances of a block.
pub(super) fn turns(folder: &mut Folder, site: &Site, base: &Instances, variables: &[Variable]) -> Vec<Turn> {
    let mut turns = each(folder, site, base, variables, None);
    let mut switches: Vec<Variable> =
        turns.iter().filter(|turn| turn.is_switch()).map(|turn| turn.variable.clone()).collect();
    switches.dedup();
    if let [switch] = switches.as_slice() {
        // What the rules depend on in the other state shows only where the switch is not settled.
        folder.forget([switch.name.clone()]);
        if let Ok(switched) = Instances::of(folder, site) {
            let others: Vec<Variable> = variables.iter().filter(|variable| *variable != switch).cloned().collect();
            turns.retain(Turn::is_switch);
            turns.extend(each(folder, site, &switched, &others, Some(switch)));
        }
    }
    folder.forget([]);
    turns
}

/// Whether the scan type hangs on several variables together, which no single one of them shows.
pub(super) fn is_joint(folder: &mut Folder, site: &Site, variables: &[Variable], turns: &[Turn]) -> bool {
    let all = without(folder, site, variables, None);
    folder.forget([]);
    let is_silent = turns.iter().all(Turn::is_switch);
    is_silent && all.is_some_and(|all| all.addresses().any(|address| matches!(split(all.ways(address)), Split::More)))
}

/// What each of the variables turns, with another one unknown anyway. Too many choices by one variable are none that a
/// policy knows.
fn each(
    folder: &mut Folder,
    site: &Site,
    base: &Instances,
    variables: &[Variable],
    anyway: Option<&Variable>,
) -> Vec<Turn> {
    match variables {
        [] => Vec::new(),
        [variable] => {
            let without = without(folder, site, variables, anyway);
            without.iter().flat_map(|without| of_variable(variable, base, without)).collect()
        }
        // Of hundreds of variables few matter: where none of many does, none is looked at alone.
        _ if without(folder, site, variables, anyway).is_some_and(|all| all.is_like(base)) => Vec::new(),
        _ => {
            let (some, others) = variables.split_at(variables.len() / 2);
            let mut turns = each(folder, site, base, some, anyway);
            turns.extend(each(folder, site, base, others, anyway));
            turns
        }
    }
}

/// The instances with some variables unknown; `None` where there are too many ways.
fn without(folder: &mut Folder, site: &Site, variables: &[Variable], anyway: Option<&Variable>) -> Option<Instances> {
    folder.forget(variables.iter().chain(anyway).map(|variable| variable.name.clone()));
    Instances::of(folder, site).ok()
}

fn of_variable(variable: &Variable, base: &Instances, without: &Instances) -> Vec<Turn> {
    let turn = |address: &str| {
        let (before, after) = (base.ways(address), without.ways(address));
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
        Some(Turn { variable: variable.clone(), address: address.to_owned(), effect })
    };
    without.addresses().filter_map(turn).collect()
}

/// Whether two settings are of two scan types, and told.
fn is_switch(variants: &[Variant]) -> bool {
    match variants {
        [Variant { setting: Ok(one), .. }, Variant { setting: Ok(other), .. }] => one.scan_type != other.scan_type,
        _ => false,
    }
}

/// The two settings, with the one that there is by default.
fn by_default(variants: Vec<Variant>, default: &Told) -> Vec<Variant> {
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

impl Turn {
    /// Whether it picks between ENHANCED and BASIC.
    pub(super) fn is_switch(&self) -> bool {
        matches!(self.effect, Effect::Switch(_))
    }

    /// Whether what it changes is a secret.
    pub(super) fn is_secret(&self) -> bool {
        self.variable.is_sensitive && !matches!(self.effect, Effect::Existence)
    }

    /// What there is to say where it does something else: the policy has what it is by default.
    pub(super) fn lost(&self, resource: &Resource) -> Option<Diagnostic> {
        match self.effect {
            Effect::Switch(_) => None,
            Effect::Existence => Some(left_behind::conditional(resource, &[&format!("var.{}", self.variable.name)])),
            Effect::Rules => Some(left_behind::variable(&self.variable.name, resource, &self.variable.place)),
        }
    }
}

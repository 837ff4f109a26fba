//! The headline of a review: the one sentence that a reviewer decides by.

use std::collections::BTreeMap;

use super::comparison::Comparison;
use super::effect::Effect;
use super::gate_terms::{LOOSER, STRICTER};
use super::phrases::{counted, grouped};
use super::{impact, registry_change};
use crate::change::semantic::{StateMeaning, Verdict};
use crate::change::{Change, GateEffect, Gone};
use crate::paths::in_repository;
use crate::policy::PolicyFile;

/// The most policies that a clause names instead of counting them.
const NAMED: usize = 2;

/// The most clauses about many policies.
const CLAUSES: usize = 4;

/// The sentence: what is no longer there, what becomes of the registry, then what is scanned less and more, in the state in
/// force first; of many policies, how many change and what is worst.
pub(super) fn headline(comparison: &Comparison, gone: Option<&Gone>) -> String {
    let gone = gone.map(|gone| no_longer_there(&gone.modules)).unwrap_or_default();
    let (state, sentence) = match (comparison.changes.len(), comparison.changed().as_slice()) {
        (0 | 1, []) => (String::new(), "nothing changes".to_owned()),
        (all, []) => (String::new(), format!("none of {} policies changes", grouped(all))),
        (1, [(change, meanings), ..]) => of_one(change, meanings, gone.is_empty()),
        (all, changed) => (String::new(), of_many(changed, all)),
    };
    let gate = gate(comparison);
    let is_change = comparison.is_change();
    let clauses: Vec<&str> = [gone.as_str(), gate].into_iter().filter(|clause| !clause.is_empty()).collect();
    match (clauses.as_slice(), is_change) {
        ([], _) => format!("Registry scanning{state}: {sentence}"),
        (clauses, true) => format!("Registry scanning: {}, {sentence}", clauses.join(", ")),
        ([_], false) if gone.is_empty() => format!("Registry scanning: {gate}, scanning stays the same"),
        (clauses, false) => format!("Registry scanning: {}", clauses.join(", ")),
    }
}

/// The clause on the terms of the gate; a loss wherever there is one.
fn gate(comparison: &Comparison) -> &'static str {
    let has = |effect: GateEffect| {
        comparison
            .changes
            .iter()
            .flat_map(|change| change.gate().unwrap_or_default())
            .any(|change| change.effect == effect)
    };
    match (has(GateEffect::Looser), has(GateEffect::Stricter)) {
        (true, _) => LOOSER,
        (false, true) => STRICTER,
        (false, false) => "",
    }
}

/// The clause on modules that are gone; nothing where none is.
pub(super) fn no_longer_there(modules: &[String]) -> String {
    match modules {
        [] => String::new(),
        [one] => format!("the module `{}` is no longer there", in_repository(one).replace(['`', '\n'], "_")),
        many => format!("{} modules are no longer there", grouped(many.len())),
    }
}

/// The sentence on one policy; and the state that all of it is about, where it may stand before it.
fn of_one(change: &Change, meanings: &[StateMeaning], is_alone: bool) -> (String, String) {
    let in_force = change.plan().release.in_force();
    let is_new = meanings.iter().all(|meaning| meaning.verdict == Verdict::Appeared);
    let mut clauses: Vec<String> = Vec::new();
    clauses.extend((is_new && !meanings.is_empty()).then(|| "the module is new".to_owned()));
    clauses.extend(registry_change::lines(change, meanings).into_iter().filter_map(|line| line.clause));
    let is_alone = is_alone && clauses.is_empty();
    let (state, impacts) = impact::clauses(meanings, in_force, change.release_states() > 1, is_alone);
    clauses.extend(impacts);
    if meanings.iter().any(|meaning| meaning.verdict == Verdict::Unknown) {
        clauses.push("not all changes are known".to_owned());
    }
    if clauses.is_empty() {
        clauses.push(if change.is_live() { LIVE } else { stays(meanings) }.to_owned());
    } else if clauses.len() == 1 && change.moved_from().is_some() {
        clauses.push("scanning stays the same".to_owned());
    }
    (state, clauses.join(", "))
}

/// Sentence where AWS has other rules that mean the same.
const LIVE: &str = "AWS has other rules, scanning stays the same";

fn stays(meanings: &[StateMeaning]) -> &'static str {
    if meanings.iter().any(|meaning| !meaning.changes.is_empty()) {
        "the named repositories are scanned the same"
    } else {
        "only the text changes, scanning stays the same"
    }
}

fn of_many(changed: &[(&Change, &[StateMeaning])], all: usize) -> String {
    let mut effects: BTreeMap<Effect, Vec<String>> = BTreeMap::new();
    for (change, meanings) in changed {
        effects.entry(Effect::of(change, meanings)).or_default().push(short_name(change));
    }
    let policies = match changed.len() {
        2 if all == 2 => "both policies".to_owned(),
        count if count == all => format!("all {} policies", grouped(all)),
        count => format!("{} of {} policies", grouped(count), grouped(all)),
    };
    if let Some((effect, names)) = effects.first_key_value().filter(|(_, names)| names.len() == changed.len())
        && names.len() > NAMED
    {
        return effect.clause(&policies, false);
    }
    let lead = format!("{policies} {}", if changed.len() == 1 { "changes" } else { "change" });
    let shown = if effects.len() <= CLAUSES + 1 { effects.len() } else { CLAUSES };
    let left: usize = effects.values().skip(shown).map(Vec::len).sum();
    let clauses = effects.iter().take(shown).map(|(effect, names)| clause(*effect, names));
    let rest = (left > 0).then(|| counted(left, ["changes otherwise", "change otherwise"]));
    let clauses: Vec<String> = clauses.chain(rest).collect();
    format!("{lead}: {}", clauses.join(", "))
}

fn clause(effect: Effect, names: &[String]) -> String {
    let named: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let policies = if names.len() <= NAMED { named.join(" and ") } else { grouped(names.len()) };
    effect.clause(&policies, names.len() == 1)
}

/// The name of a policy as short as it is told apart: its directory, where it has the usual name.
pub(super) fn short_name(change: &Change) -> String {
    let name = in_repository(change.policy().source.name()).replace(['`', '\n'], "_");
    let directory = name.strip_suffix(PolicyFile::DEFAULT_NAME).and_then(|rest| rest.strip_suffix('/'));
    directory.filter(|directory| !directory.is_empty()).map_or(name.clone(), str::to_owned)
}

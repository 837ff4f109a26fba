//! Small policies against all short names: what the change in meaning, `[[require]]` and the explanation of a repository
//! say is what a plain matcher finds by trying every name.

use std::sync::LazyLock;

use crate::harness::{Tests, functions};
use crate::naive::{self, Sample, any_matches, is_name, names};
use crate::small::{Compiled, compile, compiled, entry, level, pair, written};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use scanwright::testing::{
    Coverage, Explainer, Inventory, MeaningVerdict as Verdict, MovedFilter, Names, ScanType, Sides, Source,
    StateMeaning, meaning,
};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        there_are_millions_of_names_to_try,
        each_move_is_reported_with_its_first_name_and_no_other,
        the_verdict_follows_from_the_moves,
        swapped_sides_give_the_mirrored_change,
        a_policy_reordered_and_with_repeats_is_equivalent,
        a_move_is_described_by_filters_that_its_names_match,
        the_repositories_of_a_move_are_those_that_move,
        filters_catch_what_their_entries_say,
        filters_catch_what_their_entries_say_with_any_inventory,
        an_explanation_is_what_the_filters_and_the_entries_say,
        a_requirement_is_violated_where_some_name_violates_it
    )
}

/// All names of up to this many characters are tried.
const LONGEST: usize = 5;

/// Over the letters of the policies, the first other one, and every separator.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| names("0ab-_/.", LONGEST));

/// The level of every short name.
fn levels(filters: Option<&[Vec<Sample>; 2]>) -> Vec<Coverage> {
    NAMES.iter().map(|name| filters.map_or(Coverage::Unmatched, |filters| level(filters, name))).collect()
}

fn change(old: &Compiled, new: &Compiled, inventory: Option<&Inventory>) -> Vec<StateMeaning> {
    meaning(&Sides::Differ { old: Some(old.rules()), new: new.rules() }, inventory)
}

const STATES: [ScanType; 2] = [ScanType::Enhanced, ScanType::Basic];

/// Policies and pairs of them, for each property.
const CASES: u32 = 1_500;

fn there_are_millions_of_names_to_try() {
    assert!(NAMES.len() * CASES as usize > 3_000_000, "{}", NAMES.len());
    assert!(
        ["a0", "a__b", "a--b", "a/b.0", "aa---"].map(|name| NAMES.iter().any(|one| one == name))
            == [true, true, true, true, false]
    );
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: CASES,
        max_shrink_iters: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    fn each_move_is_reported_with_its_first_name_and_no_other((old, new) in pair()) {
        let meanings = change(&old, &new, None);
        for state in STATES {
            let sides = [old.emitted(state), new.emitted(state)];
            let Some(told) = meanings.iter().find(|told| told.state == state) else {
                prop_assert!(sides.iter().all(Option::is_none));
                continue;
            };
            let [before, after] = [levels(sides[0].as_ref()), levels(sides[1].as_ref())];
            for (from, to) in Coverage::ALL.into_iter().flat_map(|from| Coverage::ALL.map(|to| (from, to))) {
                let moves = NAMES.iter().zip(before.iter().zip(&after)).filter(|(_, levels)| *levels == (&from, &to));
                let first = moves.map(|(name, _)| name).next().filter(|_| from != to);
                let told: Vec<_> = told.changes.iter().filter(|told| (told.from, told.to) == (from, to)).collect();
                prop_assert!(told.len() <= 1);
                let witness = told.first().map(|told| &told.witness);
                match first {
                    Some(first) => prop_assert_eq!(witness, Some(first)),
                    None => prop_assert!(witness.is_none_or(|name| name.len() > LONGEST && is_name(name))),
                }
                if let Some(name) = witness {
                    prop_assert_eq!((old.level(state, name), new.level(state, name)), (from, to));
                }
            }
        }
    }

    fn the_verdict_follows_from_the_moves((old, new) in pair()) {
        for told in change(&old, &new, None) {
            let up = told.changes.iter().any(|moved| moved.from < moved.to);
            let down = told.changes.iter().any(|moved| moved.from > moved.to);
            let wanted = match (old.emitted(told.state).is_some(), new.emitted(told.state).is_some()) {
                (false, _) => Verdict::Appeared,
                (_, false) => Verdict::Disappeared,
                _ => match (up, down) {
                    (true, true) => Verdict::Incomparable,
                    (true, false) => Verdict::Wider,
                    (false, true) => Verdict::Narrower,
                    (false, false) => Verdict::Equivalent,
                },
            };
            prop_assert_eq!(told.verdict, wanted);
            prop_assert!(told.blame.is_empty());
        }
    }

    fn swapped_sides_give_the_mirrored_change((old, new) in pair()) {
        let (there, back) = (change(&old, &new, None), change(&new, &old, None));
        prop_assert_eq!(there.len(), back.len());
        for (there, back) in there.iter().zip(&back) {
            let mirrored = match there.verdict {
                Verdict::Wider => Verdict::Narrower,
                Verdict::Narrower => Verdict::Wider,
                Verdict::Appeared => Verdict::Disappeared,
                Verdict::Disappeared => Verdict::Appeared,
                verdict => verdict,
            };
            prop_assert_eq!((there.state, mirrored), (back.state, back.verdict));
            let mut moves: Vec<_> = there.changes.iter().map(|moved| (moved.to, moved.from, &moved.witness)).collect();
            moves.sort();
            let wanted: Vec<_> = back.changes.iter().map(|moved| (moved.from, moved.to, &moved.witness)).collect();
            prop_assert_eq!(moves, wanted);
        }
    }

    fn a_policy_reordered_and_with_repeats_is_equivalent(policy in compiled()) {
        let again = |entries: &[String]| entries.iter().rev().chain(entries).cloned().collect::<Vec<_>>();
        let mut other = policy.written.clone();
        other.continuous = again(&other.continuous);
        other.on_push = again(&other.on_push);
        other.basic = other.basic.as_deref().map(again);
        let other = Compiled::of(other).unwrap();
        for told in change(&policy, &other, None) {
            prop_assert_eq!((told.verdict, told.changes.len()), (Verdict::Equivalent, 0));
        }
    }

    fn a_move_is_described_by_filters_that_its_names_match((old, new) in pair()) {
        for told in change(&old, &new, None) {
            let sides = [old.emitted(told.state), new.emitted(told.state)];
            let [before, after] = [levels(sides[0].as_ref()), levels(sides[1].as_ref())];
            for moved in &told.changes {
                prop_assert!(moved.are_filters_complete);
                let filters: Vec<_> = moved.filters.iter().map(|told| naive::filter(&told.filter)).collect();
                let is_named = |told: &MovedFilter, name: &str| match &told.names {
                    Names::One(one) => one == name,
                    Names::Matching(glob) => naive::matches(glob.as_bytes(), name.as_bytes()),
                    Names::Containing(text) => name.contains(text),
                };
                for (name, levels) in NAMES.iter().zip(before.iter().zip(&after)) {
                    if levels == (&moved.from, &moved.to) {
                        prop_assert!(any_matches(&filters, name.as_bytes()), "{} moves", name);
                    } else {
                        let wrong = moved.filters.iter().find(|told| told.is_whole && is_named(told, name));
                        prop_assert!(wrong.is_none(), "{} does not move: {:?}", name, wrong);
                    }
                }
            }
        }
    }

    fn the_repositories_of_a_move_are_those_that_move((old, new) in pair(), picked in prop::collection::btree_set(0_usize..4_000, 1..40)) {
        let listed: Vec<&str> = picked.iter().filter_map(|place| NAMES.get(*place)).map(String::as_str).collect();
        prop_assume!(!listed.is_empty());
        let inventory = Inventory::parse(&Source::new("repos.txt", listed.join("\n"))).unwrap();
        for told in change(&old, &new, Some(&inventory)) {
            let mut moved = 0;
            for part in &told.changes {
                for name in &part.repositories {
                    prop_assert_eq!((old.level(told.state, name), new.level(told.state, name)), (part.from, part.to));
                }
                moved += part.repositories.len();
            }
            let wanted = listed.iter().filter(|name| old.level(told.state, name) != new.level(told.state, name));
            prop_assert_eq!(moved, wanted.count());
        }
    }

    fn filters_catch_what_their_entries_say(policy in compiled()) {
        for state in STATES {
            let Some(emitted) = policy.emitted(state) else { continue };
            for (filters, globs) in emitted.iter().zip(&policy.written.said(state)) {
                for name in NAMES.iter().filter(|name| any_matches(globs, name.as_bytes())) {
                    prop_assert!(any_matches(filters, name.as_bytes()), "{} in {:?}", name, state);
                }
            }
        }
    }

    fn filters_catch_what_their_entries_say_with_any_inventory(
        written in written(),
        picked in prop::collection::btree_set(0_usize..4_000, 1..40),
    ) {
        let listed: Vec<&str> = picked.iter().filter_map(|place| NAMES.get(*place)).map(String::as_str).collect();
        prop_assume!(!listed.is_empty());
        let inventory = Inventory::parse(&Source::new("repos.txt", listed.join("\n"))).unwrap();
        let Some((_, plan)) = compile(written.text(), Some(&inventory)) else { return Ok(()) };
        let policy = Compiled { written, plan };
        for state in STATES {
            let Some(emitted) = policy.emitted(state) else { continue };
            for (filters, globs) in emitted.iter().zip(&policy.written.said(state)) {
                for name in NAMES.iter().filter(|name| any_matches(globs, name.as_bytes())) {
                    prop_assert!(any_matches(filters, name.as_bytes()), "{} in {:?}", name, state);
                }
            }
        }
    }

    fn an_explanation_is_what_the_filters_and_the_entries_say(policy in compiled()) {
        let explainer = Explainer::new(&policy.plan);
        for state in STATES {
            let Some(emitted) = policy.emitted(state) else { continue };
            let [continuous, on_push] = policy.written.said(state);
            for name in NAMES.iter() {
                let decisions = explainer.explain(name);
                let decision = decisions.iter().find(|decision| decision.state == state).unwrap();
                prop_assert_eq!(decision.coverage, level(&emitted, name));
                let said = match decision.coverage {
                    Coverage::Continuous => any_matches(&continuous, name.as_bytes()),
                    Coverage::OnPush => any_matches(&on_push, name.as_bytes()),
                    Coverage::Unmatched => false,
                };
                prop_assert_eq!(decision.is_intended, said, "{}", name);
                let matching = emitted.iter().flatten().filter(|one| naive::matches(&one.glob, name.as_bytes())).count();
                prop_assert_eq!(matching, decision.losers.len() + usize::from(decision.winner.is_some()));
            }
        }
    }

    fn a_requirement_is_violated_where_some_name_violates_it(
        policy in compiled(),
        required in entry(),
        at_least in prop::sample::select(vec![("on-push", Coverage::OnPush), ("continuous", Coverage::Continuous)]),
        state in prop::sample::select(vec![("enhanced", ScanType::Enhanced), ("basic", ScanType::Basic)]),
    ) {
        let require = format!(
            "[[require]]\nname = \"it\"\nprefix = \"\"\nrepositories = [{required:?}]\nat_least = \"{}\"\nwhile = \"{}\"\n",
            at_least.0, state.0
        );
        let Some((_, plan)) = compile(policy.written.text() + &require, None) else { return Ok(()) };
        let found: Vec<_> = plan.warnings.iter().filter(|finding| finding.code.code == "P022").collect();
        prop_assert!(found.len() <= 1 && plan.warnings.iter().all(|finding| finding.code.code != "P026"));
        let witness = found.first().and_then(|finding| finding.witness.as_ref());
        let Some(emitted) = policy.emitted(state.1) else {
            prop_assert_eq!(witness, None);
            return Ok(());
        };
        let glob = naive::glob(&required).glob;
        let violates = |name: &&String| naive::matches(&glob, name.as_bytes()) && level(&emitted, name) < at_least.1;
        match NAMES.iter().find(violates) {
            Some(first) => prop_assert_eq!(witness, Some(first)),
            None => prop_assert!(witness.is_none_or(|name| name.len() > LONGEST && violates(&name))),
        }
    }
}

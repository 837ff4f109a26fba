//! The law of `import`: a policy made of what a registry is set to means the same, for each release state, and a policy
//! that is compiled, put into AWS and imported means what it meant.
//!
//! Equal meaning is decided by the relations of the engine, and tried on every short name with the plain matcher.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::harness::{Tests, functions};
use crate::naive::{self, Sample, names};
use crate::small::{self, Compiled, compile, compiled, level};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use scanwright::testing::{
    Coverage, Frequency, ImportChoice as Choice, ImportInput as Input, Imported, MeaningVerdict as Verdict,
    PlannedState as State, ScanPlan, ScanType, Sides, StateRules, import, meaning,
};
use serde_json::{Value, json};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        what_is_imported_means_what_was_set,
        nothing_that_is_set_goes_without_a_word,
        a_compiled_policy_comes_back,
        what_was_imported_is_imported_to_the_same_entries,
        there_are_names_to_try
    )
}

/// All names of up to this many characters are tried.
const LONGEST: usize = 5;

static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| names("0ab-_/.", LONGEST));

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 1_000,
        max_shrink_iters: 300,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(5),
        ..ProptestConfig::default()
    }
}

/// The rules of a registry: a frequency and its filters.
type Rules = Vec<(&'static str, Vec<String>)>;

/// A filter that the API takes.
fn filter() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[ab*]{1,3}([-_/.][ab*]{1,2}){0,2}",
        2 => "[ab]\\*[ab]{1,2}(/[ab]{1,2})?",
        2 => "[ab][-_]\\*[-_][ab]",
        1 => "[ab]{1,3}",
        1 => Just("*".to_owned()),
    ]
}

fn rules(scan_type: ScanType) -> impl Strategy<Value = Rules> {
    let frequencies = match scan_type {
        ScanType::Enhanced => vec!["CONTINUOUS_SCAN", "SCAN_ON_PUSH"],
        ScanType::Basic => vec!["SCAN_ON_PUSH"],
    };
    let rule = (prop::sample::select(frequencies), prop::collection::vec(filter(), 1..5));
    prop::collection::vec(rule, usize::from(scan_type == ScanType::Enhanced)..4)
}

fn setting() -> impl Strategy<Value = (ScanType, Rules)> {
    prop::sample::select(vec![ScanType::Enhanced, ScanType::Basic])
        .prop_flat_map(|scan_type| (Just(scan_type), rules(scan_type)))
}

/// What the AWS CLI prints of a registry that is set so.
fn answer(scan_type: ScanType, rules: &[(&str, Vec<String>)]) -> Value {
    let filter = |text: &String| json!({"filter": text, "filterType": "WILDCARD"});
    let rule = |(frequency, filters): &(&str, Vec<String>)| json!({"scanFrequency": frequency, "repositoryFilters": filters.iter().map(filter).collect::<Vec<_>>()});
    let rules: Vec<Value> = rules.iter().map(rule).collect();
    json!({"registryId": "123456789012", "scanningConfiguration": {"scanType": scan_type.as_str(), "rules": rules}})
}

fn imported(answer: &Value) -> Imported {
    let input = Input::Bytes { name: "registry.json".to_owned(), bytes: answer.to_string().into_bytes() };
    import(input, &Choice::default(), None).unwrap_or_else(|findings| panic!("{answer}: {findings:?}"))
}

/// The policy's plan; it must pass every check.
fn planned(policy: &str) -> ScanPlan {
    compile(policy.to_owned(), None).unwrap_or_else(|| panic!("the policy is refused:\n{policy}")).1
}

/// The filters of a plan's only state, continuous first.
fn emitted(state: State<'_>) -> [Vec<String>; 2] {
    let of = |frequency: Frequency| {
        let rules = state.rules().into_iter().filter(move |rule| rule.frequency == frequency);
        rules.flat_map(|rule| rule.filters.iter().map(|one| one.filter.as_str().to_owned())).collect()
    };
    [of(Frequency::ContinuousScan), of(Frequency::ScanOnPush)]
}

fn samples(filters: &[Vec<String>; 2]) -> [Vec<Sample>; 2] {
    filters.each_ref().map(|filters| filters.iter().map(|text| naive::filter(text)).collect())
}

/// Asserts that filters mean the same, by the engine and name by name.
fn means_the_same(plan: &ScanPlan, scan_type: ScanType, wanted: &[Vec<String>; 2]) -> Result<(), TestCaseError> {
    let states = plan.release.states();
    prop_assert_eq!(states.len(), 1);
    prop_assert_eq!(states[0].scan_type(), scan_type);
    let [got, wanted] = [emitted(states[0]), wanted.clone()];
    let [got, wanted] = [samples(&got), samples(&wanted)];
    for name in NAMES.iter() {
        prop_assert_eq!(level(&got, name), level(&wanted, name), "{}", name);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    fn what_is_imported_means_what_was_set((scan_type, rules) in setting()) {
        let policy = imported(&answer(scan_type, &rules));
        let of = |word: &str| {
            let rules = rules.iter().filter(|(frequency, _)| *frequency == word);
            rules.flat_map(|(_, filters)| filters.clone()).collect::<Vec<_>>()
        };
        means_the_same(&planned(&policy.text), scan_type, &[of("CONTINUOUS_SCAN"), of("SCAN_ON_PUSH")])?;
    }

    fn nothing_that_is_set_goes_without_a_word((scan_type, rules) in setting()) {
        let policy = imported(&answer(scan_type, &rules));
        let plan = planned(&policy.text);
        let emitted: BTreeSet<String> = emitted(plan.release.states()[0]).concat().into_iter().collect();
        let is_emitted = |filter: &str| {
            let collapsed = if filter.contains('*') { collapse(filter) } else { format!("*{filter}*") };
            emitted.contains(&collapsed)
        };
        for filter in rules.iter().flat_map(|(_, filters)| filters) {
            let is_told = policy.warnings.iter().any(|told| told.message.contains(&format!("`{filter}` is left out")));
            let same = rules.iter().flat_map(|(_, filters)| filters).any(|other| other != filter && collapse(other) == collapse(filter));
            prop_assert!(is_emitted(filter) || is_told || same, "{} in\n{}", filter, policy.text);
        }
    }

    fn a_compiled_policy_comes_back(policy in compiled()) {
        for state in policy.plan.release.states() {
            let [continuous, on_push] = emitted(state);
            let rules: Vec<(&str, Vec<String>)> = [("CONTINUOUS_SCAN", continuous), ("SCAN_ON_PUSH", on_push)]
                .into_iter()
                .filter(|(_, filters)| !filters.is_empty())
                .collect();
            let back = planned(&imported(&answer(state.scan_type(), &rules)).text);
            let sides = Sides::Differ {
                old: Some(vec![StateRules::planned(state)]),
                new: back.release.states().into_iter().map(StateRules::planned).collect(),
            };
            let told = meaning(&sides, None);
            prop_assert_eq!(told.len(), 1);
            prop_assert_eq!(told[0].verdict, Verdict::Equivalent);
            let got = samples(&emitted(back.release.states()[0]));
            let wanted = policy.emitted(state.scan_type()).expect("the state is one of the policy's");
            for name in NAMES.iter() {
                prop_assert_eq!(level(&got, name), level(&wanted, name), "{}", name);
            }
        }
    }

    fn what_was_imported_is_imported_to_the_same_entries((scan_type, rules) in setting()) {
        let once = imported(&answer(scan_type, &rules)).text;
        let plan = planned(&once);
        let [continuous, on_push] = emitted(plan.release.states()[0]);
        let rules: Vec<(&str, Vec<String>)> = [("CONTINUOUS_SCAN", continuous), ("SCAN_ON_PUSH", on_push)]
            .into_iter()
            .filter(|(_, filters)| !filters.is_empty())
            .collect();
        let twice = imported(&answer(scan_type, &rules));
        prop_assert!(twice.warnings.is_empty(), "{:?}\n{}", twice.warnings, once);
        prop_assert_eq!(bare(&twice.text), bare(&once));
    }
}

/// A policy without its comments.
fn bare(policy: &str) -> toml::Table {
    policy.parse().unwrap()
}

fn collapse(filter: &str) -> String {
    let mut collapsed = filter.to_owned();
    while collapsed.contains("**") {
        collapsed = collapsed.replace("**", "*");
    }
    collapsed
}

fn there_are_names_to_try() {
    assert!(NAMES.len() > 2_000, "{}", NAMES.len());
    let compiled = Compiled::of(small::Written {
        mode: "always",
        is_rest_scanned: true,
        prefix: "",
        exact_names: "anchored",
        continuous: vec!["ab".to_owned()],
        on_push: Vec::new(),
        basic: None,
    });
    assert_eq!(compiled.unwrap().level(ScanType::Enhanced, "ab"), Coverage::Continuous);
}

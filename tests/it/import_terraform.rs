//! The law of `import` for Terraform: a policy made of a directory means, in each release state, what the directory
//! sets, as the reader of Terraform alone evaluates it with the variables given one by one.

use std::path::Path;

use crate::harness::{Tests, functions};
use crate::small::{self, compile};
use crate::support::Directory as Temporary;
use crate::support::module::{POLICY, entries, name_of, terraform_examples};
use crate::support::project;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use scanwright::testing::{
    Assignment, Configuration, ImportChoice as Choice, ImportInput as Input, MeaningVerdict as Verdict,
    PlannedRelease as Release, REGISTRY_RESOURCE as REGISTRY, RegistryBlock as Registry, ScanPlan, Sides, StateRules,
    Templates, TerraformDirectory, Variables, import, meaning, render,
};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        the_module_of_every_example_comes_back,
        the_module_of_any_policy_comes_back,
        the_policy_of_a_directory_means_what_the_directory_sets
    )
}

pub(crate) fn planned(policy: &str) -> ScanPlan {
    compile(policy.to_owned(), None).unwrap_or_else(|| panic!("the policy is refused:\n{policy}")).1
}

pub(crate) fn imported(directory: &Path) -> String {
    let input = Input::read(directory).unwrap();
    import(input, &Choice::default(), None)
        .unwrap_or_else(|findings| panic!("{}: {findings:?}", directory.display()))
        .text
}

/// Asserts that two plans have the same states, and mean the same in each.
#[track_caller]
pub(crate) fn are_equivalent(one: &ScanPlan, other: &ScanPlan, name: &str) {
    let rules = |plan: &ScanPlan| plan.release.states().into_iter().map(StateRules::planned).collect::<Vec<_>>();
    let told = meaning(&Sides::Differ { old: Some(rules(one)), new: rules(other) }, None);
    assert_eq!(told.len(), one.release.states().len(), "{name}");
    assert!(told.iter().all(|told| told.verdict == Verdict::Equivalent), "{name}: {told:?}");
    assert_eq!(one.release.default(), other.release.default(), "{name}");
}

fn the_module_of_every_example_comes_back() {
    for example in terraform_examples() {
        let policy = std::fs::read_to_string(example.join(POLICY)).unwrap();
        are_equivalent(&planned(&policy), &planned(&imported(&example.join("expected"))), name_of(&example));
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        max_shrink_iters: 100,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    fn the_module_of_any_policy_comes_back(policy in small::compiled()) {
        let templates = Templates::load(None).unwrap();
        let bundle = render(&policy.plan.clone().into(), &templates).unwrap();
        let directory = Temporary::new();
        for file in bundle.files().iter().filter(|file| file.path.ends_with(".tf")) {
            directory.write(file.path, file.text());
        }
        are_equivalent(&policy.plan, &planned(&imported(directory.path())), &policy.written.text());
    }
}

/// What a directory sets with these variables.
pub(crate) fn set(shown: &Path, given: &[String]) -> Configuration {
    let given = given.iter().cloned().map(Assignment::Value).collect();
    let (directory, _) = TerraformDirectory::read(shown, &Variables { given, ..Variables::default() }).unwrap();
    let cases = directory.cases(&[REGISTRY]).unwrap();
    let [case] = cases.as_slice() else { panic!("{}: all is told", shown.display()) };
    let [resource] = case.resources.as_slice() else { panic!("there is one configuration") };
    Registry { resource }.configuration().unwrap()
}

/// Tells whether all is told once the booleans are given: every other variable has a default.
fn has_only_booleans(directory: &Path) -> bool {
    let (read, _) = TerraformDirectory::read(directory, &Variables::default()).unwrap();
    let mut required =
        read.modules()[0].blocks_of("variable").filter(|variable| variable.attribute("default").is_none());
    let is_of_workspace =
        std::fs::read_to_string(directory.join("main.tf")).is_ok_and(|text| text.contains("terraform.workspace"));
    !is_of_workspace && required.all(|it| it.attribute("type").is_some_and(|kind| kind.value.words() == "bool"))
}

/// Every way to give the directory's booleans.
fn ways(directory: &Path) -> Vec<Vec<String>> {
    let (read, _) = TerraformDirectory::read(directory, &Variables::default()).unwrap();
    let is_boolean = |name: &&str| {
        let kind = read.modules()[0].variable(name).and_then(|variable| variable.attribute("type"));
        kind.is_some_and(|kind| kind.value.words() == "bool")
    };
    let variables: Vec<&str> = read.modules()[0].blocks_of("variable").map(|variable| variable.label(0)).collect();
    let mut ways = vec![Vec::new()];
    for name in variables.into_iter().filter(is_boolean) {
        let both =
            |way: &Vec<String>| ["true", "false"].map(|value| [way.clone(), vec![format!("{name}={value}")]].concat());
        ways = ways.iter().flat_map(both).collect();
    }
    ways
}

/// The policy that says what a configuration does, without importing it.
fn written(set: &Configuration) -> String {
    let filters = |frequency: &str| -> Vec<String> {
        let rules = set.rules.iter().filter(|rule| rule.frequency == frequency);
        let filters = rules.flat_map(|rule| rule.filters.iter());
        filters.map(|filter| if filter.contains('*') { filter.clone() } else { format!("*{filter}*") }).collect()
    };
    let (continuous, on_push) = (filters("CONTINUOUS_SCAN"), filters("SCAN_ON_PUSH"));
    if set.scan_type.as_str() == "BASIC" {
        let basic = if on_push.is_empty() {
            "frequency = \"manual\"".to_owned()
        } else {
            format!("repositories = {on_push:?}")
        };
        return format!("version = 1\n[release]\nmode = \"never\"\n[basic]\n{basic}\n");
    }
    let rest = if on_push.iter().any(|filter| filter == "*") { "on-push" } else { "unscanned" };
    let mut text = format!("version = 1\n[release]\nmode = \"always\"\nrest = \"{rest}\"\n");
    for (name, entries) in [("continuous", continuous), ("on-push", on_push)] {
        if !entries.is_empty() {
            text += &format!("[[scan]]\nname = \"{name}\"\nfrequency = \"{name}\"\nrepositories = {entries:?}\n");
        }
    }
    text
}

fn the_policy_of_a_directory_means_what_the_directory_sets() {
    let cases = entries(&project().join("tests/import"));
    let is_whole = |case: &&std::path::PathBuf| {
        let is_directory = name_of(case).starts_with("terraform") && !case.join("arguments").exists();
        is_directory && case.join("expected.toml").exists()
    };
    let mut states = 0;
    for case in cases.iter().filter(is_whole).filter(|case| has_only_booleans(case)) {
        let policy = planned(&imported(case));
        let all = if policy.release.default().is_some() { ways(case) } else { vec![Vec::new()] };
        for way in all {
            let set = planned(&written(&set(case, &way)));
            let wanted = set.release.states()[0];
            let own = policy.release.states().into_iter().find(|state| state.scan_type() == wanted.scan_type());
            let own = own.unwrap_or_else(|| panic!("{}: no such state", name_of(case)));
            let sides =
                Sides::Differ { old: Some(vec![StateRules::planned(wanted)]), new: vec![StateRules::planned(own)] };
            let told = meaning(&sides, None);
            assert!(told.iter().all(|told| told.verdict == Verdict::Equivalent), "{}: {told:?}", name_of(case));
            states += 1;
        }
        if let (Release::OnRelease { switch, .. }, true) = (&policy.release, has_defaults(case)) {
            assert_eq!(switch.default, set(case, &[]).scan_type.as_str() == "ENHANCED", "{}", name_of(case));
        }
    }
    assert!(states > 15, "{states} states were compared");
}

/// Whether every variable of a directory has a default.
fn has_defaults(directory: &Path) -> bool {
    let (read, _) = TerraformDirectory::read(directory, &Variables::default()).unwrap();
    read.modules()[0].blocks_of("variable").all(|variable| variable.attribute("default").is_some())
}

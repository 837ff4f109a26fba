//! The model says what the real terraform does.
//!
//! `tests/rehearse/*/expected.json` is what the real terraform and provider did, which `tests/it/rehearse.rs` holds against
//! them. Here `simulate` answers for the same configurations and the same values, and must say the same: whether it
//! settles, the period, the actions of the circle, and who refuses.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::module::{entries, files, name_of, replace, terraform_examples};
use crate::support::{Directory, project};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_model_and_the_real_runs_agree, the_model_settles_the_modules_of_the_examples_as_terraform_does)
}

fn the_model_and_the_real_runs_agree() {
    let mut seen = BTreeSet::new();
    for case in entries(&project().join("tests/rehearse")) {
        let expected: Value = serde_json::from_slice(&fs::read(case.join("expected.json")).unwrap()).unwrap();
        for outcome in expected["outcomes"].as_array().unwrap() {
            seen.extend(compare(&case, &expected, outcome));
        }
    }
    let kinds = ["circle", "depends on another account", "may be tainted", "refused by the API", "settles"];
    assert_eq!(seen, BTreeSet::from(kinds), "every kind of outcome is compared");
}

fn the_model_settles_the_modules_of_the_examples_as_terraform_does() {
    for example in terraform_examples() {
        let directory = Directory::new();
        replace(&directory.path().join("module"), &files(&example.join("expected")));
        let has_switch = directory.read("module/variables.tf").contains("variable \"enable_enhanced_scanning\"");
        for value in ["true", "false"].into_iter().take(if has_switch { 2 } else { 1 }) {
            let variable = format!("enable_enhanced_scanning={value}");
            let variables: &[&str] = if has_switch { &["--var", &variable] } else { &[] };
            let answer = simulate(&directory.path().join("module"), variables);
            assert_eq!(answer["settles"], true, "{} with {variables:?}: {answer:#}", name_of(&example));
            assert_eq!(answer["applies_to_settle"], 1, "{} with {variables:?}: {answer:#}", name_of(&example));
        }
    }
}

/// Compares one outcome of a case with the model's answer for each value that was switched to. Gives the kinds of
/// outcomes that there were.
fn compare(case: &Path, expected: &Value, outcome: &Value) -> Vec<&'static str> {
    let values = switched(expected);
    let after = outcome["after"].as_array().unwrap();
    assert_eq!(after.len(), values.len(), "{}", case.display());
    let mut kinds = Vec::new();
    for (variable, planned) in values.iter().zip(after) {
        let variables: Vec<&str> = variable.iter().flat_map(|variable| ["--var", variable.as_str()]).collect();
        let answer = simulate(case, &variables);
        let has_settled = planned.as_array().unwrap().is_empty();
        let kind = kind(has_settled, outcome, &answer);
        kinds.push(kind.unwrap_or_else(|| panic!("{} with {variable:?}: {outcome:#}\n{answer:#}", case.display())));
    }
    kinds
}

/// What kind of agreement it is; `None` where there is none.
fn kind(has_settled: bool, real: &Value, answer: &Value) -> Option<&'static str> {
    match real["refused_by"].as_str() {
        Some("api") => {
            (answer["refused"]["by"] == "api" && answer["settles"].is_null()).then_some("refused by the API")
        }
        // The enabler was tainted by a race, and `prevent_destroy` forbids to replace it: the model knows of both.
        Some("terraform") => {
            (answer["settles"] == false && notes(answer).contains("every later plan fails")).then_some("may be tainted")
        }
        Some(_) => None,
        None if has_settled && answer["settles"] == true => Some("settles"),
        None if has_settled => (answer["settles"].is_null() && notes_depend(answer, "member accounts"))
            .then_some("depends on another account"),
        None => (answer["settles"] == false && is_same_circle(real, answer)).then_some("circle"),
    }
}

fn notes(answer: &Value) -> String {
    answer["notes"].to_string()
}

fn notes_depend(answer: &Value, what: &str) -> bool {
    answer["depends_on"].as_array().unwrap().iter().any(|one| one.as_str().unwrap().contains(what))
}

/// Whether the last applies of the real run are the model's circle, from whichever apply it is told.
fn is_same_circle(real: &Value, answer: &Value) -> bool {
    let cycle: Vec<Vec<String>> = answer["cycle"].as_array().unwrap().iter().map(actions_of).collect();
    let applies: Vec<Vec<String>> = serde_json::from_value(real["applies"].clone()).unwrap();
    let Some(last) = applies.len().checked_sub(cycle.len()).and_then(|from| applies.get(from..)) else { return false };
    let mut turned = cycle.clone();
    real["period"] == cycle.len()
        && (0..cycle.len()).any(|_| {
            turned.rotate_left(1);
            turned == last
        })
}

fn actions_of(apply: &Value) -> Vec<String> {
    let actions = apply["actions"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    actions.map(|action| format!("{} {}", word(&action["action"]), word(&action["address"]))).collect()
}

/// The values that were switched to, as `NAME=VALUE`; one of none where there was no switch.
fn switched(expected: &Value) -> Vec<Option<String>> {
    let arguments: Vec<String> = serde_json::from_value(expected["arguments"].clone()).unwrap();
    let switch = arguments.iter().position(|argument| argument == "--switch").and_then(|at| arguments.get(at + 1));
    match switch.and_then(|switch| switch.split_once('=')) {
        Some((name, values)) => values.split(',').map(|value| Some(format!("{name}={value}"))).collect(),
        None => vec![None],
    }
}

/// What `simulate` answers for a configuration.
fn simulate(configuration: &Path, variables: &[&str]) -> Value {
    let directory = Directory::new();
    let copy: PathBuf = directory.path().join("configuration");
    replace(&copy, &files(configuration));
    let run =
        directory.scanwright([&["simulate", "--terraform", "configuration", "--format", "json"], variables].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr))
}

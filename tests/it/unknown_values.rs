//! Verdicts over unknown values against every value: a configuration with variables that nobody gives must have the verdict
//! that all its values have, each given in turn.
//!
//! **Law:** `settles: true` only if every value settles, and `false` only if none does. Where the conditions are of kinds
//! that are decided exactly, the verdict is exactly that, and unknown only where values differ.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::harness::{Tests, functions};
use crate::support::Directory;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(unknown_values_are_every_value, conditions_that_are_not_understood_are_never_trusted)
}

/// A variable with all its values that make a difference, as the command line gives them.
struct Variable {
    name: &'static str,
    kind: &'static str,
    values: &'static [&'static str],
}

const VARIABLES: &[Variable] = &[
    Variable { name: "on", kind: "bool", values: &["true", "false"] },
    Variable { name: "env", kind: "string", values: &["prod", "stage", "dev", "else"] },
    Variable { name: "level", kind: "number", values: &["0", "1", "2", "3", "4", "5"] },
    Variable { name: "types", kind: "set(string)", values: &["[]", r#"["ECR"]"#, r#"["EC2"]"#, r#"["EC2","ECR"]"#] },
];

/// Conditions that are decided as what they say of one variable.
const EXACT: &[&str] = &[
    "var.on",
    "!var.on",
    "var.on == false",
    "tobool(var.on)",
    "var.on ? true : false",
    r#"var.env == "prod""#,
    r#""prod" == var.env"#,
    r#"var.env != "dev""#,
    r#"contains(["prod", "stage"], var.env)"#,
    r#"contains(toset(["stage", "prod"]), local.env)"#,
    r#"!contains(["dev"], var.env)"#,
    r#"anytrue([var.env == "prod", local.env == "stage"])"#,
    r#"alltrue([var.env != "prod", var.env != "stage"])"#,
    r#"lookup({ prod = true, stage = true }, var.env, false)"#,
    r#"lookup({ dev = "no" }, local.env, "yes") == "yes""#,
    "var.level > 2",
    "2 < local.level",
    "var.level >= 2",
    "!(var.level <= 2)",
    "var.level == 3",
    r#"contains(var.types, "ECR")"#,
    r#"contains(tolist(local.types), "ECR")"#,
    "length(var.types) > 0",
    "length(local.types) == 0",
    "var.on && var.level > 2",
    r#"var.on || var.env == "prod""#,
];

/// Conditions of which only the words are known.
const OPAQUE: &[&str] = &[
    r#"startswith(var.env, "p")"#,
    r#"upper(local.env) == "PROD""#,
    "var.level % 2 == 0",
    r#"join(",", var.types) == "ECR""#,
    r#"format("%s-x", var.env) == "prod-x""#,
    "var.level + 1 > 3",
];

/// Lists of types of an enabler.
const TYPES: &[&str] =
    &[r#"["ECR"]"#, r#"["EC2"]"#, r#"var.on ? ["ECR"] : ["EC2"]"#, r#"var.env == "prod" ? ["EC2", "ECR"] : ["EC2"]"#];

/// Ways to say whether there is an enabler.
const EXISTENCE: &[&str] = &[
    "count = CONDITION ? 1 : 0",
    "count = CONDITION ? 0 : 1",
    r#"for_each = CONDITION ? toset(["this"]) : toset([])"#,
    r#"for_each = CONDITION ? { this = true } : {}"#,
    r#"for_each = { for name in ["this"] : name => name if CONDITION }"#,
];

fn configuration(existence: &str, condition: &str, types: &str, scan_type: &str) -> String {
    let mut text = String::new();
    for variable in VARIABLES {
        let _ = writeln!(text, "variable \"{}\" {{ type = {} }}", variable.name, variable.kind);
    }
    let _ = write!(
        text,
        r#"
locals {{
  env   = var.env
  level = var.level
  types = var.types
}}

data "aws_caller_identity" "me" {{}}

resource "aws_inspector2_enabler" "this" {{
  {}
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = {types}
}}

resource "aws_ecr_registry_scanning_configuration" "this" {{
  scan_type = ({scan_type}) ? "ENHANCED" : "BASIC"
}}
"#,
        existence.replace("CONDITION", &format!("({condition})")),
    );
    text
}

/// The variables that a text speaks of.
fn used(text: &str) -> Vec<&'static Variable> {
    let is_used = |variable: &&Variable| {
        let name = variable.name;
        // The locals say `var.` once each.
        text.matches(&format!("var.{name}")).count() > usize::from(name != "on")
            || text.matches(&format!("local.{name}")).count() > 0
    };
    VARIABLES.iter().filter(is_used).collect()
}

fn settles(directory: &Directory, given: &[(&str, &str)]) -> Option<bool> {
    let mut arguments: Vec<String> = ["simulate", "--terraform", ".", "--format", "json"].map(str::to_owned).to_vec();
    for (name, value) in given {
        arguments.extend(["--var".to_owned(), format!("{name}={value}")]);
    }
    let run = directory.scanwright(arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    answer["settles"].as_bool()
}

/// The verdicts with every value of the variables that are used; the others have one.
fn of_every_value(directory: &Directory, used: &[&Variable]) -> BTreeSet<Option<bool>> {
    let others = VARIABLES.iter().filter(|variable| !used.iter().any(|used| used.name == variable.name));
    let mut ways: Vec<Vec<(&str, &str)>> = vec![others.map(|variable| (variable.name, variable.values[0])).collect()];
    for variable in used {
        let with = |way: &Vec<(&'static str, &'static str)>, value: &'static str| {
            [way.as_slice(), &[(variable.name, value)]].concat()
        };
        ways = ways.iter().flat_map(|way| variable.values.iter().map(move |value| with(way, value))).collect();
    }
    ways.iter().map(|way| settles(directory, way)).collect()
}

/// Compares the verdict over unknown values with those of every value. `is_exact` if all conditions are understood.
fn compare(text: &str, is_exact: bool) {
    let directory = Directory::new();
    directory.write("main.tf", text);
    let verdict = settles(&directory, &[]);
    let every = of_every_value(&directory, &used(text));
    let same = if every.len() == 1 { every.first().copied().flatten() } else { None };
    match verdict {
        Some(_) => assert_eq!(verdict, same, "{every:?}\n{text}"),
        None if is_exact => assert_eq!(same, None, "{every:?}\n{text}"),
        None => {}
    }
}

fn one_of(choices: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    (0..choices.len()).prop_map(move |index| choices[index])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        max_shrink_iters: 0,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(12),
        ..ProptestConfig::default()
    })]

    fn unknown_values_are_every_value(
        existence in one_of(EXISTENCE),
        condition in one_of(EXACT),
        types in one_of(TYPES),
        scan_type in one_of(EXACT),
    ) {
        compare(&configuration(existence, condition, types, scan_type), true);
    }

    fn conditions_that_are_not_understood_are_never_trusted(
        existence in one_of(EXISTENCE),
        condition in prop_oneof![one_of(OPAQUE), one_of(EXACT)],
        types in one_of(TYPES),
        scan_type in one_of(OPAQUE),
    ) {
        compare(&configuration(existence, condition, types, scan_type), false);
    }
}

//! Which configurations settle: cases in `tests/settling`, each with the verdict that is expected.
//!
//! A case lists the stacks of one account and region. `settles` is `"yes"`, `"no"` or `"depends"`; `period` is that of
//! the cycle, `applies` how many it takes to settle; `actions` are those of the cycle, apply by apply.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::{Tests, cases, cases_of, functions};
use scanwright::testing::{
    Apply, Configuration, Enabler, Managed, ManagedResources, ResourceType, Rule, ScanType, SettlingVerdict as Verdict,
    SimulatedRegistry as Registry, prove_module, simulate,
};
use serde::Deserialize;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    cases("settling", cases_of("tests/settling", 20), has_the_verdict_that_is_expected).and(functions!(
        a_registry_that_is_switched_settles_after_one_apply_in_both_directions,
        a_module_with_an_enabler_is_not_proved
    ))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    settles: String,
    period: Option<usize>,
    applies: Option<usize>,
    actions: Option<Vec<Vec<String>>>,
    #[serde(default)]
    notes: Vec<String>,
    stack: Vec<StackCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StackCase {
    #[serde(default)]
    registry: Vec<RegistryCase>,
    #[serde(default)]
    enabler: Vec<EnablerCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegistryCase {
    scan_type: String,
    #[serde(default = "everything")]
    filters: BTreeSet<String>,
    #[serde(default)]
    ignores: BTreeSet<String>,
    #[serde(default)]
    after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EnablerCase {
    types: Vec<String>,
    #[serde(default)]
    ignores: BTreeSet<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    prevents_destroy: bool,
}

fn everything() -> BTreeSet<String> {
    BTreeSet::from(["*".to_owned()])
}

impl StackCase {
    fn stack(&self, index: usize) -> ManagedResources {
        let registries = self.registry.iter().enumerate().map(|(number, case)| Registry {
            managed: managed(format!("registry.{number}"), &case.after, false),
            wanted: Configuration {
                scan_type: if case.scan_type == "ENHANCED" { ScanType::Enhanced } else { ScanType::Basic },
                rules: BTreeSet::from([Rule { frequency: "SCAN_ON_PUSH".to_owned(), filters: case.filters.clone() }]),
            },
            ignores_scan_type: case.ignores.contains("scan_type"),
            ignores_rules: case.ignores.contains("rule"),
        });
        let enablers = self.enabler.iter().enumerate().map(|(number, case)| Enabler {
            managed: managed(format!("enabler.{number}"), &case.after, case.prevents_destroy),
            wanted: case.types.iter().map(|word| ResourceType::parse(word).unwrap()).collect(),
            account: "\"123456789012\"".to_owned(),
            ignores_types: case.ignores.contains("resource_types"),
            ignores_accounts: case.ignores.contains("account_ids"),
        });
        ManagedResources {
            name: format!("stack {index}"),
            registries: registries.collect(),
            enablers: enablers.collect(),
        }
    }
}

fn managed(address: String, after: &[String], prevents_destroy: bool) -> Managed {
    Managed { address, prevents_destroy, depends_on: after.to_vec() }
}

/// The actions of an apply, as `address action: changes`.
fn told(apply: &Apply) -> Vec<String> {
    let told = apply.actions.iter();
    told.map(|action| format!("{} {}: {}", action.address, action.action.as_str(), action.changes.join(", "))).collect()
}

/// What is wrong with a verdict.
fn differences(case: &Case, verdict: &Verdict) -> Vec<String> {
    let settles = match verdict.settles {
        Some(true) => "yes",
        Some(false) => "no",
        None => "depends",
    };
    let mut differences = Vec::new();
    if settles != case.settles {
        differences.push(format!("settles: {settles}, not {}", case.settles));
    }
    let period = verdict.cycle.as_ref().map(Vec::len);
    if period != case.period {
        differences.push(format!("period {period:?}, not {:?}", case.period));
    }
    if case.applies.is_some() && verdict.applies_to_settle != case.applies {
        differences.push(format!("{:?} applies, not {:?}", verdict.applies_to_settle, case.applies));
    }
    let actions: Option<Vec<Vec<String>>> = verdict.cycle.as_ref().map(|cycle| cycle.iter().map(told).collect());
    if case.actions.is_some() && actions != case.actions {
        differences.push(format!("actions {actions:#?}"));
    }
    for note in case.notes.iter().filter(|note| !verdict.notes.iter().any(|told| told.contains(*note))) {
        differences.push(format!("no note of {note:?} in {:?}", verdict.notes));
    }
    differences
}

fn has_the_verdict_that_is_expected(path: &Path) {
    let case: Case = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap_or_else(|error| panic!("{error}"));
    let stacks: Vec<ManagedResources> =
        case.stack.iter().enumerate().map(|(index, stack)| stack.stack(index)).collect();
    let differences = differences(&case, &simulate(&stacks));
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// A stack with one registry.
fn alone(scan_type: &str, filter: &str) -> ManagedResources {
    let filters = BTreeSet::from([filter.to_owned()]);
    let registry =
        RegistryCase { scan_type: scan_type.to_owned(), filters, ignores: BTreeSet::new(), after: Vec::new() };
    StackCase { registry: vec![registry], enabler: Vec::new() }.stack(0)
}

fn a_registry_that_is_switched_settles_after_one_apply_in_both_directions() {
    let verdict = prove_module(&[alone("ENHANCED", "prod-*"), alone("BASIC", "*")]);
    assert_eq!((verdict.settles, verdict.applies_to_settle), (Some(true), Some(1)));
    assert!(verdict.starts > 20, "{}", verdict.starts);
}

fn a_module_with_an_enabler_is_not_proved() {
    let enabler = |types: &[&str]| EnablerCase {
        types: types.iter().map(|word| (*word).to_owned()).collect(),
        ignores: BTreeSet::new(),
        after: Vec::new(),
        prevents_destroy: false,
    };
    for types in [["ECR"], ["EC2"]] {
        let with = |state: ManagedResources| ManagedResources {
            enablers: StackCase { registry: Vec::new(), enabler: vec![enabler(&types)] }.stack(0).enablers,
            ..state
        };
        let verdict = prove_module(&[with(alone("ENHANCED", "prod-*")), with(alone("BASIC", "*"))]);
        assert_eq!((verdict.settles, verdict.cycle.map(|cycle| cycle.len())), (Some(false), Some(2)), "{types:?}");
    }
}

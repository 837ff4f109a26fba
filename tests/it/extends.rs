//! A policy that extends others means what their merged text means by itself.
//!
//! Files are drawn as tables of TOML, and merged here once more, on the tables: keys one by one, the nearer file first, lists
//! of tables behind those of the base, a `[[scan]]` of the same name in place of the base's.

use std::cell::Cell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use scanwright::testing::{CompileOptions, Diagnostic, Findings, Requires, Text, compile_text, plan};
use toml::{Table, Value};

use crate::harness::{Tests, functions};
use crate::small::entry;
use crate::support::Directory;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(a_policy_that_extends_means_what_the_merged_text_means, a_requirement_of_a_base_is_never_lost)
}

const CASES: u32 = 400;

fn config() -> ProptestConfig {
    ProptestConfig { cases: CASES, rng_seed: RngSeed::Fixed(17), failure_persistence: None, ..Default::default() }
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::select(words).prop_map(Value::from)
}

fn entries() -> impl Strategy<Value = Value> {
    prop::collection::vec(entry(), 1..4).prop_map(Value::from)
}

fn flag() -> impl Strategy<Value = Value> {
    any::<bool>().prop_map(Value::from)
}

/// A table in which any key may be absent.
fn table<const N: usize>(keys: [(&'static str, BoxedStrategy<Value>); N]) -> impl Strategy<Value = Table> {
    let rows = keys.map(|(key, value)| prop::option::of(value).prop_map(move |value| value.map(|value| (key, value))));
    Vec::from(rows).prop_map(|rows| rows.into_iter().flatten().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A table that has all keys.
fn whole<const N: usize>(keys: [(&'static str, BoxedStrategy<Value>); N]) -> impl Strategy<Value = Value> {
    let rows = keys.map(|(key, value)| value.prop_map(move |value| (key.to_owned(), value)));
    Vec::from(rows).prop_map(|rows| Value::from(rows.into_iter().collect::<Table>()))
}

const FREQUENCIES: &[&str] = &["continuous", "on-push"];

fn scan() -> impl Strategy<Value = Value> {
    let keys = [
        ("name", word(&["one", "two", "three"]).boxed()),
        ("repositories", entries().boxed()),
        ("frequency", word(FREQUENCIES).boxed()),
    ];
    (whole(keys), prop::option::of(word(&["", "a"]))).prop_map(|(mut scan, prefix)| {
        scan.as_table_mut().unwrap().extend(prefix.map(|prefix| ("prefix".to_owned(), prefix)));
        scan
    })
}

fn require() -> impl Strategy<Value = Value> {
    whole([
        ("name", word(&["first", "second"]).boxed()),
        ("repositories", entries().boxed()),
        ("at_least", word(FREQUENCIES).boxed()),
        ("while", word(&["enhanced", "basic", "always"]).boxed()),
    ])
}

fn tables(one: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::vec(one, 0..3).prop_map(Value::from)
}

fn in_value(table: impl Strategy<Value = Table> + 'static) -> BoxedStrategy<Value> {
    table.prop_map(Value::from).boxed()
}

/// A file of a policy, which need not be whole.
fn part() -> impl Strategy<Value = Table> {
    let module = table([
        ("name", word(&["scanning", "ecr-scanning"]).boxed()),
        ("aws_provider_version", word(&[">= 5.13", "~> 5.40"]).boxed()),
        ("exact_names", word(&["anchored", "substring"]).boxed()),
    ]);
    let release = table([
        ("mode", word(&["always", "on-release", "on-release", "never"]).boxed()),
        ("rest", word(&["unscanned", "on-push"]).boxed()),
        ("default", flag().boxed()),
    ]);
    let basic = table([
        ("repositories", entries().boxed()),
        ("frequency", word(&["on-push", "on-push", "manual"]).boxed()),
        ("prefix", word(&["", "b"]).boxed()),
    ]);
    let alerts = table([
        ("images", word(&["high", "critical"]).boxed()),
        ("drift", flag().boxed()),
        ("topic", word(&["own", "given"]).boxed()),
        ("scans", word(&["one", "two"]).prop_map(|name| Value::from(vec![name])).boxed()),
    ]);
    let registry = table([("prefix", word(&["", "a", "b/a"]).boxed())]);
    let often = table([
        ("module", in_value(module)),
        ("registry", in_value(registry)),
        ("release", in_value(release)),
        ("scan", tables(scan()).boxed()),
        ("basic", in_value(basic)),
    ]);
    // Both are seldom met by chance.
    let seldom = (prop::option::weighted(0.1, tables(require())), prop::option::weighted(0.15, in_value(alerts)));
    (often, seldom).prop_map(|(mut part, (require, alerts))| {
        part.extend(require.map(|require| ("require".to_owned(), require)));
        part.extend(alerts.map(|alerts| ("alerts".to_owned(), alerts)));
        part
    })
}

/// A file over its base.
fn merged(near: &Table, base: &Table) -> Table {
    let mut all = base.clone();
    for (key, value) in near {
        let value = match (key.as_str(), base.get(key), value) {
            ("scan" | "require", Some(Value::Array(base)), Value::Array(near)) => {
                let is_replaced = |scan: &&Value| key == "scan" && near.iter().any(|near| near["name"] == scan["name"]);
                Value::from(base.iter().filter(|scan| !is_replaced(scan)).chain(near).cloned().collect::<Vec<_>>())
            }
            (_, Some(Value::Table(base)), Value::Table(near)) => Value::from(merged(near, base)),
            _ => value.clone(),
        };
        all.insert(key.clone(), value);
    }
    all
}

fn text(directory: &Directory, table: &Table, extends: Option<&str>) -> Text {
    let extends = extends.map(|base| format!("extends = {base:?}\n")).unwrap_or_default();
    let bytes = format!("version = 1\n{extends}{}", toml::to_string(table).unwrap()).into_bytes();
    let name = "scan-policy.toml".to_owned();
    Text { name: name.clone(), file_name: name, directory: directory.path().to_owned(), bytes }
}

/// What a finding says, wherever it points.
type Said = (String, String, Option<String>);

/// Which of several files says what, and not what they mean together.
const OF_FILES: &str = "P038";

fn said(findings: &[Diagnostic]) -> BTreeSet<Said> {
    let findings = findings.iter().filter(|one| one.code.code != OF_FILES);
    let said = |one: &Diagnostic| (one.code.code.to_owned(), one.message.clone(), one.witness.clone());
    findings.map(said).collect()
}

/// The files of a module, with the warnings.
type Module = (Vec<(&'static str, String)>, BTreeSet<Said>);

/// The files of the module with the warnings, or everything that is wrong.
fn compiled(text: impl Fn() -> Text) -> Result<Module, BTreeSet<Said>> {
    let failed = |findings: Findings| said(&findings);
    let options = CompileOptions { inventory: None, requires: Requires::Enforced };
    let warnings = said(&plan(text(), options).map_err(failed)?.1.warnings);
    let files = compile_text(text()).map_err(failed)?;
    Ok((files.into_iter().map(|(path, text)| (path, text.to_string())).collect(), warnings))
}

fn a_policy_that_extends_means_what_the_merged_text_means() {
    let directory = Directory::new();
    let parts = (part(), part(), part());
    let mut runner = TestRunner::new(config());
    let good = Cell::new(0);
    runner
        .run(&parts, |(near, base, far)| {
            directory.write("base.toml", format!("extends = \"far.toml\"\n{}", toml::to_string(&base).unwrap()));
            directory.write("far.toml", format!("version = 1\n{}", toml::to_string(&far).unwrap()));
            let extending = compiled(|| text(&directory, &near, Some("base.toml")));
            let by_itself = compiled(|| text(&directory, &merged(&near, &merged(&base, &far)), None));
            good.set(good.get() + u32::from(by_itself.is_ok()));
            prop_assert_eq!(extending, by_itself);
            Ok(())
        })
        .unwrap();
    assert!(good.get() > CASES / 10, "{} of {CASES} compile", good.get());
}

/// What a base requires of a name is found in each policy in which it does not hold, whatever the policy says.
fn a_requirement_of_a_base_is_never_lost() {
    let directory = Directory::new();
    let options = CompileOptions { inventory: None, requires: Requires::Enforced };
    let mut runner = TestRunner::new(config());
    runner
        .run(&part(), |near| {
            // No filter of `part` but `*` matches the name, and none does continuously.
            let require = "[[require]]\nname = \"bound\"\nrepositories = [\"zz/zz\"]\nprefix = \"\"\nat_least = \"continuous\"\nwhile = \"always\"\n";
            let base = format!("[release]\nmode = \"always\"\nrest = \"on-push\"\n{require}");
            directory.write("base.toml", base);
            let near: Table = near.into_iter().filter(|(key, _)| key != "scan").collect();
            let findings = plan(text(&directory, &near, Some("base.toml")), options).map(|_| ()).unwrap_err();
            let found = findings.iter().find(|one| one.code.code == "P022" && one.message.starts_with("`bound`"));
            let names: Vec<&str> = found.iter().flat_map(|one| &one.labels).map(|label| label.place.source.name()).collect();
            prop_assert!(names.iter().any(|name| name.ends_with("base.toml")) , "{names:?}");
            Ok(())
        })
        .unwrap();
}

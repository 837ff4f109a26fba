//! What Terraform reads of a directory: which files count, which sources are local, what JSON and strings mean. The
//! program and the real terraform must read the same.
//!
//! A case is a directory of `tests/terraform-reading/`, whose `root` is the root module. It declares `terraform_data`,
//! which needs no provider from outside; `expected.txt` has the address and the input of each. `SCANWRIGHT_BLESS=1`
//! writes it. What only terraform shows: that this is what it reads, where its documentation is silent.

use std::fs;
use std::path::Path;

use scanwright::testing::{Engine, TerraformDirectory as Directory, TerraformValue, Variables};
use serde_json::{Map, Value};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::expected::{difference, expect_file};
use crate::support::module::{files, replace};
use crate::support::terraform::{Needs, Terraform};

/// A test of each case, and of sources that no directory of the tests can hold.
pub(crate) fn tests() -> Tests {
    cases("terraform-reading", cases_of("tests/terraform-reading", 4), is_read_as_expected)
        .and(functions!(sources_that_are_not_local))
}

const KIND: &str = "terraform_data";

/// The program reads what is expected, and so does terraform.
fn is_read_as_expected(case: &Path) {
    let expected = case.join("expected.txt");
    expect_file(&expected, &read(&case.join("root")));
    let Some(terraform) = Terraform::or_skip(Needs::Program, "reading as terraform reads") else { return };
    let copy = tempfile::tempdir().unwrap();
    replace(copy.path(), &files(case));
    let root = copy.path().join("root");
    terraform.init(&root);
    terraform.succeed(&root, &["plan", "-input=false", "-no-color", "-out=plan"]);
    let shown: Value = serde_json::from_str(&terraform.succeed(&root, &["show", "-json", "plan"])).unwrap();
    let mut lines = Vec::new();
    resources(&shown["planned_values"]["root_module"], &mut lines);
    lines.sort();
    let difference = difference(&fs::read_to_string(expected).unwrap_or_default(), &lines.concat());
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
}

/// Sources that look like directories and are taken for modules of a registry, or for wrong ones.
fn sources_that_are_not_local() {
    let terraform = Terraform::or_skip(Needs::Program, "sources as terraform takes them");
    for source in ["m", "m/", ".", "..", ".m", "/m"] {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("m")).unwrap();
        fs::write(directory.path().join("m/m.tf"), resource()).unwrap();
        fs::write(directory.path().join("main.tf"), format!("module \"it\" {{\n  source = \"{source}\"\n}}\n"))
            .unwrap();
        assert_eq!(read(directory.path()), "", "{source}");
        let Some(terraform) = &terraform else { continue };
        let _ = terraform.try_run(directory.path(), &["init", "-backend=false", "-input=false", "-no-color"]);
        let manifest = fs::read_to_string(directory.path().join(".terraform/modules/modules.json")).unwrap_or_default();
        assert!(!manifest.contains(r#""Dir":"m""#), "{source}: {manifest}");
    }
}

fn resource() -> String {
    format!("resource \"{KIND}\" \"it\" {{\n  input = 1\n}}\n")
}

/// What the program reads: a line for each resource.
fn read(root: &Path) -> String {
    let (directory, findings) =
        Directory::read(root, &Variables { engine: Engine::Terraform, ..Variables::default() }).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    let cases = directory.cases(&[KIND]).unwrap();
    assert_eq!(cases.len(), 1, "{cases:?}");
    let resources = cases.iter().flat_map(|case| &case.resources);
    let mut lines: Vec<String> =
        resources.map(|resource| line(&resource.address, &plain(resource.body.value("input")))).collect();
    lines.sort();
    lines.concat()
}

/// What terraform plans: a line for each resource of a module and of those that it calls.
fn resources(module: &Value, lines: &mut Vec<String>) {
    for resource in module["resources"].as_array().into_iter().flatten() {
        lines.push(line(resource["address"].as_str().unwrap(), &resource["values"]["input"]));
    }
    for child in module["child_modules"].as_array().into_iter().flatten() {
        resources(child, lines);
    }
}

fn line(address: &str, input: &Value) -> String {
    format!("{address} = {input}\n")
}

fn plain(value: &TerraformValue) -> Value {
    match value {
        TerraformValue::Null => Value::Null,
        TerraformValue::Bool(bool) => Value::Bool(*bool),
        TerraformValue::Number(number) => serde_json::from_str(number).unwrap(),
        TerraformValue::Text(text) => Value::String(text.clone()),
        TerraformValue::List(items) => items.iter().map(plain).collect(),
        TerraformValue::Map(entries) => {
            let entries: Map<String, Value> = entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect();
            Value::Object(entries)
        }
        TerraformValue::Unknown(open) => panic!("{} is unknown", open.what),
    }
}

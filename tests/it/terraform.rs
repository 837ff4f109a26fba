//! What terraform itself says of what scanwright generates: of every example, of the starter policy of `init`, and of
//! the policies in `tests/terraform/`, which are chosen so that every release mode comes with and without rules.
//!
//! Adding a case adds a file. Where there is no terraform, see `support::terraform`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions, values};
use crate::support::module::{
    POLICY, copied, entries, examples_of_provider_5, files, generate, name_of, replace, succeed,
};
use crate::support::terraform::{Needs, PROVIDER, Terraform};
use crate::support::{Directory, project};

/// A test of each policy, and of the provider's schema.
pub(crate) fn tests() -> Tests {
    values("terraform", policies(), terraform_takes_the_module_and_its_tests_pass).and(functions!(
        modules_that_are_called_without_inputs_are_valid,
        the_committed_schema_is_cut_from_that_provider,
        without_terraform_a_test_is_skipped_aloud_and_fails_under_ci
    ))
}

/// Proves that the module's own tests pass in Terraform's test runner, which plans with the provider's schema, and that
/// `terraform fmt` has nothing to change. Whether the module says what the policy says, `verify` proves without it.
fn terraform_takes_the_module_and_its_tests_pass(policy: Option<PathBuf>) {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "checking generated modules") else { return };
    let directory = opened(policy);
    let module = generate(&directory);
    terraform.succeed(&module, &["fmt", "-check", "-diff", "-recursive", "-no-color"]);
    terraform.init(&module);
    terraform.succeed(&module, &["test", "-no-color"]);
}

/// Proves that Terraform takes calls of the modules, which have no text that is tested elsewhere.
fn modules_that_are_called_without_inputs_are_valid() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "checking calls of generated modules") else { return };
    let root = Directory::new();
    let mut calls = String::new();
    for (name, policy) in policies() {
        let directory = opened(policy);
        let module = root.path().join("modules").join(&name);
        replace(&module, &files(&generate(&directory)));
        let is_topic_given = fs::read_to_string(module.join("variables.tf")).unwrap().contains("alerts_topic_arn");
        let input =
            if is_topic_given { "  alerts_topic_arn = \"arn:aws:sns:us-east-1:123456789012:alerts\"\n" } else { "" };
        calls.push_str(&format!("module \"{name}\" {{\n  source = \"./modules/{name}\"\n{input}}}\n\n"));
    }
    root.write("main.tf", calls);
    terraform.init(root.path());
    terraform.succeed(root.path(), &["validate", "-no-color"]);
}

/// Proves that the schema by which `verify` judges arguments is the provider's, which only the provider can tell.
fn the_committed_schema_is_cut_from_that_provider() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "comparing the provider's schema") else { return };
    for directory in entries(&project().join("schema/provider")) {
        let version = name_of(&directory).trim_start_matches("aws-").to_owned();
        if !terraform.provider_versions().contains(&version) {
            continue;
        }
        let whole = schema_of(&terraform, &version);
        let is_read_elsewhere = directory.join("read-from.md").exists();
        for file in entries(&directory).iter().filter(|file| file.extension().is_some_and(|ending| ending == "json")) {
            let kind = name_of(file).trim_end_matches(".json");
            let committed: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            let said = &whole["provider_schemas"][PROVIDER]["resource_schemas"][kind];
            if is_read_elsewhere {
                assert_eq!(told(said, kind), told(&committed, kind), "AWS provider {version}");
            } else {
                assert_eq!(*said, committed, "{kind} of AWS provider {version}");
            }
        }
    }
}

fn without_terraform_a_test_is_skipped_aloud_and_fails_under_ci() {
    let test = "terraform::the_committed_schema_is_cut_from_that_provider";
    let without_terraform = |ci: &[(&str, &str)]| {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", test]).env_clear().envs(ci.iter().copied()).output().unwrap()
    };
    let skipped = without_terraform(&[]);
    assert!(skipped.status.success());
    let said = String::from_utf8(skipped.stderr).unwrap();
    assert_eq!(said, "skipped: comparing the provider's schema: there is no `terraform` on PATH\n");
    assert!(!without_terraform(&[("CI", "true")]).status.success());
}

/// What a schema that was read from elsewhere tells of a resource: attributes with their types, what must be set, blocks.
fn told(resource: &serde_json::Value, kind: &str) -> Vec<String> {
    let mut told = Vec::new();
    of_block(&resource["block"], kind, &mut told);
    told
}

fn of_block(block: &serde_json::Value, path: &str, told: &mut Vec<String>) {
    let is = |value: &serde_json::Value, key: &str| value[key].as_bool().unwrap_or_default();
    for (name, own) in block["attributes"].as_object().into_iter().flatten() {
        told.push(format!("{path}.{name} {} {} {}", own["type"], is(own, "required"), is(own, "optional")));
    }
    for (name, inner) in block["block_types"].as_object().into_iter().flatten() {
        let least = inner["min_items"].as_u64().unwrap_or_default();
        told.push(format!("{path}.{name} {} {}", inner["nesting_mode"], least > 0));
        of_block(&inner["block"], &format!("{path}.{name}"), told);
    }
}

/// Each policy's name and file; of the starter policy there is none.
fn policies() -> Vec<(String, Option<PathBuf>)> {
    let examples =
        examples_of_provider_5().into_iter().map(|example| (name_of(&example).to_owned(), example.join(POLICY)));
    let own = entries(&project().join("tests/terraform")).into_iter();
    let own = own.map(|policy| (name_of(&policy).trim_end_matches(".toml").to_owned(), policy));
    let given = examples.chain(own).map(|(name, policy)| (name, Some(policy)));
    given.chain([("init".to_owned(), None)]).collect()
}

/// A policy in a directory of its own; where none is given, the one that `scanwright init` writes.
fn opened(policy: Option<PathBuf>) -> Directory {
    policy.map_or_else(starter, |policy| copied(&policy))
}

/// The policy that `scanwright init` writes.
fn starter() -> Directory {
    let directory = Directory::new();
    succeed(&directory, &["init"]);
    directory
}

/// What `terraform providers schema -json` says of that version.
fn schema_of(terraform: &Terraform, version: &str) -> serde_json::Value {
    let directory = tempfile::TempDir::new().unwrap();
    require(directory.path(), version);
    terraform.init(directory.path());
    serde_json::from_str(&terraform.succeed(directory.path(), &["providers", "schema", "-json"])).unwrap()
}

fn require(directory: &Path, version: &str) {
    let provider = format!("aws = {{ source = \"hashicorp/aws\", version = \"{version}\" }}");
    let text = format!("terraform {{\n  required_providers {{\n    {provider}\n  }}\n}}\n");
    fs::write(directory.join("versions.tf"), text).unwrap();
}

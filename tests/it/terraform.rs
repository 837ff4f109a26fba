//! What terraform itself says of what scanwright generates: of every example, of the starter policy of `init`, and of
//! the policies in `tests/terraform/`, which are chosen so that every release mode comes with and without rules.
//!
//! Adding a case adds a file. Where there is no terraform, see `support::terraform`.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, copied, entries, examples, generate, name_of, succeed};
use crate::support::terraform::{Needs, PROVIDER, Terraform};
use crate::support::{Folder, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        terraform_takes_every_module_and_its_tests_pass,
        the_committed_schema_is_cut_from_that_provider,
        without_terraform_a_test_is_skipped_aloud_and_fails_under_ci
    )
}

/// How many `terraform test` run at a time: each keeps a provider busy.
const AT_A_TIME: usize = 2;

fn terraform_takes_every_module_and_its_tests_pass() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "checking generated modules") else { return };
    let cases = cases();
    let modules: Vec<_> = cases.iter().map(|(name, folder)| (name.clone(), generate(folder))).collect();
    for (name, module) in &modules {
        let layout = terraform.try_run(module, &["fmt", "-check", "-diff", "-recursive", "-no-color"]);
        layout.unwrap_or_else(|failure| panic!("{name} is not laid out as terraform would: {failure}"));
    }
    let workspace = terraform.workspace(&modules);
    terraform.succeed(workspace.root(), &["validate", "-no-color"]);
    let names: Vec<&str> = modules.iter().map(|(name, _)| name.as_str()).collect();
    let failures = each(&names, |name| terraform.try_run(&workspace.module(name), &["test", "-no-color"]).err());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn the_committed_schema_is_cut_from_that_provider() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "comparing the provider's schema") else { return };
    for file in entries(&project().join("schema/provider")) {
        let committed = fs::read_to_string(file).unwrap();
        let committed: serde_json::Value = serde_json::from_str(&committed).unwrap();
        let version = committed["provider_version"].as_str().unwrap();
        if terraform.provider_versions().iter().any(|offered| offered == version) {
            assert_eq!(cut(&committed, &schema_of(&terraform, version)), committed, "AWS provider {version}");
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

/// Each case's name, and its policy in a folder of its own.
fn cases() -> Vec<(String, Folder)> {
    let examples = examples().into_iter().map(|example| (name_of(&example).to_owned(), copied(&example.join(POLICY))));
    let own = entries(&project().join("tests/terraform")).into_iter();
    let own = own.map(|policy| (name_of(&policy).trim_end_matches(".toml").to_owned(), copied(&policy)));
    examples.chain(own).chain([("init".to_owned(), starter())]).collect()
}

/// The policy that `scanwright init` writes.
fn starter() -> Folder {
    let folder = Folder::new();
    succeed(&folder, &["init"]);
    folder
}

/// Does this with every name, a few at a time; gives the failures.
fn each(names: &[&str], work: impl Fn(&str) -> Option<String> + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let one_after_another = || {
        let names = std::iter::from_fn(|| names.get(next.fetch_add(1, Ordering::Relaxed)));
        names.filter_map(|name| work(name)).collect::<Vec<String>>()
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_A_TIME).map(|_| scope.spawn(one_after_another)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

/// What `terraform providers schema -json` says of that version.
fn schema_of(terraform: &Terraform, version: &str) -> serde_json::Value {
    let folder = tempfile::TempDir::new().unwrap();
    require(folder.path(), version);
    terraform.init(folder.path());
    serde_json::from_str(&terraform.succeed(folder.path(), &["providers", "schema", "-json"])).unwrap()
}

fn require(folder: &Path, version: &str) {
    let provider = format!("aws = {{ source = \"hashicorp/aws\", version = \"{version}\" }}");
    let text = format!("terraform {{\n  required_providers {{\n    {provider}\n  }}\n}}\n");
    fs::write(folder.join("versions.tf"), text).unwrap();
}

/// The resources that the committed file has, as the provider describes them, under the committed file's own words.
fn cut(committed: &serde_json::Value, whole: &serde_json::Value) -> serde_json::Value {
    let mut cut = committed.clone();
    for (name, schema) in cut["resource_schemas"].as_object_mut().unwrap() {
        *schema = whole["provider_schemas"][PROVIDER]["resource_schemas"][name].clone();
    }
    cut
}

//! Modules that let in no provider 5, and so take `region`.
//!
//! Provider 6 is in no mirror that tests are sure to have. So terraform looks at these modules with provider 5: it refuses their
//! `region`, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::alerts;
use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, entries, files, replace, succeed};
use crate::support::terraform::{Needs, Terraform};
use crate::support::{Directory, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_resource_is_in_the_region_of_the_input,
        provider_5_refuses_nothing_but_the_region,
        the_tests_of_a_module_name_resources_that_there_are
    )
}

/// The input, and the line that sets it on a resource.
const SET: &str = "= var.region";

fn every_resource_is_in_the_region_of_the_input() {
    for policy in policies() {
        let directory = generated(&policy);
        let text: String = texts(directory.path()).into_iter().map(|(_, text)| text).collect();
        let (resources, set) = (text.matches("\nresource \"").count(), text.matches(SET).count());
        assert!(resources > 0 && resources == set, "{resources} resources and {set} regions:\n{policy}\n{text}");
        let asserted = directory.read("ecr-scanning/tests/scanning.tftest.hcl");
        assert!(asserted.contains("aws_ecr_registry_scanning_configuration.ecr_scanning.region == \"eu-west-1\""));
        let readme = directory.read("ecr-scanning/README.md");
        assert!(readme.contains("| `region` | `string` | `null` |"), "{readme}");
    }
}

/// Proves with the real program that the layout is its own, that provider 5 refuses just the region, and that without it the modules
/// are valid where the input is given.
fn provider_5_refuses_nothing_but_the_region() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "checking modules that take a region") else { return };
    let root = Directory::new();
    let mut calls = String::new();
    for (number, policy) in policies().iter().enumerate() {
        let module = root.path().join(format!("modules/{number}"));
        replace(&module, &files(&generated(policy).path().join("ecr-scanning")));
        let topic = "  alerts_topic_arn = \"arn:aws:sns:us-east-1:123456789012:alerts\"\n";
        let topic = if policy.contains("topic = \"given\"") { topic } else { "" };
        calls.push_str(&format!(
            "module \"m{number}\" {{\n  source = \"./modules/{number}\"\n\n  region = \"eu-west-1\"\n{topic}}}\n\n"
        ));
    }
    terraform.succeed(&root.path().join("modules"), &["fmt", "-check", "-diff", "-recursive", "-no-color"]);
    root.write("main.tf", calls);
    entries(&root.path().join("modules")).iter().for_each(|module| let_in_provider_5(module));
    terraform.init(root.path());
    let run = terraform.run(root.path(), &["validate", "-json"]);
    let said: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let errors = said["diagnostics"].as_array().unwrap();
    let refused = "An argument named \"region\" is not expected here.";
    assert!(errors.len() > 50 && errors.iter().all(|error| error["detail"] == refused), "{errors:#?}");
    entries(&root.path().join("modules")).iter().for_each(|module| without_region(module));
    terraform.succeed(root.path(), &["validate", "-no-color"]);
}

/// Proves that the module's tests run, with the id of each resource in the place of its region.
fn the_tests_of_a_module_name_resources_that_there_are() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "running tests of regions") else { return };
    let policies = policies();
    let has = |policy: &&String, words: [&str; 2]| words.iter().all(|word| policy.contains(word));
    for words in [["on-release", "emails"], ["on-release", "given"], ["always", "emails"]] {
        let policy = policies.iter().rfind(|policy| has(policy, words)).unwrap();
        let directory = generated(policy);
        let module = directory.path().join("ecr-scanning");
        let_in_provider_5(&module);
        without_region(&module);
        let tests = directory.read("ecr-scanning/tests/scanning.tftest.hcl");
        assert!(tests.contains(".region == \"eu-west-1\""), "{tests}");
        let tests = tests.replace(".region == \"eu-west-1\"", ".id != null");
        directory.write("ecr-scanning/tests/scanning.tftest.hcl", tests);
        terraform.init(&module);
        terraform.succeed(&module, &["test", "-no-color"]);
    }
}

/// Policies of every release mode with and without rules, and with every set of alerts, that let in no provider 5.
fn policies() -> Vec<String> {
    let own = entries(&project().join("tests/terraform")).into_iter().map(|file| fs::read_to_string(file).unwrap());
    own.chain(alerts::policies()).map(|policy| with_provider_6(&policy)).collect()
}

fn with_provider_6(policy: &str) -> String {
    let mut policy: toml::Table = policy.parse().unwrap();
    let module = policy.entry("module").or_insert_with(|| toml::Table::new().into()).as_table_mut().unwrap();
    module.remove("name");
    module.insert("aws_provider_version".to_owned(), ">= 6.0".into());
    policy.to_string()
}

fn generated(policy: &str) -> Directory {
    let directory = Directory::new();
    directory.write(POLICY, policy);
    succeed(&directory, &["generate"]);
    directory
}

/// The files of a module that say resources, with their texts.
fn texts(directory: &Path) -> Vec<(PathBuf, String)> {
    let module = directory.join("ecr-scanning");
    let module = if module.is_dir() { module } else { directory.to_owned() };
    let files = ["main.tf", "alerts.tf"].map(|file| module.join(file)).into_iter().filter(|file| file.is_file());
    files.map(|file| (file.clone(), fs::read_to_string(file).unwrap())).collect()
}

fn let_in_provider_5(module: &Path) {
    let versions = module.join("versions.tf");
    let text = fs::read_to_string(&versions).unwrap();
    assert!(text.contains("\">= 6.0\""), "{text}");
    fs::write(versions, text.replace("\">= 6.0\"", "\">= 5.13\"")).unwrap();
}

/// Removes what provider 5 does not have.
fn without_region(module: &Path) {
    for (file, text) in texts(module) {
        let others = text.lines().filter(|line| !line.ends_with(SET));
        fs::write(file, others.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }
}

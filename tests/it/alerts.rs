//! The alerts of generated modules, as terraform and a simulated AWS take them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Tests, functions};
use crate::support::module::{POLICY, copied, files, generate, replace, succeed};
use crate::support::moto::Moto;
use crate::support::provider::services_at;
use crate::support::terraform::{Needs, Terraform};
use crate::support::{Directory, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_combination_of_keys_is_a_module_that_terraform_takes,
        an_applied_module_has_nothing_left_to_do_in_either_release_state
    )
}

/// Proves that the provider's schema takes every resource in every form in which a template writes it, in one run: each release
/// mode with each of the alerts that it can have, and with each topic.
fn every_combination_of_keys_is_a_module_that_terraform_takes() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "validating modules with alerts") else { return };
    let root = Directory::new();
    let mut calls = String::new();
    for (number, policy) in policies().iter().enumerate() {
        let directory = Directory::new();
        directory.write(POLICY, policy);
        succeed(&directory, &["generate"]);
        let module = root.path().join(format!("modules/{number}"));
        replace(&module, &files(&directory.path().join("ecr-scanning")));
        let given = policy.contains("topic = \"given\"");
        let input = if given { "  alerts_topic_arn = \"arn:aws:sns:us-east-1:123456789012:alerts\"\n" } else { "" };
        calls.push_str(&format!("module \"m{number}\" {{\n  source = \"./modules/{number}\"\n{input}}}\n\n"));
    }
    root.write("main.tf", calls.trim_end().to_owned() + "\n");
    terraform.succeed(&root.path().join("modules"), &["fmt", "-check", "-diff", "-recursive", "-no-color"]);
    terraform.init(root.path());
    terraform.succeed(root.path(), &["validate", "-no-color"]);
}

/// A policy for each release mode and each set of alerts; topics, `rest` and `scans` change from one to the next.
pub(crate) fn policies() -> Vec<String> {
    let mut policies = Vec::new();
    for mode in ["always", "on-release", "never"] {
        for alerts in 1_usize..8 {
            let number = policies.len();
            let topic = ["", "topic = \"given\"\n", "emails = [\"a@example.com\", \"b@example.com\"]\n"][number % 3];
            let scans = ["", "scans = [\"production\", \"development\"]\n"][number / 3 % 2];
            let rest = ["on-push", "unscanned"][number / 2 % 2];
            let severity = ["critical", "high", "medium", "low"][number % 4];
            if mode == "never" && alerts & 1 == 0 {
                continue;
            }
            let keys = [
                format!("images = \"{severity}\"\n"),
                format!("findings = \"{severity}\"\n"),
                "drift = true\n".to_owned(),
            ];
            let keys = keys.iter().enumerate().filter(|(bit, _)| alerts >> bit & 1 == 1).map(|(_, key)| key.as_str());
            policies.push(format!(
                "version = 1\n\n[release]\nmode = \"{mode}\"\nrest = \"{rest}\"\n\n\
                 [[scan]]\nname = \"production\"\nrepositories = [\"a/api\", \"*-web\", \"w*r\"]\nfrequency = \"continuous\"\n\n\
                 [[scan]]\nname = \"development\"\nrepositories = [\"a/dev-*\"]\nfrequency = \"on-push\"\n\n\
                 [alerts]\n{}{topic}{scans}",
                keys.collect::<String>()
            ));
        }
    }
    policies
}

/// Proves that what is read back of EventBridge and SNS is what the module says, so that no plan has a change left. moto plays
/// them, and ECR.
fn an_applied_module_has_nothing_left_to_do_in_either_release_state() {
    let what = "applying alerts to moto";
    let Some(terraform) = Terraform::or_skip(Needs::Provider, what) else { return };
    let Some(moto) = tools::of_aws("moto_server", what) else { return };
    let (directory, moto) = (copied(&project().join("examples/alerts").join(POLICY)), Moto::start(&moto));
    generate(&directory);
    directory.write("main.tf", root(&services_at(directory.path(), &moto.url)));
    terraform.init(directory.path());
    for is_on in [true, false] {
        let on = format!("-var=on={is_on}");
        terraform.succeed(directory.path(), &["apply", "-auto-approve", "-input=false", "-no-color", &on]);
        let plan = ["plan", "-detailed-exitcode", "-input=false", "-no-color", &on];
        let again = terraform.run(directory.path(), &plan);
        assert_eq!(again.status.code(), Some(0), "{on}: {}", String::from_utf8_lossy(&again.stdout));
        let rules = rules(directory.path());
        let expected: &[&str] = if is_on {
            &["drift_continuous", "drift_on_push", "drift_unscanned", "findings", "images_enhanced"]
        } else {
            &["images_basic"]
        };
        assert_eq!(rules, expected.iter().map(|rule| (*rule).to_owned()).collect(), "{on}");
    }
}

/// The event rules in terraform's state.
fn rules(directory: &Path) -> BTreeSet<String> {
    let state: Value = serde_json::from_slice(&fs::read(directory.join("terraform.tfstate")).unwrap()).unwrap();
    let resources = state["resources"].as_array().unwrap().iter();
    let rules = resources.filter(|resource| resource["type"] == "aws_cloudwatch_event_rule");
    rules.map(|rule| rule["name"].as_str().unwrap().to_owned()).collect()
}

fn root(configuration: &str) -> String {
    format!(
        r#"variable "on" {{
  type = bool
}}

provider "aws" {{
  region                      = "eu-west-1"
  access_key                  = "key"
  secret_key                  = "secret"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  shared_config_files         = ["{configuration}"]
}}

module "scanning" {{
  source                   = "./ecr-scanning"
  enable_enhanced_scanning = var.on
}}
"#
    )
}

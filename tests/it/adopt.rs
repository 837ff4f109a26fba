//! Adopting a live registry with the real terraform and provider, against the simulated AWS: no destroy, no call to
//! Inspector, an empty plan after it; and the way back.
//!
//! The edits are made as the JSON names them, the commands run as the steps name them. Where there is no terraform, see
//! `support::terraform`.

use std::process::Command;
use std::sync::mpsc;
use std::thread;

use crate::harness::{Tests, functions};
use crate::support::module::succeed;
use crate::support::provider::services_at;
use crate::support::terraform::{Needs, Terraform};
use crate::support::{Directory, tools};
use scanwright::testing::{ACCESS_KEY, Assumptions, FakeAws, FakeAwsServer as Server, FakeAwsStart as Start, Types};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        the_naive_state_is_adopted_and_given_back,
        settings_of_the_console_are_imported_and_given_back,
        a_module_that_is_kept_gives_its_registry_away,
        configurations_that_take_turns_are_adopted_together
    )
}

/// The naive configuration: ENHANCED with an enabler beside it.
const NAIVE: &str = r#"
data "aws_caller_identity" "current" {}

resource "aws_inspector2_enabler" "this" {
  count = 1

  account_ids    = [data.aws_caller_identity.current.account_id]
  resource_types = ["ECR"]
}

module "registry" {
  source   = "./registry"
  for_each = toset(["main"])

  depends_on = [aws_inspector2_enabler.this]
}
"#;

/// A registry's configuration, with lines before its arguments.
fn registry(label: &str, before: &str) -> String {
    format!(
        r#"
resource "aws_ecr_registry_scanning_configuration" "{label}" {{
{before}  scan_type = "ENHANCED"

  rule {{
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {{
      filter      = "*"
      filter_type = "WILDCARD"
    }}
  }}
}}
"#
    )
}

/// Two calls of a community module, each of which sets the registry.
const COMMUNITY: &str = r#"
module "ecr" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "2.3.0"

  manage_registry_scanning_configuration = true
}

module "other" {
  source  = "terraform-aws-modules/ecr/aws"
  version = "2.3.0"

  manage_registry_scanning_configuration = true
}
"#;

/// Two configurations of which there is one at a time, in some environments.
fn taking_turns() -> String {
    let variable = "variable \"env\" {\n  type    = string\n  default = \"prod\"\n}\n";
    let on = registry("on", "  count = var.env == \"prod\" ? 1 : 0\n\n");
    let off = registry("off", "  count = contains([\"dev\", \"test\"], var.env) ? 1 : 0\n\n");
    variable.to_owned() + &on + &off.replace("ENHANCED", "BASIC")
}

/// What stands in for that module: its resource, under its address, and something that stays.
fn community_module() -> String {
    let count = "  count = var.manage_registry_scanning_configuration ? 1 : 0\n\n";
    let rest = r#"
variable "manage_registry_scanning_configuration" {
  type    = bool
  default = false
}

resource "terraform_data" "repository" {}
"#;
    rest.to_owned() + &registry("this", count)
}

/// The same for the console, which leaves no Terraform.
const ELSEWHERE: &str = "resource \"terraform_data\" \"other\" {}\n";

/// A policy that means the same.
const POLICY: &str = r#"
version = 1

[module]
output = "modules/ecr-scanning"

[release]
mode = "always"
rest = "on-push"
"#;

/// The provider, told to talk to the simulated AWS.
fn provider(directory: &Directory, server: &Server) -> String {
    let configuration = services_at(directory.path(), &format!("http://{}", server.address()));
    format!(
        r#"
provider "aws" {{
  region                      = "us-east-1"
  access_key                  = "{ACCESS_KEY}"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = false
  skip_metadata_api_check     = true
  skip_region_validation      = true
  shared_config_files         = ["{configuration}"]
}}
"#
    )
}

/// A configuration that terraform runs on, and the AWS that it talks to.
struct Live {
    terraform: Terraform,
    directory: Directory,
    server: Server,
}

/// Proves that terraform makes of the blocks what `migrate` promises: the model says what settles, not what terraform forgets,
/// moves or destroys.
fn the_naive_state_is_adopted_and_given_back() {
    let Some(live) = Live::start("adopting the naive state", NAIVE) else { return };
    live.directory.write("infra/registry/main.tf", registry("old", ""));
    live.init();
    live.terraform(&["apply", "-auto-approve", "-input=false", "-no-color"]);
    assert!(live.changes().contains(&"POST /enable".to_owned()), "the enabler is applied");
    let before = live.terraform(&["state", "pull"]);
    let migration = live.migrate(&[]);
    live.edit(&migration["edits"]);
    live.adopt(&["aws_inspector2_enabler.this[0]"], "has moved to", &migration);
    // Back: the old text, without the module, and the state from before.
    live.directory.write("infra/main.tf", NAIVE.to_owned() + &provider(&live.directory, &live.server));
    live.directory.write("infra/registry/main.tf", registry("old", ""));
    std::fs::remove_file(live.directory.path().join("infra/scanning-migration.tf")).unwrap();
    live.directory.write("infra/scanning-before.tfstate", before);
    live.init();
    live.terraform(&["state", "push", "-force", "scanning-before.tfstate"]);
    live.rests();
    assert!(live.changes().is_empty(), "the way back asks for nothing");
}

/// Proves that the provider imports by the id that `migrate` writes, and finds no difference.
fn settings_of_the_console_are_imported_and_given_back() {
    let Some(live) = Live::start("importing settings of the console", ELSEWHERE) else { return };
    live.init();
    // As in the console: the registry is ENHANCED before Terraform knows of it.
    live.directory.write("infra/console.tf", registry("old", ""));
    live.terraform(&["apply", "-auto-approve", "-input=false", "-no-color"]);
    live.terraform(&["state", "rm", "aws_ecr_registry_scanning_configuration.old"]);
    std::fs::remove_file(live.directory.path().join("infra/console.tf")).unwrap();
    live.changes();
    let before = live.terraform(&["state", "pull"]);
    let migration = live.migrate(&[]);
    assert_eq!(migration["edits"].as_array().map(Vec::len), Some(0));
    live.adopt(&[], "will be imported", &migration);
    std::fs::remove_file(live.directory.path().join("infra/scanning-migration.tf")).unwrap();
    live.directory.write("infra/scanning-before.tfstate", before);
    live.init();
    live.terraform(&["state", "push", "-force", "scanning-before.tfstate"]);
    live.rests();
    assert!(live.changes().is_empty(), "the way back asks for nothing");
}

/// Proves that the addresses of `migrate` are those of a state, in which a community module stands twice.
fn a_module_that_is_kept_gives_its_registry_away() {
    let Some(live) = Live::start("adopting from a community module", COMMUNITY) else { return };
    live.install("ecr");
    live.init();
    live.terraform(&["apply", "-auto-approve", "-input=false", "-no-color"]);
    live.changes();
    let migration = live.migrate(&["--address", "module.ecr.aws_ecr_registry_scanning_configuration.this[0]"]);
    live.edit(&migration["edits"]);
    let commands = migration["commands"].as_array().unwrap();
    let needed: Vec<&str> =
        commands.iter().filter(|one| one["when"] == "always").map(|one| one["command"].as_str().unwrap()).collect();
    assert_eq!(
        needed,
        ["terraform -chdir=infra state rm 'module.other.aws_ecr_registry_scanning_configuration.this[0]'"]
    );
    live.init();
    live.shell(needed[0]);
    live.adopt(&[], "has moved to", &migration);
    let state = live.terraform(&["state", "list"]);
    assert!(state.contains("module.ecr.terraform_data.repository"), "the rest of the modules stays: {state}");
    assert!(!state.contains("module.other.aws_ecr"), "{state}");
}

/// Proves that a module call keeps the condition of what it replaces, and that the other state is a change in place.
fn configurations_that_take_turns_are_adopted_together() {
    let Some(live) = Live::start("adopting configurations that take turns", &taking_turns()) else { return };
    live.directory.write("scan-policy.toml", POLICY.replace("always", "on-release"));
    live.init();
    live.terraform(&["apply", "-auto-approve", "-input=false", "-no-color"]);
    live.changes();
    let migration = live.migrate(&[]);
    live.edit(&migration["edits"]);
    live.adopt(&[], "has moved to", &migration);
    let plan = live.terraform(&["plan", "-input=false", "-no-color", "-var=env=test"]);
    assert!(plan.contains("\"ENHANCED\" -> \"BASIC\""), "{plan}");
    assert!(plan.contains("0 to add, 1 to change, 0 to destroy"), "{plan}");
}

/// An AWS that was never called. What serves it waits until the tests end.
fn serve() -> Server {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let start = Start {
                account: Start::ACCOUNT.to_owned(),
                inspector: Types::default(),
                assumptions: Assumptions { keeps_rules: true },
            };
            sender.send(Server::start(FakeAws::new(start)).await.unwrap()).unwrap();
            std::future::pending::<()>().await;
        });
    });
    receiver.recv().unwrap()
}

impl Live {
    /// Puts the community module where `init` would have downloaded it to, for both calls.
    fn install(&self, directory: &str) {
        self.directory.write(&format!("infra/.terraform/modules/{directory}/main.tf"), community_module());
        let entry = |key: &str| {
            serde_json::json!({
                "Key": key,
                "Source": "registry.terraform.io/terraform-aws-modules/ecr/aws",
                "Version": "2.3.0",
                "Dir": format!(".terraform/modules/{directory}"),
            })
        };
        let root = serde_json::json!({"Key": "", "Source": "", "Dir": "."});
        let manifest = serde_json::json!({"Modules": [root, entry("ecr"), entry("other")]});
        self.directory.write("infra/.terraform/modules/modules.json", manifest.to_string());
    }

    /// Runs a line of a shell where scanwright was run.
    fn shell(&self, line: &str) {
        let mut command = tools::command("sh");
        command.args(["-c", line]).current_dir(self.directory.path()).env_clear();
        let surroundings = self.command(&[]);
        command.envs(surroundings.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// A directory with that configuration and a policy, and an AWS that was never called.
    fn start(what: &str, configuration: &str) -> Option<Self> {
        let terraform = Terraform::or_skip(Needs::Provider, what)?;
        let server = serve();
        let directory = Directory::new();
        directory.write("scan-policy.toml", POLICY);
        directory.write("infra/main.tf", configuration.to_owned() + &provider(&directory, &server));
        Some(Self { terraform, directory, server })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        self.terraform.command(&self.directory.path().join("infra"), arguments)
    }

    /// Runs terraform, which must succeed; gives what it printed.
    fn terraform(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let said = [output.stdout.as_slice(), &output.stderr].map(String::from_utf8_lossy).concat();
        assert!(output.status.success(), "terraform {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn init(&self) {
        self.terraform(&["init", "-input=false", "-no-color"]);
    }

    /// Writes the migration, and generates the module.
    fn migrate(&self, more: &[&str]) -> Value {
        let arguments = [&["migrate", "--from", "infra", "--format", "json"], more].concat();
        let run = succeed(&self.directory, &arguments);
        succeed(&self.directory, &["generate"]);
        serde_json::from_str(&run.stdout).unwrap()
    }

    /// Plans, which destroys nothing; applies, which changes nothing in AWS; and the plans after it are empty, before and
    /// after what is done is deleted.
    fn adopt(&self, forgotten: &[&str], way: &str, migration: &Value) {
        self.init();
        let plan = self.terraform(&["plan", "-input=false", "-no-color", "-out=scanning.tfplan"]);
        assert!(plan.contains("0 to add, 0 to change, 0 to destroy"), "{plan}");
        assert!(plan.contains(way), "{plan}");
        for address in forgotten {
            assert!(
                plan.contains(&format!("{address} will no longer be managed by Terraform, but will not be destroyed")),
                "{plan}"
            );
        }
        assert!(self.changes().is_empty(), "a plan asks for nothing");
        self.terraform(&["apply", "-input=false", "-no-color", "scanning.tfplan"]);
        assert_eq!(self.changes(), Vec::<String>::new(), "the apply asks for nothing");
        // A plan takes seconds: the one before the cleanup is made where there is the most to forget.
        if !forgotten.is_empty() {
            self.rests();
        }
        self.edit(&migration["cleanup"]);
        self.rests();
        assert!(self.changes().is_empty());
        let state = self.terraform(&["state", "list"]);
        let is_adopted = |address: &str| {
            address.starts_with("module.ecr_scanning")
                && address.ends_with(".aws_ecr_registry_scanning_configuration.ecr_scanning")
        };
        assert!(state.lines().any(is_adopted), "{state}");
        assert!(!state.contains("inspector2_enabler"), "{state}");
    }

    /// The plan is empty.
    fn rests(&self) {
        let output = self.command(&["plan", "-input=false", "-no-color", "-detailed-exitcode"]).output().unwrap();
        let said = [output.stdout.as_slice(), &output.stderr].map(String::from_utf8_lossy).concat();
        assert_eq!(output.status.code(), Some(0), "{said}");
    }

    /// The calls that change something, since this was last asked.
    fn changes(&self) -> Vec<String> {
        let calls = self.server.aws().take_calls();
        calls.into_iter().filter(|call| call.arguments.is_some()).map(|call| call.operation).collect()
    }

    /// Makes edits, from the last to the first, so that lines keep their numbers. `depends_on` of a module counts too.
    fn edit(&self, edits: &Value) {
        for edit in edits.as_array().unwrap().iter().rev() {
            assert_ne!(edit["action"], "review", "{edit}");
            let path = edit["path"].as_str().unwrap();
            let number = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
            let text = self.directory.read(path);
            let mut lines: Vec<&str> = text.lines().collect();
            let new = edit["replacement"].as_str().into_iter().flat_map(str::lines);
            lines.splice(number("line") - 1..number("end_line"), new);
            self.directory.write(path, lines.join("\n") + "\n");
        }
    }
}

//! `rehearse` with the real terraform and the real provider.
//!
//! A case is a directory in `tests/rehearse/`: a configuration, and `expected.json` with the arguments and the outcome:
//! whether it settles, the period, who refused, the actions of each apply and those of the plan after each value. Where
//! there are several outcomes, terraform may do things in several orders. The examples' modules are cases, too.
//!
//! `SCANWRIGHT_BLESS=1` writes the outcome of cases that have at most one. Where there is no terraform, see
//! `support::terraform`.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::{Tests, cases, cases_of, functions, values};
use crate::support::expected::{expect_file, is_blessing};
use crate::support::module::{entries, examples_of_provider_5, files, name_of, replace};
use crate::support::schemas::Contracts;
use crate::support::terraform::{Needs, PROVIDER, Terraform, cli_configuration};
use crate::support::tools::write_program;
use crate::support::{Directory, PROGRAM, project};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A test of each case, and of the examples from each start.
pub(crate) fn tests() -> Tests {
    let (released, constant) = by_switch();
    assert!(!released.is_empty() && !constant.is_empty(), "there are examples of both");
    cases("rehearse", cases_of("tests/rehearse", 7), comes_out_as_expected)
        .and(values("rehearse::released", named(released), released_example_settles_after_every_switch))
        .and(values("rehearse::constant", named(constant), constant_example_settles))
        .and(functions!(
            a_released_example_settles_beside_another_inspector,
            a_constant_example_settles_from_every_start,
            an_older_provider_is_told_each_endpoint,
            terraform_itself_takes_three_rules
        ))
}

/// What a user's surroundings may say of AWS and of terraform. None of it may have an effect; every address is closed.
const HOSTILE: &[(&str, &str)] = &[
    ("AWS_PROFILE", "production"),
    ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    ("AWS_SESSION_TOKEN", "token"),
    ("AWS_REGION", "eu-central-1"),
    ("AWS_CONFIG_FILE", "/nowhere/config"),
    ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
    ("AWS_ENDPOINT_URL_ECR", "http://127.0.0.1:1"),
    ("AWS_CA_BUNDLE", "/nowhere/ca.pem"),
    ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/x"),
    ("HTTPS_PROXY", "http://127.0.0.1:1"),
    ("TF_CLI_ARGS", "-lock=false"),
    ("TF_CLI_ARGS_plan", "-destroy"),
    ("TF_WORKSPACE", "production"),
    ("TF_DATA_DIR", "/nowhere/data"),
    ("TF_LOG", "trace"),
];

/// Cases in which terraform starts the provider itself, as for users: those with several configurations of it, which a lent
/// one can't keep apart, and one that has none. They show that whatever a user's surroundings say has no effect on it; the
/// others show what settles, for which a provider is lent.
const STARTS_THE_PROVIDER: &[&str] = &["accounts-of-providers", "every-provider-setting", "enhanced-beside-ecr"];

/// What a case expects.
#[derive(Debug, Deserialize, Serialize)]
struct Case {
    arguments: Vec<String>,
    outcomes: Vec<Outcome>,
}

/// How a rehearsal came out, without what differs from run to run.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
struct Outcome {
    /// 0 settles, 3 not.
    exit: i32,
    settles: Option<bool>,
    applies_to_settle: Option<usize>,
    period: Option<usize>,
    refused_by: Option<String>,
    /// The actions of each apply, such as `create aws_x.y`.
    applies: Vec<Vec<String>>,
    /// Those of the plan after each value.
    after: Vec<Vec<String>>,
}

/// Proves that terraform and the provider do what the case says, which `model_and_terraform` holds the model against.
fn comes_out_as_expected(directory: &Path) {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing configurations") else { return };
    let expected = case(directory);
    let program = if STARTS_THE_PROVIDER.contains(&name_of(directory)) {
        terraform.program().to_owned()
    } else {
        terraform.lent_to(directory)
    };
    let document = hold(&terraform.cli_configuration(), &program, directory, &expected.arguments);
    let outcome = outcome(&document);
    if is_blessing() && expected.outcomes.len() <= 1 {
        let blessed = Case { outcomes: vec![outcome], ..expected };
        expect_file(&directory.join("expected.json"), &(serde_json::to_string_pretty(&blessed).unwrap() + "\n"));
    } else {
        assert!(expected.outcomes.contains(&outcome), "{outcome:#?}\n{document:#}");
    }
}

/// What a case expects.
fn case(directory: &Path) -> Case {
    serde_json::from_slice(&fs::read(directory.join("expected.json")).unwrap()).unwrap()
}

/// Proves that switching an example's module off, on and off settles each time, from an Inspector that is off. Switched off
/// again, AWS stands where it stood, so that all goes on as it did; and so it does from an Inspector that scans ECR.
fn released_example_settles_after_every_switch(example: PathBuf) {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing the examples") else { return };
    let root = calling(&example);
    let document = settles(&terraform, root.path(), &["--switch=enable_enhanced_scanning=false,true,false"]);
    let after = |document: &Value, apply: usize| document["applies"][apply]["regions"].clone();
    assert_eq!(after(&document, 2), after(&document, 0));
    let from_ecr = settles(&terraform, root.path(), &["--switch=enable_enhanced_scanning=false", "--inspector=ECR"]);
    assert_eq!(after(&from_ecr, 0), after(&document, 0));
}

/// Proves the same of one module where Inspector scans something else, which it must go on to scan: rules have no part in
/// it. Switched off again, all stands where it stood, so that switching on a second time does what it did.
fn a_released_example_settles_beside_another_inspector() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing the examples") else { return };
    let (released, _) = by_switch();
    let switches = "--switch=enable_enhanced_scanning=false,true,false";
    let document = settles(&terraform, calling(&released[0]).path(), &[switches, "--inspector=EC2"]);
    let after = |apply: usize| document["applies"][apply]["regions"].clone();
    assert_eq!(after(2), after(0));
}

/// Proves that a module without a switch settles.
fn constant_example_settles(example: PathBuf) {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing the examples") else { return };
    settles(&terraform, calling(&example).path(), &[]);
}

/// Proves that one of them settles whatever Inspector scans before.
fn a_constant_example_settles_from_every_start() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing the examples") else { return };
    let (_, constant) = by_switch();
    let root = calling(&constant[0]);
    for start in ["EC2", "ECR"] {
        settles(&terraform, root.path(), &[&format!("--inspector={start}")]);
    }
}

/// The examples of a release, and those that have nothing to switch. The simulated AWS has no EventBridge, so that modules
/// with alerts are refused; `alerts::` applies them against another one.
fn by_switch() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let is_rehearsed = |example: &PathBuf| !example.join("expected/alerts.tf").is_file();
    examples_of_provider_5().into_iter().filter(is_rehearsed).partition(|example| has_switch(example))
}

/// Examples with their names.
fn named(examples: Vec<PathBuf>) -> Vec<(String, PathBuf)> {
    examples.into_iter().map(|example| (name_of(&example).to_owned(), example)).collect()
}

/// Proves that a provider of another version is told of the simulated AWS in the way that all versions know. What stands in the
/// mirror as 5.99.0 is the one that there is.
fn an_older_provider_is_told_each_endpoint() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing with an older provider") else { return };
    let (root, mirror) = (Directory::new(), Directory::new());
    root.write(
        "main.tf",
        "resource \"aws_ecr_registry_scanning_configuration\" \"this\" {\n  scan_type = \"BASIC\"\n}\n",
    );
    let lent = terraform.lent_to(root.path());
    let older = mirror.path().join("mirror").join(PROVIDER).join("5.99.0").join(terraform.platform());
    fs::create_dir_all(&older).unwrap();
    symlink(terraform.lent_program(), older.join("terraform-provider-aws_v5.99.0_x5")).unwrap();
    mirror.write("terraformrc", cli_configuration(&mirror.path().join("mirror")));
    let record = mirror.path().join("planned.tf");
    let script =
        format!("#!/bin/sh\n[ $1 = plan ] && cat *.tf > {}\nexec {} \"$@\"\n", record.display(), lent.display());
    write_program(&mirror.path().join("terraform"), &script);
    let configuration = mirror.path().join("terraformrc");
    let arguments = ["--applies", "1"].map(str::to_owned);
    let document = hold(&configuration, &mirror.path().join("terraform"), root.path(), &arguments);
    assert_eq!(document["settles"], true, "{document:#}");
    let planned = mirror.read("planned.tf");
    assert!(planned.contains("endpoints {") && !planned.contains("shared_config_files"), "{planned}");
}

/// Proves that three rules, which the API refuses, pass all that Terraform checks before.
fn terraform_itself_takes_three_rules() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "validating three rules") else { return };
    let directory = Directory::new();
    directory.write("main.tf", fs::read(project().join("tests/rehearse/three-rules/main.tf")).unwrap());
    terraform.init(directory.path());
    terraform.succeed(directory.path(), &["validate", "-no-color"]);
}

fn has_switch(example: &Path) -> bool {
    let variables = fs::read_to_string(example.join("expected/variables.tf")).unwrap_or_default();
    variables.contains("variable \"enable_enhanced_scanning\"")
}

/// A configuration that calls an example's module.
fn calling(example: &Path) -> Directory {
    let root = Directory::new();
    replace(&root.path().join("module"), &files(&example.join("expected")));
    let mut text = "module \"scanning\" {\n  source = \"./module\"\n".to_owned();
    text += if has_switch(example) {
        "\n  enable_enhanced_scanning = var.enable_enhanced_scanning\n}\n\n\
         variable \"enable_enhanced_scanning\" {\n  type = bool\n}\n"
    } else {
        "}\n"
    };
    root.write("main.tf", text);
    root
}

/// Rehearses one apply of each value, which must be all that it takes. Gives the report.
fn settles(terraform: &Terraform, root: &Path, arguments: &[&str]) -> Value {
    let arguments = ["--applies", "1"].iter().chain(arguments).map(|argument| (*argument).to_owned());
    let document = hold(&terraform.cli_configuration(), &terraform.lent_to(root), root, &arguments.collect::<Vec<_>>());
    let outcome = outcome(&document);
    assert_eq!((outcome.exit, outcome.settles), (0, Some(true)), "{outcome:#?}\n{document:#}");
    assert!(outcome.applies_to_settle <= Some(1), "{outcome:#?}\n{document:#}");
    document
}

/// Holds a rehearsal with that program in hostile surroundings. Gives the report, with the exit status in it.
fn hold(cli_configuration: &Path, program: &Path, directory: &Path, arguments: &[String]) -> Value {
    let home = Directory::new();
    let mut command = Command::new(PROGRAM);
    command.arg("rehearse").arg(directory).args(arguments).args(["--format", "json", "--terraform"]).arg(program);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", home.path());
    command.env("TF_CLI_CONFIG_FILE", cli_configuration).envs(HOSTILE.iter().copied());
    // The path of a file in it stands in the copy.
    let temporary = home.path().join("a \"name\" with no %{template}");
    fs::create_dir(&temporary).unwrap();
    let output = command.env("TMPDIR", &temporary).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let mut document: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert_eq!(Contracts::new().fault("rehearse", &document), None);
    assert!(entries(&temporary).is_empty(), "the temporary directory is left");
    let strays: Vec<String> = strays(&document).collect();
    assert!(strays.is_empty(), "{}", strays.join("\n"));
    document["exit"] = output.status.code().into();
    document
}

fn outcome(document: &Value) -> Outcome {
    let actions = |one: &Value| -> Vec<String> {
        let actions = one["actions"].as_array().unwrap().iter();
        actions.map(|one| format!("{} {}", one["action"].as_str().unwrap(), one["address"].as_str().unwrap())).collect()
    };
    let all =
        |name: &str| document[name].as_array().unwrap_or_else(|| panic!("{document}")).iter().map(actions).collect();
    let number = |name: &str| document[name].as_u64().map(|number| usize::try_from(number).unwrap());
    Outcome {
        exit: document["exit"].as_i64().and_then(|exit| i32::try_from(exit).ok()).unwrap(),
        settles: document["settles"].as_bool(),
        applies_to_settle: number("applies_to_settle"),
        period: number("period"),
        refused_by: document["refused"]["by"].as_str().map(str::to_owned),
        applies: all("applies"),
        after: all("checks"),
    }
}

/// Everything that shows that something went elsewhere than to the simulated AWS, or that nothing arrived there.
fn strays(document: &Value) -> impl Iterator<Item = String> {
    let unanswered = document["unanswered"].as_array().cloned().unwrap_or_default();
    let is_called = document["applies"].as_array().is_some_and(|applies| {
        applies.iter().any(|apply| apply["calls"].as_array().is_some_and(|calls| !calls.is_empty()))
    });
    let silent = (!is_called).then(|| "no call arrived".to_owned());
    unanswered.into_iter().map(|call| format!("unanswered: {call}")).chain(silent)
}

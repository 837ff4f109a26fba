//! `rehearse` with the real terraform and the real provider.
//!
//! A case is a folder in `tests/rehearse/`: a configuration, and `expected.json` with the arguments and the outcome:
//! whether it settles, the period, who refused, the actions of each apply and those of the plan after each value. Where
//! there are several outcomes, terraform may do things in several orders. The examples' modules are cases, too.
//!
//! `SCANWRIGHT_BLESS=1` writes the outcome of cases that have at most one. Where there is no terraform, see
//! `support::terraform`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use crate::harness::{Tests, functions};
use crate::support::module::{entries, examples, files, name_of, replace};
use crate::support::schemas::Contracts;
use crate::support::terraform::{Needs, Terraform};
use crate::support::{Folder, PROGRAM, is_blessing, project};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        rehearsals_come_out_as_expected,
        the_modules_of_the_examples_settle_after_every_switch,
        terraform_itself_takes_three_rules
    )
}

/// How many rehearsals are held at a time: a provider keeps a processor busy, but an enabler waits ten seconds idly.
const AT_A_TIME: usize = 3;

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

/// A rehearsal to hold: its name, its folder, and its arguments.
struct Rehearsal {
    name: String,
    folder: PathBuf,
    arguments: Vec<String>,
}

fn rehearsals_come_out_as_expected() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing configurations") else { return };
    let cases = entries(&project().join("tests/rehearse")).into_iter().map(|folder| Rehearsal {
        name: name_of(&folder).to_owned(),
        arguments: case(&folder).arguments,
        folder,
    });
    let faults = each(&cases.collect::<Vec<_>>(), |rehearsal| {
        let (exit, document) = hold(&terraform, rehearsal);
        judge(rehearsal, &outcome(exit, &document), &document)
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn the_modules_of_the_examples_settle_after_every_switch() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "rehearsing the examples") else { return };
    let roots = Folder::new();
    let firsts = Mutex::new(BTreeMap::new());
    let faults = each(&of_examples(roots.path()), |rehearsal| {
        let (exit, document) = hold(&terraform, rehearsal);
        firsts.lock().unwrap().insert(rehearsal.name.clone(), document["applies"][0]["regions"].clone());
        let outcome = outcome(exit, &document);
        let has_settled = exit == 0 && outcome.settles == Some(true) && outcome.applies_to_settle <= Some(1);
        let fault = (!has_settled).then(|| format!("{}: {outcome:#?}\n{document:#}", rehearsal.name));
        fault.into_iter().chain(strays(&document)).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let first = |start: &str| firsts.lock().unwrap()[&name("released", start)].clone();
    assert_eq!(first("ECR"), first(""), "from here on it goes on as from an Inspector that is off");
}

/// What a case expects.
fn case(folder: &Path) -> Case {
    serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap()
}

/// What is wrong with the outcome of a case.
fn judge(rehearsal: &Rehearsal, outcome: &Outcome, document: &Value) -> Vec<String> {
    let expected = case(&rehearsal.folder);
    let mut faults: Vec<String> = strays(document).map(|stray| format!("{}: {stray}", rehearsal.name)).collect();
    if is_blessing() && expected.outcomes.len() <= 1 {
        let blessed = Case { outcomes: vec![outcome.clone()], ..expected };
        let text = serde_json::to_string_pretty(&blessed).unwrap() + "\n";
        fs::write(rehearsal.folder.join("expected.json"), text).unwrap();
    } else if !expected.outcomes.contains(outcome) {
        faults.push(format!("{}: {outcome:#?}\n{document:#}", rehearsal.name));
    }
    faults
}

fn terraform_itself_takes_three_rules() {
    let Some(terraform) = Terraform::or_skip(Needs::Provider, "validating three rules") else { return };
    let folder = Folder::new();
    folder.write("main.tf", fs::read(project().join("tests/rehearse/three-rules/main.tf")).unwrap());
    terraform.init(folder.path());
    terraform.succeed(folder.path(), &["validate", "-no-color"]);
}

/// A rehearsal of every example from each start: Inspector on for EC2, for ECR, and off. The examples of a release
/// stand side by side in one configuration, each in a region of its own, which is a registry of its own; the others,
/// which have nothing to switch, in another.
///
/// They are switched off, on, off and on. Of the start with ECR only the first of these is held: switched off, AWS
/// stands where it stands from an Inspector that is off, which the test compares, and all else follows from that.
fn of_examples(within: &Path) -> Vec<Rehearsal> {
    let (released, constant): (Vec<PathBuf>, Vec<PathBuf>) =
        examples().into_iter().partition(|example| has_switch(example));
    let mut rehearsals = Vec::new();
    for (kind, examples) in [("released", released), ("constant", constant)] {
        let root = within.join(kind);
        replace(&root, &BTreeMap::from([("main.tf".to_owned(), side_by_side(&examples).into_bytes())]));
        for example in &examples {
            replace(&root.join("modules").join(name_of(example)), &files(&example.join("expected")));
        }
        for start in ["", "EC2", "ECR"] {
            let mut arguments = vec!["--applies".to_owned(), "1".to_owned()];
            arguments.extend((!start.is_empty()).then(|| format!("--inspector={start}")));
            if kind == "released" {
                let values = if start == "ECR" { "false" } else { "false,true,false,true" };
                arguments.push(format!("--switch=enable_enhanced_scanning={values}"));
            }
            rehearsals.push(Rehearsal { name: name(kind, start), folder: root.clone(), arguments });
        }
    }
    rehearsals
}

fn name(kind: &str, start: &str) -> String {
    format!("{kind} examples from `{start}`")
}

fn has_switch(example: &Path) -> bool {
    let variables = fs::read_to_string(example.join("expected/variables.tf")).unwrap_or_default();
    variables.contains("variable \"enable_enhanced_scanning\"")
}

/// A configuration that calls every module, each in a region of its own.
fn side_by_side(examples: &[PathBuf]) -> String {
    const REGIONS: &[&str] = &["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1"];
    assert!(examples.len() <= REGIONS.len(), "a region for each example");
    let mut text = String::new();
    for (example, region) in examples.iter().zip(REGIONS) {
        let name = name_of(example);
        let switch =
            if has_switch(example) { "  enable_enhanced_scanning = var.enable_enhanced_scanning\n" } else { "" };
        text.push_str(&format!(
            "provider \"aws\" {{\n  alias  = \"{name}\"\n  region = \"{region}\"\n}}\n\nmodule \"{name}\" {{\n  \
             source    = \"./modules/{name}\"\n  providers = {{ aws = aws.{name} }}\n{switch}}}\n\n"
        ));
    }
    if examples.iter().any(|example| has_switch(example)) {
        text.push_str("variable \"enable_enhanced_scanning\" {\n  type = bool\n}\n");
    }
    text
}

/// Holds a rehearsal in hostile surroundings. Gives the exit status and the report.
fn hold(terraform: &Terraform, rehearsal: &Rehearsal) -> (i32, Value) {
    let home = Folder::new();
    let mut command = Command::new(PROGRAM);
    command.arg("rehearse").arg(&rehearsal.folder).args(&rehearsal.arguments).args(["--format", "json"]);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", home.path());
    command.env("TF_CLI_CONFIG_FILE", terraform.cli_configuration()).envs(HOSTILE.iter().copied());
    let temporary = home.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let output = command.env("TMPDIR", &temporary).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let document =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{}: {error}: {said}", rehearsal.name));
    assert_eq!(Contracts::new().fault("rehearse", &document), None, "{}", rehearsal.name);
    assert!(entries(&temporary).is_empty(), "{}: the temporary folder is left", rehearsal.name);
    (output.status.code().unwrap(), document)
}

/// Does something with all of them, some at a time. Gives everything that is wrong.
fn each(rehearsals: &[Rehearsal], work: impl Fn(&Rehearsal) -> Vec<String> + Sync) -> Vec<String> {
    let (next, faults) = (Mutex::new(rehearsals.iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let Some(rehearsal) = next.lock().unwrap().next() else { return };
                    let found = work(rehearsal);
                    faults.lock().unwrap().extend(found);
                }
            });
        }
    });
    faults.into_inner().unwrap()
}

fn outcome(exit: i32, document: &Value) -> Outcome {
    let actions = |one: &Value| -> Vec<String> {
        let actions = one["actions"].as_array().unwrap().iter();
        actions.map(|one| format!("{} {}", one["action"].as_str().unwrap(), one["address"].as_str().unwrap())).collect()
    };
    let all =
        |name: &str| document[name].as_array().unwrap_or_else(|| panic!("{document}")).iter().map(actions).collect();
    let number = |name: &str| document[name].as_u64().map(|number| usize::try_from(number).unwrap());
    Outcome {
        exit,
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

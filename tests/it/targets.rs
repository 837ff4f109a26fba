//! The targets beside Terraform: each policy of the examples, generated for every target, tells AWS the same; and what other
//! people's tools say of the files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::harness::{Tests, functions};
use crate::import_terraform::{are_equivalent, imported, planned, set};
use crate::support::module::{POLICY, all_examples, copied_example, files, name_of, policies_of, succeed};
use crate::support::moto::Moto;
use crate::support::{Directory, aws_cli, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_target_tells_aws_the_same,
        every_template_is_imported_as_the_policy_that_gave_it,
        cfn_lint_finds_nothing_in_any_template,
        every_call_is_within_the_limits_of_the_service_model,
        the_aws_cli_takes_every_file_and_moto_has_the_same_then,
        a_policy_of_another_target_is_not_migrated_to
    )
}

/// What AWS is told: the scan type, and each rule with its frequency and its filters.
type Told = (String, BTreeSet<(String, BTreeSet<String>)>);

/// A policy of the examples, generated for a target.
struct Generated {
    example: String,
    /// The policy, from `directory`.
    policy: String,
    directory: Directory,
    /// The directory of the generated files, from `directory`.
    output: PathBuf,
}

impl Generated {
    fn path(&self, file: &str) -> PathBuf {
        self.directory.path().join(&self.output).join(file)
    }

    fn read(&self, file: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.path(file)).unwrap()).unwrap()
    }

    fn has(&self, file: &str) -> bool {
        self.path(file).is_file()
    }
}

/// Each policy of every example for a target, without what only Terraform has.
fn generated(target: &str) -> Vec<Generated> {
    let of_example = |example: &Path| -> Vec<Generated> {
        policies_of(example).iter().map(|policy| generated_from(example, policy, target)).collect()
    };
    let all: Vec<Generated> = all_examples().iter().flat_map(|example| of_example(example)).collect();
    assert!(all.len() > 10 && all.iter().any(|one| one.policy != POLICY));
    all
}

fn generated_from(example: &Path, policy: &str, target: &str) -> Generated {
    let directory = copied_example(example);
    directory.write(policy, for_target(&std::fs::read_to_string(example.join(policy)).unwrap(), target));
    succeed(&directory, &["generate", policy]);
    let readmes: Vec<String> =
        files(directory.path()).into_keys().filter(|file| file.ends_with("/README.md")).collect();
    let [readme] = readmes.as_slice() else { panic!("{}: {readmes:?}", name_of(example)) };
    let output = Path::new(readme).parent().unwrap().to_owned();
    Generated { example: name_of(example).to_owned(), policy: policy.to_owned(), directory, output }
}

/// A policy without alerts, of that target.
fn for_target(policy: &str, target: &str) -> String {
    let mut policy: toml::Table = policy.parse().unwrap();
    policy.remove("alerts");
    let module = policy.entry("module").or_insert_with(|| toml::Table::new().into()).as_table_mut().unwrap();
    for key in ["templates", "terraform_version", "aws_provider_version"] {
        module.remove(key);
    }
    module.insert("target".to_owned(), target.into());
    policy.to_string()
}

/// A template with its one parameter at a value: an `Fn::If` becomes the branch that CloudFormation takes.
fn resolved(template: &Value, value: &Value, parameter: &str) -> Value {
    match value {
        Value::Object(object) if object.contains_key("Fn::If") => {
            let [name, on, off] = object["Fn::If"].as_array().unwrap().as_slice() else { panic!("{object:?}") };
            let [Value::Object(reference), wanted] =
                template["Conditions"][name.as_str().unwrap()]["Fn::Equals"].as_array().unwrap().as_slice()
            else {
                panic!("{template}")
            };
            assert!(template["Parameters"].get(reference["Ref"].as_str().unwrap()).is_some());
            resolved(template, if wanted == parameter { on } else { off }, parameter)
        }
        Value::Object(object) => {
            object.iter().map(|(key, value)| (key.clone(), resolved(template, value, parameter))).collect()
        }
        Value::Array(items) => items.iter().map(|item| resolved(template, item, parameter)).collect(),
        other => other.clone(),
    }
}

/// The properties of the one resource as the call that CloudFormation makes of them.
fn call(template: &Value, parameter: &str) -> Value {
    let resources = template["Resources"].as_object().unwrap();
    assert_eq!(resources.len(), 1);
    let resource = resources.values().next().unwrap();
    assert_eq!(resource["Type"], "AWS::ECR::RegistryScanningConfiguration");
    assert_eq!((&resource["DeletionPolicy"], &resource["UpdateReplacePolicy"]), (&json!("Retain"), &json!("Retain")));
    lower(&resolved(template, &resource["Properties"], parameter))
}

fn lower(value: &Value) -> Value {
    let key = |key: &str| key[..1].to_lowercase() + &key[1..];
    match value {
        Value::Object(object) => object.iter().map(|(name, value)| (key(name), lower(value))).collect(),
        Value::Array(items) => items.iter().map(lower).collect(),
        other => other.clone(),
    }
}

fn told(call: &Value) -> Told {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let rules = call["rules"].as_array().unwrap().iter().map(|rule| {
        let filters = rule["repositoryFilters"].as_array().unwrap().iter().map(|filter| {
            assert_eq!(filter["filterType"], "WILDCARD");
            text(&filter["filter"])
        });
        (text(&rule["scanFrequency"]), filters.collect())
    });
    (text(&call["scanType"]), rules.collect())
}

/// The calls of a policy's template, one for each state.
fn calls_of_template(of: &Generated) -> Vec<Value> {
    let template = of.read("template.json");
    let values: &[&str] = if template.get("Parameters").is_some() { &["true", "false"] } else { &["true"] };
    values.iter().map(|value| call(&template, value)).collect()
}

/// The files for the AWS CLI that a policy gives, ENHANCED first.
fn calls_of_cli(of: &Generated) -> Vec<&'static str> {
    ["enhanced.json", "basic.json"].into_iter().filter(|file| of.has(file)).collect()
}

/// What the Terraform module sets, by the reader of Terraform.
fn told_by_terraform(of: &Generated) -> Vec<Told> {
    let module = of.directory.path().join(&of.output);
    let variables = std::fs::read_to_string(module.join("variables.tf")).unwrap();
    let ways: Vec<Vec<String>> = match variables.contains("variable \"enable_enhanced_scanning\"") {
        true => ["true", "false"].iter().map(|value| vec![format!("enable_enhanced_scanning={value}")]).collect(),
        false => vec![Vec::new()],
    };
    let set = ways.iter().map(|way| set(&module, way));
    set.map(|set| {
        let rules = set.rules.into_iter().map(|rule| (rule.frequency, rule.filters)).collect();
        (set.scan_type.as_str().to_owned(), rules)
    })
    .collect()
}

fn every_target_tells_aws_the_same() {
    let (modules, templates) = (generated("terraform"), generated("cloudformation"));
    let mut states = 0;
    for ((module, template), cli) in modules.iter().zip(&templates).zip(&generated("aws-cli")) {
        let by_terraform = told_by_terraform(module);
        let by_template: Vec<Told> = calls_of_template(template).iter().map(told).collect();
        let by_cli: Vec<Told> = calls_of_cli(cli).iter().map(|file| told(&cli.read(file))).collect();
        assert_eq!(by_terraform, by_template, "{}", module.example);
        assert_eq!(by_terraform, by_cli, "{}", module.example);
        states += by_cli.len();
    }
    assert!(states > 10, "{states} states were compared");
}

fn every_template_is_imported_as_the_policy_that_gave_it() {
    for one in generated("cloudformation").into_iter().filter(|one| one.policy == POLICY) {
        let policy = planned(&one.directory.read(POLICY));
        are_equivalent(&policy, &planned(&imported(&one.path("template.json"))), &one.example);
    }
}

fn cfn_lint_finds_nothing_in_any_template() {
    let Some(cfn_lint) = tools::cfn_lint("cfn-lint on templates") else { return };
    let generated = generated("cloudformation");
    let templates = generated.iter().map(|one| one.path("template.json"));
    let run = Command::new(cfn_lint).args(["--regions", "eu-west-1", "--"]).args(templates).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.trim().is_empty(), "{said}");
}

fn every_call_is_within_the_limits_of_the_service_model() {
    let Some(python) = tools::of_aws("python", "the limits of ECR's service model") else { return };
    let check = |paths: &[PathBuf]| {
        let script = project().join("tests/targets/limits.py");
        Command::new(&python).env_clear().arg(script).args(paths).output().unwrap()
    };
    let cli = generated("aws-cli");
    let paths: Vec<PathBuf> =
        cli.iter().flat_map(|one| calls_of_cli(one).into_iter().map(|file| one.path(file))).collect();
    let run = check(&paths);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let directory = Directory::new();
    let bad = directory.path().join("bad.json");
    for (filter, frequency) in [("UPPER", "SCAN_ON_PUSH"), ("a*", "SOMETIMES"), ("", "SCAN_ON_PUSH")] {
        let filters = json!([{ "filter": filter, "filterType": "WILDCARD" }]);
        let rules = json!([{ "scanFrequency": frequency, "repositoryFilters": filters }]);
        directory.write("bad.json", json!({ "scanType": "BASIC", "rules": rules }).to_string());
        assert!(!check(std::slice::from_ref(&bad)).status.success(), "the limits are enforced: {filter} {frequency}");
    }
}

fn the_aws_cli_takes_every_file_and_moto_has_the_same_then() {
    let what = "the files for the AWS CLI against moto";
    let (Some(aws), Some(moto)) = (aws_cli::aws(what), tools::of_aws("moto_server", what)) else { return };
    let moto = Moto::start(&moto);
    for one in generated("aws-cli").iter().filter(|one| ["aws-cli", "on-release"].contains(&&*one.example)) {
        for file in calls_of_cli(one) {
            let input = format!("file://{}", one.path(file).display());
            let put = ["ecr", "put-registry-scanning-configuration", "--cli-input-json", &input];
            let answer = moto.ask(&aws, &one.directory, &put);
            assert_eq!(told(&answer["registryScanningConfiguration"]), told(&one.read(file)));
            let live = moto.ask(&aws, &one.directory, &["ecr", "get-registry-scanning-configuration"]);
            assert_eq!(told(&live["scanningConfiguration"]), told(&one.read(file)), "{} {file}", one.example);
        }
    }
}

fn a_policy_of_another_target_is_not_migrated_to() {
    let one = generated_from(&project().join("examples/cloudformation"), POLICY, "cloudformation");
    one.directory.write(
        "infra/main.tf",
        "resource \"aws_ecr_registry_scanning_configuration\" \"this\" {\n  scan_type = \"BASIC\"\n}\n",
    );
    let run = one.directory.scanwright(["migrate", "infra", POLICY]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stderr.contains("another target than `terraform`"), "{}", run.stderr);
}

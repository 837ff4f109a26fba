//! What costs are computed with: the commands of `docs/cost.md` are run with the AWS CLI, those of images against moto, the others,
//! which moto does not have, against a server of these tests, over several pages; both on loopback. And what the cases hold as answers
//! of AWS is what AWS's service models allow, as botocore has them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::harness::{Tests, functions};
use crate::support::aws_service::{Answers, Service};
use crate::support::console::fenced;
use crate::support::module::{POLICY, entries, name_of, succeed};
use crate::support::moto::Moto;
use crate::support::{Directory, PROGRAM, aws_cli, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        the_commands_for_images_gather_those_of_moto,
        the_other_commands_gather_all_pages,
        the_answers_of_the_cases_are_those_of_the_service_models,
        a_fault_in_an_answer_is_found,
        the_file_beside_the_module_is_an_input_in_all_words_of_the_service_model
    )
}

/// The command block of the page that has this call.
fn commands(call: &str) -> String {
    let page = fs::read_to_string(project().join("docs/cost.md")).unwrap();
    let blocks = fenced(&page, "bash");
    let own = blocks.iter().filter(|block| block.contains(call));
    let [block] = own.collect::<Vec<_>>()[..] else { panic!("not one block of docs/cost.md has `{call}`") };
    block.clone()
}

/// Runs a block as a reader would, with the AWS CLI at a service and the program under test; gives what it prints.
fn run(block: &str, directory: &Directory, aws: &Path, url: &str) -> String {
    let mut command = tools::command("bash");
    let program = Path::new(PROGRAM).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_owned()].into_iter().chain(std::env::split_paths(&tools::search_path(aws.parent().unwrap()))),
    );
    command.current_dir(directory.path()).env_clear().env("PATH", path.unwrap()).env("HOME", directory.path());
    command.env("LC_ALL", "C").env("AWS_ENDPOINT_URL", url).env("AWS_DEFAULT_REGION", "eu-west-1");
    command.env("AWS_ACCESS_KEY_ID", "key").env("AWS_SECRET_ACCESS_KEY", "secret").env("AWS_MAX_ATTEMPTS", "1");
    command.env("AWS_EC2_METADATA_DISABLED", "true").env("AWS_PAGER", "");
    let run = command.args(["-euo", "pipefail", "-c", block]).output().unwrap();
    assert!(run.status.success(), "{block}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

const RULES: &str = r#"version = 1

[release]
mode = "always"
rest = "unscanned"

[[scan]]
name = "production"
repositories = ["prod-*"]
frequency = "continuous"

[[scan]]
name = "development"
repositories = ["dev-*"]
frequency = "on-push"

[rescan]
after_push = "30 days"
after_use = "14 days"
by = "last-in-use"
"#;

/// The cost of ENHANCED, as JSON says it.
fn cost(directory: &Directory, options: &str) -> Value {
    directory.write(POLICY, RULES);
    let run = directory.shell(&format!("scanwright coverage --repositories images.json {options} --format json"));
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stdout));
    document["cost"]["states"]["ENHANCED"].clone()
}

fn the_commands_for_images_gather_those_of_moto() {
    let what = "the commands for images of docs/cost.md";
    let (Some(aws), Some(moto)) = (aws_cli::aws(what), tools::of_aws("moto_server", what)) else { return };
    let (directory, moto) = (Directory::new(), Moto::start(&moto));
    let put = |repository: &str, tags: &[&str]| {
        moto.ask(&aws, &directory, &["ecr", "create-repository", "--repository-name", repository]);
        for (place, tag) in tags.iter().enumerate() {
            let manifest = json!({
                "schemaVersion": 2,
                "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                "config": {
                    "mediaType": "application/vnd.docker.container.image.v1+json", "size": 1,
                    "digest": format!("sha256:{}", place.to_string().repeat(64)),
                },
                "layers": [],
            });
            let manifest = manifest.to_string();
            // moto makes a digest of the layers alone.
            let digest = format!("sha256:{}", place.to_string().repeat(64));
            let image = ["--image-tag", tag, "--image-digest", &digest, "--image-manifest", &manifest];
            moto.ask(&aws, &directory, &[&["ecr", "put-image", "--repository-name", repository], &image[..]].concat());
        }
    };
    put("prod-api", &["v1", "v2", "v3"]);
    put("prod-web", &[]);
    put("dev-shop", &["v1", "v2"]);
    put("legacy", &["v1"]);
    run(&commands("describe-images"), &directory, &aws, &moto.url);
    let cost = cost(&directory, "--rescans 10");
    assert_eq!(
        (&cost["repositories"], &cost["images"], &cost["first_scans"]),
        (&json!(3), &json!(5), &json!(5)),
        "{cost}"
    );
    assert_eq!((&cost["rescans"], &cost["usd"]), (&json!(30), &json!("0.75")), "{cost}");
}

/// Pages of an answer, each with the token of the next.
fn pages(token: &str, pages: Vec<Value>) -> Vec<(u16, Value)> {
    let last = pages.len().saturating_sub(1);
    let page = |(place, mut page): (usize, Value)| {
        if place < last {
            page[token] = json!((place + 1).to_string());
        }
        (200, page)
    };
    pages.into_iter().enumerate().map(page).collect()
}

/// An image of `list-coverage`, which is or is not in use.
fn covered(repository: &str, digest: char, is_used: bool) -> Value {
    let mut image = json!({ "tags": ["v1"] });
    if is_used {
        image["lastInUseAt"] = json!(1_796_029_920.5);
        image["inUseCount"] = json!(2);
    }
    let digest = digest.to_string().repeat(64);
    json!({
        "accountId": "123456789012",
        "resourceId": format!("arn:aws:ecr:eu-west-1:123456789012:repository/{repository}/sha256:{digest}"),
        "resourceType": "AWS_ECR_CONTAINER_IMAGE",
        "scanType": "PACKAGE",
        "scanStatus": { "statusCode": "ACTIVE", "reason": "SUCCESSFUL" },
        "resourceMetadata": { "ecrRepository": { "name": repository }, "ecrImage": image },
    })
}

fn product(end: &str, price: &str) -> String {
    json!({
        "product": { "attributes": { "usagetype": format!("EU-{end}"), "regionCode": "eu-west-1" }, "sku": end },
        "serviceCode": "AmazonInspectorV2",
        "terms": { "OnDemand": { "a": { "priceDimensions": { "b": { "pricePerUnit": { "USD": price } } } } } },
    })
    .to_string()
}

fn answers() -> Answers {
    let price_list = |products: Vec<String>| json!({ "FormatVersion": "aws_v1", "PriceList": products });
    let state = json!({
        "rescanDuration": "DAYS_30", "pullDateRescanDuration": "DAYS_14", "pullDateRescanMode": "LAST_IN_USE_AT",
        "status": "SUCCESS", "updatedAt": 1_796_029_920.5,
    });
    BTreeMap::from([
        (
            "/coverage/list",
            pages(
                "nextToken",
                vec![
                    json!({ "coveredResources": [covered("prod-api", 'a', true), covered("prod-api", 'b', false)] }),
                    json!({ "coveredResources": [covered("dev-shop", 'c', false)] }),
                    json!({ "coveredResources": [covered("prod-web", 'd', true)] }),
                ],
            ),
        ),
        (
            "/usage/list",
            pages(
                "nextToken",
                vec![json!({ "totals": [{ "accountId": "123456789012", "usage": [
                    { "type": "ECR_INITIAL_SCAN", "total": 4.0, "estimatedMonthlyCost": 0.36, "currency": "USD" },
                    { "type": "ECR_RESCAN", "total": 60.0, "estimatedMonthlyCost": 0.6, "currency": "USD" },
                ] }] })],
            ),
        ),
        ("/configuration/get", vec![(200, json!({ "ecrConfiguration": { "rescanDurationState": state } }))]),
        (
            "GetProducts",
            pages(
                "NextToken",
                vec![
                    price_list(vec![product("container-image-initial-scan", "0.1100000000")]),
                    price_list(vec![product("container-image-re-scan", "0.0125000000")]),
                ],
            ),
        ),
    ])
}

fn the_other_commands_gather_all_pages() {
    let what = "the commands of docs/cost.md";
    let Some(aws) = aws_cli::aws(what) else { return };
    let (directory, service) = (Directory::new(), Service::start(answers()));
    directory.write(POLICY, RULES);
    for call in ["list-coverage", "list-usage-totals", "get-products"] {
        run(&commands(call), &directory, &aws, &service.url);
    }
    let told = run(&commands("get-configuration"), &directory, &aws, &service.url);
    assert!(told.contains("while ENHANCED: 2 continuous, 1 on push, 0 not scanned"), "{told}");
    // Of 4 images on 3 pages 3 are scanned again, 60 times together, for $0.0125 each.
    let cost = cost(&directory, "--usage usage.json --prices prices.json --inspector inspector.json");
    assert_eq!((&cost["images"], &cost["first_scans"], &cost["rescans"]), (&json!(4), &json!(0), &json!(60)), "{cost}");
    assert_eq!(cost["usd"], json!("0.75"), "{cost}");
}

/// A program that holds answers of AWS against the models of the services: what it prints is wrong with them.
const HOLD: &str = r#"
import json, sys, botocore.session
session = botocore.session.Session()

def faults(shape, value, place):
    if value is None:
        return
    kind = shape.type_name
    kinds = {'string': str, 'list': list, 'structure': dict, 'map': dict, 'boolean': bool}
    numbers = ('integer', 'long', 'double', 'float')
    if kind == 'timestamp':
        if not isinstance(value, (str, int, float)):
            yield place + ': no time'
    elif kind in numbers:
        if not isinstance(value, (int, float)):
            yield place + ': no number'
    elif kind in kinds and not isinstance(value, kinds[kind]):
        yield f'{place}: no {kind}'
    elif kind == 'structure':
        for name in value:
            if name not in shape.members:
                yield f'{place}: no member {name}'
            else:
                yield from faults(shape.members[name], value[name], place + '.' + name)
        for name in shape.required_members:
            if name not in value:
                yield f'{place}: {name} is missing'
    elif kind == 'list':
        for number, item in enumerate(value):
            yield from faults(shape.member, item, f'{place}[{number}]')
    elif kind == 'string' and shape.enum and value not in shape.enum:
        yield f'{place}: no word {value}'

for file, service, operation, document in json.load(sys.stdin):
    model = session.get_service_model(service).operation_model(operation)
    shape = model.input_shape if operation.startswith('Update') else model.output_shape
    for fault in faults(shape, document, file):
        print(fault)
"#;

/// The calls whose answers are read, by a member of the answer.
const CALLS: [(&str, &str, &str); 6] = [
    ("repositories", "ecr", "DescribeRepositories"),
    ("imageDetails", "ecr", "DescribeImages"),
    ("coveredResources", "inspector2", "ListCoverage"),
    ("totals", "inspector2", "ListUsageTotals"),
    ("ecrConfiguration", "inspector2", "GetConfiguration"),
    ("PriceList", "pricing", "GetProducts"),
];

/// A document with the call that it is an answer of.
fn answer(file: &str, document: Value) -> Option<Value> {
    let (_, service, operation) = CALLS.iter().find(|(member, ..)| document.get(member).is_some())?;
    // What jq makes of a price list is no answer any more.
    if document["PriceList"][0].is_object() {
        return None;
    }
    Some(json!([file, service, operation, document]))
}

/// The faults that the models find in these answers.
fn faults(python: &Path, answers: &[Value]) -> String {
    let mut command = Command::new(python);
    command.env_clear().args(["-c", HOLD]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(Value::from(answers.to_vec()).to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Every answer of AWS in the documents of a text.
fn answers_in(file: &str, text: &str) -> Vec<Value> {
    let documents = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    documents.map_while(Result::ok).filter_map(|document| answer(file, document)).collect()
}

fn the_answers_of_the_cases_are_those_of_the_service_models() {
    let Some(python) = tools::of_aws("python", "the models of the services that costs are read from") else { return };
    let is_wrong =
        |case: &Path| fs::read_to_string(case.join("coverage.txt")).is_ok_and(|said| said.starts_with("exit 1"));
    let cases = entries(&project().join("tests/coverage")).into_iter().filter(|case| !is_wrong(case));
    let directories = cases.chain(entries(&project().join("examples"))).chain([project().join("tests/help")]);
    let files = directories.flat_map(|directory| entries(&directory));
    let files = files.filter(|file| name_of(file).ends_with(".json") && name_of(file) != "coverage.json");
    let mut answers = Vec::new();
    for file in files {
        answers.extend(answers_in(&file.display().to_string(), &fs::read_to_string(&file).unwrap()));
    }
    let page = fs::read_to_string(project().join("docs/cost.md")).unwrap();
    for block in fenced(&page, "json images.json") {
        answers.extend(answers_in("docs/cost.md", &block));
    }
    for pages in self::answers().values() {
        answers.extend(pages.iter().filter_map(|(_, page)| answer("the server", page.clone())));
    }
    for (member, ..) in CALLS {
        assert!(answers.iter().any(|answer| answer[3].get(member).is_some()), "no case has `{member}`");
    }
    assert_eq!(faults(&python, &answers), "");
}

fn a_fault_in_an_answer_is_found() {
    let Some(python) = tools::of_aws("python", "the models of the services that costs are read from") else { return };
    let answers = [
        answer("a", json!({ "imageDetails": [{ "imageDigset": "sha256:1" }] })),
        answer("b", json!({ "ecrConfiguration": { "rescanDurationState": { "rescanDuration": "DAYS_45" } } })),
        answer("c", json!({ "totals": [{ "usage": [{ "type": "ECR_RESCAN", "total": "1" }] }] })),
        answer("d", json!({ "coveredResources": [{ "resourceType": "AWS_ECR_CONTAINER_IMAGE" }] })),
    ];
    let answers: Vec<Value> = answers.into_iter().flatten().collect();
    let expected = [
        "a.imageDetails[0]: no member imageDigset",
        "b.ecrConfiguration.rescanDurationState.rescanDuration: no word DAYS_45",
        "c.totals[0].usage[0].total: no number",
        "d.coveredResources[0]: resourceId is missing",
        "d.coveredResources[0]: accountId is missing",
        "d.coveredResources[0]: scanType is missing",
    ];
    assert_eq!(faults(&python, &answers).lines().collect::<Vec<_>>(), expected);
}

/// Every word of a key of `[rescan]` in the policy's JSON Schema.
fn policy_words(key: &str) -> Vec<String> {
    let schema = fs::read_to_string(project().join("schema/scan-policy.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let kind = &schema["definitions"]["Rescan"]["properties"][key]["allOf"][0]["$ref"];
    let name = kind.as_str().unwrap().rsplit('/').next().unwrap();
    let words = schema["definitions"][name]["enum"].as_array().unwrap();
    words.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

/// The input that is generated for these keys.
fn generated(after_push: &str, after_use: &str, by: &str) -> Value {
    let directory = Directory::new();
    let (rules, _) = RULES.split_once("[rescan]").unwrap();
    let rescan = format!("[rescan]\nafter_push = \"{after_push}\"\nafter_use = \"{after_use}\"\nby = \"{by}\"\n");
    directory.write(POLICY, format!("{rules}{rescan}"));
    succeed(&directory, &["generate", "-q"]);
    serde_json::from_str(&directory.read("ecr-scanning/inspector-configuration.json")).unwrap()
}

fn the_file_beside_the_module_is_an_input_in_all_words_of_the_service_model() {
    let Some(python) = tools::of_aws("python", "the input of UpdateConfiguration") else { return };
    let [pushes, uses, modes] = ["after_push", "after_use", "by"].map(policy_words);
    let longest = pushes.len().max(uses.len());
    let word = |words: &[String], place: usize| words[place % words.len()].clone();
    let inputs = (0..longest).map(|place| generated(&word(&pushes, place), &word(&uses, place), &word(&modes, place)));
    let inputs: Vec<Value> =
        inputs.map(|input| json!(["generated", "inspector2", "UpdateConfiguration", input])).collect();
    assert_eq!(faults(&python, &inputs), "");
    for (member, shape) in [
        ("rescanDuration", "EcrRescanDuration"),
        ("pullDateRescanDuration", "EcrPullDateRescanDuration"),
        ("pullDateRescanMode", "EcrPullDateRescanMode"),
    ] {
        let written = inputs.iter().map(|input| input[3]["ecrConfiguration"][member].as_str().unwrap().to_owned());
        assert_eq!(written.collect::<BTreeSet<_>>(), tools::enumeration(&python, "inspector2", shape), "{member}");
    }
}

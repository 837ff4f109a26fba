//! The gate over the real AWS CLI: against moto for basic scans, against a server of these tests for the calls that moto lacks; both
//! on loopback. And the words of the gate beside those of AWS's service models, as botocore has them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use scanwright::testing::{COVERAGE_CODES, COVERAGE_REASONS, FindingSeverity, IMAGE_STATUSES};
use serde_json::{Value, json};

use super::gate::DIGEST;
use crate::gate_laws::REASONS;
use crate::harness::{Tests, functions};
use crate::support::aws_service::{Answers, Service};
use crate::support::moto::Moto;
use crate::support::{Directory, PROGRAM, aws_cli, project, tools};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        a_basic_scan_of_moto_is_waited_for_and_judged,
        enhanced_findings_over_three_pages_are_judged_as_one,
        every_other_answer_of_the_service_ends_as_it_should,
        a_script_of_a_common_form_passes_what_the_gate_does_not,
        the_words_are_those_of_the_service_models
    )
}

/// A command with the credentials that nobody checks, for a service on loopback and no other.
fn command(program: impl AsRef<std::ffi::OsStr>, directory: &Directory, aws: &Path, url: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(directory.path()).env_clear().env("PATH", tools::search_path(aws.parent().unwrap()));
    command.env("HOME", directory.path()).env("LC_ALL", "C").env("TMPDIR", directory.path());
    command.env("AWS_ENDPOINT_URL", url).env("AWS_ACCESS_KEY_ID", "key").env("AWS_SECRET_ACCESS_KEY", "secret");
    command
        .env("AWS_DEFAULT_REGION", "eu-west-1")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_MAX_ATTEMPTS", "1");
    command.env("SCANWRIGHT_BIN", PROGRAM).env("SCANWRIGHT_INTERVAL", "1").env("SCANWRIGHT_WAIT", "1");
    command.env("SCANWRIGHT_RESULTS", directory.path().join("results"));
    command
}

/// Runs the gate of an image; gives its exit status and all that it said.
fn gate(mut command: Command, digest: &str) -> (i32, String) {
    command.args(["-c", "exec 2>&1; exec bash \"$0\" \"$@\""]).arg(project().join("ci/gate.sh"));
    let run = command.args(["payments/api", digest]).output().unwrap();
    (run.status.code().unwrap(), String::from_utf8(run.stdout).unwrap())
}

fn a_basic_scan_of_moto_is_waited_for_and_judged() {
    let what = "the gate over the AWS CLI and moto";
    let (Some(aws), Some(moto)) = (aws_cli::aws(what), tools::of_aws("moto_server", what)) else { return };
    let (directory, moto) = (Directory::new(), Moto::start(&moto));
    let ask = |arguments: &[&str]| -> Value {
        let run: Output =
            command(&aws, &directory, &aws, &moto.url).args(arguments).args(["--output", "json"]).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        serde_json::from_slice(&run.stdout).unwrap_or_default()
    };
    let judge = |digest: &str| gate(command("bash", &directory, &aws, &moto.url), digest);
    let (status, said) = judge(DIGEST);
    assert!(status == 1 && said.contains("RepositoryNotFoundException"), "{said}");
    ask(&["ecr", "create-repository", "--repository-name", "payments/api"]);
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "size": 1, "digest": format!("sha256:{}", "1".repeat(64)) },
        "layers": [],
    });
    let put = ["ecr", "put-image", "--repository-name", "payments/api", "--image-tag", "v1", "--image-manifest"];
    let image = ask(&[&put[..], &[&manifest.to_string()]].concat());
    let digest = image["image"]["imageId"]["imageDigest"].as_str().unwrap();
    let (status, said) = judge(digest);
    assert!(status == 4 && said.contains("there is no scan yet"), "{status} {said}");
    ask(&[
        "ecr",
        "start-image-scan",
        "--repository-name",
        "payments/api",
        "--image-id",
        &format!("imageDigest={digest}"),
    ]);
    let (status, said) = judge(digest);
    assert!(status == 0 && said.contains("pass: the scan is finished"), "{status} {said}");
    let strict = gate(
        {
            let mut command = command("bash", &directory, &aws, &moto.url);
            command.env("SCANWRIGHT_FAIL_ON", "low").env("AWS_DEFAULT_OUTPUT", "text");
            command
        },
        digest,
    );
    assert!(strict.0 == 3 && strict.1.contains("basic scan: "), "{strict:?}");
}

fn registry(scan_type: &str) -> Vec<(u16, Value)> {
    vec![(
        200,
        json!({ "registryId": "123456789012", "scanningConfiguration": { "scanType": scan_type, "rules": [] } }),
    )]
}

fn coverage(reason: &str, scanned: Option<f64>) -> Vec<(u16, Value)> {
    let mut entry = json!({
        "accountId": "123456789012",
        "resourceId": format!("arn:aws:ecr:eu-west-1:123456789012:repository/payments/api/{DIGEST}"),
        "resourceType": "AWS_ECR_CONTAINER_IMAGE",
        "scanType": "PACKAGE",
        "scanStatus": { "statusCode": "ACTIVE", "reason": reason },
    });
    if let Some(scanned) = scanned {
        entry["lastScannedAt"] = json!(scanned);
    }
    vec![(200, json!({ "coveredResources": [entry] }))]
}

/// So many findings of that severity, a hundred a page.
fn findings(count: usize, severity: &str) -> Vec<(u16, Value)> {
    paged(count, severity, 100)
}

fn paged(count: usize, severity: &str, on_a_page: usize) -> Vec<(u16, Value)> {
    let finding = |number: usize| {
        json!({
            "findingArn": format!("arn:aws:inspector2:eu-west-1:123456789012:finding/{number}"),
            "awsAccountId": "123456789012", "type": "PACKAGE_VULNERABILITY", "description": "", "remediation": {},
            "firstObservedAt": 1_796_029_920.5, "lastObservedAt": 1_796_029_920.5,
            "severity": severity, "status": "ACTIVE", "fixAvailable": "NO",
            "packageVulnerabilityDetails": {
                "vulnerabilityId": format!("CVE-2026-{number}"), "source": "NVD",
                "vulnerablePackages": [{ "name": "openssl", "version": "3.0.1" }],
            },
            "resources": [{
                "type": "AWS_ECR_CONTAINER_IMAGE", "id": "image",
                "details": { "awsEcrContainerImage": {
                    "repositoryName": "payments/api", "imageHash": DIGEST, "registry": "123456789012",
                } },
            }],
        })
    };
    let all: Vec<Value> = (0..count).map(finding).collect();
    let pages: Vec<&[Value]> = if all.is_empty() { vec![&[]] } else { all.chunks(on_a_page).collect() };
    let page = |(index, page): (usize, &&[Value])| {
        let mut answer = json!({ "findings": page });
        if index + 1 < pages.len() {
            answer["nextToken"] = json!((index + 1).to_string());
        }
        (200, answer)
    };
    pages.iter().enumerate().map(page).collect()
}

fn enhanced(coverage: Vec<(u16, Value)>, findings: Vec<(u16, Value)>) -> Answers {
    BTreeMap::from([
        ("GetRegistryScanningConfiguration", registry("ENHANCED")),
        (
            "DescribeImages",
            vec![(200, json!({ "imageDetails": [{ "imageDigest": DIGEST, "repositoryName": "payments/api" }] }))],
        ),
        ("/coverage/list", coverage),
        ("/findings/list", findings),
    ])
}

fn basic(answer: (u16, Value)) -> Answers {
    BTreeMap::from([
        ("GetRegistryScanningConfiguration", registry("BASIC")),
        ("DescribeImageScanFindings", vec![answer]),
    ])
}

fn error(kind: &str) -> (u16, Value) {
    (400, json!({ "__type": kind, "message": "as the service says" }))
}

/// An answer about the scan without a finding.
fn described(status: &str, completed: bool) -> (u16, Value) {
    let mut found = json!({ "findings": [] });
    if completed {
        found["imageScanCompletedAt"] = json!(1_796_029_920.5);
    }
    let status = json!({ "status": status, "description": "" });
    let image = json!({ "imageDigest": DIGEST });
    (
        200,
        json!({ "repositoryName": "payments/api", "imageId": image, "imageScanStatus": status, "imageScanFindings": found }),
    )
}

/// Judges by a service with these answers; gives the exit status, all that was said, and the judgement.
fn judged(aws: &Path, answers: Answers, settings: &[(&str, &str)]) -> (i32, String, Value) {
    let (directory, service) = (Directory::new(), Service::start(answers));
    let mut command = command("bash", &directory, aws, &service.url);
    command.envs(settings.iter().copied());
    let (status, said) = gate(command, DIGEST);
    let judgement = std::fs::read_to_string(directory.path().join("results/gate.json")).unwrap_or_default();
    (status, said, serde_json::from_str(&judgement).unwrap_or_default())
}

fn enhanced_findings_over_three_pages_are_judged_as_one() {
    let Some(aws) = aws_cli::aws("250 findings over three pages") else { return };
    for output in ["json", "text", "table"] {
        let answers = enhanced(coverage("SUCCESSFUL", Some(1_796_029_920.5)), findings(250, "HIGH"));
        let settings = [("SCANWRIGHT_FAIL_ON", "high"), ("AWS_DEFAULT_OUTPUT", output)];
        let (status, said, judgement) = judged(&aws, answers, &settings);
        assert_eq!(status, 3, "{output}: {said}");
        assert_eq!(judgement["counts"]["HIGH"], 250, "{output}");
        assert_eq!(judgement["failing"].as_array().unwrap().len(), 250);
    }
}

fn every_other_answer_of_the_service_ends_as_it_should() {
    let Some(aws) = aws_cli::aws("the gate over the AWS CLI") else { return };
    let scanned = || coverage("SUCCESSFUL", Some(1.5));
    let cases: Vec<(&str, Answers, i32)> = vec![
        ("finished", enhanced(scanned(), findings(0, "")), 0),
        ("pending", enhanced(coverage("PENDING_INITIAL_SCAN", None), findings(0, "")), 4),
        ("without a time", enhanced(coverage("SUCCESSFUL", None), findings(0, "")), 4),
        ("not covered yet", enhanced(vec![(200, json!({ "coveredResources": [] }))], findings(0, "")), 4),
        ("not scanned", enhanced(coverage("UNSUPPORTED_OS", Some(1.5)), findings(0, "")), 1),
        ("coverage denied", enhanced(vec![(403, error("AccessDeniedException").1)], findings(0, "")), 1),
        ("findings denied", enhanced(scanned(), vec![(403, error("AccessDeniedException").1)]), 1),
        ("basic finished", basic(described("COMPLETE", true)), 0),
        ("basic without a time", basic(described("COMPLETE", false)), 4),
        ("basic unsupported", basic(described("UNSUPPORTED_IMAGE", false)), 1),
        ("basic not found", basic(error("ScanNotFoundException")), 4),
        ("basic denied", basic(error("AccessDeniedException")), 1),
        ("basic without its repository", basic(error("RepositoryNotFoundException")), 1),
    ];
    for (name, answers, expected) in cases {
        let (status, said, judgement) = judged(&aws, answers, &[]);
        assert_eq!(status, expected, "{name}: {said}");
        let verdict = match expected {
            0 => "pass",
            4 => "pending",
            _ => "unknown",
        };
        assert_eq!(judgement["verdict"], verdict, "{name}: {said}");
    }
}

/// The form that such scripts have: the status by tag as text, an error taken for a scan that goes on, then a count.
const SCRIPT: &str = r#"
for _ in 1 2; do
  status=$(aws ecr describe-image-scan-findings --repository-name payments/api --image-id imageTag=v1 \
    --query imageScanStatus.status --output text 2> /dev/null || echo IN_PROGRESS)
  case $status in IN_PROGRESS | PENDING) ;; *) break ;; esac
done
count=$(aws inspector2 list-findings --filter-criteria '{"ecrImageTags":[{"comparison":"EQUALS","value":"v1"}]}' \
  --query "findings[?severity=='CRITICAL'] | length(@)" 2> /dev/null)
if [ "$count" -gt 0 ]; then echo "$count critical findings"; exit 1; fi
echo 'no critical findings'
"#;

/// The table of `docs/gate.md`, each row of it played; the script is right where the answer is as it expects.
fn a_script_of_a_common_form_passes_what_the_gate_does_not() {
    let Some(aws) = aws_cli::aws("the table of docs/gate.md") else { return };
    let denied = || (403, error("AccessDeniedException").1);
    let of_ecr = |answer: (u16, Value)| {
        let mut answers = basic(answer);
        answers.insert("/findings/list", findings(0, ""));
        answers
    };
    let mut all_denied = of_ecr(denied());
    all_denied.insert("/findings/list", vec![denied()]);
    let mut many = enhanced(coverage("SUCCESSFUL", Some(1.5)), paged(53, "CRITICAL", 25));
    many.insert("DescribeImageScanFindings", vec![described("ACTIVE", true)]);
    let situations: Vec<(&str, Answers, &str)> = vec![
        ("pending when the time is over", of_ecr(described("PENDING", false)), "json"),
        ("UNSUPPORTED_IMAGE", of_ecr(described("UNSUPPORTED_IMAGE", false)), "json"),
        ("SCAN_ELIGIBILITY_EXPIRED", of_ecr(described("SCAN_ELIGIBILITY_EXPIRED", false)), "json"),
        ("ACTIVE, and the findings are not there yet", of_ecr(described("ACTIVE", false)), "json"),
        ("COMPLETE, and the findings are not there yet", of_ecr(described("COMPLETE", false)), "json"),
        ("the call is denied", all_denied, "json"),
        ("the repository does not exist", of_ecr(error("RepositoryNotFoundException")), "json"),
        ("53 critical findings, with `AWS_DEFAULT_OUTPUT=text`", many.clone(), "text"),
    ];
    let page = std::fs::read_to_string(project().join("docs/gate.md")).unwrap();
    for (situation, answers, output) in situations {
        let script = run_script(&aws, answers.clone(), output);
        let (ours, said, _) = judged(&aws, answers, &[("AWS_DEFAULT_OUTPUT", output)]);
        let row = format!("| {situation} | {script} | {ours} |");
        assert!(page.lines().any(|line| line == row), "{row}\n{said}");
        assert_ne!(ours, 0, "{situation}");
    }
    assert_eq!(run_script(&aws, many, "json"), 1, "with JSON it counts right");
}

/// The exit status of the script.
fn run_script(aws: &Path, answers: Answers, output: &str) -> i32 {
    let (directory, service) = (Directory::new(), Service::start(answers));
    let mut command = command("bash", &directory, aws, &service.url);
    let run = command.env("AWS_DEFAULT_OUTPUT", output).args(["-c", SCRIPT]).output().unwrap();
    run.status.code().unwrap()
}

fn the_words_are_those_of_the_service_models() {
    let Some(python) = tools::of_aws("python", "the words of AWS's service models") else { return };
    let ours = |words: &[&str]| -> BTreeSet<String> { words.iter().map(|word| (*word).to_owned()).collect() };
    let statuses: Vec<&str> = IMAGE_STATUSES.iter().map(|(word, _)| *word).collect();
    // Newer models list more of these than older ones.
    let missing: Vec<String> =
        tools::enumeration(&python, "ecr", "ScanStatus").difference(&ours(&statuses)).cloned().collect();
    assert_eq!(missing, [""; 0]);
    let reasons = tools::enumeration(&python, "inspector2", "ScanStatusReason");
    assert_eq!(reasons.difference(&ours(REASONS)).collect::<Vec<_>>(), [""; 0]);
    for (reason, _) in COVERAGE_REASONS {
        assert!(reasons.contains(*reason), "{reason}");
    }
    assert_eq!(tools::enumeration(&python, "inspector2", "ScanStatusCode"), ours(COVERAGE_CODES));
    assert_eq!(tools::enumeration(&python, "inspector2", "FindingStatus"), ours(&["ACTIVE", "SUPPRESSED", "CLOSED"]));
    assert_eq!(tools::enumeration(&python, "inspector2", "FixAvailable"), ours(&["YES", "NO", "PARTIAL"]));
    let severities =
        [tools::enumeration(&python, "ecr", "FindingSeverity"), tools::enumeration(&python, "inspector2", "Severity")];
    let known: BTreeSet<String> = FindingSeverity::KNOWN.iter().map(|severity| severity.as_str().to_owned()).collect();
    assert_eq!(severities.into_iter().flatten().collect::<BTreeSet<String>>(), known);
}

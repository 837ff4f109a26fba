//! What `gate` says of each case: a directory of `tests/gate/` with what `aws` printed, perhaps a policy, and `cmd`, the
//! command line behind `scanwright gate`.
//!
//! `expected.txt` is the exit status and all that is said, `expected.json` the document. `SCANWRIGHT_BLESS=1` writes both. Each
//! verdict has its exit status, in every format alike.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::Directory;
use crate::support::expected::Expected;
use crate::support::module::{POLICY, copied_example, examples, files, generate};

/// A test of each case.
pub(crate) fn tests() -> Tests {
    cases("gate", cases_of("tests/gate", 70), is_judged_as_expected).and(functions!(
        one_hundred_thousand_findings_are_judged_at_once,
        sarif_has_as_many_results_as_code_scanning_takes,
        what_the_gate_reads_changes_no_byte_of_a_module
    ))
}

/// What is no part of the input.
const EXPECTED: &[&str] = &["cmd", "expected.txt", "expected.json"];

/// A directory with the input of a case.
pub(crate) fn laid_out(case: &Path) -> Directory {
    let directory = Directory::new();
    for (name, bytes) in files(case) {
        if !EXPECTED.contains(&name.as_str()) {
            directory.write(&name, bytes);
        }
    }
    directory
}

/// The command line of a case, in a format.
pub(crate) fn command(case: &Path, format: &str) -> String {
    let arguments = std::fs::read_to_string(case.join("cmd")).expect("every case has one");
    format!("scanwright --format {format} gate {}", arguments.trim_end())
}

fn is_judged_as_expected(case: &Path) {
    let directory = laid_out(case);
    let human = directory.shell(&command(case, "human"));
    let status = human.status.code().expect("it was not killed");
    let json = directory.shell(&format!("{} 2> /dev/null", command(case, "json")));
    let mut expected = Expected::default();
    expected.file(&case.join("expected.txt"), &format!("exit {status}\n{}", human.stdout));
    expected.file(&case.join("expected.json"), &json.stdout);
    expected.hold();
    says_its_status(&json.stdout, status);
    for format in ["json", "markdown", "github", "sarif"] {
        let run = directory.shell(&command(case, format));
        assert_eq!(run.status.code(), Some(status), "as {format}: {}", run.stdout);
    }
}

/// The verdict and the exit status are the same thing.
fn says_its_status(json: &str, status: i32) {
    let document: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    // Of wrong arguments there are findings alone.
    let verdict = document["verdict"].as_str().unwrap_or("unknown");
    let expected = [("pass", 0), ("fail", 3), ("pending", 4), ("unknown", 1)];
    assert!(expected.contains(&(verdict, status)), "{verdict} exits {status}");
    assert!(verdict == "fail" || document["failing"].as_array().is_none_or(Vec::is_empty), "{json}");
}

/// Without optimisation, and beside other tests, it is given ten times as long as the build that users have needs at most.
fn one_hundred_thousand_findings_are_judged_at_once() {
    let finding = |n: usize| {
        format!(
            r#"{{"findingArn":"arn:aws:inspector2:eu-west-1:123456789012:finding/{n}","severity":"HIGH","status":"ACTIVE","fixAvailable":"YES",
"packageVulnerabilityDetails":{{"vulnerabilityId":"CVE-2026-{}","sourceUrl":"https://example.com/{n}","vulnerablePackages":[{{"name":"p{n}","version":"1","fixedInVersion":"2"}}]}},
"resources":[{{"details":{{"awsEcrContainerImage":{{"imageHash":"sha256:0a","repositoryName":"payments/api"}}}}}}],"description":"{}"}}"#,
            n % 5_000,
            "x".repeat(500)
        )
    };
    let findings: Vec<String> = (0..100_000).map(finding).collect();
    let directory = Directory::new();
    directory.write(
        "findings.json",
        format!(
            r#"{{"repositoryName":"payments/api","imageId":{{"imageDigest":"sha256:0a"}},"imageScanStatus":{{"status":"ACTIVE"}},
"imageScanFindings":{{"imageScanCompletedAt":1.5,"findingSeverityCounts":{{"HIGH":100000}},"enhancedFindings":[{}]}}}}"#,
            findings.join(",")
        ),
    );
    let start = std::time::Instant::now();
    let run = directory.scanwright(["gate", "--findings", "findings.json", "--fail-on", "high", "--format", "json"]);
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(run.status.code(), Some(3), "{}", run.stderr);
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(
        (&document["counts"]["HIGH"], document["failing"].as_array().unwrap().len()),
        (&Value::from(100_000), 5_000)
    );
    assert!(seconds < 10.0, "{seconds} seconds");
}

/// Code scanning refuses a log of more than 25,000 results.
fn sarif_has_as_many_results_as_code_scanning_takes() {
    let severity = |number: usize| if number == 26_001 { "CRITICAL" } else { "HIGH" };
    let finding =
        |number: usize| serde_json::json!({ "name": format!("CVE-2026-{number}"), "severity": severity(number) });
    let findings: Vec<Value> = (0..26_002).map(finding).collect();
    let answer = serde_json::json!({
        "repositoryName": "payments/api",
        "imageId": { "imageDigest": "sha256:0a" },
        "imageScanStatus": { "status": "COMPLETE" },
        "imageScanFindings": { "imageScanCompletedAt": 1.5, "findings": findings },
    });
    let directory = Directory::new();
    directory.write("findings.json", answer.to_string());
    let run = directory.scanwright(["gate", "--findings", "findings.json", "--fail-on", "high", "--format", "sarif"]);
    assert_eq!(run.status.code(), Some(3), "{}", run.stderr);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!((results.len(), &results[0]["ruleId"]), (25_000, &Value::from("CVE-2026-26001")), "the worst is first");
    let said = run["invocations"][0]["toolExecutionNotifications"][1]["message"]["text"].as_str().unwrap();
    assert!(said.starts_with("1002 vulnerabilities are left out"), "{said}");
}

fn what_the_gate_reads_changes_no_byte_of_a_module() {
    const GATE: &str = "
[gate]
fail_on = \"low\"

[[accept]]
id = \"CVE-2026-1234\"
until = 2026-12-31
reason = \"the function is not linked\"
";
    for example in examples() {
        let policy = std::fs::read_to_string(example.join(POLICY)).unwrap();
        let modules = [policy.clone(), format!("{policy}{GATE}")].map(|policy| {
            let directory = copied_example(&example);
            directory.write(POLICY, policy);
            files(&generate(&directory))
        });
        let [without, with] = modules;
        assert!(!without.is_empty() && without == with, "{}", example.display());
    }
}

//! Every format keeps its contract: what commands print is held against the schemas of `schema/output`, and SARIF against
//! the published schema.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::gate;
use crate::harness::{Tests, functions};
use crate::support::module::{files, replace};
use crate::support::schemas::{Contracts, SARIF};
use crate::support::{Directory, PROGRAM, project};
use serde_json::{Value, json};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(
        every_document_is_what_its_schema_says,
        a_document_with_a_field_more_or_less_is_none,
        sarif_is_what_its_published_schema_says,
        annotations_are_what_their_schema_says,
        code_quality_is_what_gitlab_reads,
        junit_is_what_its_published_schema_says,
        reviews_have_the_outline_that_their_schema_says
    )
}

/// The files and directories of a directory of cases, sorted.
fn cases(directory: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(project().join(directory)).expect("the directory is there");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    cases.sort();
    cases
}

/// What the program prints in a directory, whatever its exit code.
fn printed(directory: &Path, arguments: &[&str]) -> String {
    let run = std::process::Command::new(PROGRAM).args(arguments).current_dir(directory).env_clear().output();
    String::from_utf8(run.expect("the program can be run").stdout).expect("it prints UTF-8")
}

fn printed_json(directory: &Path, arguments: &[&str]) -> Value {
    let text = printed(directory, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {text}"))
}

/// The contract of what a command printed: diagnostics where that is all there is.
fn contract<'n>(name: &'n str, document: &Value) -> &'n str {
    let keys = document.as_object().expect("it is an object").len();
    if keys == 2 && document["diagnostics"].is_array() { "diagnostics" } else { name }
}

/// Documents of every kind, by the name of their schema: what two tests look at is printed once.
static DOCUMENTS: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let mut all = [of_policies(), of_goldens(), of_one_directory()].concat();
    for lint in cases("tests/lint") {
        all.push(("diagnostics", printed_json(&lint, &["lint", "."])));
    }
    for case in cases("tests/gate") {
        let run = gate::laid_out(&case).shell(&format!("{} 2> /dev/null", gate::command(&case, "json")));
        let document: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        all.push((contract("gate", &document), document));
    }
    for migration in cases("tests/migrate") {
        // Outside of the project's repository, which would be searched for callers at each.
        let directory = Directory::new();
        replace(directory.path(), &files(&migration));
        let document = printed_json(directory.path(), &["migrate", "--from", "before", "-o", "-"]);
        all.push((contract("migrate", &document), document));
    }
    all
});

/// Commands that read a policy, and the schemas of what they print.
const OF_POLICIES: &[(&str, &[&str])] = &[
    ("change", &["diff"]),
    ("change", &["generate"]),
    ("change", &["generate", "--check"]),
    ("review", &["review"]),
    ("review", &["review", "--against", "."]),
    ("explain", &["explain", "example/api", "prod-x"]),
    ("simulate", &["simulate"]),
];

/// What is said of every policy of the tests: by each command where it has no error. With one, each prints the findings of
/// `check` in a document that is otherwise the same for every policy, so that the commands take turns.
fn of_policies() -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    let mut turns = OF_POLICIES.chunks(1).cycle();
    for policy in cases("tests/bad-policies").into_iter().chain(cases("tests/good-policies")) {
        let directory = Directory::new();
        directory.write("scan-policy.toml", std::fs::read(policy).expect("it can be read"));
        let checked = printed_json(directory.path(), &["check"]);
        let mut findings = checked["diagnostics"].as_array().expect("there is a list").iter();
        let is_refused = findings.any(|finding| finding["severity"] == "error");
        all.push(("diagnostics", checked));
        let commands = if is_refused { turns.next().expect("they go on for ever") } else { OF_POLICIES };
        for (name, arguments) in commands {
            let document = printed_json(directory.path(), arguments);
            all.push((contract(name, &document), document));
        }
    }
    all
}

/// What other tests hold the program against.
fn of_goldens() -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    for (directory, file, name) in [
        ("tests/simulate", "answer.json", "simulate"),
        ("tests/explain", "explain.json", "explain"),
        ("tests/coverage", "coverage.json", "coverage"),
    ] {
        for case in cases(directory) {
            let Ok(text) = std::fs::read_to_string(case.join(file)) else { continue };
            // Behind the document stands what else the case expects.
            let mut documents = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
            let document = documents.next().expect("there is a document").expect("it is JSON");
            all.push((contract(name, &document), document));
        }
    }
    all
}

/// What the remaining commands say.
fn of_one_directory() -> Vec<(&'static str, Value)> {
    let directory = Directory::new();
    let run = |arguments: &[&str]| printed_json(directory.path(), arguments);
    let starter = run(&["init"]);
    std::fs::remove_file(directory.path().join("scan-policy.toml")).expect("it was written");
    directory.write("registry.json", r#"{"scanningConfiguration":{"scanType":"BASIC","rules":[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"*","filterType":"WILDCARD"}]}]}}"#);
    vec![
        ("init", starter),
        ("import", run(&["import", "registry.json"])),
        ("diagnostics", run(&["import", "registry.json"])),
        ("code", run(&["code"])),
        ("code", run(&["code", "P007"])),
        ("filter-match", run(&["filter", "match", "api", "*a*", "--name", "api", "--name", "web"])),
        ("filter-relate", run(&["filter", "relate", "--left", "a*", "--right", "*a"])),
        ("filter-relate", run(&["filter", "relate", "--left", "a*", "--right", "b*"])),
    ]
}

fn every_document_is_what_its_schema_says() {
    let mut contracts = Contracts::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, document) in DOCUMENTS.iter() {
        *seen.entry(name).or_default() += 1;
        faults.extend(contracts.fault(name, document).map(|fault| format!("{fault}\n{document:#}")));
    }
    assert!(faults.is_empty(), "{} of {seen:?}:\n{}", faults.len(), faults.first().expect("there is one"));
    // What a rehearsal prints is held against its schema where rehearsals are tested.
    let elsewhere = ["github", "gitlab", "markdown", "gate-markdown", "rehearse"];
    let pages = std::fs::read_to_string(project().join("docs/formats.md")).expect("the page is there");
    for schema in cases("schema/output") {
        let name = schema.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_suffix(".schema.json") else { continue };
        assert!(seen.contains_key(name) || elsewhere.contains(&name), "nothing printed is a `{name}`");
        assert!(pages.contains(&format!("schema/output/{name}.schema.json")), "docs/formats.md does not name {name}");
    }
}

/// A schema that took anything would prove nothing.
fn a_document_with_a_field_more_or_less_is_none() {
    let mut contracts = Contracts::new();
    let examples: BTreeMap<&str, &Value> = DOCUMENTS.iter().map(|(name, document)| (*name, document)).collect();
    for (name, document) in examples {
        let mut more = document.clone();
        more["another"] = json!(1);
        assert!(contracts.fault(name, &more).is_some(), "{name} takes a field more");
        for key in document.as_object().expect("it is an object").keys() {
            let mut less = document.clone();
            less.as_object_mut().expect("it is an object").remove(key);
            let is_optional = name == "filter-relate" && key == "blame";
            assert!(is_optional || contracts.fault(name, &less).is_some(), "{name} does without `{key}`");
        }
    }
}

/// The directories and files whose findings are shown in each format of findings.
fn findings(format: &str) -> Vec<String> {
    let of_policy = |policy: PathBuf| {
        let directory = Directory::new();
        directory.write("directory with space/scan-policy.toml", std::fs::read(policy).expect("it can be read"));
        printed(directory.path(), &["check", "directory with space/scan-policy.toml", "--format", format])
    };
    let of_terraform = |directory: PathBuf| printed(&directory, &["lint", ".", "--format", format]);
    let policies = cases("tests/bad-policies").into_iter().chain(cases("tests/good-policies")).map(of_policy);
    let of_image = |case: PathBuf| {
        let run = gate::laid_out(&case).shell(&format!("{} 2> /dev/null", gate::command(&case, format)));
        run.stdout
    };
    let images = cases("tests/gate").into_iter().map(of_image).filter(|said| !said.is_empty());
    policies.chain(cases("tests/lint").into_iter().map(of_terraform)).chain(images).collect()
}

fn sarif_is_what_its_published_schema_says() {
    let mut contracts = Contracts::new();
    let logs = findings("sarif");
    let mut results = 0;
    for log in &logs {
        let log: Value = serde_json::from_str(log).unwrap_or_else(|error| panic!("{error}: {log}"));
        assert_eq!(contracts.fault_of(SARIF, &log), None, "{log:#}");
        results += log["runs"][0]["results"].as_array().map(Vec::len).unwrap_or_default();
    }
    assert!(logs.len() > 50 && results > 100, "{} logs with {results} results", logs.len());
    assert!(contracts.fault_of(SARIF, &json!({"version": "2.1.0", "runs": [{"results": []}]})).is_some());
}

fn annotations_are_what_their_schema_says() {
    let mut contracts = Contracts::new();
    for said in findings("github") {
        let lines: Value = said.lines().collect();
        assert_eq!(contracts.fault("github", &lines), None, "{said}");
        for level in ["::error ", "::warning ", "::notice "] {
            assert!(said.lines().filter(|line| line.starts_with(level)).count() <= 10, "{said}");
        }
    }
    assert!(contracts.fault("github", &json!(["::error file=a:b,line=1,endLine=1,title=P001 x::y"])).is_some());
}

fn code_quality_is_what_gitlab_reads() {
    let mut contracts = Contracts::new();
    let (mut reports, mut entries) = (0, 0);
    for said in findings("gitlab") {
        let report: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
        assert_eq!(contracts.fault("gitlab", &report), None, "{said}");
        let report = report.as_array().expect("it is an array");
        let unique: BTreeSet<&str> = report.iter().filter_map(|entry| entry["fingerprint"].as_str()).collect();
        assert_eq!(unique.len(), report.len(), "{said}");
        (reports, entries) = (reports + 1, entries + report.len());
    }
    assert!(reports > 50 && entries > 100, "{reports} reports with {entries} entries");
    assert!(
        contracts.fault("gitlab", &json!([{"description": "a", "fingerprint": "b", "severity": "minor"}])).is_some()
    );
}

/// The name of an element, the attributes that it must have, those that it may have, and what may stand in it.
type JunitElement = (&'static str, &'static [&'static str], &'static [&'static str], Option<&'static [&'static str]>);

/// The elements of `junit-10.xsd` of Jenkins's xUnit plugin that have to do with tests; `None` is text.
const JUNIT: &[JunitElement] = &[
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], Some(&["testsuite"])),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
        Some(&["testsuite", "properties", "testcase", "system-out", "system-err"]),
    ),
    (
        "testcase",
        &["name"],
        &["time", "classname", "group"],
        Some(&["skipped", "error", "failure", "system-out", "system-err"]),
    ),
    ("failure", &[], &["type", "message"], None),
    ("system-out", &[], &[], None),
];

/// What keeps an element, and what stands in it, from being what the schema allows.
fn fault_of_junit(element: roxmltree::Node<'_, '_>) -> Option<String> {
    let name = element.tag_name().name();
    let Some((_, required, allowed, inside)) = JUNIT.iter().find(|(known, ..)| *known == name) else {
        return Some(format!("there is no element `{name}`"));
    };
    let has = |attribute: &str| element.attribute(attribute).is_some();
    if let Some(missing) = required.iter().find(|attribute| !has(attribute)) {
        return Some(format!("`{name}` has no `{missing}`"));
    }
    let is_known = |attribute: &str| required.contains(&attribute) || allowed.contains(&attribute);
    if let Some(strange) = element.attributes().find(|attribute| !is_known(attribute.name())) {
        return Some(format!("`{name}` has a `{}`", strange.name()));
    }
    element.children().find_map(|child| match inside {
        None => child.is_element().then(|| format!("an element in `{name}`")),
        Some(_) if child.is_text() => {
            (!child.text().unwrap_or_default().trim().is_empty()).then(|| format!("text in `{name}`"))
        }
        Some(inside) if !inside.contains(&child.tag_name().name()) => {
            Some(format!("`{:?}` in `{name}`", child.tag_name()))
        }
        Some(_) => fault_of_junit(child),
    })
}

fn junit_is_what_its_published_schema_says() {
    let (mut reports, mut failures) = (0, 0);
    for said in findings("junit") {
        let report = roxmltree::Document::parse(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
        let root = report.root_element();
        assert_eq!((root.tag_name().name(), fault_of_junit(root)), ("testsuites", None), "{said}");
        let count = |name: &str| root.descendants().filter(|node| node.has_tag_name(name)).count();
        let said_of = |attribute: &str| root.attribute(attribute).and_then(|count| count.parse::<usize>().ok());
        assert_eq!(said_of("tests"), Some(count("testcase")), "{said}");
        assert_eq!(said_of("failures"), Some(count("failure")), "{said}");
        assert!(count("testcase") > 0, "{said}");
        (reports, failures) = (reports + 1, failures + count("failure"));
    }
    assert!(reports > 50 && failures > 100, "{reports} reports with {failures} failures");
    let strange = roxmltree::Document::parse("<testsuites><testsuite name=\"a\" tests=\"1\"/></testsuites>").unwrap();
    assert!(fault_of_junit(strange.root_element()).is_some());
}

/// The lines of a review that its schema speaks of: those outside the fence with a head's beginning.
fn outline(review: &str) -> Value {
    let mut is_fenced = false;
    let is_head = |line: &&str| {
        let is_fence = line.starts_with("```");
        is_fenced ^= is_fence;
        !is_fenced && !is_fence && ["#", "**", "<"].iter().any(|head| line.starts_with(head))
    };
    review.lines().filter(is_head).collect()
}

fn reviews_have_the_outline_that_their_schema_says() {
    let mut contracts = Contracts::new();
    let mut reviews = 0;
    for policy in cases("tests/good-policies") {
        let directory = Directory::new();
        directory.write("scan-policy.toml", std::fs::read(policy).expect("it can be read"));
        for arguments in [&["diff"][..], &["generate"], &["diff"]] {
            let review = printed(directory.path(), &[arguments, &["--format", "markdown"]].concat());
            assert_eq!(contracts.fault("markdown", &outline(&review)), None, "{review}");
            reviews += 1;
        }
    }
    assert!(reviews > 30, "{reviews}");
    for case in cases("tests/gate") {
        let said = gate::laid_out(&case).shell(&format!("{} 2> /dev/null", gate::command(&case, "markdown"))).stdout;
        let heads: Value = said.lines().filter(|line| line.starts_with('#')).collect();
        // What is wrong with the input is told as every command tells it.
        if !said.starts_with("**") && !said.is_empty() {
            assert_eq!(contracts.fault("gate-markdown", &heads), None, "{said}");
        }
    }
    assert!(contracts.fault("gate-markdown", &json!(["## Gate: passed"])).is_some());
    assert!(contracts.fault("markdown", &json!(["## Something else", "### a"])).is_some());
}

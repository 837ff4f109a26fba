//! Event patterns beside matchers that others wrote, on the ground that they have in common with EventBridge; and the words of AWS's
//! events beside AWS's service models, as botocore has them.
//!
//! What is wrong with them is kept off, and written down here:
//! - moto 5.2.5 takes an array of objects for one value, and doesn't look into it; an empty array or object is a value, which exists; to
//!   Python, `1` is `true`; `.` of its wildcards is no line break.
//! - event-ruler 0.3.0 from PyPI knows exact values, and `exists` where it is the only test, and refuses or misreads the rest; to it `1.0` is not `1`; and
//!   it loses its place behind an object or array that no path of the pattern asks for: it misses that `{"version": ["0"]}` matches an
//!   event of Inspector whose `detail` has a `version` too. So it is asked of events of one level alone.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::collection::{btree_map, vec};
use proptest::prelude::any;
use proptest::prop_oneof;
use proptest::sample::select;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use scanwright::testing::{EVENTS, EventPattern};
use serde_json::{Value, json};

use crate::event_properties::{config, event, near, pattern};
use crate::harness::{Tests, functions};
use crate::support::tools;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(moto_says_the_same, event_ruler_says_the_same, the_words_of_events_are_those_of_the_service_models)
}

/// Pairs that are tried; about one of five is left over.
const PAIRS: usize = 6_000;

/// Patterns with events for which both are of the common ground.
fn pairs(is_common: fn(&Value, &Value) -> bool) -> Vec<(Value, Value)> {
    let mut runner = TestRunner::new(config());
    let any = (pattern(), event());
    let mut all = Vec::new();
    for index in 0..PAIRS {
        all.push(match index % 4 {
            0 => any.new_tree(&mut runner).unwrap().current(),
            _ => near().new_tree(&mut runner).unwrap().current(),
        });
    }
    all.retain(|(pattern, event)| is_common(pattern, event));
    all
}

/// Asks a Python program, which reads pairs and prints an answer for each.
fn ask(python: &Path, program: &str, pairs: &[(Value, Value)]) -> Vec<Option<bool>> {
    let mut child =
        Command::new(python).args(["-c", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(json!(pairs).to_string().as_bytes()).unwrap();
    let run = child.wait_with_output().unwrap();
    assert!(run.status.success(), "{program}");
    serde_json::from_slice(&run.stdout).unwrap()
}

fn compare(pairs: &[(Value, Value)], answers: &[Option<bool>]) {
    assert_eq!(pairs.len(), answers.len());
    let mut counts = [0, 0];
    for ((pattern, event), answer) in pairs.iter().zip(answers) {
        let Some(answer) = *answer else { continue };
        let ours = EventPattern::parse(&pattern.to_string()).unwrap().matches(event);
        assert_eq!(ours, answer, "{pattern} {event}");
        counts[usize::from(answer)] += 1;
    }
    assert!(counts.iter().all(|count| *count > 100), "one answer alone: {counts:?}");
    assert!(counts.iter().sum::<usize>() * 4 > pairs.len() * 3, "{counts:?} of {}", pairs.len());
}

fn moto_says_the_same() {
    let Some(python) = tools::of_aws("python", "event patterns beside moto") else { return };
    let pairs = pairs(|pattern, event| !has(event, &is_not_of_moto) && !has(pattern, &is_boolean_condition));
    let program = "import json, sys\nfrom moto.events.models import EventPattern\n\
                   print(json.dumps([EventPattern(None, p).matches_event(e) for p, e in json.load(sys.stdin)]))";
    compare(&pairs, &ask(&python, program, &pairs));
}

fn event_ruler_says_the_same() {
    let Some(python) = tools::of_ruler("event patterns beside event-ruler from PyPI") else { return };
    let pairs = of_one_level();
    let program = r"
import json, sys
from event_ruler import event_ruler

def answer(pattern, event):
    try:
        return event_ruler.test_event_pattern(json.dumps(event), json.dumps(pattern))
    except RuntimeError as error:
        if str(error) != 'failed to match for payload':
            raise

print(json.dumps([answer(pattern, event) for pattern, event in json.load(sys.stdin)]))
";
    compare(&pairs, &ask(&python, program, &pairs));
}

/// Tells whether something holds for a value or for any in it.
fn has(value: &Value, holds: &dyn Fn(&Value) -> bool) -> bool {
    holds(value)
        || match value {
            Value::Object(fields) => fields.values().any(|value| has(value, holds)),
            Value::Array(items) => items.iter().any(|value| has(value, holds)),
            _ => false,
        }
}

/// A boolean, an empty array or object, or an array with parts that have parts.
fn is_not_of_moto(value: &Value) -> bool {
    match value {
        Value::Bool(_) => true,
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty() || items.iter().any(|item| item.is_object() || item.is_array()),
        _ => false,
    }
}

/// An array of a pattern with a boolean in it.
fn is_boolean_condition(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().any(Value::is_boolean))
}

/// Patterns and events whose fields are values, or arrays of values.
fn of_one_level() -> Vec<(Value, Value)> {
    let value =
        || select(vec![json!("a"), json!("ab"), json!("A"), json!(""), json!(1), json!(-2), json!(true), json!(null)]);
    let field = || prop_oneof![2 => value(), 1 => vec(value(), 1..3).prop_map(Value::from)];
    let test = || {
        let exists = any::<bool>().prop_map(|exists| json!([{ "exists": exists }]));
        prop_oneof![3 => vec(value(), 1..4).prop_map(Value::from), 1 => exists]
    };
    let keys = || select(vec!["a", "b", "c"]);
    let pair = (btree_map(keys(), test(), 1..3), btree_map(keys(), field(), 1..4));
    let mut runner = TestRunner::new(config());
    let pairs = (0..PAIRS).map(|_| pair.new_tree(&mut runner).unwrap().current());
    let is_alone = |pattern: &Value| {
        pattern.as_object().unwrap().len() == 1 || !has(pattern, &|part| part.get("exists").is_some())
    };
    let pairs = pairs.map(|(pattern, event)| (json!(pattern), json!(event)));
    pairs.filter(|(pattern, _)| is_alone(pattern)).collect()
}

/// The words of a field, as the data have them.
fn words(detail_type: &str, path: &str) -> BTreeSet<&'static str> {
    let event = EVENTS.iter().find(|event| event.detail_type == detail_type).unwrap();
    event.field(path).unwrap().holds.words().iter().copied().collect()
}

fn the_words_of_events_are_those_of_the_service_models() {
    let Some(python) = tools::of_aws("python", "the words of AWS's events") else { return };
    let program = "import json, sys, botocore.session\n\
                   session = botocore.session.get_session()\n\
                   model = {name: session.get_service_model(name) for name in ['ecr', 'inspector2']}\n\
                   json.load(sys.stdin)\n\
                   names = lambda service, shape: model[service].shape_for(shape).enum\n\
                   print(json.dumps({service + '.' + shape: names(service, shape) for service, shape in [\
                   ('inspector2', 'Severity'), ('inspector2', 'FindingStatus'), ('inspector2', 'FindingType'), \
                   ('inspector2', 'FixAvailable'), ('inspector2', 'ExploitAvailable'), ('inspector2', 'ResourceType'), \
                   ('inspector2', 'Provider'), ('inspector2', 'ScanStatusCode'), ('inspector2', 'ScanStatusReason'), \
                   ('inspector2', 'ScanType'), ('ecr', 'ScanFrequency'), ('ecr', 'ScanStatus'), ('ecr', 'FindingSeverity')]}))";
    let mut child =
        Command::new(python).args(["-c", program]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"[]").unwrap();
    let models: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    let model = |name: &str| -> BTreeSet<&str> {
        models[name].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
    };
    for (name, detail_type, path) in [
        ("inspector2.Severity", "Inspector2 Finding", "detail.severity"),
        ("inspector2.FindingStatus", "Inspector2 Finding", "detail.status"),
        ("inspector2.FindingType", "Inspector2 Finding", "detail.type"),
        ("inspector2.FixAvailable", "Inspector2 Finding", "detail.fixAvailable"),
        ("inspector2.ExploitAvailable", "Inspector2 Finding", "detail.exploitAvailable"),
        ("inspector2.ResourceType", "Inspector2 Finding", "detail.resources.type"),
        ("inspector2.Provider", "Inspector2 Finding", "detail.resources.provider"),
        ("inspector2.ScanStatusCode", "Inspector2 Coverage", "detail.scanStatus.statusCodeValue"),
        ("inspector2.ScanType", "Inspector2 Coverage", "detail.scanType"),
        ("ecr.ScanFrequency", "ECR Scan Resource Change", "detail.repositories.scan-frequency"),
        ("ecr.ScanStatus", "ECR Image Scan", "detail.scan-status"),
    ] {
        assert_eq!(words(detail_type, path), model(name), "{name}");
    }
    let reasons = words("Inspector2 Coverage", "detail.scanStatus.reason");
    assert!(reasons.is_subset(&model("inspector2.ScanStatusReason")), "{reasons:?}");
    let counts = EVENTS.iter().find(|event| event.detail_type == "ECR Image Scan").unwrap().paths();
    let counts: BTreeSet<&str> =
        counts.filter_map(|path| path.strip_prefix("detail.finding-severity-counts.")).collect();
    assert_eq!(counts, model("ecr.FindingSeverity"));
}

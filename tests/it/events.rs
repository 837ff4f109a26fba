//! Event patterns and AWS's events. A case is a file of patterns, each with events that it matches and events that it misses, or
//! with the reason why AWS refuses it: after the documentation and the tests of aws/event-ruler, in values of our own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scanwright::testing::{
    AwsEvent, EVENTS, EventPattern, EventSample, Holds, MOST_CHARACTERS, Presence, Scalar, Wrong, mismatch,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::harness::{Tests, cases, cases_of, functions};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    let functions = functions!(
        every_field_of_a_sample_is_in_the_data,
        every_sample_has_the_fields_that_are_always_there,
        a_pattern_of_each_sample_matches_it_and_the_data,
        a_pattern_is_as_long_as_aws_gets_it,
        what_no_event_has_is_named_with_what_is_nearest,
        patterns_that_match_some_event_have_no_mismatch
    );
    cases("events", cases_of("tests/events", 12), check).and(functions)
}

/// A pattern, and what becomes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    pattern: Box<RawValue>,
    #[serde(default)]
    matches: Vec<Value>,
    #[serde(default)]
    misses: Vec<Value>,
    refused: Option<String>,
}

fn check(file: &Path) {
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    for case in cases {
        let text = case.pattern.get();
        let pattern = match (EventPattern::parse(text), &case.refused) {
            (Ok(pattern), None) => pattern,
            (Err(refusal), Some(reason)) => {
                assert_eq!(refusal.to_string(), format!("the pattern {reason}"), "{text}");
                continue;
            }
            (read, refused) => panic!("{text}: {read:?}, but {refused:?}"),
        };
        assert!(!case.matches.is_empty() && !case.misses.is_empty(), "{text} shows one side alone");
        case.matches.iter().for_each(|event| assert!(pattern.matches(event), "{text} misses {event}"));
        case.misses.iter().for_each(|event| assert!(!pattern.matches(event), "{text} matches {event}"));
    }
}

fn samples() -> impl Iterator<Item = (&'static AwsEvent, &'static EventSample, Value)> {
    EVENTS.iter().flat_map(|event| {
        let samples = event.samples.iter();
        samples.map(|sample| (*event, sample, serde_json::from_str(sample.json).unwrap()))
    })
}

/// The paths of the values of an event, with dots.
fn paths(value: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            fields.iter().for_each(|(key, value)| paths(value, &below(key), found));
        }
        Value::Array(items) => items.iter().for_each(|item| paths(item, path, found)),
        leaf => found.push((path.to_owned(), leaf.clone())),
    }
}

fn leaves(event: &Value) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    paths(event, "", &mut found);
    found
}

fn every_field_of_a_sample_is_in_the_data() {
    for (event, sample, json) in samples() {
        for (path, value) in leaves(&json) {
            let field = event.field(&path);
            let field = field.unwrap_or_else(|| panic!("{}, {}: {path}", event.detail_type, sample.about));
            let fits = match field.holds {
                Holds::Words(words) => value.as_str().is_some_and(|word| words.contains(&word)),
                Holds::Text | Holds::OpenWords(_) | Holds::Name | Holds::Like(_) => value.is_string(),
                Holds::Number => value.is_number(),
                Holds::Anything => true,
            };
            assert!(fits, "{path} is {value}, but {:?}", field.holds);
        }
    }
}

fn every_sample_has_the_fields_that_are_always_there() {
    for (event, sample, json) in samples() {
        let has: BTreeSet<String> = leaves(&json).into_iter().map(|(path, _)| path).collect();
        let is_due = |presence| presence == Presence::Always || (sample.is_of_image && presence == Presence::OfImages);
        for field in event.fields.iter().filter(|field| is_due(field.presence)) {
            assert!(has.contains(field.path), "{}, {}: no {}", event.detail_type, sample.about, field.path);
        }
        assert_eq!((&json["source"], &json["detail-type"]), (&json!(event.source), &json!(event.detail_type)));
    }
}

fn a_pattern_of_each_sample_matches_it_and_the_data() {
    for (event, _, json) in samples() {
        for (path, value) in leaves(&json) {
            let mut pattern = json!([value]);
            for key in path.rsplit('.') {
                pattern = json!({ key: pattern });
            }
            pattern["source"] = json!([event.source]);
            pattern["detail-type"] = json!([event.detail_type]);
            let text = pattern.to_string();
            let pattern = EventPattern::parse(&text).unwrap();
            assert!(pattern.matches(&json), "{text}");
            assert_eq!(mismatch(&pattern), None, "{text}");
            let others = samples().filter(|(other, ..)| other.detail_type != event.detail_type);
            others.for_each(|(_, _, other)| assert!(!pattern.matches(&other), "{text} matches {other}"));
        }
    }
}

fn a_pattern_is_as_long_as_aws_gets_it() {
    let of =
        |length: usize, space: &str| format!("{{\"a\":{space}[\"{}\"]}}", "<".repeat(length - r#"{"a":[""]}"#.len()));
    assert!(EventPattern::parse(&of(MOST_CHARACTERS, &" ".repeat(100))).is_ok());
    assert!(EventPattern::parse(&of(MOST_CHARACTERS, "").replace('<', "\\u003c")).is_ok());
    let refusal = EventPattern::parse(&of(MOST_CHARACTERS + 1, "")).unwrap_err();
    assert!(refusal.reason.starts_with("has 2049 characters") && refusal.help.is_some());
}

/// The wrong path, the event, and what is said.
fn told(pattern: &Value) -> Option<(String, Option<&'static str>, Wrong)> {
    let text = pattern.to_string();
    let found = mismatch(&EventPattern::parse(&text).unwrap())?;
    assert!(
        text.get(found.span.start..found.span.end).is_some_and(|slice| slice.starts_with('"') || !slice.is_empty())
    );
    Some((found.path, found.event, found.wrong))
}

fn what_no_event_has_is_named_with_what_is_nearest() {
    let finding = Some("Inspector2 Finding");
    let pattern = |detail: Value| json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 Finding"], "detail": detail });
    let path = |path: &str, near| Some((path.to_owned(), finding, Wrong::Path(near)));
    assert_eq!(
        told(&pattern(json!({ "resourceType": ["AWS_ECR_CONTAINER_IMAGE"], "severity": ["HIGH"] }))),
        path("detail.resourceType", Some("detail.resources.type"))
    );
    assert_eq!(
        told(&pattern(json!({ "vulnerabilityId": [{ "prefix": "CVE-" }] }))),
        path("detail.vulnerabilityId", Some("detail.packageVulnerabilityDetails.vulnerabilityId"))
    );
    assert_eq!(told(&pattern(json!({ "Severity": ["HIGH"] }))), path("detail.Severity", Some("detail.severity")));
    assert_eq!(
        told(&pattern(json!({ "resources": [{ "exists": true }] }))),
        Some(("detail.resources".to_owned(), finding, Wrong::Object))
    );
    let Some((_, _, Wrong::Value { nearest, .. })) = told(&pattern(json!({ "severity": ["Critical"] }))) else {
        panic!()
    };
    assert_eq!(nearest, Some("CRITICAL"));
    assert_eq!(
        told(&pattern(json!({ "severity": [{ "exists": false }] }))),
        Some(("detail.severity".to_owned(), finding, Wrong::AlwaysThere))
    );
    let type_of = |detail_type: &str| told(&json!({ "source": ["aws.inspector2"], "detail-type": [detail_type] }));
    let Some((_, None, Wrong::Value { nearest, .. })) = type_of("Inspector2 Findings") else { panic!() };
    assert_eq!(nearest, Some("Inspector2 Finding"));
    let counts = |count: Value| json!({ "source": ["aws.ecr"], "detail-type": ["ECR Image Scan"], "detail": { "finding-severity-counts": { "CRITICAL": [count] } } });
    let Some((_, _, Wrong::Value { holds, .. })) = told(&counts(json!("1"))) else { panic!() };
    assert_eq!(holds, "numbers");
    // The same name in Inspector's event is an ARN.
    let name = |condition: Value| {
        told(
            &json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 Scan"], "detail": { "repository-name": [condition] } }),
        )
    };
    let Some((_, _, Wrong::Value { holds, .. })) = name(json!("payments/api")) else { panic!() };
    assert_eq!(holds, "strings of the form `arn:*:ecr:*:*:repository/*`");
    assert_eq!(name(json!({ "wildcard": "arn:aws:ecr:*:repository/payments/*" })), None);
    assert_eq!(name(json!({ "suffix": "/payments/api" })), None);
    // Their types are of nobody else, but for what others replay under a source of their own.
    let source = |source: &str| told(&json!({ "source": [source], "detail-type": ["Inspector2 Finding"] }));
    assert!(source("aws.inspector2").is_none() && source("payments.replay").is_none());
    let (path, event, _) = source("aws.inspector").unwrap();
    assert_eq!((path.as_str(), event), ("source", Some("Inspector2 Finding")));
    assert!(told(&json!({ "detail-type": ["Inspector2 Finding"], "detail": { "resourceType": ["x"] } })).is_some());
    // Of several branches all have to be dead.
    let either = |severity: &str| pattern(json!({ "$or": [{ "severity": [severity] }, { "resourceType": ["x"] }] }));
    assert!(told(&either("HIGHEST")).is_some() && told(&either("HIGH")).is_none());
}

fn patterns_that_match_some_event_have_no_mismatch() {
    for pattern in [
        json!({ "source": ["aws.inspector2"] }),
        json!({ "source": ["aws.ecr", "aws.inspector2"], "detail-type": ["ECR Image Scan"] }),
        json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 Finding"], "detail": { "resources": { "type": ["AWS_EC2_INSTANCE"], "details": { "awsEc2Instance": { "vpcId": ["vpc-1"] } } } } }),
        json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 OnDemand Scan Complete"], "detail": { "resourceType": ["MACHINE_IMAGE"] } }),
        json!({ "source": ["aws.ecr"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventName": ["PutImage"], "requestParameters": { "repositoryName": ["api"] } } }),
        json!({ "source": ["aws.ecr"], "detail-type": ["ECR Pull Through Cache Action"], "detail": { "sync-status": ["FAILED"] } }),
        json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 Finding"], "detail": { "inspectorScore": [{ "numeric": [">=", 7] }] } }),
        json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 Finding"], "detail": { "epss": { "score": [{ "exists": false }] } } }),
        json!({ "source": ["aws.inspector2"], "detail-type": ["Inspector2 Finding"], "detail": { "resourceType": [{ "exists": false }] } }),
        json!({ "source": ["aws.inspector2"], "detail-type": [{ "prefix": "Inspector2" }], "detail": { "severity": [{ "anything-but": ["LOW"] }] } }),
        // Of other sources nothing is known.
        json!({ "source": ["aws.ec2"], "detail": { "state": ["on fire"] } }),
        json!({ "source": ["payments.replay"], "detail-type": ["Inspector2 Finding"], "detail": { "resourceType": ["x"] } }),
        json!({ "detail-type": ["Inspector2 Finding", "Test Finding"], "detail": { "resourceType": ["x"] } }),
        json!({ "detail-type": ["AWS API Call via CloudTrail"], "detail": { "eventSource": ["s3.amazonaws.com"] } }),
        json!({ "source": ["aws.s3"], "detail-type": ["AWS API Call via CloudTrail"], "detail": { "x": ["y"] } }),
        json!({ "source": [{ "prefix": "aws." }], "detail": { "resourceType": ["x"] } }),
    ] {
        assert_eq!(told(&pattern), None, "{pattern}");
    }
    assert_eq!(Scalar::Text("a\"".to_owned()).to_string(), r#""a\"""#);
}

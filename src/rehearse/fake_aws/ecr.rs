//! ECR's JSON protocol (service model 2015-09-21): a registry's scanning configuration; the rest is
//! that of its other settings and of repositories.
//!
//! `registryId` stands in every answer: without it the provider takes the configuration for absent.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Value, json};

use super::FakeAws;
use super::answer::Answer;
use super::answer::Fault;
use super::repositories::Home;
use super::request::Request;
use super::request::Scope;
use crate::registry::ScanType;
use crate::registry::limits::{MAX_FILTER_LENGTH, MAX_FILTERS, MAX_RULES};
use crate::registry::{Configuration, Refusal, Rule};

/// The arguments of `PutRegistryScanningConfiguration`. What is left out stays as it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Put {
    scan_type: Option<String>,
    rules: Option<Vec<PutRule>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PutRule {
    scan_frequency: String,
    repository_filters: Vec<PutFilter>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PutFilter {
    filter: String,
    filter_type: String,
}

pub(super) fn answer(aws: &mut FakeAws, scope: &Scope, operation: &str, request: &Request) -> Result<Answer, Fault> {
    let registry = aws.account_of(scope);
    let own = aws.own(scope);
    match operation {
        "GetRegistryScanningConfiguration" => {
            let configuration = written(&own.configuration());
            Ok(Answer::json(&json!({ "registryId": registry, "scanningConfiguration": configuration })))
        }
        "PutRegistryScanningConfiguration" => {
            let put = put(request.json()?, own.configuration())?;
            let moves = own.put(put.clone());
            let answer = json!({ "registryId": registry, "registryScanningConfiguration": written(&put) });
            Ok(Answer::json(&answer).after(moves))
        }
        _ => {
            let home = Home { account: &registry, region: &scope.region };
            match own.settings.answer(&home, operation, request)? {
                Some(answer) => Ok(answer),
                None => own.repositories.answer(&home, operation, request),
            }
        }
    }
}

/// The configuration that a call puts.
fn put(put: Put, present: Configuration) -> Result<Configuration, Fault> {
    let scan_type = match put.scan_type.as_deref() {
        None => present.scan_type,
        Some(word) => scan_type(word)?,
    };
    let Some(rules) = put.rules else { return Ok(Configuration { scan_type, ..present }) };
    let counted = rules.len();
    let rules = rules.into_iter().map(rule).collect::<Result<BTreeSet<Rule>, Fault>>()?;
    let configuration = Configuration { scan_type, rules };
    // The provider sends sets; the API counts before equal rules could be seen as one.
    let too_many = (counted > MAX_RULES).then_some(Refusal::Rules(counted));
    match too_many.or_else(|| configuration.refused_by_api().into_iter().next()) {
        Some(refusal) => Err(refused(&refusal, &configuration)),
        None => Ok(configuration),
    }
}

fn scan_type(word: &str) -> Result<ScanType, Fault> {
    let found = ScanType::parse(word);
    found.ok_or_else(|| invalid("scanType", "Member must satisfy enum value set: [BASIC, ENHANCED]"))
}

fn rule(rule: PutRule) -> Result<Rule, Fault> {
    if rule.repository_filters.len() > MAX_FILTERS {
        return Err(refused(&Refusal::Filters(rule.repository_filters.len()), &Configuration::initial()));
    }
    if rule.repository_filters.iter().any(|filter| filter.filter_type != "WILDCARD") {
        return Err(invalid("filterType", "Member must satisfy enum value set: [WILDCARD]"));
    }
    let filters = rule.repository_filters.into_iter().map(|filter| filter.filter).collect();
    Ok(Rule { frequency: rule.scan_frequency, filters })
}

/// A refusal, in the manner of ECR's own.
fn refused(refusal: &Refusal, configuration: &Configuration) -> Fault {
    match refusal {
        Refusal::Rules(_) => invalid("rules", &format!("Member must have length less than or equal to {}", MAX_RULES)),
        Refusal::Filters(_) => {
            let limit = format!("Member must have length less than or equal to {}", MAX_FILTERS);
            invalid("repositoryFilters", &limit)
        }
        Refusal::NoFilter => invalid("repositoryFilters", "Member must not be null"),
        Refusal::Frequency(word) => {
            let scan_type = configuration.scan_type.as_str();
            let message = format!("Scan frequency {word} is not supported for scan type {scan_type}");
            Fault::refused("ValidationException", message)
        }
        Refusal::FilterLength(_) => {
            invalid("filter", &format!("Member must have length less than or equal to {}", MAX_FILTER_LENGTH))
        }
        Refusal::FilterSpelling(_) => invalid(
            "filter",
            "Member must satisfy regular expression pattern: ^[a-z0-9*](?:[._\\-/a-z0-9*]?[a-z0-9*]+)*$",
        ),
    }
}

fn invalid(parameter: &str, constraint: &str) -> Fault {
    let message = format!("Invalid parameter at '{parameter}' failed to satisfy constraint: '{constraint}'");
    Fault::refused("InvalidParameterException", message)
}

/// A configuration as the API writes it.
fn written(configuration: &Configuration) -> Value {
    let filters = |rule: &Rule| -> Vec<Value> {
        rule.filters.iter().map(|filter| json!({ "filter": filter, "filterType": "WILDCARD" })).collect()
    };
    let rules = configuration.rules.iter();
    let rules = rules.map(|rule| json!({ "scanFrequency": rule.frequency, "repositoryFilters": filters(rule) }));
    json!({ "scanType": configuration.scan_type.as_str(), "rules": rules.collect::<Vec<_>>() })
}

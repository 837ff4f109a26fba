//! Settings of ECR's registries beside scanning (service model 2015-09-21): the registry's policy, replication, rules of the
//! pull-through cache and account settings. They have no part in what a registry scans or whether a plan is empty.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Fault};
use super::repositories::{CREATED, Home};
use super::request::Request;

/// The settings of a registry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RegistrySettings {
    policy: Option<String>,
    replication: Option<Value>,
    /// Rules of the pull-through cache by their prefixes, as answers have them.
    cache_rules: BTreeMap<String, Map<String, Value>>,
    account_settings: BTreeMap<String, String>,
}

/// The operations on one kind of setting; `None` for an operation on another one.
type Operations = fn(&mut RegistrySettings, &Home<'_>, &str, &Request) -> Result<Option<Value>, Fault>;

/// The arguments of all operations.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Arguments {
    policy_text: Option<String>,
    replication_configuration: Option<Value>,
    ecr_repository_prefix: Option<String>,
    ecr_repository_prefixes: Option<Vec<String>>,
    name: Option<String>,
    value: Option<String>,
}

impl RegistrySettings {
    /// Answers an operation on a registry's settings; `None` if it is none.
    pub(super) fn answer(
        &mut self,
        home: &Home<'_>,
        operation: &str,
        request: &Request,
    ) -> Result<Option<Answer>, Fault> {
        let operations: &[Operations] =
            &[Self::registry_policy, Self::replication, Self::cache_rule, Self::account_setting];
        for answer in operations {
            if let Some(answer) = answer(self, home, operation, request)? {
                return Ok(Some(Answer::json(&answer)));
            }
        }
        Ok(None)
    }

    fn registry_policy(&mut self, home: &Home<'_>, operation: &str, request: &Request) -> Result<Option<Value>, Fault> {
        if !["GetRegistryPolicy", "PutRegistryPolicy", "DeleteRegistryPolicy"].contains(&operation) {
            return Ok(None);
        }
        if operation == "PutRegistryPolicy" {
            self.policy = request.json::<Arguments>()?.policy_text;
        }
        let missing = || Fault::absent("RegistryPolicyNotFoundException", "it does not exist".to_owned());
        let text = self.policy.clone().ok_or_else(missing)?;
        if operation == "DeleteRegistryPolicy" {
            self.policy = None;
        }
        Ok(Some(json!({ "registryId": home.account, "policyText": text })))
    }

    fn replication(&mut self, home: &Home<'_>, operation: &str, request: &Request) -> Result<Option<Value>, Fault> {
        match operation {
            "DescribeRegistry" => {
                let replication = self.replication.clone().unwrap_or_else(|| json!({ "rules": [] }));
                Ok(Some(json!({ "registryId": home.account, "replicationConfiguration": replication })))
            }
            "PutReplicationConfiguration" => {
                self.replication = request.json::<Arguments>()?.replication_configuration;
                Ok(Some(json!({ "replicationConfiguration": self.replication })))
            }
            _ => Ok(None),
        }
    }

    fn cache_rule(&mut self, home: &Home<'_>, operation: &str, request: &Request) -> Result<Option<Value>, Fault> {
        let arguments: Arguments = match operation.ends_with("PullThroughCacheRule") {
            true => request.json()?,
            false if operation == "DescribePullThroughCacheRules" => request.json()?,
            false => return Ok(None),
        };
        let prefix = arguments.ecr_repository_prefix.unwrap_or_default();
        let given: Map<String, Value> = request.json()?;
        Ok(match operation {
            "CreatePullThroughCacheRule" if self.cache_rules.contains_key(&prefix) => {
                let message = format!("A pull through cache rule with prefix '{prefix}' already exists");
                return Err(Fault::refused("PullThroughCacheRuleAlreadyExistsException", message));
            }
            "CreatePullThroughCacheRule" => {
                let rule = self.cache_rules.entry(prefix).or_default();
                rule.extend(given);
                rule.extend([("registryId".to_owned(), json!(home.account)), ("createdAt".to_owned(), json!(CREATED))]);
                Some(json!(rule))
            }
            "UpdatePullThroughCacheRule" => {
                let rule = self.cache_rules.get_mut(&prefix).ok_or_else(|| no_cache_rule(&prefix))?;
                rule.extend(given);
                Some(json!(rule))
            }
            "DeletePullThroughCacheRule" => {
                Some(json!(self.cache_rules.remove(&prefix).ok_or_else(|| no_cache_rule(&prefix))?))
            }
            "DescribePullThroughCacheRules" => {
                let of = |prefix: &String| self.cache_rules.get(prefix).ok_or_else(|| no_cache_rule(prefix));
                let rules = match arguments.ecr_repository_prefixes {
                    Some(prefixes) => prefixes.iter().map(of).collect::<Result<Vec<_>, Fault>>()?,
                    None => self.cache_rules.values().collect(),
                };
                Some(json!({ "pullThroughCacheRules": rules }))
            }
            _ => None,
        })
    }

    fn account_setting(&mut self, _: &Home<'_>, operation: &str, request: &Request) -> Result<Option<Value>, Fault> {
        if !["GetAccountSetting", "PutAccountSetting"].contains(&operation) {
            return Ok(None);
        }
        let arguments: Arguments = request.json()?;
        let name = arguments.name.unwrap_or_default();
        if let Some(value) = arguments.value {
            self.account_settings.insert(name.clone(), value);
        }
        let default = match name.as_str() {
            "BASIC_SCAN_TYPE_VERSION" => "AWS_NATIVE",
            "REGISTRY_POLICY_SCOPE" => "V2",
            _ => "DISABLED",
        };
        let value = self.account_settings.get(&name).map_or(default, String::as_str);
        Ok(Some(json!({ "name": name, "value": value })))
    }
}

fn no_cache_rule(prefix: &str) -> Fault {
    let message = format!("The pull through cache rule with prefix '{prefix}' does not exist");
    Fault::absent("PullThroughCacheRuleNotFoundException", message)
}

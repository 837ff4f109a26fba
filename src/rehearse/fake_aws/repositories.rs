//! ECR's repositories (service model 2015-09-21), as far as Terraform's resources ask: the repository with its settings and
//! tags, its lifecycle policy and its own policy. They have no part in what a registry scans or whether a plan is empty.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Fault};
use super::request::Request;
use super::service;

/// The moment at which everything was created, in seconds: no clock is read.
pub(super) const CREATED: u64 = 1_767_225_600;

/// The repositories of an account in a region.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Repositories {
    by_name: BTreeMap<String, Repository>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Repository {
    /// Settings, as answers have them.
    settings: Map<String, Value>,
    tags: BTreeMap<String, String>,
    lifecycle: Option<String>,
    policy: Option<String>,
}

/// The account and region of repositories.
pub(super) struct Home<'h> {
    pub(super) account: &'h str,
    pub(super) region: &'h str,
}

/// The arguments of all operations.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Arguments {
    repository_name: Option<String>,
    repository_names: Option<Vec<String>>,
    resource_arn: Option<String>,
    image_tag_mutability: Option<Value>,
    image_tag_mutability_exclusion_filters: Option<Value>,
    image_scanning_configuration: Option<Value>,
    encryption_configuration: Option<Value>,
    lifecycle_policy_text: Option<String>,
    policy_text: Option<String>,
    tags: Option<Vec<Tag>>,
    tag_keys: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    key: String,
    #[serde(default)]
    value: String,
}

impl Repositories {
    /// Answers an operation on repositories.
    pub(super) fn answer(&mut self, home: &Home<'_>, operation: &str, request: &Request) -> Result<Answer, Fault> {
        let arguments: Arguments = request.json()?;
        let answer = match operation {
            "CreateRepository" => self.create(home, &arguments)?,
            "DescribeRepositories" => self.describe(&arguments)?,
            "DeleteRepository" => {
                let settings = self.named(&arguments)?.settings.clone();
                self.by_name.remove(name_of(&arguments));
                json!({ "repository": settings })
            }
            "PutImageScanningConfiguration" | "PutImageTagMutability" => self.set(&arguments)?,
            "ListTagsForResource" | "TagResource" | "UntagResource" => self.tags(operation, &arguments)?,
            _ => self.policies(home, operation, &arguments)?,
        };
        Ok(Answer::json(&answer))
    }

    fn create(&mut self, home: &Home<'_>, arguments: &Arguments) -> Result<Value, Fault> {
        let (name, Home { account, region }) = (name_of(arguments), home);
        if self.by_name.contains_key(name) {
            let message =
                format!("The repository with name '{name}' already exists in the registry with id '{account}'");
            return Err(Fault::refused("RepositoryAlreadyExistsException", message));
        }
        let or = |given: &Option<Value>, default: Value| given.clone().unwrap_or(default);
        let settings = json!({
            "repositoryArn": format!("arn:aws:ecr:{region}:{account}:repository/{name}"),
            "registryId": account,
            "repositoryName": name,
            "repositoryUri": format!("{account}.dkr.ecr.{region}.amazonaws.com/{name}"),
            "createdAt": CREATED,
            "imageTagMutability": or(&arguments.image_tag_mutability, json!("MUTABLE")),
            "imageScanningConfiguration": or(&arguments.image_scanning_configuration, json!({ "scanOnPush": false })),
            "encryptionConfiguration": or(&arguments.encryption_configuration, json!({ "encryptionType": "AES256" })),
        });
        let mut settings = settings.as_object().cloned().unwrap_or_default();
        set_exclusions(&mut settings, arguments);
        let mut repository = Repository { settings, tags: BTreeMap::new(), lifecycle: None, policy: None };
        repository.tag(arguments);
        let answer = json!({ "repository": repository.settings });
        self.by_name.insert(name.to_owned(), repository);
        Ok(answer)
    }

    fn describe(&mut self, arguments: &Arguments) -> Result<Value, Fault> {
        let mut described = Vec::new();
        match &arguments.repository_names {
            None => described.extend(self.by_name.values().map(|repository| repository.settings.clone())),
            Some(names) => {
                for name in names {
                    described.push(self.of(name)?.settings.clone());
                }
            }
        }
        Ok(json!({ "repositories": described }))
    }

    fn set(&mut self, arguments: &Arguments) -> Result<Value, Fault> {
        let settings = &mut self.named(arguments)?.settings;
        for (name, given) in [
            ("imageScanningConfiguration", &arguments.image_scanning_configuration),
            ("imageTagMutability", &arguments.image_tag_mutability),
        ] {
            if let Some(given) = given {
                settings.insert(name.to_owned(), given.clone());
            }
        }
        set_exclusions(settings, arguments);
        Ok(Value::Object(settings.clone()))
    }

    fn tags(&mut self, operation: &str, arguments: &Arguments) -> Result<Value, Fault> {
        let arn = arguments.resource_arn.as_deref().unwrap_or_default();
        let name = arn.split_once(":repository/").map_or("", |(_, name)| name).to_owned();
        let repository = self.of(&name)?;
        match operation {
            "TagResource" => repository.tag(arguments),
            "UntagResource" => {
                let gone = arguments.tag_keys.as_deref().unwrap_or_default();
                repository.tags.retain(|key, _| !gone.contains(key));
            }
            _ => {
                let tags = repository.tags.iter().map(|(key, value)| json!({ "Key": key, "Value": value }));
                return Ok(json!({ "tags": tags.collect::<Vec<_>>() }));
            }
        }
        Ok(json!({}))
    }

    fn policies(&mut self, home: &Home<'_>, operation: &str, arguments: &Arguments) -> Result<Value, Fault> {
        const OPERATIONS: &[(&str, &str)] = &[
            ("GetLifecyclePolicy", "PutLifecyclePolicy"),
            ("PutLifecyclePolicy", "PutLifecyclePolicy"),
            ("DeleteLifecyclePolicy", "PutLifecyclePolicy"),
            ("GetRepositoryPolicy", "SetRepositoryPolicy"),
            ("SetRepositoryPolicy", "SetRepositoryPolicy"),
            ("DeleteRepositoryPolicy", "SetRepositoryPolicy"),
        ];
        let Some((_, setting)) = OPERATIONS.iter().find(|(known, _)| *known == operation) else {
            return Err(Fault::unknown(service::ECR, operation));
        };
        let repository = self.named(arguments)?;
        let (policy, given, key, missing) = match *setting {
            "PutLifecyclePolicy" => (
                &mut repository.lifecycle,
                &arguments.lifecycle_policy_text,
                "lifecyclePolicyText",
                "LifecyclePolicyNotFoundException",
            ),
            _ => (&mut repository.policy, &arguments.policy_text, "policyText", "RepositoryPolicyNotFoundException"),
        };
        if operation == *setting {
            policy.clone_from(given);
        }
        let text = policy.clone().ok_or_else(|| Fault::absent(missing, "it does not exist".to_owned()))?;
        if operation.starts_with("Delete") {
            *policy = None;
        }
        Ok(json!({ "registryId": home.account, "repositoryName": name_of(arguments), key: text }))
    }

    fn named(&mut self, arguments: &Arguments) -> Result<&mut Repository, Fault> {
        self.of(name_of(arguments))
    }

    fn of(&mut self, name: &str) -> Result<&mut Repository, Fault> {
        self.by_name.get_mut(name).ok_or_else(|| {
            let message = format!("The repository with name '{name}' does not exist in the registry");
            Fault::absent("RepositoryNotFoundException", message)
        })
    }
}

impl Repository {
    fn tag(&mut self, arguments: &Arguments) {
        let tags = arguments.tags.iter().flatten();
        self.tags.extend(tags.map(|tag| (tag.key.clone(), tag.value.clone())));
    }
}

/// Sets the exclusions from immutable tags, which an answer has only where there are some.
fn set_exclusions(settings: &mut Map<String, Value>, arguments: &Arguments) {
    const EXCLUSIONS: &str = "imageTagMutabilityExclusionFilters";
    match &arguments.image_tag_mutability_exclusion_filters {
        Some(filters) => drop(settings.insert(EXCLUSIONS.to_owned(), filters.clone())),
        None if arguments.image_tag_mutability.is_some() => drop(settings.remove(EXCLUSIONS)),
        None => {}
    }
}

fn name_of(arguments: &Arguments) -> &str {
    arguments.repository_name.as_deref().unwrap_or_default()
}

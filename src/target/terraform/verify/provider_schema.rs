//! The parts of the AWS provider's schemas that generated modules use, one of each major version.
//!
//! That of version 5 is cut from `terraform providers schema -json`, and a test holds it against the real provider. That of version 6
//! was read from bindings that are generated of the provider. Each type of resource is a file, and is parsed when a resource of it is
//! first judged: few modules have all of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::policy::{ModuleSettings, VersionConstraint};

/// One subset.
pub(super) struct ProviderSchema {
    /// The provider version that it was cut from.
    pub(super) provider_version: &'static str,
    resources: [Resource; 6],
}

/// Type of resource, and what the provider says of it.
struct Resource {
    kind: &'static str,
    text: &'static str,
    parsed: OnceLock<Option<ResourceSchema>>,
}

macro_rules! subset {
    ($version:literal) => {
        ProviderSchema {
            provider_version: $version,
            resources: [
                subset!($version, "aws_cloudwatch_event_rule"),
                subset!($version, "aws_cloudwatch_event_target"),
                subset!($version, "aws_ecr_registry_scanning_configuration"),
                subset!($version, "aws_sns_topic"),
                subset!($version, "aws_sns_topic_policy"),
                subset!($version, "aws_sns_topic_subscription"),
            ],
        }
    };
    ($version:literal, $kind:literal) => {
        Resource {
            kind: $kind,
            text: include_str!(concat!("../../../../schema/provider/aws-", $version, "/", $kind, ".json")),
            parsed: OnceLock::new(),
        }
    };
}

/// The subsets, the last of each major version.
static FIVE: ProviderSchema = subset!("5.100.0");
static SIX: ProviderSchema = subset!("6.62.0");

#[derive(Deserialize)]
struct ResourceSchema {
    block: BlockSchema,
}

#[derive(Deserialize)]
pub(super) struct BlockSchema {
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, AttributeSchema>,
    #[serde(default)]
    pub(super) block_types: BTreeMap<String, BlockType>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct AttributeSchema {
    /// It must be set.
    pub(super) required: bool,
    /// It may be set.
    pub(super) optional: bool,
}

impl AttributeSchema {
    /// Tells whether a configuration may set it. The SDK calls `id` optional, and no configuration may set it all the same.
    pub(super) fn is_settable(&self, name: &str) -> bool {
        (self.required || self.optional) && name != "id"
    }
}

#[derive(Deserialize)]
pub(super) struct BlockType {
    /// The schema of its contents.
    pub(super) block: BlockSchema,
    /// The least count.
    #[serde(default)]
    pub(super) min_items: usize,
}

impl ProviderSchema {
    /// The subsets of the providers that a module lets in.
    pub(super) fn let_in_by(module: &ModuleSettings) -> impl Iterator<Item = &'static Self> {
        let from_six = VersionConstraint::parse(&module.aws_provider_version)
            .is_some_and(|versions| versions.lets_in_between([6, 0, 0], [u64::MAX, 0, 0]));
        let five = (!module.takes_region).then_some(&FIVE);
        let six = (module.takes_region || from_six).then_some(&SIX);
        [five, six].into_iter().flatten()
    }

    /// Returns the schema of a resource of that type. None of one that is not of its own format, which a test rules out.
    pub(super) fn resource(&self, kind: &str) -> Option<&BlockSchema> {
        let resource = self.resources.iter().find(|resource| resource.kind == kind)?;
        let parsed = resource.parsed.get_or_init(|| serde_json::from_str(resource.text).ok());
        parsed.as_ref().map(|schema| &schema.block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::terraform::verify::module::RESOURCE;

    fn let_in_by(constraint: &str) -> Vec<&'static ProviderSchema> {
        let versions = VersionConstraint::parse(constraint).unwrap();
        let module = ModuleSettings {
            name: String::new(),
            label: String::new(),
            terraform_version: String::new(),
            takes_region: !versions.lets_in_major(5),
            aws_provider_version: constraint.to_owned(),
        };
        ProviderSchema::let_in_by(&module).collect()
    }

    #[test]
    fn the_subsets_are_those_of_the_versions_that_are_let_in() {
        let versions =
            |constraint| -> Vec<&str> { let_in_by(constraint).iter().map(|schema| schema.provider_version).collect() };
        assert_eq!(versions(">= 5.13"), ["5.100.0", "6.62.0"]);
        assert_eq!(versions("~> 5.13"), ["5.100.0"]);
        assert_eq!(versions(">= 6.28, < 7"), ["6.62.0"]);
        assert_eq!(versions(">= 7.0"), ["6.62.0"]);
    }

    #[test]
    fn every_subset_can_be_read() {
        for schema in let_in_by(">= 5.13") {
            let resource = schema.resource(RESOURCE).unwrap();
            assert!(resource.attributes["scan_type"].required);
            assert!(!resource.attributes["registry_id"].optional);
            assert_eq!(resource.block_types["rule"].block.block_types["repository_filter"].min_items, 1);
        }
    }

    /// What may be set and what must be, of a block and the blocks in it.
    fn settable(block: &BlockSchema, path: &str, all: &mut Vec<String>) {
        let attributes = block.attributes.iter().filter(|(name, known)| known.is_settable(name));
        all.extend(attributes.map(|(name, known)| format!("{path}.{name} {}", known.required)));
        for (name, inner) in &block.block_types {
            all.push(format!("{path}.{name} {}", inner.min_items > 0));
            settable(&inner.block, &format!("{path}.{name}"), all);
        }
    }

    #[test]
    fn version_6_adds_region_to_each_resource_and_nothing_else() {
        let [five, six] = let_in_by(">= 5.13")[..] else { panic!() };
        for Resource { kind, .. } in &five.resources {
            let all = |schema: &ProviderSchema| {
                let mut all = Vec::new();
                settable(schema.resource(kind).unwrap(), "", &mut all);
                all
            };
            let before = all(five);
            let added: Vec<String> = all(six).into_iter().filter(|one| !before.contains(one)).collect();
            assert_eq!(
                (added.as_slice(), all(six).len()),
                (&[".region false".to_owned()][..], before.len() + 1),
                "{kind}"
            );
        }
    }
}

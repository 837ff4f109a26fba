//! The part of the AWS provider's schema that generated modules use.
//!
//! Cut from `terraform providers schema -json`; the file says with what, and a test holds it against the real provider.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

const SUBSET: &str = include_str!("../../../../schema/provider/aws-5.100.0.json");

/// The subset.
#[derive(Deserialize)]
pub(super) struct ProviderSchema {
    /// The provider version that it was cut from.
    pub(super) provider_version: String,
    resource_schemas: BTreeMap<String, ResourceSchema>,
}

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
    /// The embedded subset, read once. `None` if it is not of its own format, which a test rules out.
    pub(super) fn embedded() -> Option<&'static Self> {
        static SCHEMA: OnceLock<Option<ProviderSchema>> = OnceLock::new();
        SCHEMA.get_or_init(|| serde_json::from_str(SUBSET).ok()).as_ref()
    }

    /// Returns the schema of a resource of that type.
    pub(super) fn resource(&self, kind: &str) -> Option<&BlockSchema> {
        self.resource_schemas.get(kind).map(|schema| &schema.block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::terraform::verify::module::RESOURCE;

    #[test]
    fn the_subset_can_be_read() {
        let schema = ProviderSchema::embedded().unwrap();
        let resource = schema.resource(RESOURCE).unwrap();
        assert!(resource.attributes["scan_type"].required);
        assert!(!resource.attributes["registry_id"].optional);
        assert_eq!(resource.block_types["rule"].block.block_types["repository_filter"].min_items, 1);
    }
}

//! Names of a module that stand for the AWS provider.

use std::collections::BTreeMap;

use crate::rehearse::directory::{Content, Entry, File, Module};

/// The providers that a module's names stand for.
#[derive(Debug, Default)]
pub(crate) struct Providers {
    /// Local names, each with true if it is HashiCorp's AWS provider. A name that is not here is `hashicorp/<name>`.
    declared: BTreeMap<String, bool>,
}

impl Providers {
    /// Those of a module.
    pub(crate) fn of(module: &Module) -> Self {
        let declared = required(module).map(|(_, entry)| (entry.name.clone(), is_aws(entry)));
        Self { declared: declared.collect() }
    }

    /// Tells whether a local name stands for the AWS provider.
    pub(crate) fn is_aws(&self, name: &str) -> bool {
        self.declared.get(name).copied().unwrap_or(name == "aws")
    }

    /// The name that stands for the AWS provider.
    pub(crate) fn name_of_aws(&self) -> &str {
        self.declared.iter().find(|(_, is_aws)| **is_aws).map_or("aws", |(name, _)| name)
    }
}

/// Returns the entries of a module's `required_providers`.
pub(super) fn required(module: &Module) -> impl Iterator<Item = (&File, &Entry)> {
    module.all_of("terraform").flat_map(|(file, entry)| {
        entry.inner_of("required_providers").flat_map(|block| block.inner()).map(move |entry| (file, entry))
    })
}

/// Tells whether an entry of `required_providers` is surely for the AWS provider: in Terraform's registry or that of its fork.
/// Without a source it is for `hashicorp/<name>`. Of keys that stand twice or are computed, terraform may take others
/// than a reader would.
pub(super) fn is_aws(entry: &Entry) -> bool {
    is_plain(entry)
        && match entry.inner_of("source").next() {
            Some(source) => source.text().is_some_and(|source| is_source_of("hashicorp/aws", source)),
            None => entry.name == "aws" && matches!(entry.content, Content::Body(_) | Content::Text(_)),
        }
}

/// Tells whether everything in an entry is one of the known keys, each once.
pub(super) fn is_plain(entry: &Entry) -> bool {
    let mut keys: Vec<&str> = entry.inner().map(|inner| inner.name.as_str()).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    keys.len() == count && keys.iter().all(|key| KEYS.contains(key))
}

/// Keys that an entry can have.
const KEYS: &[&str] = &["source", "version", "configuration_aliases"];

/// Tells whether it is for the provider that is part of terraform.
pub(super) fn is_built_in(entry: &Entry) -> bool {
    entry.inner_of("source").next().and_then(Entry::text) == Some("terraform.io/builtin/terraform")
}

fn is_source_of(provider: &str, source: &str) -> bool {
    let source = source.to_ascii_lowercase();
    let hosts = ["registry.terraform.io/", "registry.opentofu.org/"];
    hosts.iter().find_map(|host| source.strip_prefix(host)).unwrap_or(&source) == provider
}

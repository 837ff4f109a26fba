//! Path by which the registry gets into the generated module.

use super::options::Options;
use super::pick::Picked;

/// Path by which the registry gets into the generated module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AdoptionPath {
    /// From this address.
    Moved(String),
    /// From AWS, by the id of this account, or by that of the credentials.
    Imported(Option<String>),
    /// It is there already.
    Stays,
}

impl AdoptionPath {
    /// The path of a registry. Where the module is called already and nothing else sets the registry, it is there, unless
    /// an id is named.
    pub(super) fn of(options: &Options, picked: &Picked<'_, '_>) -> Self {
        match (picked.registry, picked.call, &options.registry_id) {
            (Some(registry), ..) => Self::Moved(registry.address.clone()),
            (None, Some(_), None) => Self::Stays,
            (None, _, id) => Self::Imported(id.clone()),
        }
    }
}

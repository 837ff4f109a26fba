//! Kinds of resources to the model.

use crate::simulate::managed_resources::{Enabler, Registry};

/// Kind of a resource to the model.
#[derive(Debug)]
pub(super) enum Kind {
    Registry(Registry),
    Enabler(Enabler),
    /// An enabler of other accounts than the caller's: those.
    Foreign(String),
    /// Something that reaches the registry or Inspector in a way that is not modelled.
    Elsewhere,
    /// The organization's setting for new member accounts.
    Organization {
        enables_ecr: bool,
    },
}

//! What a policy is written as.

pub(crate) mod bundle;
pub(crate) mod terraform;

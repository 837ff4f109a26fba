//! The Terraform module.

pub(crate) mod format;
pub(crate) mod render;
pub(crate) mod verify;

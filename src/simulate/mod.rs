//! The model that proves that a configuration settles: Terraform, the provider and AWS, explored exhaustively.
//!
//! [`aws`] is AWS alone, with the coupling of ECR and Inspector that Terraform does not see.

pub mod aws;
mod stack;

pub use stack::{Enabler, Managed, Registry, Stack};

//! Text of a Terraform directory: its files, the modules that they call, the values given to variables.
//!
//! Every file is read once, in parallel; a module that is called in many places is read once, and each place is a node of
//! a tree. **Cost:** linear in the text and in the number of calls, which is limited.

mod declared;
pub(in crate::terraform) mod diagnostics;
mod directory;
mod engine;
mod files;
mod installed;
mod local_source;
mod module;
mod overrides;
mod providers;
mod read;
mod tree;
mod variables;
mod workspace;

pub(crate) use declared::{Declared, RootProvider};
pub(crate) use diagnostics::{not_read, unreadable};
pub use directory::Directory;
pub(crate) use directory::{local_source, source_of};
pub use engine::Engine;
#[cfg(feature = "rehearse")]
pub(crate) use engine::is_of_opentofu;
#[cfg(feature = "rehearse")]
pub(crate) use local_source::local_path;
pub(crate) use module::Module;
pub(crate) use providers::{passed, provider_expression, provider_of};
pub(crate) use tree::{Node, having};
pub use variables::{Assignment, Variables};
pub(crate) use variables::{Given, is_automatic};

//! Existing Terraform, read as far as scanning needs: a folder's resources with their arguments evaluated.
//!
//! ```text
//! folder ─parse→ Modules, Tree ─run→ World, World, …
//! ```
//!
//! [`Folder::read`] reads the files; [`Folder::worlds`] evaluates them, as far as it is asked. What the text does not
//! tell is a [`Value::Unknown`], never a guess; where existence or a whole branch depends on something unknown, there is
//! one [`World`] for each way that it can turn out.

mod after;
mod body;
mod declared;
mod eval;
mod file_not_utf8;
mod files;
mod folder;
mod installed;
mod location;
mod missing_module;
mod module;
mod module_circle;
mod no_terraform;
mod overrides;
mod parse;
mod repeated_block;
mod resource;
pub(crate) mod scanning;
pub(crate) mod syntax;
mod syntax_error;
mod too_deep;
mod too_many_choices;
mod too_many_keys;
mod tree;
mod unreadable_file;
mod value;
mod variables;
mod worlds;
mod wrong_assignment;

pub(crate) use declared::{Declared, RootProvider};
pub use folder::Folder;
pub(crate) use module::Module;
pub(crate) use resource::{Argument, Choice, Lifecycle, Location};
pub use resource::{BlockValue, Ignored, Resource, World};
pub(crate) use too_many_choices::TooManyChoices;
pub(crate) use tree::Node;
pub use value::Value;
pub use variables::{Assignment, Variables};
pub use worlds::CALL;

use crate::diagnostic::Code;

/// The codes of reading.
pub(crate) static CODES: &[&Code] = &[
    &unreadable_file::CODE,
    &file_not_utf8::CODE,
    &syntax_error::CODE,
    &too_deep::CODE,
    &no_terraform::CODE,
    &missing_module::CODE,
    &module_circle::CODE,
    &wrong_assignment::CODE,
    &too_many_choices::CODE,
    &too_many_keys::CODE,
    &repeated_block::CODE,
];

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
mod diagnostics;
mod eval;
mod files;
mod folder;
mod installed;
mod local_source;
mod location;
mod module;
mod overrides;
mod read;
mod resource;
pub(crate) mod scanning;
mod static_module;
mod too_many_choices;
mod tree;
mod value;
mod variables;
mod worlds;

pub(crate) use declared::{Declared, RootProvider};
pub(crate) use eval::{Evaluation, Refusal};
pub(crate) use files::is_configuration;
pub use folder::Folder;
pub(crate) use local_source::local_path;
pub(crate) use module::Module;
pub(crate) use resource::{Argument, Choice, Lifecycle, Location};
pub use resource::{BlockValue, Ignored, Resource, World};
pub(crate) use static_module::StaticModule;
pub(crate) use too_many_choices::TooManyChoices;
pub(crate) use tree::Node;
pub use value::Value;
pub use variables::{Assignment, Variables};
pub use worlds::CALL;

pub(crate) use body::lifecycle;

use crate::diagnostic::Code;

/// The codes of reading.
pub(crate) static CODES: &[&Code] = &[
    &diagnostics::UNREADABLE_FILE,
    &diagnostics::FILE_NOT_UTF8,
    &diagnostics::TERRAFORM_SYNTAX,
    &diagnostics::TOO_DEEP,
    &diagnostics::NO_TERRAFORM,
    &diagnostics::MISSING_MODULE,
    &diagnostics::MODULE_CIRCLE,
    &diagnostics::WRONG_ASSIGNMENT,
    &too_many_choices::CODE,
    &diagnostics::TOO_MANY_KEYS,
    &diagnostics::REPEATED_BLOCK,
];

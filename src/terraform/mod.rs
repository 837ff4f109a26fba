//! Existing Terraform, read as far as scanning needs: a directory's resources with their arguments evaluated.
//!
//! ```text
//! directory ─load→ Directory (modules, calls, given variables) ─eval→ Case, Case, …
//! ```
//!
//! [`load`] reads what is written; [`eval`] evaluates it, as far as it is asked. Everything that the text does not tell is
//! a [`Value::Unknown`], never a guess; where existence or a whole branch depends on something unknown, there is one
//! [`Case`] for each way that it can turn out.

pub(crate) mod address;
mod cloud_control;
pub(crate) mod elsewhere;
mod eval;
mod load;
pub(crate) mod scanning;

pub(crate) use eval::Argument;
pub use eval::{BlockValue, CALL, Case, Ignored, Open, Resource, Value};
pub(crate) use eval::{
    Choice, Evaluation, Lifecycle, Location, NotEvaluated, Refusal, Stated, StaticModule, from_json, is_account, is_of,
    lifecycle,
};
pub use load::{Assignment, Directory, Engine, Variables};
pub(crate) use load::{
    Declared, Module, Node, RootProvider, is_automatic, local_source, not_read, source_of, unreadable,
};
#[cfg(feature = "rehearse")]
pub(crate) use load::{is_of_opentofu, local_path};

use crate::diagnostic::Code;
use eval::{too_many_choices, too_much_work};
use load::diagnostics;

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
    &diagnostics::REPEATED_BLOCK,
    &diagnostics::ENCRYPTED_VALUES,
    &too_much_work::CODE,
];

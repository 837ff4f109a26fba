//! text → [`Policy`]: TOML of the policy language, every value with its place.
//!
//! Takes the bytes of a policy, gives a [`Policy`] or, where the text is not TOML at all, every syntax error. What is
//! TOML but not of the language (an unknown key, a wrong type, an unknown word, a missing key) is reported once and
//! left out of the policy; those findings travel with it, so that `check` reports them beside its own. A policy that extends
//! others is one document with them, in which each value keeps the place where it was written.

mod bases;
mod below;
mod cyclic_extends;
mod document;
mod extend;
mod extended;
mod file;
mod invalid_base;
mod merge;
mod missing_key;
mod not_utf8;
mod other_format;
mod syntax_error;
mod table;
mod too_large;
mod unknown_key;
mod unknown_value;
mod unreadable_policy;
mod unsupported_version;
mod written;
mod wrong_type;

pub(crate) use bases::{BaseReader, Bases, KnownBases};
pub(crate) use below::{below, named_anywhere_below};
pub(crate) use extended::is_extended;
pub use file::Text;
pub(crate) use file::{MAX_BYTES, open, stdin};
pub(crate) use missing_key::is_of_whole as may_stand_elsewhere;
pub(crate) use unreadable_policy::is_absence;

use crate::diagnostic::{Code, Findings};
use crate::policy::Policy;
use crate::policy::layer::Layer;
use extend::extend;
use written::Written;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[
    &unreadable_policy::CODE,
    &not_utf8::CODE,
    &too_large::CODE,
    &syntax_error::CODE,
    &unknown_key::CODE,
    &wrong_type::CODE,
    &unknown_value::CODE,
    &missing_key::CODE,
    &unsupported_version::CODE,
    &invalid_base::CODE,
    &cyclic_extends::CODE,
];

/// Reads the policy language, with the files that the policy extends.
///
/// # Errors
/// Every syntax error; or that the text is too large or not UTF-8; or that a file that it extends can't be read.
pub(crate) fn load(text: Text) -> Result<Policy, Findings> {
    load_with(text, &Bases::default())
}

/// The same of one of many policies, which share the files that they extend.
///
/// # Errors
/// Those of [`load`].
pub(crate) fn load_with(text: Text, bases: &Bases<'_>) -> Result<Policy, Findings> {
    extend(Written::read(text, Layer::default())?, bases)
}

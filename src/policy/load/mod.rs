//! text → [`Policy`]: TOML of the policy language, every value with its place.
//!
//! Takes the bytes of a policy, gives a [`Policy`] or, where the text is not TOML at all, every syntax error. What is
//! TOML but not of the language (an unknown key, a wrong type, an unknown word, a missing key) is reported once and
//! left out of the policy; those findings travel with it, so that `check` reports them beside its own.

mod below;
mod document;
mod file;
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
mod wrong_type;

use toml::de::DeTable;

pub(crate) use below::{below, named_anywhere_below};
pub use file::Text;
pub(crate) use file::{open, stdin};
pub(crate) use unreadable_policy::is_absence;

use crate::diagnostic::{Code, Findings};
use crate::policy::{Policy, PolicyFile};
use crate::source::Source;

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
];

/// Reads the policy language.
///
/// # Errors
/// Every syntax error; or that the text is too large or not UTF-8.
pub(crate) fn load(text: Text) -> Result<Policy, Findings> {
    too_large::check(&text)?;
    let decoded = not_utf8::decode(&text)?;
    let source = Source::new(text.name, decoded);
    let file = PolicyFile { source, file_name: text.file_name, directory: text.directory };
    let (table, errors) = DeTable::parse_recoverable(file.source.text());
    if !errors.is_empty() {
        return Err(match other_format::report(&file) {
            Some(what_it_is) => what_it_is.into(),
            None => syntax_error::report(&file, table.get_ref(), &errors).into(),
        });
    }
    let findings = table::Collected::new(&file);
    let document = table::Table::root(&findings, table.get_ref()).read(document::read);
    let findings = findings.into_inner();
    Ok(Policy { document, findings, file })
}

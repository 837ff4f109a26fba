//! Community modules that set a registry's scanning: how a call of one is made to stop, and where its resource is.
//!
//! Their text is not in the folder, so this is known by heart: one file a module, with the versions that were read.
//! Adding one means adding its file and its name to the list below.

mod cloudposse;
mod lgallard;
mod tedilabs;
mod terraform_aws_modules;

use crate::terraform::module_source;
use crate::terraform::{Resource, Value};

macro_rules! modules {
    ($($name:ident)*) => {
        /// The modules that are known.
        static KNOWN: &[&Remote] = &[$(&$name::MODULE),*];
    };
}

modules! {
    cloudposse
    lgallard
    tedilabs
    terraform_aws_modules
}

/// A community module.
#[derive(Debug)]
pub(crate) struct Remote {
    /// Its source in the registry, with the folder within where it is a part.
    pub name: &'static str,
    /// Its repository on GitHub, for calls by git.
    pub repository: &'static str,
    /// The address of its `aws_ecr_registry_scanning_configuration`, within it.
    pub inner: &'static str,
    /// The address that it has in other versions, if it has another one there.
    pub elsewhere: Option<&'static str>,
    /// The input that tells the scan type, with the key in it where it is an object.
    pub scan_type: &'static str,
    /// What makes it leave scanning alone; `None` where nothing does.
    pub switch: Option<Switch>,
    /// Whether a call with these arguments sets scanning; what is not told is taken for yes.
    sets_scanning: fn(&Resource) -> bool,
}

/// An input that makes a module leave scanning alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Switch {
    /// The input.
    pub input: &'static str,
    /// The value.
    pub off: &'static str,
}

/// The known module that a call is of, if it sets scanning.
pub(super) fn setting(call: &Resource) -> Option<&'static Remote> {
    known(call).filter(|module| (module.sets_scanning)(call))
}

/// The known module that a call is of.
fn known(call: &Resource) -> Option<&'static Remote> {
    of_source(call.body.value("source").as_text()?)
}

/// Whether a source is that of a known module.
pub(super) fn is_known(source: &str) -> bool {
    of_source(source).is_some()
}

fn of_source(source: &str) -> Option<&'static Remote> {
    KNOWN.iter().find(|module| module_source::is_of(source, module.name, module.repository)).copied()
}

/// Whether an input is true, or may be; the default where it isn't given.
fn may_be_true(call: &Resource, input: &str, default: bool) -> bool {
    match call.body.value(input) {
        Value::Null => default,
        Value::Bool(value) => *value,
        Value::Text(text) => text != "false",
        _ => true,
    }
}

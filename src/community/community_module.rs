//! Community module: the facts about its text that a reader of a call needs.

use super::inputs::{InputError, Inputs};
use crate::registry::Setting;
use crate::terraform::{Resource, Value};

/// A community module with one `aws_ecr_registry_scanning_configuration`.
#[derive(Debug)]
pub(crate) struct CommunityModule {
    /// The source in the registry, with the directory within where it is a part.
    pub name: &'static str,
    /// The repository on GitHub, for calls by git.
    pub repository: &'static str,
    /// The address of the resource, within the module.
    pub inner: &'static str,
    /// The address of the resource in other versions, where it differs.
    pub inner_elsewhere: Option<&'static str>,
    /// The boolean inputs that must all be true for the resource to exist, with their defaults.
    pub enabled_by: &'static [(&'static str, bool)],
    /// The input without which the resource does not exist.
    pub needs: Option<&'static str>,
    /// The input of `enabled_by` that makes a call leave scanning alone when it is false; `None` where none does.
    pub off_switch: Option<&'static str>,
    /// The input that gives the scan type, with the key in it where it is an object.
    pub scan_type: &'static str,
    /// Reads the arguments of the resource from the inputs of a call that makes it.
    pub(super) read: fn(&Inputs<'_>) -> Result<Setting, InputError>,
}

impl CommunityModule {
    /// The arguments of the resource that a call makes; `None` where it makes none.
    ///
    /// # Errors
    /// An input that matters is unknown, or of another type than the module takes.
    pub(crate) fn setting(&self, call: &Resource) -> Result<Option<Setting>, InputError> {
        let inputs = Inputs::of(call);
        if let Some(needed) = self.needs
            && inputs.is_absent(needed)?
        {
            return Ok(None);
        }
        for (input, default) in self.enabled_by {
            if !inputs.boolean(input, *default)? {
                return Ok(None);
            }
        }
        (self.read)(&inputs).map(Some)
    }

    /// The resource exists, or may: an unknown input counts as one that makes it.
    pub(crate) fn may_set_scanning(&self, call: &Resource) -> bool {
        let is_given = self.needs.is_none_or(|needed| *call.body.value(needed) != Value::Null);
        let may_be_true = |(input, default): &(&str, bool)| match call.body.value(input) {
            Value::Null => *default,
            Value::Bool(value) => *value,
            Value::Text(text) => text != "false",
            _ => true,
        };
        is_given && self.enabled_by.iter().all(may_be_true)
    }
}

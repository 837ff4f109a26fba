//! Community module: the facts about its text that a reader of a call needs.

use super::inputs::{InputError, Inputs};
use crate::registry::{Setting, WrittenRule};
use crate::source::Place;
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
    /// Reads the word of the scan type from the inputs of a call that makes the resource.
    pub(super) read_scan_type: fn(&Inputs<'_>) -> Result<String, InputError>,
    /// Reads the rules from the inputs of a call that makes the resource.
    pub(super) read_rules: fn(&Inputs<'_>) -> Result<Vec<WrittenRule>, InputError>,
}

impl CommunityModule {
    /// The arguments of the resource that a call makes; `None` where it makes none.
    ///
    /// # Errors
    /// An input that matters is unknown, or of another type than the module takes.
    pub(crate) fn setting(&self, call: &Resource) -> Result<Option<Setting>, InputError> {
        let inputs = Inputs::of(call);
        if !self.makes_one(&inputs)? {
            return Ok(None);
        }
        let scan_type = (self.read_scan_type)(&inputs)?;
        Ok(Some(Setting { scan_type, place: self.scan_type_place(&inputs), rules: (self.read_rules)(&inputs)? }))
    }

    /// Tells whether a call makes the resource.
    pub(super) fn makes_one(&self, inputs: &Inputs<'_>) -> Result<bool, InputError> {
        if let Some(needed) = self.needs
            && inputs.is_absent(needed)?
        {
            return Ok(false);
        }
        for (input, default) in self.enabled_by {
            if !inputs.boolean(input, *default)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    pub(super) fn scan_type_place(&self, inputs: &Inputs<'_>) -> Place {
        inputs.place(self.scan_type.split('.').next().unwrap_or_default())
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

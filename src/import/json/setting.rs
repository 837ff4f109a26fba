//! A scan type with its rules, as AWS and as Terraform spell them.

use super::reader::{Keys, Reader, is_null, list, object, text};
use crate::diagnostic::Findings;
use crate::import::diagnostics;
use crate::json::Value;
use crate::registry::{Setting, WrittenFilter, WrittenRule};

/// The names of the parts of a setting.
pub(super) struct Spelling {
    scan_type: &'static str,
    rules: &'static str,
    frequency: &'static str,
    filters: &'static str,
    filter_type: &'static str,
}

/// As the API of ECR spells them (FACTS 7).
pub(super) const AWS: Spelling = Spelling {
    scan_type: "scanType",
    rules: "rules",
    frequency: "scanFrequency",
    filters: "repositoryFilters",
    filter_type: "filterType",
};

/// As the arguments of the resource are called.
pub(super) const TERRAFORM: Spelling = Spelling {
    scan_type: "scan_type",
    rules: "rule",
    frequency: "scan_frequency",
    filters: "repository_filter",
    filter_type: "filter_type",
};

/// Reads a setting.
pub(super) struct SettingReader<'r, 't> {
    pub(super) reader: &'r Reader<'t>,
    pub(super) spelling: &'static Spelling,
}

impl<'t> SettingReader<'_, 't> {
    /// The setting that an object is.
    pub(super) fn setting(&self, value: Value<'t>) -> Result<Setting, Findings> {
        let keys = self.object(value, "the configuration")?;
        let scan_type = self.text_of(&keys, self.spelling.scan_type, value)?;
        let place =
            keys.get(self.spelling.scan_type).map_or_else(|| self.reader.place(value), |at| self.reader.place(*at));
        let rules = self.elements(&keys, self.spelling.rules)?;
        let rules = rules.into_iter().map(|rule| self.rule(rule)).collect::<Result<_, _>>()?;
        Ok(Setting { scan_type, place, rules })
    }

    fn rule(&self, value: Value<'t>) -> Result<WrittenRule, Findings> {
        let keys = self.object(value, "a rule")?;
        let frequency = self.text_of(&keys, self.spelling.frequency, value)?;
        let place =
            keys.get(self.spelling.frequency).map_or_else(|| self.reader.place(value), |at| self.reader.place(*at));
        let filters = self.elements(&keys, self.spelling.filters)?;
        let filters = filters.into_iter().map(|filter| self.filter(filter)).collect::<Result<_, _>>()?;
        Ok(WrittenRule { frequency, place, filters })
    }

    fn filter(&self, value: Value<'t>) -> Result<WrittenFilter, Findings> {
        let keys = self.object(value, "a filter")?;
        let kind = keys.get(self.spelling.filter_type).filter(|kind| !is_null(**kind));
        let kind = kind.map(|_| self.text_of(&keys, self.spelling.filter_type, value)).transpose()?;
        let place = keys.get("filter").map_or_else(|| self.reader.place(value), |at| self.reader.place(*at));
        Ok(WrittenFilter { text: self.text_of(&keys, "filter", value)?, kind, place })
    }

    fn object(&self, value: Value<'t>, what: &str) -> Result<Keys<'t>, Findings> {
        object(value).ok_or_else(|| {
            diagnostics::input::misfit(&format!("{what} must be an object"), self.reader.place_of_misfit(value)).into()
        })
    }

    fn elements(&self, keys: &Keys<'t>, key: &str) -> Result<Vec<Value<'t>>, Findings> {
        match keys.get(key).filter(|value| !is_null(**value)) {
            None => Ok(Vec::new()),
            Some(&value) => list(value).ok_or_else(|| {
                diagnostics::input::misfit(&format!("`{key}` must be a list"), self.reader.place_of_misfit(value))
                    .into()
            }),
        }
    }

    fn text_of(&self, keys: &Keys<'t>, key: &str, within: Value<'t>) -> Result<String, Findings> {
        match keys.get(key).filter(|value| !is_null(**value)) {
            None => Err(diagnostics::setting::missing_value(
                key,
                &self.reader.place(keys.get(key).copied().unwrap_or(within)),
            )
            .into()),
            Some(&value) => text(value).ok_or_else(|| {
                diagnostics::input::misfit(&format!("`{key}` must be a string"), self.reader.place_of_misfit(value))
                    .into()
            }),
        }
    }
}

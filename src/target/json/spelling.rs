//! The names that CloudFormation and the API of ECR give to the parts of a configuration (FACTS 7).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::ordered::{Json, object};
use crate::plan::{Filters, State};
use crate::registry::{Frequency, Rule};

/// The only type of filter that AWS has.
const WILDCARD: &str = "WILDCARD";

/// Names of the parts of a configuration.
#[derive(Debug)]
pub(in crate::target) struct Spelling {
    pub(in crate::target) scan_type: &'static str,
    pub(in crate::target) rules: &'static str,
    frequency: &'static str,
    filters: &'static str,
    filter: &'static str,
    filter_type: &'static str,
}

/// The names of `AWS::ECR::RegistryScanningConfiguration`.
pub(in crate::target) const CLOUDFORMATION: Spelling = Spelling {
    scan_type: "ScanType",
    rules: "Rules",
    frequency: "ScanFrequency",
    filters: "RepositoryFilters",
    filter: "Filter",
    filter_type: "FilterType",
};

/// The names of `PutRegistryScanningConfiguration`.
pub(in crate::target) const API: Spelling = Spelling {
    scan_type: "scanType",
    rules: "rules",
    frequency: "scanFrequency",
    filters: "repositoryFilters",
    filter: "filter",
    filter_type: "filterType",
};

impl Spelling {
    /// The rules of a state, continuous first.
    pub(in crate::target) fn write(&self, state: State<'_>) -> Json {
        Json::List(state.rules().into_iter().map(|rule| self.write_rule(&rule)).collect())
    }

    fn write_rule(&self, rule: &Rule<Frequency, &Filters>) -> Json {
        let filter = |text: &str| object([(self.filter, text.into()), (self.filter_type, WILDCARD.into())]);
        let filters = rule.filters.iter().map(|planned| filter(planned.filter.as_str())).collect();
        object([(self.frequency, rule.frequency.as_str().into()), (self.filters, Json::List(filters))])
    }

    /// Reads rules back; `None` where they are anything but rules, or have anything else.
    pub(in crate::target) fn read(&self, rules: &Value) -> Option<BTreeSet<Rule>> {
        rules.as_array()?.iter().map(|rule| self.read_rule(rule)).collect()
    }

    fn read_rule(&self, rule: &Value) -> Option<Rule> {
        let [frequency, filters] = fields(rule.as_object()?, [self.frequency, self.filters])?;
        let filters = filters.as_array()?.iter().map(|filter| self.read_filter(filter));
        Some(Rule { frequency: frequency.as_str()?.to_owned(), filters: filters.collect::<Option<_>>()? })
    }

    fn read_filter(&self, filter: &Value) -> Option<String> {
        let [text, kind] = fields(filter.as_object()?, [self.filter, self.filter_type])?;
        (kind.as_str()? == WILDCARD).then_some(text.as_str()?.to_owned())
    }
}

/// The values of these keys; `None` where one is missing, or there is any other.
pub(in crate::target) fn fields<'v, const N: usize>(
    object: &'v Map<String, Value>,
    keys: [&str; N],
) -> Option<[&'v Value; N]> {
    let values: Vec<&Value> = keys.iter().filter_map(|key| object.get(*key)).collect();
    values.try_into().ok().filter(|_| object.len() == N)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_rules_are_read() {
        let rule = |kind: &str| json!([{"scanFrequency": "SCAN_ON_PUSH", "repositoryFilters": [{"filter": "a*", "filterType": kind}]}]);
        let read = API.read(&rule("WILDCARD")).unwrap();
        let filters = BTreeSet::from(["a*".to_owned()]);
        assert_eq!(read, BTreeSet::from([Rule { frequency: "SCAN_ON_PUSH".to_owned(), filters }]));
        assert_eq!(API.read(&rule("PREFIX")), None);
        assert_eq!(CLOUDFORMATION.read(&rule("WILDCARD")), None);
        let mut more = rule("WILDCARD");
        more[0]["also"] = json!(true);
        assert_eq!(API.read(&more), None);
    }
}

//! Refusals of the API and of the provider. The provider lets through more than the API does, so that a plan can look
//! well and its apply fail.
//!
//! Sources: the service model of ECR in botocore 1.43.11 (2015-09-21), and the schema and the behaviour of the AWS
//! provider 5.100.0.

use super::configuration::Configuration;
use super::filter::{Filter, FilterRefused};
use super::frequency::Frequency;
use super::limits::{MAX_FILTER_LENGTH, MAX_FILTER_LENGTH_OF_PROVIDER, MAX_FILTERS, MAX_RULES, MAX_RULES_OF_PROVIDER};
use super::rule::Rule;
use super::scan_type::ScanType;

/// Reason for which a configuration is refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// More rules than 2: that many.
    Rules(usize),
    /// A rule with more filters than 100: that many.
    Filters(usize),
    /// A rule without filters, which only the provider refuses.
    NoFilter,
    /// A frequency that the scan type does not have: MANUAL is what is left without a rule, never a rule's own.
    Frequency(String),
    /// A filter that is too long: its length.
    FilterLength(String),
    /// A filter that is not of the alphabet.
    FilterSpelling(String),
}

impl Configuration {
    /// Everything that the API refuses when it is put.
    pub fn refused_by_api(&self) -> Vec<Refusal> {
        let too_many = (self.rules.len() > MAX_RULES).then_some(Refusal::Rules(self.rules.len()));
        let of_rules = self.rules.iter().flat_map(|rule| rule.refused_by_api(self.scan_type));
        too_many.into_iter().chain(of_rules).collect()
    }

    /// Everything that the provider refuses when it plans.
    pub fn refused_by_provider(&self) -> Vec<Refusal> {
        let too_many = (self.rules.len() > MAX_RULES_OF_PROVIDER).then_some(Refusal::Rules(self.rules.len()));
        too_many.into_iter().chain(self.rules.iter().flat_map(Rule::refused_by_provider)).collect()
    }
}

impl Rule {
    fn refused_by_api(&self, scan_type: ScanType) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        let is_of_type = match Frequency::parse(&self.frequency) {
            Some(Frequency::ContinuousScan) => scan_type == ScanType::Enhanced,
            Some(Frequency::ScanOnPush) => true,
            None => false,
        };
        if !is_of_type {
            refusals.push(Refusal::Frequency(self.frequency.clone()));
        }
        if self.filters.len() > MAX_FILTERS {
            refusals.push(Refusal::Filters(self.filters.len()));
        }
        refusals.extend(self.filters.iter().filter_map(|filter| match Filter::new(filter.as_str()).err()? {
            FilterRefused::TooLong(_) => Some(Refusal::FilterLength(filter.clone())),
            FilterRefused::Spelling => Some(Refusal::FilterSpelling(filter.clone())),
        }));
        refusals
    }

    /// The provider knows the three words of the API, 256 characters and much the same alphabet
    /// (`^[0-9a-z*](?:[0-9a-z_./*-]?[0-9a-z*]+)*$`), and has no upper limit on filters.
    fn refused_by_provider(&self) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        if !["SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL"].contains(&self.frequency.as_str()) {
            refusals.push(Refusal::Frequency(self.frequency.clone()));
        }
        if self.filters.is_empty() {
            refusals.push(Refusal::NoFilter);
        }
        refusals.extend(self.filters.iter().filter_map(|filter| {
            let is_too_long = filter.len() > MAX_FILTER_LENGTH_OF_PROVIDER;
            let is_misspelled = !Filter::is_spelled_right(filter);
            let misspelled = || is_misspelled.then(|| Refusal::FilterSpelling(filter.clone()));
            is_too_long.then(|| Refusal::FilterLength(filter.clone())).or_else(misspelled)
        }));
        refusals
    }
}

impl Refusal {
    /// Says what is refused, in the words of a Terraform user.
    pub fn message(&self) -> String {
        match self {
            Self::Rules(count) => format!("{count} rules, and a registry has at most {}", MAX_RULES),
            Self::Filters(count) => format!("{count} filters in one rule, and a rule has at most {}", MAX_FILTERS),
            Self::NoFilter => "a rule without a `repository_filter`".to_owned(),
            Self::Frequency(word) => format!("the frequency `{word}`, which is not valid for this scan type"),
            Self::FilterLength(filter) => {
                format!("a filter of {} characters, and a filter has at most {}", filter.len(), MAX_FILTER_LENGTH)
            }
            Self::FilterSpelling(filter) => format!("the filter `{filter}`, which is not a valid filter"),
        }
    }
}

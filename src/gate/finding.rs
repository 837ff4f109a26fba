//! Findings, alike for basic and enhanced scans.

use super::severity::Severity;

/// A finding of a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The vulnerability.
    pub id: String,
    pub severity: Severity,
    pub state: State,
    pub fix: Fix,
    /// The packages that have it; a scan may name none.
    pub packages: Vec<Package>,
    /// The page that describes it.
    pub link: Option<String>,
    /// The finding's own name, by which it is told from others.
    pub arn: Option<String>,
}

/// State of a finding: FindingStatus of Inspector's model; a basic finding has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Active,
    /// A rule of the account hides it, or it is over.
    Over,
    /// A word that the model does not list.
    Other(String),
}

impl State {
    /// The words of the model.
    pub const WORDS: &[(&str, Self)] = &[("ACTIVE", Self::Active), ("SUPPRESSED", Self::Over), ("CLOSED", Self::Over)];

    /// Returns the state of AWS's word, of which a basic finding has none.
    pub fn of(word: Option<&str>) -> Self {
        let Some(word) = word else { return Self::Active };
        let known = Self::WORDS.iter().find(|(known, _)| *known == word);
        known.map_or_else(|| Self::Other(word.to_owned()), |(_, state)| state.clone())
    }
}

/// Existence of a fix: FixAvailable of Inspector's model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fix {
    /// At least one of the packages has a fixed version.
    Available,
    /// None has.
    None,
    /// The scan does not tell: a basic one never does.
    Unknown,
}

impl Fix {
    /// The words of the model.
    pub const WORDS: &[(&str, Self)] = &[("YES", Self::Available), ("PARTIAL", Self::Available), ("NO", Self::None)];

    /// Returns what AWS's word says; another word says nothing.
    pub fn of(word: Option<&str>) -> Self {
        let known = word.and_then(|word| Self::WORDS.iter().find(|(known, _)| *known == word));
        known.map_or(Self::Unknown, |(_, fix)| *fix)
    }
}

/// A package that has a vulnerability.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    pub name: String,
    pub installed: Option<String>,
    /// The first version without it.
    pub fixed_in: Option<String>,
}

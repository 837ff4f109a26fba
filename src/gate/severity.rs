//! Severities of findings.

/// Severity of a finding, the worst first: FindingSeverity of the ECR API's model and Severity of Inspector's. In the answer of
/// `describe-image-scan-findings` an enhanced finding has a free string (FACTS 12), so that any other word is possible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Critical,
    High,
    Medium,
    Low,
    Informational,
    /// Inspector has not rated it yet.
    Untriaged,
    /// Nobody has rated it.
    Undefined,
    /// A word that no model lists.
    Other(String),
}

impl Severity {
    /// The severities that the models list.
    pub const KNOWN: [Self; 7] =
        [Self::Critical, Self::High, Self::Medium, Self::Low, Self::Informational, Self::Untriaged, Self::Undefined];

    /// Returns the severity of AWS's word.
    pub fn of(word: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|severity| severity.as_str().eq_ignore_ascii_case(word));
        known.unwrap_or_else(|| Self::Other(word.to_owned()))
    }

    /// Returns AWS's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Critical => "CRITICAL",
            Self::High => "HIGH",
            Self::Medium => "MEDIUM",
            Self::Low => "LOW",
            Self::Informational => "INFORMATIONAL",
            Self::Untriaged => "UNTRIAGED",
            Self::Undefined => "UNDEFINED",
            Self::Other(word) => word,
        }
    }
}

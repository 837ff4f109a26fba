//! Scanning configuration as somebody wrote it: words with their places, none of them validated.

use crate::source::Place;

/// The arguments of `PutRegistryScanningConfiguration`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The word of the scan type.
    pub scan_type: String,
    /// The place of the scan type.
    pub place: Place,
    /// The rules, in their order.
    pub rules: Vec<WrittenRule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenRule {
    /// The word of the frequency.
    pub frequency: String,
    /// The place of the frequency.
    pub place: Place,
    /// The filters, in their order.
    pub filters: Vec<WrittenFilter>,
}

/// A repository filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenFilter {
    pub text: String,
    /// The type, where it is given.
    pub kind: Option<String>,
    /// The place of the text.
    pub place: Place,
}

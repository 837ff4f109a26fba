//! A repository filter, as the API accepts it.

use std::fmt;

use serde::Serialize;

use super::limits::MAX_FILTER_LENGTH;

/// A repository filter that the API accepts: 1 to 255 characters of `[a-z0-9*]+([._\-/][a-z0-9*]+)*`
/// (ScanningRepositoryFilterValue; the expression is that of the service model without its backtracking).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Filter(String);

impl Filter {
    /// The filter of that text.
    ///
    /// # Errors
    /// Says what the API would refuse.
    pub fn new(text: impl Into<String>) -> Result<Self, FilterRefused> {
        let text = text.into();
        if text.len() > MAX_FILTER_LENGTH {
            return Err(FilterRefused::TooLong(text.len()));
        }
        if !Self::is_spelled_right(&text) {
            return Err(FilterRefused::Spelling);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether a text is of the filter alphabet, however long it is.
    pub fn is_spelled_right(text: &str) -> bool {
        text.split(['.', '_', '-', '/'])
            .all(|part| !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'*')))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Reason for which the API would refuse a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterRefused {
    /// Longer than 255 characters: that many.
    TooLong(usize),
    /// Not of the filter alphabet.
    Spelling,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_follow_the_service_model() {
        for good in ["*", "a", "a*b", "**", "team/*", "a.b_c-d/e", &"a".repeat(255)] {
            assert!(Filter::new(good).is_ok(), "{good}");
        }
        for bad in ["", "a__b", "team/", "-a", "a..b", "A", "a b", "é", "a\n"] {
            assert_eq!(Filter::new(bad), Err(FilterRefused::Spelling), "{bad}");
        }
        assert_eq!(Filter::new("a".repeat(256)), Err(FilterRefused::TooLong(256)));
    }
}

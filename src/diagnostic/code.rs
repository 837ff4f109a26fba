//! Codes of diagnostics.

use super::severity::Severity;

/// Kind of diagnostic: its stable name, and the page that explains it. Codes are never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The short name, for example `P007`.
    pub code: &'static str,
    /// The readable name, for example `rule-overlap`.
    pub slug: &'static str,
    /// The severity of a diagnostic of this code, unless it is said to be less.
    pub severity: Severity,
    /// The page: documentation, the answer of `scanwright code`, and a test.
    pub page: &'static str,
}

impl Code {
    /// Returns the first sentence of the page.
    pub fn summary(&self) -> &'static str {
        self.page.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
    }

    /// Tells whether this is the code of that name: `P007`, `p007` or `rule-overlap`.
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.code.eq_ignore_ascii_case(name) || self.slug == name
    }
}

/// Makes the [`Code`] of a module from its page, `<slug>.md` beside the file that calls it.
macro_rules! page {
    ($severity:ident $code:literal $slug:literal) => {
        $crate::diagnostic::code::Code {
            code: $code,
            slug: $slug,
            severity: $crate::diagnostic::severity::Severity::$severity,
            page: include_str!(concat!($slug, ".md")),
        }
    };
}
pub(crate) use page;

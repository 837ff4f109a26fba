//! Filters as texts: the ones that a policy's entries become, and the ones that somebody wrote by hand.
//!
//! ECR has no exact filter, and a filter has at most one separator between letters or digits; so an entry's filter is
//! not always its own text ([`filter_text`]). With an inventory it catches nothing else of it where that can be
//! ([`anchor_with`]), and where a rule has too many filters, few can stand for many names ([`merge()`]).

mod anchor;
mod filters;
mod lowered;
mod lowered_entry;
mod merge;
mod options;
mod refused_filter;
mod text;
mod uncovered;

pub use anchor::anchor_with;
pub(crate) use filters::LoweredFilter;
pub(crate) use lowered::{LoweredPlan, LoweredRule, LoweredRules, lower};
pub(crate) use lowered_entry::LoweredEntry;
pub use merge::{MergedFilter, merge};
#[cfg(test)]
pub(crate) use options::LOWERED;
pub(crate) use text::collapse_stars;
pub(crate) use text::filter_text;
pub use text::has_adjacent_separators;

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::registry::Filter;
use crate::wildcard::Pattern;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[&refused_filter::CODE];

/// The patterns of filters that were written by hand, read as ECR reads them.
///
/// # Errors
/// Every filter that AWS would refuse.
pub(crate) fn patterns(filters: &[String]) -> Result<Vec<Pattern>, Findings> {
    let refused: Vec<Diagnostic> = filters
        .iter()
        .filter_map(|filter| Filter::new(filter.as_str()).err().map(|refused| refused_filter::report(filter, refused)))
        .collect();
    if refused.is_empty() {
        Ok(filters.iter().map(|filter| Pattern::filter(filter)).collect())
    } else {
        Err(refused.into())
    }
}

//! Filters as somebody wrote them by hand → patterns.
//!
//! Takes texts of repository filters, gives what they match, or reports every one that AWS would refuse.

mod refused_filter;

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::Filter;
use crate::wildcard::Pattern;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] = &[&refused_filter::CODE];

/// The patterns of these filters, read as ECR reads them.
///
/// # Errors
/// Every filter that AWS would refuse.
pub fn patterns(filters: &[String]) -> Result<Vec<Pattern>, Vec<Diagnostic>> {
    let refused: Vec<Diagnostic> = filters
        .iter()
        .filter_map(|filter| Filter::new(filter.as_str()).err().map(|refused| refused_filter::report(filter, refused)))
        .collect();
    if refused.is_empty() { Ok(filters.iter().map(|filter| Pattern::filter(filter)).collect()) } else { Err(refused) }
}

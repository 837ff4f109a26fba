//! A change as a page for a browser: one file that needs no network and no scripts but for the search.
//!
//! [`page`] computes what is shown into plain structures, one file a part, and the templates beside it lay them out.
//! Everything that somebody wrote reaches the page through one escape function ([`render`]).

mod apply_loop;
mod bars;
mod cost;
mod coverage;
mod filter_columns;
mod findings;
mod gate;
mod inline_code;
mod meaning;
mod page;
mod priced;
mod priced_cells;
mod render;
mod repositories;
mod repository_row;
mod sides;
mod text;

use super::comparison::Comparison;
use crate::change::Gone;
use crate::diagnostic::Diagnostic;

/// The page of a review; the reason where it can't be made.
pub(crate) fn html(comparison: &Comparison, gone: Option<&Gone>) -> Result<String, String> {
    render::render(&page::page(comparison, gone))
}

/// The page of findings in the place of a review, where there is none; the reason where it can't be made.
pub(crate) fn findings(diagnostics: &[Diagnostic]) -> Result<String, String> {
    render::render_findings(&findings::page(diagnostics))
}

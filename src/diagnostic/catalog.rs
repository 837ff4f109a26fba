//! The one table of codes. Every stage lists its own; this joins the lists.

use super::Code;

/// Every code there is, by stage and number.
pub fn all() -> impl Iterator<Item = &'static Code> {
    crate::load::CODES
        .iter()
        .chain(crate::check::CODES)
        .chain(crate::render::CODES)
        .chain(crate::verify::CODES)
        .chain(crate::compare::CODES)
        .chain(crate::write::CODES)
        .chain(crate::inventory::CODES)
        .copied()
}

/// The code of that name: `P007`, `p007` or `rule-overlap`.
pub fn find(name: &str) -> Option<&'static Code> {
    all().find(|code| code.code.eq_ignore_ascii_case(name) || code.slug == name)
}
